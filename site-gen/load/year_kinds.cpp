#include "load/year_kinds.hpp"

#include <fmt/format.h>

#include "model/rules.hpp"

namespace sitegen {

void refuse_year(Findings& findings, const Place& place, const FiscalYear& year, const char* whose) {
    const FiscalYear other(year.first, !year.spans_two);
    findings.error(
        rules::invalid_value, place,
        fmt::format("no document can have the year {}: the {} writes its years like {}", year.text(), whose, other.text()),
        other.spans_two ? "Write the fiscal year in quotes, as its folder is named: \"" + other.text() + "\""
                        : "Write the year as its folder is named, without quotes: " + other.text());
}

std::optional<FiscalYear> read_year(TableReader& entry, std::string_view key, Need need, const YearKinds& kinds,
                                    const char* whose) {
    const std::optional<FiscalYear> year = entry.fiscal_year(key, need);
    if (!year || kinds.may_be(*year)) return year;
    refuse_year(entry.findings(), entry.place_of(key), *year, whose);
    return std::nullopt;
}

}  // namespace sitegen
