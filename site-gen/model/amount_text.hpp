// An amount as text.
#pragma once

#include <string>

#include "model/amount.hpp"
#include "text/number_format.hpp"
#include "text/words.hpp"

namespace sitegen {

// The marks that a language's translations give.
[[nodiscard]] inline const NumberFormat& number_format_of(const Words& words) { return words.number_format(); }

// Appends the amount with its printed decimals and its digits grouped by threes. A negative one begins with U+2212.
inline void append_amount(std::string& out, const Amount& amount, const NumberFormat& format) {
    append_grouped(out, amount.coefficient(), amount.decimals(), format);
}

// Appends what Amount::plain() gives.
inline void append_plain(std::string& out, const Amount& amount) { append_ungrouped(out, amount.coefficient(), amount.decimals()); }

[[nodiscard]] inline std::string format_amount(const Amount& amount, const NumberFormat& format = {}) {
    std::string out;
    append_amount(out, amount, format);
    return out;
}

}  // namespace sitegen
