// How amounts are written: for readers in the form of their language, for machines plainly.
#pragma once

#include <string>

#include "model/amount.hpp"
#include "model/words.hpp"

namespace sitegen {

// The marks that a language's translations give.
[[nodiscard]] inline const NumberFormat& number_format_of(const Words& words) { return words.number_format(); }

// Appends the amount with its printed decimals and its digits grouped by threes. A negative one begins with U+2212.
void append_amount(std::string& out, const Amount& amount, const NumberFormat& format);

// Appends what Amount::plain() gives.
void append_plain(std::string& out, const Amount& amount);

[[nodiscard]] std::string format_amount(const Amount& amount, const NumberFormat& format = {});

// "2.1 KB"
[[nodiscard]] std::string format_size(std::size_t byte_count);

}  // namespace sitegen
