#include "model/share_text.hpp"

#include "model/amount_text.hpp"

namespace sitegen {

std::string share_of_whole(const Amount& part, const Amount& whole, Rounding rounding, const Words& words) {
    const std::optional<Amount> share = quotient(part, whole, 2, 2, rounding);
    if (!share) return {};
    const auto text = [&](const Amount& percent) {
        return words.phrase("percent", {{"number", format_amount(percent, number_format_of(words))}});
    };
    if (share->is_zero() && !part.is_zero()) return tiny_percent(2, words);
    if (*share == Amount(100, 0) && part < whole) return ">" + text(Amount(9999, 2));
    return text(*share);
}

}  // namespace sitegen
