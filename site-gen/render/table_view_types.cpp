// The names that templates may use for printed tables.

#include <algorithm>

#include "render/class_list.hpp"
#include "render/view_types.hpp"
#include "render/views.hpp"

namespace sitegen {

namespace {

using view::breakable;
using view::computed;
using view::count;
using view::flag;
using view::list;
using view::object;
using view::text;
using view::url;

void print_cell(const CellView& view, const Scope& scope, std::string& out) {
    const Cell& cell = *view.cell;
    switch (cell.state) {
        case CellState::amount:
            append_amount(out, cell.printed, scope.numbers);
            break;
        case CellState::text:
            out += *cell.text;
            break;
        case CellState::blank:
            break;
        case CellState::not_published:
            out += scope.not_published;
            break;
        case CellState::did_not_exist:
            out += scope.did_not_exist;
            break;
        case CellState::withheld:
            out += scope.withheld;
            break;
        case CellState::not_applicable:
            out += scope.not_applicable;
            break;
    }
}

}  // namespace

const ViewType& cell_type() {
    static const ViewType type = {
        "cell",
        {computed<CellView, print_cell>("text", "the amount or text as printed, or the word for its state; empty if blank"),
         flag<CellView, [](const CellView& view) { return view.cell->state == CellState::text; }>("is_text", "it holds a text"),
         flag<CellView,
              [](const CellView& view) { return view.cell->state != CellState::amount && view.cell->state != CellState::blank; }>(
             "has_class", "it holds a text, or a word instead of an amount"),
         computed<CellView, [](const CellView& view, const Scope&,
                               std::string& out) { out += view.cell->state == CellState::text ? "text" : "missing"; }>(
             "class", "a class for that: text or missing"),
         text<&CellView::label>("label", "the heading of its column; empty if it is blank or in the only column"),
         flag<CellView, [](const CellView& view) { return view.cell->state != CellState::blank && !view.label.empty(); }>(
             "has_label", "it may stand alone, and needs the heading beside it"),
         flag<CellView, [](const CellView& view) { return view.cell->state == CellState::blank; }>(
             "is_blank", "blank as printed, which is not zero"),
         flag<CellView, [](const CellView& view) { return view.cell->state == CellState::amount; }>("is_amount",
                                                                                                    "there is an amount"),
         flag<CellView,
              [](const CellView& view) {
                  return (view.cell->state > CellState::blank) || view.cell->state == CellState::not_applicable;
              }>("is_missing", "not published, not in existence, withheld or not applicable"),
         flag<CellView,
              [](const CellView& view) { return view.cell->state == CellState::amount && view.cell->printed.is_negative(); }>(
             "is_negative", "the amount is below zero"),
         flag<CellView, [](const CellView& view) { return view.cell->state == CellState::amount && view.cell->printed.is_zero(); }>(
             "is_zero", "the amount is zero")}};
    return type;
}

namespace {

const ViewType& row_name_type() {
    static const ViewType type = {
        "name",
        {text<&NameView::title>("title", "the printed name"), flag<&NameView::title>("has_title", "a name is printed here"),
         text<&NameView::language>("language", "the language that it has, where that is not the page's"),
         flag<&NameView::language>("has_language", "it is in another language than the page"),
         text<&NameView::label>("label", "the heading of its column, if it is the second"),
         flag<&NameView::label>("has_label", "it may stand alone, and needs the heading beside it")}};
    return type;
}

void print_number(const std::uint32_t& number, const Scope&, std::string& out) { out += std::to_string(number); }

const ViewType& row_mark_type() {
    static const ViewType type = {
        "row mark", {view::computed<std::uint32_t, print_number>("number", "the number of a note among those of the table")}};
    return type;
}

// The numbers of its notes stand in the cell of its last name, which is a heading only if it has a text.
bool has_marks_in_cell(const RowView& view) {
    return !view.row->notes.empty() && (view.names.empty() || view.names.back().title.empty());
}

bool has_values(const RowView& view) {
    const PrintedRow& row = *view.row;
    const auto is_printed = [](const CellView& cell) { return cell.cell->state != CellState::blank; };
    const bool has_code = view.side->has_codes && !row.codes.empty() && !row.codes.front().empty();
    return has_code || has_marks_in_cell(view) || std::any_of(view.cells.begin(), view.cells.end(), is_printed);
}

// Most rows are lines of the first level, which need no class.
void print_row_class(const RowView& view, const Scope&, std::string& out) {
    const PrintedRow& row = *view.row;
    ClassList classes(out);
    if (row.level > 1) classes.add("level-" + std::to_string(row.level));
    if (row.role != RowRole::line) classes.add(row.role == RowRole::total ? "total" : "subtotal");
    if (view.is_blank) classes.add("blank");
    if (view.is_before_total) classes.add("before-total");
    if (view.is_last_shown) classes.add("last-shown");
    if (!has_values(view)) classes.add("no-values");
}

bool has_row_class(const RowView& view) {
    return view.row->level > 1 || view.row->role != RowRole::line || view.is_blank || view.is_before_total || view.is_last_shown ||
           !has_values(view);
}

bool has_two_names(const RowView& view) {
    const auto both = [](const NameView& left, const NameView& right) { return !left.title.empty() && !right.title.empty(); };
    return std::adjacent_find(view.names.begin(), view.names.end(), both) != view.names.end();
}

std::string classes_of(const SideView& side) {
    std::string text;
    ClassList classes(text);
    if (std::any_of(side.rows.begin(), side.rows.end(), has_two_names)) classes.add("has-names");
    std::size_t most_marks = 0;
    for (const RowView& row : side.rows) most_marks = std::max(most_marks, has_marks_in_cell(row) ? row.row->notes.size() : 0);
    classes.add_marks(most_marks);
    if (std::all_of(side.rows.begin(), side.rows.end(), [](const RowView& row) { return row.is_blank; })) classes.add("all-blank");
    return text;
}

// Ids of tables and sides have no points, so no two rows of a document have one anchor, and no other element has a point in its.
void print_anchor(const RowView& view, const Scope& /*scope*/, std::string& out) {
    out.append(view.table).append(".");
    if (!view.side->id.empty()) out.append(view.side->id).append(".");
    out += view.row->id;
}

// The numbers of the notes on a row.
Field row_marks() {
    Field field{"marks", FieldKind::list, "the table's notes on it and its cells", &row_mark_type()};
    field.count = [](const void* view) { return static_cast<const RowView*>(view)->row->notes.size(); };
    field.item = [](const void* view, std::size_t index) -> const void* {
        return &static_cast<const RowView*>(view)->row->notes[index];
    };
    return field;
}

const ViewType& row_type() {
    static const ViewType type = {
        "row",
        {computed<RowView, [](const RowView& view, const Scope&, std::string& out) { out += view.row->id; }>(
             "id", "the row's id, unique in its side"),
         computed<RowView, print_anchor>(
             "anchor", "its anchor: the ids of its table, of its side if the table has two, and its own, with points"),
         computed<RowView,
                  [](const RowView& view, const Scope&, std::string& out) {
                      if (!view.row->codes.empty()) out += view.row->codes.front();
                  }>("code", "the printed code; empty for totals"),
         list<&RowView::names>("names", row_name_type(), "the name, or both names if the table prints two"),
         computed<RowView, [](const RowView& view, const Scope&, std::string& out) { out += view.row->unit; }>(
             "unit", "the unit of its numbers, if rows have units of their own"),
         flag<RowView, [](const RowView& view) { return !view.row->unit.empty(); }>("has_unit", "it has one"),
         computed<RowView, [](const RowView& view, const Scope&, std::string& out) { out += std::to_string(view.row->level); }>(
             "level", "its depth, from 1"),
         flag<RowView, [](const RowView& view) { return (view.row->level > 1); }>("is_deeper", "it is below another row"),
         computed<RowView, print_row_class>(
             "class", "classes for that: level-2 and deeper, total, subtotal, blank; and those of its place; see Tables"),
         flag<RowView, has_row_class>("has_class", "there are such classes"),
         flag<&RowView::is_blank>("is_blank", "it has no amount, and a page may fold it away; see Tables"),
         flag<RowView, [](const RowView& view) { return view.row->role == RowRole::total; }>("is_total", "it is the table's total"),
         flag<RowView, [](const RowView& view) { return view.row->role == RowRole::subtotal; }>("is_subtotal",
                                                                                                "it is a total within the table"),
         list<&RowView::cells>("cells", cell_type(), "its cells, one for each column that the document has"), row_marks(),
         flag<RowView, [](const RowView& view) { return !view.row->notes.empty(); }>("has_marks", "there are such notes")}};
    return type;
}

const ViewType& side_type() {
    static const ViewType type = {
        "side",
        {text<&SideView::title>("title", "such as revenue; empty if the table has one side"),
         flag<&SideView::title>("has_title", "the table has two sides"),
         flag<&SideView::has_codes>("has_codes", "codes are printed in a column of their own"),
         list<&SideView::first_headings>("first_headings", heading_type(), "the first row of column headings"),
         list<&SideView::second_headings>("second_headings", heading_type(), "the second row, under groups"),
         flag<&SideView::second_headings>("has_second_headings", "there are two rows of headings"),
         flag<SideView, [](const SideView& side) { return side.rows.empty(); }>("is_empty", "there are no rows"),
         list<&SideView::rows>("rows", row_type(), "the rows in printed order"),
         text<&SideView::money>("money", "which cells of a row are money in the table's unit: their positions from 0, with spaces"),
         flag<&SideView::money>("has_money", "there are such cells, and other units for them"),
         text<&SideView::room>("room", "a class for how wide it is at least; see Tables"),
         computed<SideView, [](const SideView& side, const Scope&, std::string& out) { out += classes_of(side); }>(
             "classes", "classes for what is in its rows; see Tables"),
         flag<SideView, [](const SideView& side) { return !classes_of(side).empty(); }>("has_classes", "there are such classes")}};
    return type;
}

}  // namespace

const ViewType& note_type() {
    static const ViewType type = {"note",
                                  {text<&NoteView::text>("text", "the editor's note"),
                                   text<&NoteView::original>("original", "the reading of the source that it is about"),
                                   flag<&NoteView::original>("has_original", "an original reading is given"),
                                   text<&NoteView::number>("number", "its number among the notes of its table"),
                                   text<&NoteView::subject>("subject", "the rows and the column that it is about"),
                                   flag<&NoteView::subject>("has_subject", "it is about some rows or a column")}};
    return type;
}

const ViewType& table_type() {
    static const ViewType type = {
        "table",
        {text<&TableView::id>("id", "its id; the anchor is table-<id>"),
         text<&TableView::number>("number", "its number"),
         text<&TableView::title>("title", "its title"),
         breakable<&TableView::title>("breakable_title", "its title as HTML that may break between words"),
         text<&TableView::unit>("unit", "the unit of its amounts"),
         list<&TableView::units>("units", unit_type(), "the units in which a reader may want its money, by size; see Units"),
         flag<&TableView::units>("has_units", "there are several"),
         flag<&TableView::unit>("has_unit", "one of its columns has that unit"),
         text<&TableView::rounded_to>("rounded_to", "to which unit its amounts are rounded, in words"),
         flag<&TableView::rounded_to>("has_rounded_to", "it is told, because the decimals do not show it"),
         text<&TableView::printed_note>("note", "the note printed under it"),
         flag<&TableView::printed_note>("has_note", "a note is printed under it"),
         flag<&TableView::is_empty>("is_empty", "it has no rows"),
         text<&TableView::absence>("absence", "why the document does not have it, in words"),
         flag<&TableView::absence>("is_absent", "the document does not have it: for example, it was not published"),
         flag<&TableView::has_sides>("has_sides", "it has two sides, revenue and expenditure"),
         list<&TableView::sides>("sides", side_type(), "its sides, one or two"),
         text<&TableView::room>("room", "a class for how wide they are at least beside each other; see Tables"),
         text<&TableView::blank_rows>("blank_rows", "what shows its blank rows, in words, with their number"),
         flag<&TableView::blank_rows>("has_blank_rows", "so many of its rows have no amount that they are better folded away"),
         list<&TableView::notes>("notes", note_type(), "the editor's notes about it"),
         flag<&TableView::has_row_notes>("has_row_notes", "some are about single rows"),
         text<&TableView::id>("notes_id",
                              "its id under a name that its rows do not use: the anchor of a note is note-<notes_id>-<number>"),
         flag<&TableView::notes>("has_notes", "there are editor's notes about it"),
         list<&TableView::acknowledged>("acknowledged", outcome_type(), "checks that concern it and do not hold, with the reasons"),
         flag<&TableView::acknowledged>("has_acknowledged", "there are such checks"),
         list<&TableView::doubtful>("doubtful", outcome_type(), "checks that concern it and do not hold, without a reason"),
         flag<&TableView::doubtful>("has_doubtful", "there are such checks"),
         list<&TableView::remarks>("remarks", outcome_type(), "what is unusual in its codes and names, with or without a reason"),
         flag<&TableView::remarks>("has_remarks", "there is something"),
         count<&TableView::rounding_count>("rounding_count", "comparisons that concern it and hold within rounding"),
         flag<&TableView::rounding_count>("has_rounding", "there are such comparisons"),
         url<&TableView::checks_url>("checks_url", "the document's page of checks"),
         flag<&TableView::checks_url>("has_checks_page", "the site has that page"),
         object<&TableView::source>("source", table_source_type(), "where it comes from, if that is known"),
         object<&TableView::csv>("csv", download_type(), "the table as a file"),
         list<&TableView::others>("others", link_type(), "the same table in documents of other years and stages"),
         flag<&TableView::others>("has_others", "there are such documents")}};
    return type;
}

}  // namespace sitegen
