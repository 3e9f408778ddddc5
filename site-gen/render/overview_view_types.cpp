// The names that templates may use for overviews.

#include <algorithm>

#include "render/class_list.hpp"
#include "render/view_types.hpp"
#include "render/views.hpp"

namespace sitegen {

namespace {

using view::breakable;
using view::flag;
using view::html;
using view::list;
using view::object;
using view::text;
using view::url;

const ViewType& overview_cell_type() {
    static const ViewType type = {
        "overview cell",
        {text<&OverviewCellView::text>("text", "what it says; empty if it is blank"),
         url<&OverviewCellView::url>("url", "where it leads"), flag<&OverviewCellView::url>("has_url", "it leads somewhere"),
         flag<&OverviewCellView::is_text>("is_text", "it is words, not a number"),
         flag<&OverviewCellView::is_gap>("is_gap", "it says why there is no number"),
         flag<&OverviewCellView::is_amount>("is_amount", "its column is of numbers"),
         flag<&OverviewCellView::is_negative>("is_negative", "it is a number below zero"),
         text<&OverviewCellView::label>("label", "the heading of its column; empty if it is blank or in the only column"),
         flag<&OverviewCellView::label>("has_label", "it may stand alone, and needs the heading beside it"),
         list<&OverviewCellView::marks>("marks", note_mark_type(), "the footnotes on it"),
         flag<&OverviewCellView::marks>("has_marks", "there are such footnotes")}};
    return type;
}

// A reader sees three headings on the first screens.
bool has_contents(const OverviewView& view) {
    std::size_t count = view.sections.size();
    for (const OverviewSectionView& section : view.sections) {
        if (section.tables.size() > 1) count += section.tables.size();
    }
    return count > 3;
}

bool is_printed(const OverviewCellView& cell) { return !cell.text.empty() || !cell.url.empty() || !cell.marks.empty(); }

bool has_values(const OverviewRowView& row) { return std::any_of(row.cells.begin(), row.cells.end(), is_printed); }

void print_class(const OverviewRowView& row, const Scope&, std::string& out) {
    ClassList classes(out);
    if (row.level > 1) classes.add("level-" + std::to_string(row.level));
    if (row.is_total) classes.add("total");
    if (row.is_before_total) classes.add("before-total");
    if (!has_values(row)) classes.add("no-values");
}

bool has_class(const OverviewRowView& row) { return row.level > 1 || row.is_total || row.is_before_total || !has_values(row); }

std::string classes_of(const OverviewTableView& table) {
    std::size_t most_marks = 0;
    for (const OverviewRowView& row : table.rows) {
        for (const OverviewCellView& cell : row.cells) most_marks = std::max(most_marks, cell.marks.size());
    }
    std::string text;
    ClassList(text).add_marks(most_marks);
    return text;
}

const ViewType& overview_row_type() {
    static const ViewType type = {
        "overview row",
        {text<&OverviewRowView::anchor>("anchor", "its anchor: the id of its table, a point, and its code or its name"),
         object<&OverviewRowView::name>("name", overview_cell_type(), "its first cell, which names it"),
         list<&OverviewRowView::cells>("cells", overview_cell_type(), "the other cells"),
         view::computed<OverviewRowView, print_class>("class",
                                                      "classes: level-2 and deeper, total; and those of its place; see Tables"),
         flag<OverviewRowView, has_class>("has_class", "there are such classes"),
         flag<&OverviewRowView::is_total>("is_total", "it is a total"), text<&OverviewRowView::level>("level", "its depth, from 1"),
         flag<OverviewRowView, [](const OverviewRowView& row) { return (row.level > 1); }>("is_deeper",
                                                                                           "it is below another row")}};
    return type;
}

const ViewType& overview_source_type() {
    static const ViewType type = {"number source",
                                  {text<&NumberSourceView::text>("text", "how the numbers were made and where they come from"),
                                   url<&NumberSourceView::url>("url", "a page of the source"),
                                   flag<&NumberSourceView::url>("has_url", "there is such a page")}};
    return type;
}

const ViewType& footnote_type() {
    static const ViewType type = {
        "footnote",
        {text<&FootnoteView::number>("number", "its number in the table"),
         text<&FootnoteView::id>("id", "its id; the anchor is note-<id>, that of its first reference mark-<id>"),
         text<&FootnoteView::text>("text", "what it says")}};
    return type;
}

const ViewType& overview_table_type() {
    static const ViewType type = {
        "overview table",
        {text<&OverviewTableView::id>("id", "its id; the anchor is table-<id>"),
         text<&OverviewTableView::title>("title", "its title"),
         breakable<&OverviewTableView::title>("breakable_title", "its title as HTML that may break between words"),
         flag<&OverviewTableView::is_titled_above>("is_titled_above", "a heading or a chart above it has the same title"),
         text<&OverviewTableView::unit>("unit", "the unit of its amounts"),
         list<&OverviewTableView::units>("units", unit_type(),
                                         "the units in which a reader may want its money, by size; see Units"),
         flag<&OverviewTableView::units>("has_units", "there are several"),
         text<&OverviewTableView::money>("money",
                                         "which cells of a row are money in its unit: their positions from 0, with spaces"),
         flag<&OverviewTableView::money>("has_money", "there are such cells, and other units for them"),
         flag<&OverviewTableView::unit>("has_unit", "there are amounts"),
         list<&OverviewTableView::headings>("headings", heading_type(), "the headings of its columns"),
         list<&OverviewTableView::rows>("rows", overview_row_type(), "its rows"),
         flag<&OverviewTableView::rows>("has_rows", "there are rows"),
         flag<OverviewTableView, [](const OverviewTableView& table) { return !table.rows.empty() || !table.footnotes.empty(); }>(
             "has_table", "there are rows, or headings with footnotes"),
         text<&OverviewTableView::room>("room", "a class for how wide it is at least; see Tables"),
         view::computed<OverviewTableView,
                        [](const OverviewTableView& table, const Scope&, std::string& out) { out += classes_of(table); }>(
             "classes", "classes for what is in its rows; see Tables"),
         flag<OverviewTableView, [](const OverviewTableView& table) { return !classes_of(table).empty(); }>(
             "has_classes", "there are such classes"),
         list<&OverviewTableView::notes>("notes", field_type(), "what it contains and what it leaves out"),
         flag<&OverviewTableView::notes>("has_notes", "there are such notes"),
         list<&OverviewTableView::sources>("sources", overview_source_type(), "the sources of numbers that come from no document"),
         flag<&OverviewTableView::sources>("has_sources", "there are such numbers"),
         list<&OverviewTableView::marks>("marks", note_mark_type(), "the footnotes on all of it"),
         list<&OverviewTableView::footnotes>("footnotes", footnote_type(), "the footnotes on it and its cells"),
         flag<&OverviewTableView::footnotes>("has_footnotes", "there are footnotes"),
         object<&OverviewTableView::csv>("csv", download_type(), "the table as a CSV file")}};
    return type;
}

const ViewType& overview_link_type() {
    static const ViewType type = {
        "overview link",
        {text<&OverviewLinkView::title>("title", "its text"), url<&OverviewLinkView::url>("url", "where it leads"),
         flag<&OverviewLinkView::url>("has_url", "it leads somewhere"), text<&OverviewLinkView::note>("note", "the note beside it"),
         flag<&OverviewLinkView::note>("has_note", "there is a note beside it")}};
    return type;
}

const ViewType& small_chart_type() {
    static const ViewType type = {
        "small chart",
        {text<&SmallChartView::title>("title", "its subject"), url<&SmallChartView::url>("url", "where that leads"),
         flag<&SmallChartView::url>("has_url", "it leads somewhere"),
         text<&SmallChartView::summary>("summary", "what it shows, in one sentence"),
         html<&SmallChartView::svg>("svg", "the drawing, with its summary for readers who cannot see it")}};
    return type;
}

const ViewType& small_charts_type() {
    static const ViewType type = {"small charts",
                                  {text<&SmallChartsView::unit>("unit", "the unit of their values"),
                                   text<&SmallChartsView::scale>("scale", "whether they have one scale or each its own, in words"),
                                   list<&SmallChartsView::charts>("charts", small_chart_type(), "the drawings")}};
    return type;
}

const ViewType& overview_section_type() {
    static const ViewType type = {
        "overview section",
        {text<&OverviewSectionView::id>("id", "its id"), text<&OverviewSectionView::title>("title", "its title"),
         breakable<&OverviewSectionView::title>("breakable_title", "its title as HTML that may break between words"),
         list<&OverviewSectionView::paragraphs>("paragraphs", field_type(), "texts before its tables"),
         list<&OverviewSectionView::charts>("charts", chart_type(), "its charts"),
         flag<&OverviewSectionView::charts>("has_charts", "it has charts"),
         list<&OverviewSectionView::small_charts>("small_charts", small_charts_type(), "blocks of small drawings"),
         list<&OverviewSectionView::tables>("tables", overview_table_type(), "its tables"),
         flag<OverviewSectionView, [](const OverviewSectionView& section) { return (section.tables.size() > 1); }>(
             "has_several_tables", "it has more than one table"),
         list<&OverviewSectionView::links>("links", overview_link_type(), "a list below its tables"),
         flag<&OverviewSectionView::links>("has_links", "there is such a list"),
         flag<&OverviewSectionView::is_folded>("is_folded", "its rest is for those who open it")}};
    return type;
}

}  // namespace

const ViewType& overview_type() {
    static const ViewType type = {
        "overview",
        {text<&OverviewView::kind>(
             "kind", "what it is about: year, years, department, topic, topics, code, performance, versions, data or changes"),
         text<&OverviewView::title>("title", "its title"), text<&OverviewView::lead>("lead", "a sentence below the title"),
         flag<&OverviewView::lead>("has_lead", "there is such a sentence"),
         list<&OverviewView::answers>("answers", answer_type(), "sentences that answer the first questions"),
         flag<&OverviewView::answers>("has_answers", "there are such sentences"),
         list<&OverviewView::pictures>("charts", chart_type(), "the pictures beside these sentences"),
         flag<&OverviewView::pictures>("has_charts", "there are such pictures"),
         list<&OverviewView::figures>("key_figures", key_figure_type(), "the numbers at its head"),
         flag<&OverviewView::figures>("has_key_figures", "there are such numbers"),
         list<&OverviewView::sections>("sections", overview_section_type(), "its sections"),
         flag<OverviewView, has_contents>("has_contents", "it is so long that readers need a list of its sections and tables")}};
    return type;
}

}  // namespace sitegen
