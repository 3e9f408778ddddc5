#include "import/column_units.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "import/import_rules.hpp"
#include "import/read_number.hpp"
#include "import/stated_unit.hpp"
#include "model/title.hpp"

namespace sitegen {

namespace {

bool is_in_money(const ColumnForm& column) { return column.kind == ColumnKind::money && column.unit.empty(); }

// The lowest heading that states a unit. What the standard's own title says is about every document.
StatedUnit unit_in_heading(const FoundTable& table, std::size_t column, const ColumnForm& form, const Standard& standard,
                           const HeadingContext& context) {
    for (std::size_t row = table.headings.end_row; row-- > table.headings.first_row;) {
        const std::string text = table.region.shown_text(row, column);
        StatedUnit stated = unit_stated_in(text, standard);
        if (!stated.is_stated()) continue;
        for (const std::string& title : {form.title, form.group}) {
            const StatedUnit own = unit_stated_in(fill_years(title, context.year), standard);
            if (own.unit == stated.unit && own.undeclared == stated.undeclared) return {};
        }
        return stated;
    }
    return {};
}

void report_undeclared_column(const FoundTable& table, std::size_t column, const std::string& unit, ImportLog& log) {
    log.add(Severity::error, rules::unknown_unit, place_in(table, table.headings.first_row, column),
            fmt::format("the column “{}” of the table \"{}\" is in “{}”, and the standard declares no such unit",
                        heading_of(table.region, table.headings, column), table.form->id, unit),
            "Declare it in the standard's units. If the heading says something else, correct it in the source.");
}

// The unit that all columns of money state; empty if one of them states none or another one.
std::string common_unit(const FoundTable& table) {
    std::string common;
    for (std::size_t side = 0; side < table.form->sides.size(); ++side) {
        const std::vector<ColumnForm>& forms = table.form->sides[side].columns;
        for (std::size_t column = 0; column < forms.size(); ++column) {
            if (!is_in_money(forms[column]) || !table.headings.sides[side].amounts[column]) continue;
            const std::string& unit = table.column_units[side][column];
            if (unit.empty() || (!common.empty() && unit != common)) return {};
            common = unit;
        }
    }
    return common;
}

}  // namespace

void find_column_units(FoundTable& table, const Standard& standard, const HeadingContext& context, ImportLog& log) {
    bool has_undeclared = false;
    for (std::size_t side = 0; side < table.form->sides.size(); ++side) {
        const std::vector<ColumnForm>& forms = table.form->sides[side].columns;
        std::vector<std::string>& units = table.column_units.emplace_back(forms.size());
        for (std::size_t column = 0; column < forms.size(); ++column) {
            const std::optional<std::size_t>& at = table.headings.sides[side].amounts[column];
            if (!at || !is_in_money(forms[column])) continue;
            const StatedUnit stated = unit_in_heading(table, *at, forms[column], standard, context);
            if (!stated.undeclared.empty()) report_undeclared_column(table, *at, stated.undeclared, log);
            has_undeclared = has_undeclared || !stated.undeclared.empty();
            units[column] = stated.unit;
        }
    }
    table.has_undeclared_unit = table.has_undeclared_unit || has_undeclared;
    if (table.unit.empty() && !table.has_undeclared_unit) table.unit = common_unit(table);
}

std::string unit_of_cells(const FoundTable& part, std::size_t side, std::size_t column, const std::string& unit) {
    if (!is_in_money(part.form->sides[side].columns[column])) return {};
    const bool has_own = side < part.column_units.size() && !part.column_units[side][column].empty();
    const std::string& own = has_own ? part.column_units[side][column] : part.unit;
    return own == unit ? std::string() : own;
}

void report_column_units(const FoundTable& part, const std::string& unit, const Standard& standard, ImportLog& log) {
    const auto wanted = standard.units.find(unit);
    if (wanted == standard.units.end()) return;
    for (std::size_t side = 0; side < part.form->sides.size(); ++side) {
        for (std::size_t column = 0; column < part.form->sides[side].columns.size(); ++column) {
            const std::optional<std::size_t>& at = part.headings.sides[side].amounts[column];
            const std::string own = at ? unit_of_cells(part, side, column, unit) : std::string();
            const auto stated = standard.units.find(own);
            if (stated == standard.units.end() || stated->second == wanted->second) continue;
            const std::string where = place_in(part, part.headings.first_row, *at);
            const std::string heading = heading_of(part.region, part.headings, *at);
            if (own.size() > 1) {
                log.decide(where, fmt::format("The column “{}” is in {}, and the table in {}: its amounts are converted.", heading,
                                              own, unit));
            } else {
                log.add(Severity::warning, rules::unit_slip, where,
                        fmt::format("the column “{}” is taken to be in {}, and is converted to {}", heading, own, unit),
                        "If the letter means something else, correct the heading in the source.");
            }
        }
    }
}

std::optional<std::string> amount_in_unit(const std::string& decimal, const std::string& from, const std::string& unit,
                                          const Standard& standard) {
    const auto own = standard.units.find(from);
    const auto wanted = standard.units.find(unit);
    if (own == standard.units.end() || wanted == standard.units.end()) return std::nullopt;
    return own->second == wanted->second ? std::optional(decimal)
                                         : without_exponent(fmt::format("{}E{}", decimal, own->second - wanted->second));
}

}  // namespace sitegen
