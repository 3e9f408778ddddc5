// An amount as text.
#pragma once

#include <string>

#include "model/amount.hpp"
#include "text/number_format.hpp"
#include "text/words.hpp"

namespace sitegen {

// The marks from a language's translations.
[[nodiscard]] inline const NumberFormat& number_format_of(const Words& words) { return words.number_format(); }

// Appends the amount with its printed decimals. Its digits are grouped by threes. A negative one begins with U+2212.
inline void append_amount(std::string& out, const Amount& amount, const NumberFormat& format) {
    append_grouped(out, amount.coefficient(), amount.decimals(), format);
}

// Appends the result of Amount::plain().
inline void append_plain(std::string& out, const Amount& amount) { append_ungrouped(out, amount.coefficient(), amount.decimals()); }

[[nodiscard]] inline std::string format_amount(const Amount& amount, const NumberFormat& format = {}) {
    std::string out;
    append_amount(out, amount, format);
    return out;
}

// For a percentage that is not zero but rounds to 0.00 % with two decimals: "<0.01%". Prose, tables and drawings use the same form.
[[nodiscard]] inline std::string tiny_percent(int decimals, const Words& words) {
    return words.phrase(
        "percent-tiny",
        {{"percent", words.phrase("percent", {{"number", format_amount(Amount(1, decimals), number_format_of(words))}})}});
}

}  // namespace sitegen
