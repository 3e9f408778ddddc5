// Writes numbers: for readers with the marks of their language, for machines without.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sitegen {

// The marks of a language's numbers: 1,234.50 or 1.234,50 or 1 234,50.
struct NumberFormat {
    std::string group = ",";
    std::string point = ".";
    std::string currency_before = {};  // the signs that stand before their number, with spaces between: "$ £"
};

// A number and its unit as they are printed, one after the other. A currency's sign before the number is a part of it.
struct NumberWithUnit {
    std::string number;
    std::string unit;  // empty where nothing of it is left
};

// "$37.9" and no unit; of "R thousand" "R663.0" and "thousand"; of 万元 both as they are. number: as append_grouped() writes it.
[[nodiscard]] NumberWithUnit place_unit(std::string number, std::string_view unit, const NumberFormat& format);

// Appends coefficient x 10^-decimals with all its decimals. Its digits are grouped by threes. A negative number begins with U+2212.
void append_grouped(std::string& out, std::int64_t coefficient, int decimals, const NumberFormat& format);

// The same for machines: no groups, a point, and a hyphen before a negative number.
void append_ungrouped(std::string& out, std::int64_t coefficient, int decimals);

// "2.1 KB", rounded to a tenth; a KB is 1,000 bytes.
[[nodiscard]] std::string format_size(std::size_t byte_count);

}  // namespace sitegen
