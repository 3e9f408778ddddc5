// The marks between thousands and before decimals, which differ from country to country.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sitegen {

// How a source writes numbers in texts. A mark that is 0 was neither declared nor found out.
struct SourceMarks {
    char decimal = 0;                           // '.' or ','
    std::string group = {};                     // between thousands; empty: any mark that cannot be the decimal one
    bool has_trailing_minus = true;             // "123-" is negative
    std::vector<std::string> minus_signs = {};  // before negative amounts, beside those that every form uses: "△"
};

// What the texts of a column tell about their marks. Each text gives at most one of these.
struct MarkEvidence {
    std::size_t point_is_decimal = 0;  // 1,234.50 or 0.5 or 12.25
    std::size_t comma_is_decimal = 0;  // 1.234,50 or 0,5 or 12,25
    std::size_t ambiguous_points = 0;  // 1.234: thousands, or three decimals
    std::size_t ambiguous_commas = 0;  // 1,234, the same
    std::string first_point = {};      // the first text of each kind, for messages
    std::string first_comma = {};
    std::string first_ambiguous = {};
};
void weigh(std::string_view text, MarkEvidence& evidence);

// The plain decimal that digits with marks are, such as "1,234.50". Nothing if the marks do not fit.
[[nodiscard]] std::optional<std::string> decimal_of(std::string digits, const SourceMarks& marks);

}  // namespace sitegen
