#include "render/table_view.hpp"

#include <algorithm>

#include "model/amount_text.hpp"
#include "model/figure.hpp"
#include "render/blank_rows.hpp"
#include "render/table_room.hpp"

namespace sitegen {

namespace {

constexpr std::size_t room_between_sides = 6;

// Neighbouring columns of a group share a heading above their own headings. A column without a group has one heading over both
// rows.
void add_headings(SideView& view, const PrintedSide& side, std::span<const PrintedColumn> amounts) {
    const bool has_groups = std::any_of(amounts.begin(), amounts.end(),
                                        [](const PrintedColumn& column) { return !column.group.empty() && !column.is_left_out; });
    const int span = has_groups ? 2 : 1;
    if (side.has_codes) view.first_headings.push_back({side.code_title, 1, span, false, false});
    for (const std::string& title : side.name_titles) view.first_headings.push_back({title, 1, span, false, false});
    const std::string* last_group = nullptr;
    for (const PrintedColumn& column : amounts) {
        if (column.is_left_out) continue;
        if (column.group.empty()) {
            view.first_headings.push_back({column.title, 1, span, false, !column.is_text});
        } else if (last_group != nullptr && *last_group == column.group) {
            ++view.first_headings.back().column_span;
        } else {
            view.first_headings.push_back({column.group, 1, 1, true, true});
        }
        if (!column.group.empty()) view.second_headings.push_back({column.title, 1, 1, false, !column.is_text});
        last_group = &column.group;
    }
}

// The room that the side needs as a table.
TableRoom room_of(const PrintedSide& side, std::span<const PrintedColumn> amounts, const Words& words) {
    TableRoom room;
    if (side.has_codes) room.add_column(TableRoom::Kind::code, side.code_title);
    for (const std::string& title : side.name_titles) room.add_column(TableRoom::Kind::name, title);
    const std::size_t first = (side.has_codes ? 1 : 0) + side.name_titles.size();
    for (const PrintedColumn& column : amounts) {
        if (!column.is_left_out) room.add_column(column.is_text ? TableRoom::Kind::text : TableRoom::Kind::amount, column.title);
    }
    for (const PrintedRow& row : side.rows) {
        if (side.has_codes && !row.codes.empty()) room.add_cell(0, row.codes.front());
        for (std::size_t i = 0; i < row.shown.size(); ++i) room.add_cell(first + i, text_of(row.shown[i], words));
    }
    return room;
}

// The rows with the labels of their cells and of their second names.
std::vector<RowView> row_views(const PrintedTable& table, const PrintedSide& side, bool have_labels) {
    const std::span<const PrintedColumn> amounts = table.amounts_of(side);
    std::vector<std::string_view> labels;
    for (const PrintedColumn& column : amounts) {
        if (!column.is_left_out) labels.push_back(have_labels ? std::string_view(column.heading) : std::string_view());
    }
    std::vector<RowView> views;
    views.reserve(side.rows.size());
    for (const PrintedRow& row : side.rows) {
        RowView& view = views.emplace_back();
        view.row = &row;
        view.side = &side;
        view.table = table.id;
        for (std::size_t i = 0; i < row.names.size(); ++i) {
            const bool has_label = have_labels && i > 0 && i < side.name_titles.size();
            view.names.push_back({row.names[i], has_label ? std::string_view(side.name_titles[i]) : std::string_view()});
        }
        for (std::size_t i = 0; i < row.shown.size(); ++i) view.cells.push_back({&row.shown[i], labels.at(i)});
    }
    for (std::size_t i = 1; i < views.size(); ++i) views[i - 1].is_before_total = views[i].row->role != RowRole::line;
    return views;
}

// The names of the rows that a note is about, and the title of its column. If there are many rows, only the first few.
std::string subject_of(const PrintedNote& note, const PrintedTable& table, const Words& words) {
    constexpr std::size_t most_rows = 3;
    std::string rows;
    std::string column;
    for (const PrintedSide& side : table.sides) {
        for (std::size_t i = 0; i < note.rows.size() && i < most_rows; ++i) {
            const PrintedRow* row = side.find_row(note.rows[i]);
            if (row == nullptr) continue;
            if (!rows.empty()) rows += words.at("list-separator");
            rows += row->names.empty() || row->names.front().empty() ? row->id : row->names.front();
        }
        for (const PrintedColumn& amount : table.amounts_of(side)) {
            if (amount.id == note.column) column = amount.title;
        }
    }
    if (note.rows.size() > most_rows) rows += " …";
    if (rows.empty() || column.empty()) return rows + column;
    return words.phrase("check-subject", {{"row", rows}, {"column", column}});
}

// The positions of the cells that have the table's unit. Rows with units of their own have no money.
std::string money_cells(const PrintedTable& table, const PrintedSide& side) {
    std::string positions;
    if (table.units.empty()) return positions;
    const auto has_unit = [](const PrintedRow& row) { return !row.unit.empty(); };
    if (std::any_of(side.rows.begin(), side.rows.end(), has_unit)) return positions;
    std::size_t position = (side.has_codes ? 1 : 0) + side.name_titles.size();
    for (const PrintedColumn& column : table.amounts_of(side)) {
        if (column.is_left_out) continue;
        if (column.is_of_money && column.unit.empty() && !column.is_text)
            positions += (positions.empty() ? "" : " ") + std::to_string(position);
        ++position;
    }
    return positions;
}

// "ledger.csv, lines 12-340 (57 records); other.csv, line 7 (1 record); 3 more files"
std::string records_of(const PrintedTable& table, const Words& words) {
    std::string text;
    for (const SourceRecords& records : table.source_records) {
        if (!text.empty()) text += "; ";
        // A source without a title of its own has the name of its file.
        if (records.file != table.source->title) text += records.file + ", ";
        if (!records.sheet.empty()) text += records.sheet + ", ";
        text += words.phrase("table-lines", {{"lines", records.lines}, {"count", std::to_string(records.count)}});
    }
    if (!text.empty() && table.more_source_files > 0)
        text += "; " + words.phrase("table-more-files", {{"count", std::to_string(table.more_source_files)}});
    return text;
}

std::optional<TableSourceView> source_view(const PrintedTable& table, const Words& words) {
    if (table.source == nullptr) return std::nullopt;
    TableSourceView view{table.source->title, {}, address_of(*table.source, table.pages)};
    const std::string first = std::to_string(table.pages.first);
    if (table.pages.first != table.pages.last) {
        view.pages = words.phrase("table-pages", {{"first", first}, {"last", std::to_string(table.pages.last)}});
    } else if (table.pages.is_known()) {
        view.pages = words.phrase("table-page", {{"page", first}});
    }
    if (!table.source_cells.empty()) {
        std::string_view cells = table.source_cells;
        // A source without a title of its own has the name of its file.
        const std::string file = table.source->title + ", ";
        if (cells.starts_with(file)) cells.remove_prefix(file.size());
        if (!view.pages.empty()) view.pages += words.at("list-separator");
        view.pages += cells;
    }
    if (const std::string records = records_of(table, words); !records.empty()) {
        if (!view.pages.empty()) view.pages += words.at("list-separator");
        view.pages += records;
    }
    return view;
}

std::string absence_of(const PrintedTable& table, const Words& words) {
    if (!table.absence) return {};
    const std::string& state = words.at(word_of(*table.absence));
    if (table.absence_reason.empty()) return words.phrase("table-absent", {{"state", state}});
    return words.phrase("table-absent-reason", {{"state", state}, {"reason", std::string(table.absence_reason)}});
}

}  // namespace

std::string text_of(const Cell& cell, const Words& words) {
    if (cell.state == CellState::amount) return format_amount(cell.printed, words.number_format());
    if (cell.state == CellState::text) return *cell.text;
    return cell.state == CellState::blank ? std::string() : words.at(word_of(cell.state));
}

TableView table_view(const PrintedTable& table, const ChecksPageInput& checks, DownloadView csv) {
    TableView view;
    view.id = table.id;
    view.number = table.number;
    view.title = table.title;
    view.unit = table.unit;
    view.units = table.units;
    if (!table.rounded_to.empty()) view.rounded_to = checks.words.phrase("rounded-to", {{"unit", std::string(table.rounded_to)}});
    view.printed_note = table.printed_note;
    view.has_sides = table.has_sides();
    view.is_empty = std::all_of(table.sides.begin(), table.sides.end(), [](const PrintedSide& side) { return side.rows.empty(); });
    view.absence = absence_of(table, checks.words);
    std::size_t digits = 0;
    for (const PrintedSide& side : table.sides) {
        SideView& side_view = view.sides.emplace_back();
        side_view.title = side.title;
        side_view.has_codes = side.has_codes;
        const TableRoom room = room_of(side, table.amounts_of(side), checks.words);
        digits += room.digits() + (digits > 0 ? room_between_sides : 0);
        side_view.room = room_class(room.digits());
        side_view.money = money_cells(table, side);
        side_view.rows = row_views(table, side, room.needs_labels());
        add_headings(side_view, side, table.amounts_of(side));
    }
    view.room = room_class(digits);
    fold_blank_rows(view, checks.report, checks.words);
    for (const PrintedNote& note : table.notes) {
        view.notes.push_back(
            {std::string(note.text), std::string(note.original), note.number, subject_of(note, table, checks.words)});
    }
    view.has_row_notes =
        std::any_of(view.notes.begin(), view.notes.end(), [](const NoteView& note) { return !note.subject.empty(); });
    view.acknowledged = outcome_views(checks, Verdict::acknowledged, view.id);
    view.doubtful = outcome_views(checks, Verdict::broken, view.id);
    view.remarks = remark_views(checks, view.id);
    view.rounding_count = count_outcomes(checks.report, Verdict::rounding, view.id);
    view.checks_url = checks.checks_url.value_or("");
    view.source = source_view(table, checks.words);
    view.csv = std::move(csv);
    return view;
}

}  // namespace sitegen
