#include "import/read_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "import/column_numbers.hpp"
#include "import/column_report.hpp"
#include "import/column_units.hpp"
#include "import/import_rules.hpp"
#include "import/import_words.hpp"
#include "import/matching.hpp"
#include "import/row_keys.hpp"
#include "import/row_remarks.hpp"
#include "import/table_marks.hpp"
#include "model/cell.hpp"
#include "text/ascii.hpp"
#include "text/counted.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

bool begins_a_note(std::string_view text) {
    const std::vector<std::string>& words = import_words().notes;
    return text.starts_with('*') ||
           std::any_of(words.begin(), words.end(), [&](const std::string& word) { return text.starts_with(word); });
}

int leading_spaces(std::string_view text) {
    int spaces = 0;
    while (!text.empty()) {
        const Character character = first_character(text);
        if (character.value == U' ') {
            ++spaces;
        } else if (character.value == U'\u3000') {
            spaces += 2;
        } else {
            break;
        }
        text.remove_prefix(character.byte_count);
    }
    return spaces;
}

class TableRows {
  public:
    TableRows(const std::vector<const FoundTable*>& parts, const RowContext& context) : parts_(parts), context_(context) {
        const FoundTable& first = *parts.front();
        table_.form = first.form;
        table_.file = first.region.file();
        table_.sheet = first.region.sheet().name;
        table_.is_transposed = first.region.is_transposed();
        for (const FoundTable* part : parts) {
            if (!part->unit.empty() && table_.unit.empty()) table_.unit = part->unit;
            table_.has_undeclared_unit = table_.has_undeclared_unit || part->has_undeclared_unit;
        }
    }

    ImportedTable read() {
        for (const SideForm& side : table_.form->sides) keys_.emplace_back(*table_.form, side, context_);
        choose_columns();
        choose_marks();
        for (const FoundTable* part : parts_) read_part(*part);
        for (std::size_t i = 0; i < table_.sides.size(); ++i) finish_items(i);
        report_columns(parts_, context_);
        for (std::size_t i = 0; i < table_.sides.size(); ++i) report_fractions(i);
        return std::move(table_);
    }

  private:
    // The columns of the first part; further parts of the table are expected to have the same.
    void choose_columns() {
        const FoundTable& part = *parts_.front();
        for (std::size_t i = 0; i < table_.form->sides.size(); ++i) {
            ImportedSide side;
            side.form = &table_.form->sides[i];
            for (std::size_t column = 0; column < side.form->columns.size(); ++column) {
                const auto& at = columns_of(part, i).amounts[column];
                if (!at) continue;
                side.columns.push_back(&side.form->columns[column]);
                side.source_columns.push_back(part.region.source_column_of(*at));
            }
            table_.sides.push_back(std::move(side));
        }
    }

    // The headings' columns, or those that the mapping file names.
    [[nodiscard]] const SideColumns& columns_of(const FoundTable& part, std::size_t side) const {
        return part.headings.sides[side];
    }

    void choose_marks() {
        const std::string& unit = unit_of_table();
        marks_ = weigh_marks(parts_, context_.standard, unit);
        if (context_.mapping.marks.decimal != 0 || is_decided(evidence_around()) || marks_.all.first_ambiguous.empty()) {
            if (!marks_.deduced.empty() && context_.mapping.marks.decimal == 0)
                context_.log.decide(
                    place_of(*parts_.front()),
                    fmt::format("“{}” is read with thousands: an amount in {} has no three decimals.", marks_.deduced, unit));
            return;
        }
        const std::string& text = marks_.all.first_ambiguous;
        const std::string question = fmt::format("nothing tells whether “{}” has thousands or three decimals", text);
        const std::string reading = text.find(',') != std::string::npos ? "thousands" : "decimals";
        context_.log.add(marks_.has_to_be_asked ? Severity::error : Severity::warning, rules::ambiguous_marks,
                         place_of(*parts_.front()), marks_.has_to_be_asked ? question : question + "; it is read as " + reading,
                         "Declare the mark in a mapping file: [numbers] decimal = \".\" or \",\".");
    }

    // Of the table, or else of all tables of the source.
    [[nodiscard]] MarkEvidence evidence_around() const {
        const auto source = context_.marks_of_sources.find(table_.file);
        return is_decided(marks_.all) || source == context_.marks_of_sources.end() ? marks_.all : source->second;
    }

    // What the numbers of a column tell, or else those around it.
    [[nodiscard]] SourceMarks marks_of(std::size_t side, std::size_t column) const {
        SourceMarks marks = context_.mapping.marks;
        if (marks.decimal != 0) return marks;
        const MarkEvidence& own = marks_.columns[side][column];
        marks.decimal = decimal_mark_of(is_decided(own) ? own : evidence_around());
        return marks;
    }

    // Its own, or else the document's. Empty if that is not known: then nothing is written.
    [[nodiscard]] const std::string& unit_of_table() const { return table_.unit.empty() ? context_.unit : table_.unit; }

    void read_part(const FoundTable& part) {
        report_column_units(part, unit_of_table(), context_.standard, context_.log);
        std::size_t first = part.headings.end_row;
        if (numbers_columns(part.region, first) && !begins_with_an_item(part.region, first)) {
            context_.log.decide(place_of(part),
                                fmt::format("Row {} numbers the columns and is left out.", part.region.source_line_of(first)));
            ++first;
        }
        const std::size_t end = end_of_amounts(part, first);
        for (std::size_t row = first; row < part.region.row_count(); ++row) {
            if (part.region.filled_count(row) == 0) continue;
            if (row >= end && is_text_below(part, row)) continue;
            for (std::size_t side = 0; side < table_.sides.size(); ++side) read_row(part, row, side);
        }
    }

    // The row behind the last one with an amount or a dash in a column of amounts.
    [[nodiscard]] std::size_t end_of_amounts(const FoundTable& part, std::size_t first) const {
        std::size_t end = first;
        for (std::size_t row = first; row < part.region.row_count(); ++row) {
            for (std::size_t side = 0; side < table_.sides.size(); ++side) {
                for (const auto& column : columns_of(part, side).amounts) {
                    if (column && !part.region.at(row, *column).is_blank()) end = row + 1;
                }
            }
        }
        return end;
    }

    // A text below the amounts: a note, unless it is a row of the form that has no amounts.
    [[nodiscard]] bool is_text_below(const FoundTable& part, std::size_t row) {
        if (part.region.filled_count(row) != 1) return false;
        std::string text;
        std::size_t at = 0;
        for (std::size_t column = 0; column < part.region.column_count(); ++column) {
            if (!part.region.at(row, column).is_blank()) {
                text = one_line(part.region.at(row, column).text);
                at = column;
            }
        }
        if (!begins_a_note(text) && is_a_row(text)) return false;
        const bool is_note = begins_a_note(text) || !is_a_row(text);
        if (!is_note) return false;
        table_.note += (table_.note.empty() ? "" : " ") + text;
        context_.log.decide(place_in(part, row, at),
                            fmt::format("“{}” is the note below the table \"{}\".", text, table_.form->id));
        return true;
    }

    // Whether the first text of the row is that of a row of the form, whose amounts may be 1, 2 and 3.
    [[nodiscard]] bool begins_with_an_item(const SheetRegion& region, std::size_t row) const {
        for (std::size_t column = 0; column < region.column_count(); ++column) {
            if (!region.at(row, column).is_blank()) return is_an_item(one_line(region.at(row, column).text));
        }
        return false;
    }

    [[nodiscard]] bool is_an_item(const std::string& text) const {
        const std::string given = match_form_without_ordinal(text);
        return std::any_of(table_.form->sides.begin(), table_.form->sides.end(), [&](const SideForm& side) {
            const auto is_given = [&](const ItemForm& item) { return match_form_without_ordinal(item.title) == given; };
            if (side.rows.total && is_given(*side.rows.total)) return true;
            return std::any_of(side.rows.items.begin(), side.rows.items.end(), is_given);
        });
    }

    [[nodiscard]] bool is_a_row(const std::string& text) const {
        return is_an_item(text) || std::any_of(table_.form->sides.begin(), table_.form->sides.end(), [&](const SideForm& side) {
                   return side.rows.kind == RowsForm::Kind::classified && !text.empty() && is_ascii_digit(text[0]);
               });
    }

    [[nodiscard]] RowKeys::Texts texts_of(const FoundTable& part, std::size_t row, const SideColumns& columns) const {
        RowKeys::Texts texts;
        const std::size_t first = !columns.names.empty()  ? columns.names.front()
                                  : columns.codes.empty() ? 0
                                                          : columns.codes.front();
        texts.where = place_in(part, row, first);
        for (const std::size_t column : columns.codes) {
            const GridCell& cell = part.region.at(row, column);
            texts.has_date_for_code = texts.has_date_for_code || cell.kind == GridCellKind::date;
            texts.codes.push_back(cell.kind == GridCellKind::number ? without_exponent(cell.text).value_or(cell.text)
                                                                    : one_line(cell.text));
        }
        for (const std::size_t column : columns.names) {
            const GridCell& cell = part.region.at(row, column);
            if (texts.names.empty()) texts.indent = cell.indent * 2 + leading_spaces(cell.text);
            texts.names.push_back(one_line(cell.text));
        }
        return texts;
    }

    [[nodiscard]] static std::string first_of(const RowKeys::Texts& texts) {
        std::string first;
        for (const std::vector<std::string>* list : {&texts.names, &texts.codes}) {
            for (const std::string& text : *list) first = first.empty() ? text : first;
        }
        return first;
    }

    void read_row(const FoundTable& part, std::size_t row, std::size_t index) {
        ImportedSide& side = table_.sides[index];
        const SideColumns& columns = columns_of(part, index);
        RowKeys::Texts texts = texts_of(part, row, columns);
        const auto has_text = [](const std::string& text) { return !text.empty(); };
        const bool has_key = std::any_of(texts.names.begin(), texts.names.end(), has_text) ||
                             std::any_of(texts.codes.begin(), texts.codes.end(), has_text);
        bool is_blank = true;
        for (const auto& column : columns.amounts) is_blank = is_blank && (!column || part.region.at(row, *column).is_blank());
        if (!has_key && is_blank) return;
        texts.has_amounts = !is_blank;
        if (!has_key) {
            context_.log.add(Severity::error, rules::row_without_name, texts.where, "the row has amounts and no name or code",
                             "Name it in the source. Perhaps a row above it was shifted.");
            return;
        }
        const auto keys = keys_[index].keys_of(texts);
        if (!keys) {
            if (!texts.has_amounts)
                context_.log.decide(texts.where,
                                    fmt::format("“{}” has no amounts and is no row of the table \"{}\": it is left out.",
                                                first_of(texts), table_.form->id));
            return;
        }
        ImportedRow imported;
        imported.keys = *keys;
        imported.source_line = part.region.source_line_of(row);
        imported.sheet = part.region.sheet().name == table_.sheet ? "" : part.region.sheet().name;
        for (std::size_t column = 0; column < columns.amounts.size(); ++column) {
            const bool is_chosen =
                std::find(side.columns.begin(), side.columns.end(), &side.form->columns[column]) != side.columns.end();
            if (!is_chosen) continue;
            const auto& at = columns.amounts[column];
            imported.cells.push_back(
                at ? in_unit_of_table(read_cell(part, row, *at, side.form->columns[column], marks_of(index, column)), part, index,
                                      column)
                   : ImportedCell());
        }
        if (!seen_.emplace(index, imported.keys).second) {
            context_.log.add(Severity::error, rules::duplicate_row, texts.where,
                             fmt::format("the row \"{}\" of the table \"{}\" is there a second time",
                                         fmt::join(imported.keys, ", "), table_.form->id),
                             "Remove one of the two in the source. A subtotal within the data is no row of the table.");
            return;
        }
        side.rows.push_back(std::move(imported));
    }

    // A column, or a further part of the table, may be in another unit.
    [[nodiscard]] ImportedCell in_unit_of_table(ImportedCell cell, const FoundTable& part, std::size_t side,
                                                std::size_t column) const {
        const std::string own = unit_of_cells(part, side, column, unit_of_table());
        if (cell.kind != ImportedCell::Kind::number || own.empty()) return cell;
        std::optional<std::string> converted = amount_in_unit(cell.value, own, unit_of_table(), context_.standard);
        if (converted) cell.value = std::move(*converted);
        return cell;
    }

    [[nodiscard]] ImportedCell read_cell(const FoundTable& part, std::size_t row, std::size_t column, const ColumnForm& form,
                                         const SourceMarks& marks) {
        const GridCell& cell = part.region.at(row, column);
        const std::string place = place_in(part, row, column);
        if (form.kind == ColumnKind::text) {
            const std::string text = one_line(cell.text);
            return text.empty() ? ImportedCell() : ImportedCell{ImportedCell::Kind::text, text};
        }
        if (cell.is_blank()) {
            const std::string state = state_in_remarks(part, row, column, context_.mapping.states);
            if (!state.empty())
                context_.log.decide(place, fmt::format("The cell is blank, and the column “notes” says: {}.", state));
            return {ImportedCell::Kind::state, state};
        }
        const AmountReading reading = read_number(cell, marks, context_.mapping.states);
        if (reading.fault != NumberFault::none) {
            context_.log.add(Severity::error, rules::unreadable_amount, place, message_of(reading.fault, cell),
                             remedy_of(reading.fault));
            return {};
        }
        if (reading.is_percentage) printed_percentages_.insert(&form);
        if (reading.is_percentage && form.kind == ColumnKind::money)
            context_.log.add(Severity::error, rules::unreadable_amount, place,
                             fmt::format("“{}” is a percentage, and the column \"{}\" holds money", cell.text, form.id),
                             "See whether the column was taken for another. Say which it is in a mapping file.");
        if (!reading.mark.empty())
            context_.log.add(Severity::warning, rules::footnote_mark, place,
                             fmt::format("the mark “{}” of “{}” is left out", reading.mark, cell.text),
                             "If it leads to a note, add the note to document.toml: [[note]].");
        if (reading.is_noise_rounded || reading.is_rounded_to_shown)
            context_.log.decide(place, fmt::format("{} is stored, and {} is {}.", cell.text, reading.cell.value,
                                                   reading.is_rounded_to_shown ? "shown" : "meant"));
        return reading.cell;
    }

    // A spreadsheet may store 10.5 % as 0.105, and show it by a format that a delimited file does not have.
    void report_fractions(std::size_t index) const {
        const ImportedSide& side = table_.sides[index];
        for (std::size_t column = 0; column < side.columns.size(); ++column) {
            const ColumnForm& form = *side.columns[column];
            if (form.kind != ColumnKind::rate || form.unit != "%" || printed_percentages_.contains(&form)) continue;
            std::string largest;
            bool are_fractions = true;
            for (const ImportedRow& row : side.rows) {
                const ImportedCell& cell = row.cells[column];
                if (cell.kind != ImportedCell::Kind::number) continue;
                const std::string size = cell.value.starts_with('-') ? cell.value.substr(1) : cell.value;
                are_fractions = are_fractions && size.starts_with("0");
                if (size.find_first_not_of("0.") != std::string::npos && size > largest) largest = size;
            }
            if (!are_fractions || largest.empty()) continue;
            context_.log.add(Severity::warning, rules::unit_slip, place_of(*parts_.front()),
                             fmt::format("all amounts of the column \"{}\" of the table \"{}\" are below 1 %; the largest is {} %",
                                         form.id, table_.form->id, largest),
                             "See whether the source has fractions: 0.105 for 10.5 %. If so, give them a percentage format there.");
        }
    }

    // A fixed list has all of its items, in its order.
    void finish_items(std::size_t index) {
        ImportedSide& side = table_.sides[index];
        if (side.form->rows.kind != RowsForm::Kind::items) return;
        const std::vector<const ItemForm*> missing = keys_[index].missing_items();
        std::string names;
        for (const ItemForm* item : missing) {
            names += (names.empty() ? "" : ", ") + item->title;
            side.rows.push_back({{item->id}, std::vector<ImportedCell>(side.columns.size())});
        }
        if (!missing.empty())
            context_.log.add(
                Severity::warning, rules::rows_left_blank, place_of(*parts_.front()),
                fmt::format("{} of the table \"{}\" {} not in the source and left blank: {}", counted(missing.size(), "row"),
                            table_.form->id, missing.size() == 1 ? "is" : "are", names),
                "If they are there under other names, say so in a mapping file: [rows].");
        const auto place_of = [&](const ImportedRow& row) { return keys_[index].place_of_item(row.keys.front()); };
        const auto is_before = [&](const ImportedRow& a, const ImportedRow& b) { return place_of(a) < place_of(b); };
        if (std::is_sorted(side.rows.begin(), side.rows.end(), is_before)) return;
        std::stable_sort(side.rows.begin(), side.rows.end(), is_before);
    }

    const std::vector<const FoundTable*>& parts_;
    const RowContext& context_;
    ImportedTable table_;
    std::vector<RowKeys> keys_;  // by side
    TableMarks marks_;
    std::set<const ColumnForm*> printed_percentages_;                  // columns with a percent sign in a cell
    std::set<std::pair<std::size_t, std::vector<std::string>>> seen_;  // the keys of each side's rows
};

}  // namespace

ImportedTable read_table(const std::vector<const FoundTable*>& parts, const RowContext& context) {
    return TableRows(parts, context).read();
}

}  // namespace sitegen
