#include "import/column_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "import/import_rules.hpp"
#include "import/import_words.hpp"
#include "import/read_number.hpp"
#include "model/title.hpp"

namespace sitegen {

namespace {

bool is_counter(const std::string& heading) {
    const std::vector<std::string>& words = import_words().counters;
    return heading == "#" || std::find(words.begin(), words.end(), heading) != words.end();
}

// The column of amounts with the same heading. A mapping file settles which of the two is meant.
std::optional<std::size_t> twin_of(const FoundTable& part, std::size_t column) {
    const std::string heading = heading_of(part.region, part.headings, column);
    for (const SideColumns& side : part.headings.sides) {
        for (const auto& other : side.amounts) {
            if (other && *other != column && heading_of(part.region, part.headings, *other) == heading) return other;
        }
    }
    return std::nullopt;
}

bool have_equal_cells(const FoundTable& part, std::size_t left, std::size_t right) {
    for (std::size_t row = part.headings.end_row; row < part.region.row_count(); ++row) {
        if (one_line(part.region.at(row, left).text) != one_line(part.region.at(row, right).text)) return false;
    }
    return true;
}

// Two columns with one heading and different amounts: nothing tells which of them is the table's.
void report_twins(const FoundTable& part, const RowContext& context) {
    if (part.mapping != nullptr && !part.mapping->columns.empty()) return;
    for (const std::size_t column : part.headings.others) {
        const std::optional<std::size_t> twin = twin_of(part, column);
        if (!twin || have_equal_cells(part, column, *twin)) continue;
        context.log.add(Severity::error, rules::column_left_out, place_in(part, part.headings.first_row, column),
                        fmt::format("the heading “{}” is there twice, in {} and {}, over different cells",
                                    heading_of(part.region, part.headings, column),
                                    column_name(part.region.source_column_of(std::min(*twin, column))),
                                    column_name(part.region.source_column_of(std::max(*twin, column)))),
                        "Say which of the two is the table's in a mapping file ([sheet.columns]), or correct a heading.");
    }
}

void report_missing_column(const FoundTable& part, std::size_t side, std::size_t column, const RowContext& context) {
    const ColumnForm& form = part.form->sides[side].columns[column];
    const std::string title = fill_years(form.group + (form.group.empty() ? "" : " / ") + form.title, context.year);
    const std::vector<OtherYearsColumn>& others = part.headings.other_years;
    const auto of_other_year = std::find_if(others.begin(), others.end(), [&](const OtherYearsColumn& each) {
        return each.side == side && each.form_column == column;
    });
    if (of_other_year == others.end()) {
        context.log.add(Severity::error, rules::column_not_found, place_of(part),
                        fmt::format("the table \"{}\" has no column for “{}”", part.form->id, title),
                        "Say which column it is in a mapping file: [sheet.columns].");
        return;
    }
    context.log.add(Severity::error, rules::column_not_found, place_in(part, part.headings.first_row, of_other_year->column),
                    fmt::format("the table \"{}\" has no column for “{}”: “{}” names another year", part.form->id, title,
                                heading_of(part.region, part.headings, of_other_year->column)),
                    "See whether this is the file of another year. If only the heading is wrong, correct it in the source, or say "
                    "that it is the column in a mapping file: [sheet.columns].");
}

// In each part of the table, those that a document must have.
void report_missing_columns(const FoundTable& part, const RowContext& context) {
    for (std::size_t i = 0; i < part.form->sides.size(); ++i) {
        const SideForm& form = part.form->sides[i];
        for (std::size_t column = 0; column < form.columns.size(); ++column) {
            const ColumnForm& wanted = form.columns[column];
            if (part.headings.sides[i].amounts[column] || wanted.is_optional || !is_for_stage(wanted.stages, context.stage))
                continue;
            report_missing_column(part, i, column, context);
        }
    }
}

}  // namespace

void report_columns(const std::vector<const FoundTable*>& parts, const RowContext& context) {
    const FoundTable& part = *parts.front();
    for (const std::size_t column : part.headings.others) {
        bool has_amounts = false;
        for (std::size_t row = part.headings.end_row; row < part.region.row_count(); ++row)
            has_amounts = has_amounts || looks_like_amount(part.region.at(row, column));
        const std::string heading = heading_of(part.region, part.headings, column);
        const std::optional<std::size_t> twin = twin_of(part, column);
        if (twin && has_amounts && part.mapping == nullptr) {
            if (have_equal_cells(part, column, *twin))
                context.log.decide(place_in(part, part.headings.first_row, column),
                                   fmt::format("The column “{}” is there twice, with the same amounts.", heading));
        } else if (has_amounts && !is_counter(heading)) {
            context.log.add(Severity::warning, rules::column_left_out, place_in(part, part.headings.first_row, column),
                            fmt::format("the column “{}” is no column of the table \"{}\" and is left out", heading, part.form->id),
                            "If it is one under another name, say so in a mapping file: [sheet.columns].");
        } else {
            context.log.decide(place_in(part, part.headings.first_row, column),
                               fmt::format("The column “{}” is left out.", heading));
        }
    }
    for (const FoundTable* each : parts) {
        report_twins(*each, context);
        report_missing_columns(*each, context);
    }
}

}  // namespace sitegen
