#include "import/find_tables.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "import/column_units.hpp"
#include "import/import_rules.hpp"
#include "import/load_mapping.hpp"
#include "import/matching.hpp"
#include "import/stated_unit.hpp"
#include "import/table_candidates.hpp"
#include "import/table_titles.hpp"
#include "text/counted.hpp"

namespace sitegen {

namespace {

constexpr double least_lead = 0.05;  // of the best form over the next

class TableFinder {
  public:
    TableFinder(const std::string& file, const Standard& standard, const HeadingContext& context, const DocumentMapping& mapping,
                ImportLog& log)
        : file_(file), standard_(standard), context_(context), mapping_(mapping), log_(log) {}

    void read(const Sheet& sheet) {
        const std::string where = source_place(file_, sheet.name, "");
        if (sheet.rows.empty()) {
            log_.decide(where, "The sheet is empty.");
            return;
        }
        if (sheet.is_hidden && !mapping_.reads_hidden) {
            log_.add(Severity::warning, rules::hidden_cells, where, "the sheet is hidden, and is left out",
                     "If it belongs to the document, show it in the source, or set hidden = true in a mapping file.");
            return;
        }
        if (read_as_mapped(sheet)) return;
        const SheetRegion whole(sheet, file_, 0, sheet.rows.size(), mapping_.reads_hidden);
        if (!mapping_.reads_hidden) report_hidden(sheet, where);
        for (const SheetRegion& part : parts_of(whole)) read_part(part);
    }

    std::vector<FoundTable> take() { return std::move(tables_); }

  private:
    // Tables beside each other, with a blank column between and a title over each. Otherwise the whole.
    [[nodiscard]] std::vector<SheetRegion> parts_of(const SheetRegion& whole) const {
        std::vector<SheetRegion> parts;
        std::size_t first = 0;
        for (std::size_t column = 0; column <= whole.column_count(); ++column) {
            if (column < whole.column_count() && !is_blank_column(whole, column)) continue;
            if (column > first) parts.push_back(whole.columns_from(first, column));
            first = column + 1;
        }
        const bool have_titles = parts.size() > 1 && std::all_of(parts.begin(), parts.end(), [&](const SheetRegion& part) {
                                     return !title_rows(part, standard_, context_).empty();
                                 });
        return have_titles ? parts : std::vector<SheetRegion>{whole};
    }

    [[nodiscard]] static bool is_blank_column(const SheetRegion& region, std::size_t column) {
        for (std::size_t row = 0; row < region.row_count(); ++row) {
            if (!region.at(row, column).is_blank() || region.continues_to_the_left(row, column)) return false;
        }
        return true;
    }

    void read_part(const SheetRegion& whole) {
        const std::vector<std::size_t> starts = title_rows(whole, standard_, context_);
        if (starts.empty()) {
            read_region(whole, whole.sheet().name, true);
            return;
        }
        // What stands before the first title may be a table without one.
        if (starts.front() > 0) read_region(whole.rows_from(0, starts.front()), "", false);
        for (std::size_t i = 0; i < starts.size(); ++i) {
            const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : whole.row_count();
            read_region(whole.rows_from(starts[i], end), title_in(whole, starts[i]), true);
        }
    }

    [[nodiscard]] bool read_as_mapped(const Sheet& sheet) {
        bool is_mapped = false;
        for (const SheetMapping& each : mapping_.sheets) {
            if (each.sheet != sheet.name) continue;
            is_mapped = true;
            if (each.table.empty()) {
                log_.decide(source_place(file_, sheet.name, ""), "The mapping file leaves the sheet out.");
                continue;
            }
            const TableForm* form = standard_.find_table(each.table);
            if (form == nullptr) continue;  // the mapping's reader has reported it
            SheetRegion region(sheet, file_, each.first_row.value_or(1) - 1, each.last_row.value_or(sheet.rows.size()),
                               mapping_.reads_hidden);
            if (each.is_transposed) region = region.transposed();
            std::optional<TableHeadings> headings = find_headings(region, *form, context_);
            const bool has_headings = headings.has_value();
            if (!has_headings) {
                headings.emplace();
                for (const SideForm& side : form->sides) headings->sides.emplace_back().amounts.resize(side.columns.size());
            }
            apply_columns(region, *form, each, *headings);
            if (!has_headings && !each.first_data_row) headings->end_row = first_row_of_amounts(region, *headings);
            const StatedUnit unit = each.unit.empty() ? unit_above(region, *form, *headings) : StatedUnit{each.unit};
            tables_.push_back({form, region, *headings, "", unit.unit, !unit.undeclared.empty(), &each});
            if (each.unit.empty()) find_column_units(tables_.back(), standard_, context_, log_);
            log_.decide(source_place(file_, sheet.name, ""),
                        fmt::format("The mapping file says that this is the table \"{}\".", form->id));
        }
        return is_mapped;
    }

    // What stands above the first amount in the columns that the mapping file names are titles and headings.
    [[nodiscard]] static std::size_t first_row_of_amounts(const SheetRegion& region, const TableHeadings& headings) {
        for (std::size_t row = 0; row < region.row_count(); ++row) {
            for (const SideColumns& side : headings.sides) {
                for (const auto& column : side.amounts) {
                    if (column && looks_like_amount(region.at(row, *column))) return row;
                }
            }
        }
        return 0;
    }

    // The columns that the mapping file names, in place of those that the headings tell.
    static void apply_columns(const SheetRegion& region, const TableForm& form, const SheetMapping& mapping,
                              TableHeadings& headings) {
        const auto column_of = [&](const std::string& key) -> std::optional<std::size_t> {
            const auto named = mapping.columns.find(key);
            const std::optional<std::size_t> at = named == mapping.columns.end() ? std::nullopt : column_of_letters(named->second);
            for (std::size_t column = 0; at && column < region.column_count(); ++column) {
                if (region.source_column_of(column) == *at) return column;
            }
            return std::nullopt;
        };
        for (std::size_t i = 0; i < form.sides.size(); ++i) {
            const std::string prefix = form.has_sides() ? form.sides[i].id + "." : "";
            SideColumns& side = headings.sides[i];
            if (mapping.columns.contains(prefix + "code")) side.codes.clear();
            if (mapping.columns.contains(prefix + "name")) side.names.clear();
            if (const auto code = column_of(prefix + "code")) side.codes = {*code};
            if (const auto name = column_of(prefix + "name")) side.names = {*name};
            for (std::size_t column = 0; column < form.sides[i].columns.size(); ++column) {
                const std::string key = prefix + form.sides[i].columns[column].id;
                if (!mapping.columns.contains(key)) continue;
                side.amounts[column] = column_of(key);
                std::erase_if(headings.other_years,
                              [&](const OtherYearsColumn& each) { return each.side == i && each.form_column == column; });
            }
        }
        if (!mapping.first_data_row) return;
        headings.end_row = 0;
        while (headings.end_row < region.row_count() && region.source_line_of(headings.end_row) < *mapping.first_data_row)
            ++headings.end_row;
        headings.first_row = std::min(headings.first_row, headings.end_row);
    }

    void report_hidden(const Sheet& sheet, const std::string& where) {
        std::size_t rows = 0;
        for (const GridRow& row : sheet.rows) rows += row.is_hidden && !row.cells.empty() ? 1 : 0;
        std::string columns;
        for (const std::uint32_t column : sheet.hidden_columns) columns += (columns.empty() ? "" : ", ") + column_name(column);
        if (rows == 0 && columns.empty()) return;
        std::string what = rows == 0 ? "" : counted(rows, "hidden row");
        if (!columns.empty())
            what += fmt::format("{}the hidden column{} {}", what.empty() ? "" : " and ",
                                sheet.hidden_columns.size() == 1 ? "" : "s", columns);
        log_.add(Severity::warning, rules::hidden_cells, where,
                 fmt::format("{} left out", what + (rows + sheet.hidden_columns.size() == 1 ? " is" : " are")),
                 "If they belong to the document, show them in the source, or set hidden = true in a mapping file.");
    }

    [[nodiscard]] StatedUnit unit_above(const SheetRegion& region, const TableForm& form, const TableHeadings& headings) {
        StatedUnit unit;
        std::string where;
        // Above a table that stands on its side is what it has, as it is turned, before its names.
        std::size_t end = headings.first_row;
        std::size_t end_column = region.column_count();
        if (region.is_transposed()) {
            for (const SideColumns& side : headings.sides) {
                for (const std::size_t name : side.names) end_column = std::min(end_column, name);
                for (const std::size_t code : side.codes) end_column = std::min(end_column, code);
            }
            end = region.row_count();
        }
        for (std::size_t row = 0; row < end && row < region.row_count(); ++row) {
            for (std::size_t column = 0; column < end_column; ++column) {
                StatedUnit stated = unit_stated_in(one_line(region.at(row, column).text), standard_);
                if (!stated.is_stated()) continue;
                unit = std::move(stated);
                where = source_place(file_, region.sheet().name, region.cell_name_of(row, column));
            }
        }
        if (!unit.undeclared.empty() && has_money(form)) report_undeclared(where, form, unit.undeclared);
        return unit;
    }

    void report_undeclared(const std::string& where, const TableForm& form, const std::string& unit) {
        log_.add(
            Severity::error, rules::unknown_unit, where,
            fmt::format("the table \"{}\" is in “{}”, and the standard declares no such unit", form.id, unit),
            "Declare it in the standard's units. If the table is in another unit, say so in a mapping file: [[sheet]] with unit.");
    }

    // Several amounts in a row, or an amount behind a text in several rows. Years on a cover and the numbers
    // of pages in a list of contents are none.
    [[nodiscard]] static bool has_amounts(const SheetRegion& region) {
        std::size_t rows = 0;
        bool are_pages = true;
        std::string last;
        for (std::size_t row = 0; row < region.row_count(); ++row) {
            std::size_t amounts = 0;
            bool has_text = false;
            for (std::size_t column = 0; column < region.column_count(); ++column) {
                const GridCell& cell = region.at(row, column);
                const bool is_year = cell.text.size() == 4 && (cell.text.starts_with("19") || cell.text.starts_with("20"));
                if (!looks_like_amount(cell) || is_year) {
                    has_text = has_text || !cell.is_blank();
                    continue;
                }
                ++amounts;
                const bool may_be_page = cell.text.size() <= 3 && (cell.text.size() > last.size() || cell.text >= last);
                are_pages = are_pages && may_be_page && cell.text.find_first_not_of("0123456789") == std::string::npos;
                last = cell.text;
            }
            if (amounts > 1) return true;
            if (amounts == 1 && has_text) ++rows;
        }
        return rows > 1 && !are_pages;
    }

    void read_region(const SheetRegion& region, const std::string& title, bool is_titled) {
        const std::string where = source_place(file_, region.sheet().name, "");
        const std::vector<TableCandidate> candidates = candidates_for(region, title, standard_, context_);
        const bool is_found = !candidates.empty() && candidates.front().is_likely();
        if (!is_found) {
            if (!has_amounts(region)) {
                if (is_titled) log_.decide(where, fmt::format("Nothing is read from “{}”: it has no amounts.", title));
                return;
            }
            report_unrecognised(where, title, candidates);
            return;
        }
        const TableCandidate& best = candidates.front();
        if (candidates.size() > 1 && candidates[1].is_likely() && best.score - candidates[1].score < least_lead) {
            log_.add(Severity::error, rules::unrecognised_table, where,
                     fmt::format("“{}” may be the table \"{}\" or the table \"{}\"", title, best.form->id, candidates[1].form->id),
                     "Say which it is in a mapping file: [[sheet]] with sheet and table.");
            return;
        }
        const SheetRegion found = best.is_transposed ? region.transposed() : region;
        if (best.form->title.find("{{year") != std::string::npos && names_another_year(title, context_.year))
            log_.add(Severity::warning, rules::other_years_source, where,
                     fmt::format("the title “{}” is not of {}", title, context_.year.text()),
                     "See whether this is the file of another year. If only its title is wrong, nothing has to be done.");
        const bool is_continued =
            std::any_of(tables_.begin(), tables_.end(), [&](const FoundTable& other) { return other.form == best.form; });
        log_.decide(where, fmt::format("“{}” is {}the table \"{}\" ({}{}).", title.empty() ? region.sheet().name : title,
                                       is_continued ? "a further part of " : "", best.form->id,
                                       best.title >= likely_title ? "by its title and headings" : "by its headings",
                                       best.is_transposed ? ", with rows for columns" : ""));
        const StatedUnit unit = unit_above(found, *best.form, *best.headings);
        tables_.push_back({best.form, found, *best.headings, title, unit.unit, !unit.undeclared.empty(), nullptr});
        find_column_units(tables_.back(), standard_, context_, log_);
    }

    void report_unrecognised(const std::string& where, const std::string& title, const std::vector<TableCandidate>& candidates) {
        std::string nearest;
        if (!candidates.empty() && candidates.front().score > 0.5)
            nearest = fmt::format("; the nearest is \"{}\"", candidates.front().form->id);
        log_.add(Severity::warning, rules::unrecognised_table, where,
                 fmt::format("“{}” has amounts and is no table of the standard{}",
                             title.empty() ? "the part before the first title" : title, nearest),
                 "Say which table it is in a mapping file ([[sheet]] with sheet and table), or leave it out (ignore = true).");
    }

    const std::string& file_;
    const Standard& standard_;
    const HeadingContext& context_;
    const DocumentMapping& mapping_;
    ImportLog& log_;
    std::vector<FoundTable> tables_;
};

}  // namespace

std::string place_in(const FoundTable& table, std::size_t row, std::size_t column) {
    return source_place(table.region.file(), table.region.sheet().name, table.region.cell_name_of(row, column));
}

std::string place_of(const FoundTable& table) { return source_place(table.region.file(), table.region.sheet().name, ""); }

std::vector<FoundTable> find_tables(const Workbook& workbook, const std::string& file, const Standard& standard,
                                    const HeadingContext& context, const DocumentMapping& mapping, ImportLog& log) {
    TableFinder finder(file, standard, context, mapping, log);
    for (const Sheet& sheet : workbook.sheets) finder.read(sheet);
    return finder.take();
}

}  // namespace sitegen
