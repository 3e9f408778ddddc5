// The year that a budget is for.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sitegen {

// A calendar year, written 2023, or a year that begins in one calendar year and ends in the next, written 2022-23.
struct FiscalYear {
    // The kinds: no year, a calendar year, or one that spans two.
    constexpr FiscalYear() = default;
    constexpr FiscalYear(int beginning, bool is_of_two = false) : first(beginning), spans_two(is_of_two) {}

    int first = 0;           // the calendar year in which it begins; 0 for none
    bool spans_two = false;  // it ends in the next

    // Years of both kinds are in the order of their beginnings.
    friend std::strong_ordering operator<=>(const FiscalYear&, const FiscalYear&) = default;
    friend bool operator==(const FiscalYear&, const FiscalYear&) = default;

    // The years before and after it, of the same kind.
    [[nodiscard]] FiscalYear before() const { return {first - 1, spans_two}; }
    [[nodiscard]] FiscalYear next() const { return {first + 1, spans_two}; }
    // Whether some day is in both: 2019 and 2019-20 have common days, 2019 and 2020-21 have none.
    [[nodiscard]] bool overlaps(const FiscalYear& other) const {
        return first <= other.first + (other.spans_two ? 1 : 0) && other.first <= first + (spans_two ? 1 : 0);
    }
    // The year as it is written, and the name of its folder.
    [[nodiscard]] std::string text() const;
};

// Reads a year from 1000 to 9999, as text() writes it. Nothing if it is no such year: 2022-24, for example.
[[nodiscard]] std::optional<FiscalYear> parse_fiscal_year(std::string_view text);

// The same, and also the forms that people write: "2022/23", "2022–23", "2022-2023", "2022/2023".
[[nodiscard]] std::optional<FiscalYear> read_fiscal_year(std::string_view text);

// The given years, which are in order, and the missing years between two of one kind.
[[nodiscard]] std::vector<FiscalYear> with_years_between(const std::vector<FiscalYear>& years);

}  // namespace sitegen
