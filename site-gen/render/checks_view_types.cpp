// The names that templates may use for checks.

#include "render/view_types.hpp"
#include "render/views.hpp"

namespace sitegen {

using view::count;
using view::flag;
using view::list;
using view::object;
using view::text;
using view::url;

const ViewType& check_counts_type() {
    static const ViewType type = {
        "check counts",
        {count<&CheckCountsView::made>("made", "comparisons made"), count<&CheckCountsView::exact>("exact", "that hold exactly"),
         count<&CheckCountsView::rounding>("rounding", "that hold within rounding"),
         count<&CheckCountsView::acknowledged>("acknowledged", "that do not hold, with a reason given"),
         count<&CheckCountsView::doubtful>("doubtful", "that do not hold, without a reason"),
         count<&CheckCountsView::remarks>("remarks",
                                          "that found unusual codes or names, with or without a reason; no figures differ"),
         count<&CheckCountsView::unknown>("unknown", "whose result is not known, because a cell is not published"),
         flag<&CheckCountsView::made>("has_made", "any was made"), flag<&CheckCountsView::exact>("has_exact", "some hold exactly"),
         flag<&CheckCountsView::rounding>("has_rounding", "some hold within rounding"),
         flag<&CheckCountsView::acknowledged>("has_acknowledged", "some are acknowledged"),
         flag<&CheckCountsView::doubtful>("has_doubtful", "some are doubtful"),
         flag<&CheckCountsView::remarks>("has_remarks", "some found unusual codes or names"),
         flag<&CheckCountsView::unknown>("has_unknown", "the result of some is not known"),
         count<&CheckCountsView::not_made>("not_made", "checks that could not be made, because the document lacks something"),
         flag<&CheckCountsView::not_made>("has_not_made", "there are such checks")}};
    return type;
}

namespace {

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

}  // namespace

const ViewType& outcome_type() {
    static const ViewType type = {
        "outcome",
        {text<&OutcomeView::id>("id", "below a section, the anchor to which its number in the prose leads"),
         flag<&OutcomeView::id>("has_id", "it has such an anchor"),
         text<&OutcomeView::subject>("subject", "which row and column, in words"),
         flag<&OutcomeView::subject>("has_subject", "it is one of several rows"),
         text<&OutcomeView::sentence>("sentence", "what should hold"),
         text<&OutcomeView::left>("left", "the one amount, or the word for blank"),
         text<&OutcomeView::right>("right", "the other"),
         flag<&OutcomeView::has_left>("has_left", "the one is not blank"),
         flag<&OutcomeView::has_right>("has_right", "the other is not blank"),
         text<&OutcomeView::unit>("unit", "the unit of both, without a currency's sign that stands before them"),
         flag<&OutcomeView::unit>("has_unit", "something of the unit stands behind them"),
         flag<&OutcomeView::has_amounts>("has_amounts", "two amounts were compared"),
         text<&OutcomeView::difference>("difference", "by how much they differ"),
         text<&OutcomeView::tolerance>("tolerance", "the most that rounding explains"),
         text<&OutcomeView::reason>("reason", "why they differ, if acknowledged"),
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
         flag<OutcomeView, [](const OutcomeView& o) { return o.verdict == Verdict::unknown; }>("is_unknown",
                                                                                               "its result is not known")}};
    return type;
}

namespace {

const ViewType& check_type() {
    static const ViewType type = {"check",
                                  {text<&CheckView::id>("id", "its name, unique in the document"),
                                   text<&CheckView::reference>("reference", "its number in the published rules"),
                                   flag<&CheckView::reference>("has_reference", "it has such a number"),
                                   text<&CheckView::sentence>("sentence", "what should hold, in plain words"),
                                   text<&CheckView::formula>("formula", "the same in the cell language"),
                                   flag<&CheckView::formula>("has_formula", "there is a formula"),
                                   text<&CheckView::not_made>("not_made", "why it gave no comparison"),
                                   flag<&CheckView::not_made>("has_not_made", "there is a reason for that"),
                                   object<&CheckView::counts>("counts", check_counts_type(), "its results"),
                                   list<&CheckView::outcomes>("outcomes", outcome_type(), "the comparisons that are not exact"),
                                   flag<&CheckView::outcomes>("has_outcomes", "there are such comparisons"),
                                   text<&CheckView::room>("room", "a class for how wide a table of them is at least; see Tables")}};
    return type;
}

const ViewType& check_group_type() {
    static const ViewType type = {
        "check group",
        {object<&CheckGroupView::table>("table", checked_table_type(), "the table that its checks name first"),
         object<&CheckGroupView::counts>("counts", check_counts_type(), "their results"),
         list<&CheckGroupView::checks>("checks", check_type(), "the checks")}};
    return type;
}

const ViewType& checked_document_type() {
    static const ViewType type = {
        "checked document",
        {text<&CheckedDocumentView::title>("title", "its title"), url<&CheckedDocumentView::url>("url", "its page of checks"),
         object<&CheckedDocumentView::counts>("counts", check_counts_type(), "their results")}};
    return type;
}

}  // namespace

const ViewType& document_checks_type() {
    static const ViewType type = {
        "document checks",
        {text<&DocumentChecksView::title>("title", "the document's title"),
         text<&DocumentChecksView::department>("department", "the department's name"),
         url<&DocumentChecksView::document_url>("document_url", "the document"),
         object<&DocumentChecksView::json>("json", download_type(), "the same, machine-readable"),
         object<&DocumentChecksView::counts>("counts", check_counts_type(), "the results of all checks"),
         list<&DocumentChecksView::acknowledged>("acknowledged", outcome_type(), "what does not hold, with the reasons"),
         list<&DocumentChecksView::doubtful>("doubtful", outcome_type(), "what does not hold, without a reason"),
         flag<&DocumentChecksView::acknowledged>("has_acknowledged", "something is acknowledged"),
         flag<&DocumentChecksView::doubtful>("has_doubtful", "something is doubtful"),
         list<&DocumentChecksView::remarks>("remarks", outcome_type(),
                                            "what is unusual in codes and names, with or without a reason"),
         flag<&DocumentChecksView::remarks>("has_remarks", "there is something"),
         list<&DocumentChecksView::declared>("declared", check_group_type(),
                                             "the checks that the standard and the document declare, by table"),
         flag<&DocumentChecksView::declared>("has_declared", "there are such checks"),
         list<&DocumentChecksView::general>("general", check_type(), "the checks of every document"),
         flag<&DocumentChecksView::general>("has_general", "there are such checks"),
         list<&DocumentChecksView::idle>("idle", check_type(), "those that found nothing to compare in this document"),
         flag<&DocumentChecksView::idle>("has_idle", "there are such checks")}};
    return type;
}

const ViewType& checks_type() {
    static const ViewType type = {"checks",
                                  {object<&ChecksView::counts>("counts", check_counts_type(), "the results of all checks"),
                                   list<&ChecksView::documents>("documents", checked_document_type(), "each document"),
                                   flag<ChecksView, [](const ChecksView& checks) { return checks.documents.size() >= 20; }>(
                                       "has_many_documents", "they are so many that a page may fold their list"),
                                   object<&ChecksView::json>("json", download_type(), "the same, machine-readable")}};
    return type;
}

}  // namespace sitegen
