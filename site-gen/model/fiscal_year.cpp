#include "model/fiscal_year.hpp"

#include <charconv>

namespace sitegen {

namespace {

std::string two_digits(int year) {
    const int ending = (year + 1) % 100;
    return (ending < 10 ? "0" : "") + std::to_string(ending);
}

}  // namespace

std::string FiscalYear::text() const { return spans_two ? std::to_string(first) + "-" + two_digits(first) : std::to_string(first); }

std::optional<FiscalYear> parse_fiscal_year(std::string_view text) {
    const std::string_view digits = text.substr(0, 4);
    FiscalYear year;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), year.first);
    if (error != std::errc() || stop != digits.data() + digits.size() || year.first < 1000) return std::nullopt;
    year.spans_two = text.size() > 4;
    if (text != year.text()) return std::nullopt;
    return year;
}

std::optional<FiscalYear> read_fiscal_year(std::string_view text) {
    if (text.size() <= 4) return parse_fiscal_year(text);
    const std::string_view begin = text.substr(0, 4);
    std::string_view end = text.substr(4);
    for (const std::string_view mark : {"-", "/", "–"}) {
        if (!end.starts_with(mark)) continue;
        end.remove_prefix(mark.size());
        const std::optional<FiscalYear> first = parse_fiscal_year(begin);
        if (end.size() != 4 || !first) return parse_fiscal_year(std::string(begin) + "-" + std::string(end));
        return end == first->next().text() ? std::optional(FiscalYear(first->first, true)) : std::nullopt;
    }
    return std::nullopt;
}

std::vector<FiscalYear> with_years_between(const std::vector<FiscalYear>& years) {
    std::vector<FiscalYear> result;
    for (const FiscalYear& year : years) {
        while (!result.empty() && result.back().spans_two == year.spans_two && result.back().next() < year)
            result.push_back(result.back().next());
        result.push_back(year);
    }
    return result;
}

}  // namespace sitegen
