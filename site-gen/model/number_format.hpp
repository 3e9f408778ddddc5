// How amounts are shown to readers; files for machines use Amount::plain().
#pragma once

#include <string>

#include "model/amount.hpp"
#include "model/words.hpp"

namespace sitegen {

// The marks of a language's numbers: 1,234.50 or 1.234,50 or 1 234,50.
struct NumberFormat {
    std::string group = ",";
    std::string point = ".";
};

// The marks that a language's translations give.
[[nodiscard]] NumberFormat number_format_of(const Words& words);

// Appends the amount with its printed decimals and its digits grouped by threes. A negative one begins with U+2212.
void append_amount(std::string& out, const Amount& amount, const NumberFormat& format);

[[nodiscard]] std::string format_amount(const Amount& amount, const NumberFormat& format = {});

}  // namespace sitegen
