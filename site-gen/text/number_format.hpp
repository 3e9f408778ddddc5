// Writes numbers: for readers with the marks of their language, for machines without.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace sitegen {

// The marks of a language's numbers: 1,234.50 or 1.234,50 or 1 234,50.
struct NumberFormat {
    std::string group = ",";
    std::string point = ".";
};

// Appends coefficient x 10^-decimals with all its decimals. Its digits are grouped by threes. A negative number begins with U+2212.
void append_grouped(std::string& out, std::int64_t coefficient, int decimals, const NumberFormat& format);

// The same for machines: no groups, a point, and a hyphen before a negative number.
void append_ungrouped(std::string& out, std::int64_t coefficient, int decimals);

// "2.1 KB"
[[nodiscard]] std::string format_size(std::size_t byte_count);

}  // namespace sitegen
