#include "render/table_view.hpp"

#include <algorithm>

#include "model/figure.hpp"

namespace sitegen {

namespace {

// Neighbouring columns of one group share a heading above their own; a column without a group spans both rows.
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

// The names of the rows that a note is about, and the title of its column. Of many rows the first few.
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

std::optional<TableSourceView> source_view(const PrintedTable& table, const Words& words) {
    if (table.source == nullptr) return std::nullopt;
    TableSourceView view{table.source->title, {}, address_of(*table.source, table.pages)};
    const std::string first = std::to_string(table.pages.first);
    if (table.pages.first != table.pages.last) {
        view.pages = words.phrase("table-pages", {{"first", first}, {"last", std::to_string(table.pages.last)}});
    } else if (table.pages.is_known()) {
        view.pages = words.phrase("table-page", {{"page", first}});
    }
    return view;
}

std::string absence_of(const PrintedTable& table, const Words& words) {
    if (!table.absence) return {};
    const std::string state = words.at(word_of(*table.absence));
    if (table.absence_reason.empty()) return words.phrase("table-absent", {{"state", state}});
    return words.phrase("table-absent-reason", {{"state", state}, {"reason", std::string(table.absence_reason)}});
}

}  // namespace

TableView table_view(const PrintedTable& table, const ChecksPageInput& checks, DownloadView csv) {
    TableView view;
    view.id = table.id;
    view.number = table.number;
    view.title = table.title;
    view.unit = table.unit;
    if (!table.rounded_to.empty()) view.rounded_to = checks.words.phrase("rounded-to", {{"unit", std::string(table.rounded_to)}});
    view.printed_note = table.printed_note;
    view.has_sides = table.has_sides();
    view.is_empty = std::all_of(table.sides.begin(), table.sides.end(), [](const PrintedSide& side) { return side.rows.empty(); });
    view.absence = absence_of(table, checks.words);
    for (const PrintedSide& side : table.sides) {
        SideView& side_view = view.sides.emplace_back();
        side_view.title = side.title;
        side_view.has_codes = side.has_codes;
        side_view.rows = side.rows;
        add_headings(side_view, side, table.amounts_of(side));
    }
    for (const PrintedNote& note : table.notes) {
        view.notes.push_back(
            {std::string(note.text), std::string(note.original), note.number, subject_of(note, table, checks.words)});
    }
    view.has_row_notes =
        std::any_of(view.notes.begin(), view.notes.end(), [](const NoteView& note) { return !note.subject.empty(); });
    view.acknowledged = outcome_views(checks, Verdict::acknowledged, view.id);
    view.doubtful = outcome_views(checks, Verdict::broken, view.id);
    view.rounding_count = count_outcomes(checks.report, Verdict::rounding, view.id);
    view.checks_url = checks.checks_url.value_or("");
    view.source = source_view(table, checks.words);
    view.csv = std::move(csv);
    return view;
}

}  // namespace sitegen
