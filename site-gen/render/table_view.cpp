#include "render/table_view.hpp"

#include <algorithm>

#include "model/title.hpp"

namespace sitegen {

namespace {

// Neighbouring columns of one group share a heading above their own; a column without a group spans both rows.
template <typename Fill>
void add_headings(SideView& view, const SideForm& form, const Fill& fill) {
    const bool has_groups =
        std::any_of(form.columns.begin(), form.columns.end(), [](const ColumnForm& c) { return !c.group.empty(); });
    const int span = has_groups ? 2 : 1;
    if (view.has_codes) view.first_headings.push_back({fill(form.code_title), 1, span, false, false});
    for (const std::string& title : form.row_titles) view.first_headings.push_back({fill(title), 1, span, false, false});
    for (std::size_t i = 0; i < form.columns.size(); ++i) {
        const ColumnForm& column = form.columns[i];
        if (column.group.empty()) {
            view.first_headings.push_back({fill(column.title), 1, span, false, true});
            continue;
        }
        const bool continues = i > 0 && form.columns[i - 1].group == column.group;
        if (continues) {
            ++view.first_headings.back().column_span;
        } else {
            view.first_headings.push_back({fill(column.group), 1, 1, true, true});
        }
        view.second_headings.push_back({fill(column.title), 1, 1, false, true});
    }
}

// The names of the rows that a note is about, and the title of its column. Of many rows the first few.
template <typename Fill>
std::string subject_of(const Note& note, const Table& table, const Words& words, const Fill& fill) {
    constexpr std::size_t most_rows = 3;
    std::string rows;
    std::string column;
    for (const Side& side : table.sides) {
        for (std::size_t i = 0; i < note.rows.size() && i < most_rows; ++i) {
            const Row* row = side.find_row(note.rows[i]);
            if (row == nullptr) continue;
            if (!rows.empty()) rows += words.at("list-separator");
            rows += row->names.empty() || row->names.front().empty() ? row->id : row->names.front();
        }
        for (const ColumnForm& form : side.form->columns) {
            if (form.id == note.on->column) column = fill(form.title);
        }
    }
    if (note.rows.size() > most_rows) rows += " …";
    if (rows.empty() || column.empty()) return rows + column;
    return words.phrase("check-subject", {{"row", rows}, {"column", column}});
}

}  // namespace

namespace {

std::optional<TableSourceView> source_of(const Table& table, const Document& document, const Words& words) {
    const SourceDocument& source = document.source_of(table);
    if (source.title.empty()) return std::nullopt;
    TableSourceView view{source.title, {}, address_of(source, table.pages)};
    const std::string first = std::to_string(table.pages.first);
    if (table.pages.first != table.pages.last) {
        view.pages = words.phrase("table-pages", {{"first", first}, {"last", std::to_string(table.pages.last)}});
    } else if (table.pages.is_known()) {
        view.pages = words.phrase("table-page", {{"page", first}});
    }
    return view;
}

}  // namespace

TableView table_view(const Table& table, const ChecksPageInput& checks, DownloadView csv) {
    const Department& department = *checks.derived.department;
    const Document& document = *checks.derived.document;
    const auto fill = [&](const std::string& title) { return fill_title(title, department, document); };
    TableView view;
    view.id = table.form->id;
    view.number = table.form->number;
    view.title = fill(table.form->title);
    view.unit = table.unit;
    view.note = table.note;
    view.has_sides = table.form->has_sides();
    view.is_empty = std::all_of(table.sides.begin(), table.sides.end(), [](const Side& side) { return side.rows.empty(); });
    for (const Side& side : table.sides) {
        SideView side_view;
        side_view.title = fill(side.form->title);
        side_view.has_codes = !side.form->code_title.empty();
        side_view.rows = &side.rows;
        add_headings(side_view, *side.form, fill);
        view.sides.push_back(std::move(side_view));
    }
    for (const Note& note : document.notes) {
        if (note.on && note.on->table == table.form->id)
            view.notes.push_back({note.text, note.original, static_cast<std::uint32_t>(view.notes.size() + 1),
                                  subject_of(note, table, checks.words, fill)});
    }
    view.has_row_notes =
        std::any_of(view.notes.begin(), view.notes.end(), [](const NoteView& note) { return !note.subject.empty(); });
    view.acknowledged = outcome_views(checks, Verdict::acknowledged, view.id);
    view.doubtful = outcome_views(checks, Verdict::broken, view.id);
    view.rounding_count = count_outcomes(checks.report, Verdict::rounding, view.id);
    view.checks_url = checks.checks_url.value_or("");
    view.source = source_of(table, document, checks.words);
    view.csv = std::move(csv);
    return view;
}

}  // namespace sitegen
