// The names templates may use. themes/README.md is checked against these lists by a test.

#include "render/view_types.hpp"
#include "render/views.hpp"

namespace sitegen {

namespace {

using view::computed;
using view::flag;
using view::html;
using view::list;
using view::object;
using view::text;
using view::url;

}  // namespace

const ViewType& link_type() {
    static const ViewType type = {"link",
                                  {text<&LinkView::title>("title", "the link's text"), url<&LinkView::url>("url", "its address"),
                                   flag<&LinkView::is_current>("is_current", "it leads to this very page")}};
    return type;
}

const ViewType& download_type() {
    static const ViewType type = {
        "download",
        {text<&DownloadView::title>("title", "what it holds"), url<&DownloadView::url>("url", "the file's address"),
         text<&DownloadView::kind>("kind", "the file's type, such as CSV"),
         text<&DownloadView::size>("size", "the file's size, such as 2.1 KB")}};
    return type;
}

const ViewType& key_figure_type() {
    static const ViewType type = {
        "key figure",
        {text<&KeyFigureView::title>("title", "its name"), text<&KeyFigureView::value>("value", "its value"),
         text<&KeyFigureView::unit>("unit", "the unit of the value; empty for shares and counts"),
         text<&KeyFigureView::note>("note", "the change since last year"),
         flag<&KeyFigureView::unit>("has_unit", "there is a unit"),
         flag<&KeyFigureView::note>("has_note", "there is a change to tell")}};
    return type;
}

const ViewType& note_mark_type() {
    static const ViewType type = {
        "note mark",
        {text<&NoteMarkView::number>("number", "the footnote's number"),
         text<&NoteMarkView::note>("note", "the footnote's id; its anchor is note-<id>"),
         text<&NoteMarkView::anchor>("anchor", "the same id at the first reference: the anchor there is mark-<id>"),
         flag<&NoteMarkView::anchor>("has_anchor", "it is the first reference to the footnote")}};
    return type;
}

const ViewType& heading_type() {
    static const ViewType type = {"heading",
                                  {text<&HeadingView::title>("title", "the heading's text"),
                                   text<&HeadingView::column_span>("column_span", "how many columns it covers"),
                                   text<&HeadingView::row_span>("row_span", "how many heading rows it covers"),
                                   flag<HeadingView, [](const HeadingView& h) { return (h.column_span > 1); }>(
                                       "spans_columns", "it covers more than one column"),
                                   flag<HeadingView, [](const HeadingView& h) { return (h.row_span > 1); }>(
                                       "spans_rows", "it covers more than one heading row"),
                                   flag<&HeadingView::is_group>("is_group", "it stands over several headings"),
                                   flag<&HeadingView::is_amount>("is_amount", "amounts stand below it"),
                                   list<&HeadingView::marks>("marks", note_mark_type(), "the footnotes on its column")}};
    return type;
}

namespace {

void print_cell(const Cell& cell, const Scope& scope, std::string& out) {
    switch (cell.state) {
        case CellState::amount:
            append_amount(out, cell.printed, scope.numbers);
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
    }
}

const ViewType& cell_type() {
    static const ViewType type = {
        "cell",
        {computed<Cell, print_cell>("text", "the amount as printed, or the word for its state; empty where blank"),
         flag<Cell, [](const Cell& cell) { return cell.state == CellState::blank; }>("is_blank",
                                                                                     "blank as printed, which is not zero"),
         flag<Cell, [](const Cell& cell) { return cell.state == CellState::amount; }>("is_amount", "there is an amount"),
         flag<Cell, [](const Cell& cell) { return (cell.state > CellState::blank); }>(
             "is_missing", "not published, not in existence or withheld"),
         flag<Cell, [](const Cell& cell) { return cell.state == CellState::amount && cell.printed.is_negative(); }>(
             "is_negative", "the amount is below zero"),
         flag<Cell, [](const Cell& cell) { return cell.state == CellState::amount && cell.printed.is_zero(); }>(
             "is_zero", "the amount is zero")}};
    return type;
}

const ViewType& row_name_type() {
    static const ViewType type = {
        "name",
        {computed<std::string, [](const std::string& name, const Scope&, std::string& out) { out += name; }>("title",
                                                                                                             "the printed name"),
         flag<std::string, [](const std::string& name) { return !name.empty(); }>("has_title", "a name is printed here")}};
    return type;
}

void print_number(const std::uint32_t& number, const Scope&, std::string& out) { out += std::to_string(number); }

const ViewType& row_mark_type() {
    static const ViewType type = {
        "row mark", {view::computed<std::uint32_t, print_number>("number", "the number of a note among those of the table")}};
    return type;
}

// Most rows are lines of the first level, which need none.
void print_class(const Row& row, const Scope&, std::string& out) {
    const std::size_t begin = out.size();
    if (row.level > 1) out.append("level-").append(std::to_string(row.level));
    if (row.role == RowRole::line) return;
    if (out.size() > begin) out += ' ';
    out += row.role == RowRole::total ? "total" : "subtotal";
}

const ViewType& row_type() {
    static const ViewType type = {
        "row",
        {text<&Row::id>("id", "the row's id, unique in its side"),
         computed<Row,
                  [](const Row& row, const Scope&, std::string& out) {
                      if (!row.codes.empty()) out += row.codes.front();
                  }>("code", "the printed code; empty for totals"),
         list<&Row::names>("names", row_name_type(), "the name, or names where the table prints two"),
         text<&Row::level>("level", "its depth, from 1"),
         computed<Row, print_class>("class", "a class for that: level-2 and deeper, total, subtotal"),
         flag<Row, [](const Row& row) { return (row.level > 1) || row.role != RowRole::line; }>(
             "has_class", "it is deeper than the first level or a total"),
         flag<Row, [](const Row& row) { return row.role == RowRole::total; }>("is_total", "it is the table's total"),
         flag<Row, [](const Row& row) { return row.role == RowRole::subtotal; }>("is_subtotal", "it is a total within the table"),
         list<&Row::cells>("cells", cell_type(), "its cells, one for each column"),
         list<&Row::notes>("marks", row_mark_type(), "the table's notes on it and its cells"),
         flag<&Row::notes>("has_marks", "there are such notes")}};
    return type;
}

const ViewType& side_type() {
    static const ViewType type = [] {
        Field rows{"rows", FieldKind::list, "the rows in printed order", &row_type()};
        rows.count = [](const void* side) { return static_cast<const SideView*>(side)->rows->size(); };
        rows.item = [](const void* side, std::size_t index) -> const void* {
            return &(*static_cast<const SideView*>(side)->rows)[index];
        };
        return ViewType{
            "side",
            {text<&SideView::title>("title", "such as revenue; empty where the table has one side"),
             flag<&SideView::title>("has_title", "the table has two sides"),
             flag<&SideView::has_codes>("has_codes", "codes are printed in a column of their own"),
             list<&SideView::first_headings>("first_headings", heading_type(), "the first row of column headings"),
             list<&SideView::second_headings>("second_headings", heading_type(), "the second row, under groups"),
             flag<&SideView::second_headings>("has_second_headings", "there are two rows of headings"),
             flag<SideView, [](const SideView& side) { return side.rows->empty(); }>("is_empty", "there are no rows"), rows}};
    }();
    return type;
}

const ViewType& note_type() {
    static const ViewType type = {"note",
                                  {text<&NoteView::text>("text", "the editor's note"),
                                   text<&NoteView::original>("original", "the reading of the source it is about"),
                                   flag<&NoteView::original>("has_original", "an original reading is given"),
                                   text<&NoteView::number>("number", "its number among the notes of its table"),
                                   text<&NoteView::subject>("subject", "the rows and the column that it is about"),
                                   flag<&NoteView::subject>("has_subject", "it is about some rows or a column")}};
    return type;
}

// A number of comparisons, its digits grouped as those of amounts are.
template <auto member>
Field count(std::string_view name, std::string_view meaning) {
    using Object = view::Owner<member>;
    return computed<Object, [](const Object& object, const Scope& scope, std::string& out) {
        append_amount(out, Amount(static_cast<std::int64_t>(object.*member), 0), scope.numbers);
    }>(name, meaning);
}

const ViewType& check_counts_type() {
    static const ViewType type = {
        "check counts",
        {count<&CheckCountsView::made>("made", "comparisons made"), count<&CheckCountsView::exact>("exact", "that hold exactly"),
         count<&CheckCountsView::rounding>("rounding", "that hold within rounding"),
         count<&CheckCountsView::acknowledged>("acknowledged", "that do not hold, with a reason given"),
         count<&CheckCountsView::doubtful>("doubtful", "that do not hold, without one"),
         count<&CheckCountsView::unknown>("unknown", "that cannot be told, since a cell is not published"),
         flag<&CheckCountsView::made>("has_made", "any was made"), flag<&CheckCountsView::exact>("has_exact", "some hold exactly"),
         flag<&CheckCountsView::rounding>("has_rounding", "some hold within rounding"),
         flag<&CheckCountsView::acknowledged>("has_acknowledged", "some are acknowledged"),
         flag<&CheckCountsView::doubtful>("has_doubtful", "some are doubtful"),
         flag<&CheckCountsView::unknown>("has_unknown", "some cannot be told")}};
    return type;
}

const ViewType& checked_table_type() {
    static const ViewType type = {
        "checked table",
        {text<&CheckedTableView::id>("id", "its id"), text<&CheckedTableView::number>("number", "its number"),
         flag<&CheckedTableView::number>("has_number", "it is a table, not the performance forms or the text"),
         text<&CheckedTableView::title>("title", "its title"),
         url<&CheckedTableView::url>("url", "the table on the document's page"),
         flag<&CheckedTableView::url>("has_url", "the document has the table")}};
    return type;
}

const ViewType& outcome_type() {
    static const ViewType type = {
        "outcome",
        {text<&OutcomeView::subject>("subject", "which row and column, in words"),
         flag<&OutcomeView::subject>("has_subject", "it is one of several rows"),
         text<&OutcomeView::sentence>("sentence", "what should hold"),
         text<&OutcomeView::left>("left", "the one amount, or the word for blank"),
         text<&OutcomeView::right>("right", "the other"),
         flag<&OutcomeView::has_left>("has_left", "the one is not blank"),
         flag<&OutcomeView::has_right>("has_right", "the other is not blank"),
         text<&OutcomeView::unit>("unit", "the unit of both"),
         flag<&OutcomeView::unit>("has_unit", "they have the document's unit"),
         flag<&OutcomeView::has_amounts>("has_amounts", "two amounts were compared"),
         text<&OutcomeView::difference>("difference", "by how much they differ"),
         text<&OutcomeView::tolerance>("tolerance", "the most that rounding explains"),
         text<&OutcomeView::reason>("reason", "why they differ, where acknowledged"),
         flag<&OutcomeView::reason>("has_reason", "there is a reason"),
         text<&OutcomeView::note>("note", "the editor's note on that"),
         flag<&OutcomeView::note>("has_note", "there is such a note"),
         url<&OutcomeView::url>("url", "the check on the page of checks"),
         flag<&OutcomeView::url>("has_url", "the site has that page"),
         list<&OutcomeView::tables>("tables", checked_table_type(), "the tables that it concerns; at a table, the others"),
         flag<&OutcomeView::tables>("has_tables", "there are such tables"),
         flag<OutcomeView, [](const OutcomeView& o) { return o.verdict == Verdict::rounding; }>("is_rounding",
                                                                                                "it holds within rounding"),
         flag<OutcomeView, [](const OutcomeView& o) { return o.verdict == Verdict::acknowledged; }>(
             "is_acknowledged", "it does not hold, with a reason given"),
         flag<OutcomeView, [](const OutcomeView& o) { return o.verdict == Verdict::broken; }>("is_doubtful", "it does not hold"),
         flag<OutcomeView, [](const OutcomeView& o) { return o.verdict == Verdict::unknown; }>("is_unknown", "it cannot be told")}};
    return type;
}

const ViewType& check_type() {
    static const ViewType type = {"check",
                                  {text<&CheckView::id>("id", "its name, unique in the document"),
                                   text<&CheckView::reference>("reference", "its number in the published rules"),
                                   flag<&CheckView::reference>("has_reference", "it has such a number"),
                                   text<&CheckView::sentence>("sentence", "what should hold, in plain words"),
                                   text<&CheckView::formula>("formula", "the same in the cell language"),
                                   flag<&CheckView::formula>("has_formula", "there is a formula"),
                                   object<&CheckView::counts>("counts", check_counts_type(), "what came of it"),
                                   list<&CheckView::outcomes>("outcomes", outcome_type(), "the comparisons that are not exact"),
                                   flag<&CheckView::outcomes>("has_outcomes", "there are such comparisons")}};
    return type;
}

const ViewType& check_group_type() {
    static const ViewType type = {
        "check group",
        {object<&CheckGroupView::table>("table", checked_table_type(), "the table that its checks name first"),
         object<&CheckGroupView::counts>("counts", check_counts_type(), "what came of them"),
         list<&CheckGroupView::checks>("checks", check_type(), "the checks")}};
    return type;
}

const ViewType& table_type() {
    static const ViewType type = {
        "table",
        {text<&TableView::id>("id", "its id; the anchor is table-<id>"),
         text<&TableView::number>("number", "its number"),
         text<&TableView::title>("title", "its title"),
         text<&TableView::unit>("unit", "the unit of its amounts"),
         text<&TableView::note>("note", "the note printed under it"),
         flag<&TableView::note>("has_note", "a note is printed under it"),
         flag<&TableView::is_empty>("is_empty", "it has no rows"),
         flag<&TableView::has_sides>("has_sides", "it has two sides, revenue and expenditure"),
         list<&TableView::sides>("sides", side_type(), "its sides, one or two"),
         list<&TableView::notes>("notes", note_type(), "the editor's notes about it"),
         flag<&TableView::has_row_notes>("has_row_notes", "some are about single rows"),
         text<&TableView::id>("notes_id",
                              "its id by a name that its rows do not have: the anchor of a note is note-<notes_id>-<number>"),
         flag<&TableView::notes>("has_notes", "there are editor's notes about it"),
         list<&TableView::acknowledged>("acknowledged", outcome_type(), "checks that concern it and do not hold, with the reasons"),
         flag<&TableView::acknowledged>("has_acknowledged", "there are such checks"),
         list<&TableView::doubtful>("doubtful", outcome_type(), "checks that concern it and do not hold, without one"),
         flag<&TableView::doubtful>("has_doubtful", "there are such checks"),
         count<&TableView::rounding_count>("rounding_count", "comparisons that concern it and hold within rounding"),
         flag<&TableView::rounding_count>("has_rounding", "there are such comparisons"),
         url<&TableView::checks_url>("checks_url", "the document's page of checks"),
         flag<&TableView::checks_url>("has_checks_page", "the site has that page"),
         object<&TableView::source>("source", table_source_type(), "where it is from, where that is known"),
         object<&TableView::csv>("csv", download_type(), "the table as a file")}};
    return type;
}

const ViewType& value_type() {
    static const ViewType type = {"value", {text<&ChartCellView::text>("text", "the value; empty where there is none")}};
    return type;
}

const ViewType& chart_row_type() {
    static const ViewType type = {"chart row",
                                  {text<&ChartRowView::title>("title", "the category"),
                                   list<&ChartRowView::cells>("cells", value_type(), "a value for each heading after the first")}};
    return type;
}

}  // namespace

const ViewType& chart_type() {
    static const ViewType type = {
        "chart",
        {text<&ChartView::id>("id", "its id; the anchor is chart-<id>"), text<&ChartView::title>("title", "its title"),
         text<&ChartView::unit>("unit", "the unit of its values"),
         text<&ChartView::summary>("summary", "what it shows, in one sentence"), html<&ChartView::svg>("svg", "the drawing"),
         url<&ChartView::url>("url", "the drawing as a file"), flag<&ChartView::url>("has_url", "the site has that file"),
         list<&ChartView::headings>("headings", heading_type(), "the headings of its data table"),
         list<&ChartView::rows>("rows", chart_row_type(), "the rows of its data table"),
         list<&ChartView::notes>("notes", field_type(), "what there is to know of single values"),
         flag<&ChartView::notes>("has_notes", "there are such notes")}};
    return type;
}

const ViewType& field_type() {
    static const ViewType type = {"field",
                                  {text<&FieldView::title>("title", "its title"), text<&FieldView::text>("text", "what it says"),
                                   flag<&FieldView::text>("has_text", "it says something")}};
    return type;
}

namespace {

const ViewType& fund_type() {
    static const ViewType type = {"fund",
                                  {text<&FundView::title>("title", "the source of money"),
                                   list<&FundView::cells>("cells", value_type(), "an amount for each period")}};
    return type;
}

const ViewType& indicator_type() {
    static const ViewType type = {
        "indicator",
        {list<&IndicatorView::path>("path", field_type(),
                                    "its names from the first level to the last; a text that repeats the row above is empty"),
         list<&IndicatorView::values>("values", value_type(), "a target for each period")}};
    return type;
}

const ViewType& form_type() {
    static const ViewType type = {
        "form",
        {text<&FormView::id>("id", "its id; the anchor is form-<id>"), text<&FormView::title>("title", "its title"),
         text<&FormView::unit>("unit", "the unit of its amounts"),
         url<&FormView::project_url>("project_url", "the project's row in its table"),
         flag<&FormView::project_url>("has_project", "it belongs to a project of the tables"),
         list<&FormView::fields>("fields", field_type(), "its texts"),
         list<&FormView::periods>("periods", heading_type(), "the periods of its amounts and targets"),
         text<&FormView::funds_title>("funds_title", "heading of its amounts"),
         text<&FormView::goals_title>("goals_title", "heading of its goals"),
         text<&FormView::value_title>("value_title", "heading over the targets of all periods"),
         text<&FormView::period_count>("period_count", "how many periods there are"),
         list<&FormView::funds>("funds", fund_type(), "its amounts"), flag<&FormView::funds>("has_funds", "it has amounts"),
         list<&FormView::goals>("goals", field_type(), "the goals of each period"),
         list<&FormView::indicator_headings>("indicator_headings", heading_type(), "the headings of the indicators"),
         list<&FormView::indicators>("indicators", indicator_type(), "its indicators")}};
    return type;
}

const ViewType& term_type() {
    static const ViewType type = {
        "term",
        {text<&TermView::id>("id", "its id; the anchor is term-<id>"), text<&TermView::term>("term", "the term"),
         text<&TermView::text>("text", "what it means"), url<&TermView::url>("url", "its place in the glossary")}};
    return type;
}

const ViewType& section_type() {
    static const ViewType type = {
        "section",
        {text<&SectionView::id>("id", "its id; the anchor is section-<id>"), text<&SectionView::title>("title", "its title"),
         html<&SectionView::html>("html", "its prose"),
         list<&SectionView::charts>("charts", chart_type(), "the charts that belong to it"),
         list<&SectionView::forms>("forms", form_type(), "the performance forms that belong to it"),
         flag<&SectionView::charts>("has_charts", "it has charts"), flag<&SectionView::forms>("has_forms", "it has forms")}};
    return type;
}

const ViewType& part_type() {
    static const ViewType type = {
        "part",
        {text<&PartView::id>("id", "its id; the anchor is part-<id>"), text<&PartView::title>("title", "its title"),
         list<&PartView::sections>("sections", section_type(), "its sections of prose"),
         list<&PartView::tables>("tables", table_type(), "its tables"),
         list<&PartView::terms>("terms", term_type(), "the terms it explains"),
         flag<&PartView::sections>("has_sections", "it has sections"), flag<&PartView::tables>("has_tables", "it has tables"),
         flag<&PartView::terms>("has_terms", "it explains terms")}};
    return type;
}

const ViewType& document_type() {
    static const ViewType type = {
        "document",
        {text<&DocumentView::title>("title", "its title"),
         text<&DocumentView::department>("department", "the department's name"),
         url<&DocumentView::department_url>("department_url", "the department's page"),
         text<&DocumentView::code>("code", "the department's code"),
         text<&DocumentView::year>("year", "the fiscal year"),
         text<&DocumentView::stage>("stage", "the stage, such as budget"),
         text<&DocumentView::unit>("unit", "the unit of its amounts"),
         list<&DocumentView::key_figures>("key_figures", key_figure_type(), "its headline figures"),
         flag<&DocumentView::key_figures>("has_key_figures", "there are headline figures"),
         list<&DocumentView::parts>("parts", part_type(), "its outline"),
         list<&DocumentView::downloads>("downloads", download_type(), "all its files"),
         list<&DocumentView::notes>("notes", note_type(), "the editor's notes on the document as a whole"),
         flag<&DocumentView::notes>("has_notes", "there are such notes"),
         list<&DocumentView::remarks>("remarks", field_type(), "what there is to know of its department and year"),
         flag<&DocumentView::remarks>("has_remarks", "there is something to know of these"),
         object<&DocumentView::source>("source", source_type(), "where its figures come from"),
         list<&DocumentView::other_sources>("other_sources", source_type(), "where those of single tables come from"),
         list<&DocumentView::versions>("versions", version_type(), "its corrections after publication, the latest first"),
         flag<&DocumentView::versions>("has_versions", "it was corrected"),
         object<&DocumentView::checks>("checks", check_counts_type(), "what came of its checks"),
         url<&DocumentView::checks_url>("checks_url", "its page of checks"),
         flag<&DocumentView::checks_url>("has_checks_page", "the site has that page"),
         url<&DocumentView::changes_url>("changes_url", "its page of what has changed"),
         flag<&DocumentView::changes_url>("has_changes", "there is something to compare it with")}};
    return type;
}

const ViewType& document_checks_type() {
    static const ViewType type = {
        "document checks",
        {text<&DocumentChecksView::title>("title", "the document's title"),
         text<&DocumentChecksView::department>("department", "the department's name"),
         url<&DocumentChecksView::document_url>("document_url", "the document"),
         object<&DocumentChecksView::json>("json", download_type(), "the same for machines"),
         object<&DocumentChecksView::counts>("counts", check_counts_type(), "what came of all checks"),
         list<&DocumentChecksView::acknowledged>("acknowledged", outcome_type(), "what does not hold, with the reasons"),
         list<&DocumentChecksView::doubtful>("doubtful", outcome_type(), "what does not hold, without one"),
         flag<&DocumentChecksView::acknowledged>("has_acknowledged", "something is acknowledged"),
         flag<&DocumentChecksView::doubtful>("has_doubtful", "something is doubtful"),
         list<&DocumentChecksView::declared>("declared", check_group_type(),
                                             "the checks that the standard and the document declare, by table"),
         flag<&DocumentChecksView::declared>("has_declared", "there are such checks"),
         list<&DocumentChecksView::general>("general", check_type(), "the checks of every document"),
         flag<&DocumentChecksView::general>("has_general", "there are such checks"),
         list<&DocumentChecksView::idle>("idle", check_type(), "those that found nothing to compare in this document"),
         flag<&DocumentChecksView::idle>("has_idle", "there are such checks")}};
    return type;
}

const ViewType& checked_document_type() {
    static const ViewType type = {
        "checked document",
        {text<&CheckedDocumentView::title>("title", "its title"), url<&CheckedDocumentView::url>("url", "its page of checks"),
         object<&CheckedDocumentView::counts>("counts", check_counts_type(), "what came of them")}};
    return type;
}

const ViewType& checks_type() {
    static const ViewType type = {"checks",
                                  {object<&ChecksView::counts>("counts", check_counts_type(), "what came of all checks"),
                                   list<&ChecksView::documents>("documents", checked_document_type(), "each document"),
                                   object<&ChecksView::json>("json", download_type(), "the same for machines")}};
    return type;
}

const ViewType& document_link_type() {
    static const ViewType type = {
        "document link",
        {text<&DocumentLinkView::title>("title", "its title"), url<&DocumentLinkView::url>("url", "its page"),
         text<&DocumentLinkView::year>("year", "the fiscal year"), text<&DocumentLinkView::stage>("stage", "the stage"),
         list<&DocumentLinkView::key_figures>("key_figures", key_figure_type(), "its headline figures")}};
    return type;
}

const ViewType& department_type() {
    static const ViewType type = {
        "department",
        {text<&DepartmentView::name>("name", "its name"), text<&DepartmentView::code>("code", "its code"),
         flag<&DepartmentView::code>("has_code", "it has a code"), url<&DepartmentView::url>("url", "its page"),
         list<&DepartmentView::documents>("documents", document_link_type(), "what it has published, newest first"),
         flag<&DepartmentView::documents>("has_documents", "it has published something"),
         list<&DepartmentView::latest>("latest", document_link_type(), "of these, those of the latest year")}};
    return type;
}

const ViewType& home_type() {
    static const ViewType type = {
        "home",
        {list<&HomeView::departments>("departments", department_type(), "all departments"),
         list<&HomeView::charts>("charts", chart_type(), "charts of the newest document, where there is one department"),
         flag<&HomeView::charts>("has_charts", "there are such charts"),
         flag<HomeView, [](const HomeView& home) { return home.departments.size() == 1; }>("is_single",
                                                                                           "there is one department")}};
    return type;
}

const ViewType& glossary_type() {
    static const ViewType type = {"glossary",
                                  {list<&GlossaryView::terms>("terms", term_type(), "all terms, of every standard in use")}};
    return type;
}

const ViewType& search_group_type() {
    static const ViewType type = {"search group",
                                  {text<&SearchGroupView::title>("title", "the letter or character that their names begin with"),
                                   flag<&SearchGroupView::title>("has_title", "the departments are grouped so; few are not"),
                                   list<&SearchGroupView::departments>("departments", department_type(),
                                                                       "the departments; many of them without their documents")}};
    return type;
}

const ViewType& search_type() {
    static const ViewType type = {
        "search",
        {list<&SearchView::groups>("groups", search_group_type(), "all departments"),
         list<&SearchView::tables>("tables", link_type(), "the tables of the newest document, where there is one department"),
         flag<&SearchView::tables>("has_tables", "there are such tables"),
         list<&SearchView::terms>("terms", term_type(), "all terms of the glossary"),
         flag<&SearchView::terms>("has_terms", "there is a glossary")}};
    return type;
}

const ViewType& article_type() {
    static const ViewType type = {"article", {html<&ArticleView::html>("html", "its prose")}};
    return type;
}

const ViewType& site_type() {
    static const ViewType type = {
        "site",
        {text<&SiteView::title>("title", "the site's title"), text<&SiteView::publisher>("publisher", "who publishes it"),
         text<&SiteView::description>("description", "one sentence about it"),
         text<&SiteView::language>("language", "its language, such as zh-CN"),
         url<&SiteView::home_url>("home_url", "the home page"),
         list<&SiteView::navigation>("navigation", link_type(), "the main pages"),
         list<&SiteView::further>("further", link_type(), "further pages, for the foot of every page"),
         list<&SiteView::stylesheets>("stylesheets", link_type(), "the theme's style sheets"),
         list<&SiteView::scripts>("scripts", link_type(), "the theme's scripts"),
         url<&SiteView::icon_url>("icon_url", "the theme's icon"), flag<&SiteView::icon_url>("has_icon", "the theme has an icon"),
         text<&SiteView::generator>("generator", "this program and its version")}};
    return type;
}

const ViewType& page_type() {
    static const ViewType type = {
        "page",
        {text<&PageView::kind>(
             "kind", "home, department, document, document-checks, overview, checks, glossary, search, about or not-found"),
         text<&PageView::title>("title", "its title"),
         text<&PageView::description>("description", "one sentence about it"),
         flag<&PageView::description>("has_description", "there is such a sentence"),
         list<&PageView::scripts>("scripts", link_type(), "the theme's scripts for this kind of page"),
         list<&PageView::breadcrumbs>("breadcrumbs", link_type(), "the way from the home page to this one"),
         flag<&PageView::breadcrumbs>("has_breadcrumbs", "it is not the home page"),
         list<&PageView::years>("years", link_type(), "the same page of other years, its own among them"),
         flag<&PageView::years>("has_years", "there is a page for each year"),
         object<&PageView::previous>("previous", link_type(), "the page of the year before"),
         object<&PageView::next>("next", link_type(), "the page of the year after"),
         object<&PageView::home>("home", home_type(), "set on the home page"),
         object<&PageView::department>("department", department_type(), "set on a department's page"),
         object<&PageView::document>("document", document_type(), "set on a document's page"),
         object<&PageView::document_checks>("document_checks", document_checks_type(), "set on a document's page of checks"),
         object<&PageView::overview>("overview", overview_type(), "set where several documents are put together"),
         object<&PageView::checks>("checks", checks_type(), "set on the site's page of checks"),
         object<&PageView::glossary>("glossary", glossary_type(), "set on the glossary"),
         object<&PageView::search>("search", search_type(), "set on the page of the search"),
         object<&PageView::about>("about", article_type(), "set on the about page and the accessibility statement"),
         flag<&PageView::is_not_found>("is_not_found", "it is shown for addresses that do not exist")}};
    return type;
}

}  // namespace

const ViewType& root_view_type() {
    static const ViewType type = {
        "root",
        {object<&RootView::site>("site", site_type(), "the site"), object<&RootView::page>("page", page_type(), "the page"),
         Field{"words", FieldKind::words, "the words of the interface: words.<name> of translations/<language>.toml"}}};
    return type;
}

}  // namespace sitegen
