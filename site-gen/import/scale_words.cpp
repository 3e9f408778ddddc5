#include "import/scale_words.hpp"

#include <algorithm>
#include <string>

#include "import/import_words.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

bool ends_here(std::string_view rest, std::string_view word) {
    if (rest.empty()) return true;
    // "k" and no "k. A."
    if (word.size() == 1 && rest.front() == '.') return false;
    return !is_word_character(first_character(rest).value);
}

std::size_t count_zeros(std::string_view text, std::size_t at) {
    const std::size_t end = text.find_first_not_of('0', at);
    return (end == std::string_view::npos ? text.size() : end) - std::min(at, text.size());
}

// "1,000", "10 000", "1000", "000" and "000s": powers of a thousand, times ten or a hundred behind a 1.
std::optional<ScaleWord> scale_in_digits(std::string_view text) {
    std::size_t at = text.starts_with('1') ? 1 : 0;
    std::size_t zeros = count_zeros(text, at);
    if (at == 0 && (zeros == 0 || zeros % 3 != 0)) return std::nullopt;
    at += zeros;
    while (at > 0) {
        std::string_view rest = text.substr(at);
        for (const std::string_view mark : {",", ".", " ", "'", "’"}) {
            if (rest.starts_with(mark)) rest.remove_prefix(mark.size());
        }
        if (rest.size() == text.size() - at || count_zeros(rest, 0) != 3) break;
        zeros += 3;
        at = text.size() - rest.size() + 3;
    }
    if (zeros < 3 || (at < text.size() && is_ascii_digit(text[at]))) return std::nullopt;
    return ScaleWord{static_cast<int>(zeros), at + (text.substr(at).starts_with('s') ? 1 : 0)};
}

}  // namespace

std::optional<ScaleWord> scale_at(std::string_view text, ScaleEnd end) {
    std::optional<ScaleWord> found = scale_in_digits(text);
    for (const auto& [word, power] : import_words().scales) {
        if (found && word.size() < found->byte_count) continue;
        if (text.size() < word.size() || folded_text(text.substr(0, word.size())) != word) continue;
        if (end == ScaleEnd::of_word && !ends_here(text.substr(word.size()), word)) continue;
        const bool is_other = found && found->byte_count == word.size() && found->power != power;
        found = ScaleWord{is_other ? 0 : power, word.size()};
    }
    return found;
}

}  // namespace sitegen
