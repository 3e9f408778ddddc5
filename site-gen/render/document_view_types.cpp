// The names that templates may use for a document.

#include <algorithm>

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

const ViewType& fund_type() {
    static const ViewType type = {
        "fund",
        {text<&FundView::title>("title", "the source of money"),
         list<&FundView::cells>("cells", cell_type(), "its cells, one for each period"), flag<FundView, [](const FundView& fund) {
             return std::all_of(fund.cells.begin(), fund.cells.end(),
                                [](const CellView& cell) { return cell.cell->state == CellState::blank; });
         }>("is_blank", "it has no amount")}};
    return type;
}

const ViewType& indicator_type() {
    static const ViewType type = {
        "indicator",
        {list<&IndicatorView::path>("path", field_type(),
                                    "its names from the first level to the last; a text that repeats the row above is empty"),
         list<&IndicatorView::values>("values", value_type(), "a target for each period; one if all periods have the same"),
         text<&IndicatorView::span>("span", "how many columns each of them covers"),
         flag<IndicatorView, [](const IndicatorView& indicator) { return (indicator.span > 1); }>(
             "is_same", "one target is for several columns"),
         flag<IndicatorView, [](const IndicatorView& indicator) {
             return std::all_of(indicator.values.begin(), indicator.values.end(),
                                [](const ChartCellView& cell) { return cell.text.empty(); });
         }>("is_blank", "it has no target")}};
    return type;
}

const ViewType& form_type() {
    static const ViewType type = {
        "form",
        {text<&PerformanceView::id>("id", "its id; the anchor is form-<id>"),
         text<&PerformanceView::title>("title", "its title"),
         text<&PerformanceView::unit>("unit", "the unit of its amounts"),
         url<&PerformanceView::project_url>("project_url", "the project's row in its table"),
         flag<&PerformanceView::project_url>("has_project", "it belongs to a project of the tables"),
         list<&PerformanceView::fields>("fields", field_type(), "its texts"),
         flag<&PerformanceView::fields>("has_fields", "some of them are filled in"),
         list<&PerformanceView::periods>("periods", heading_type(), "the periods of its amounts"),
         text<&PerformanceView::funds_title>("funds_title", "heading of its amounts"),
         text<&PerformanceView::goals_title>("goals_title", "heading of its goals"),
         text<&PerformanceView::value_title>("value_title", "heading over the targets of all periods"),
         list<&PerformanceView::target_periods>("target_periods", heading_type(),
                                                "the periods of its targets; one heading if all targets are the same in each"),
         text<&PerformanceView::target_period_count>("target_period_count", "how many of these headings there are"),
         list<&PerformanceView::funds>("funds", fund_type(), "its amounts"),
         flag<&PerformanceView::funds>("has_funds", "it has amounts"),
         text<&PerformanceView::funds_room>("funds_room", "a class for how wide their table is at least; see Tables"),
         list<&PerformanceView::goals>("goals", field_type(),
                                       "the goals of each period; a text that several have is there once, with all their titles"),
         flag<&PerformanceView::goals>("has_goals", "there are goals"),
         list<&PerformanceView::indicator_headings>("indicator_headings", heading_type(), "the headings of the indicators"),
         list<&PerformanceView::indicators>("indicators", indicator_type(), "its indicators"),
         flag<&PerformanceView::indicators>("has_indicators", "it has indicators"),
         text<&PerformanceView::indicators_room>("indicators_room", "a class for how wide their table is at least; see Tables")}};
    return type;
}

const ViewType& section_type() {
    static const ViewType type = {
        "section",
        {text<&SectionView::id>("id", "its id; the anchor is section-<id>"), text<&SectionView::title>("title", "its title"),
         breakable<&SectionView::title>("breakable_title", "its title as HTML that may break between words"),
         html<&SectionView::html>("html", "its prose; text that contradicts a figure is marked and links to the difference"),
         list<&SectionView::acknowledged>("acknowledged", outcome_type(), "such differences, with the reasons"),
         flag<&SectionView::acknowledged>("has_acknowledged", "there are some"),
         list<&SectionView::doubtful>("doubtful", outcome_type(), "such differences, without a reason"),
         flag<&SectionView::doubtful>("has_doubtful", "there are some"),
         list<&SectionView::charts>("charts", chart_type(), "the charts that belong to it"),
         list<&SectionView::forms>("forms", form_type(), "the performance forms that belong to it"),
         flag<&SectionView::charts>("has_charts", "it has charts"), flag<&SectionView::forms>("has_forms", "it has forms"),
         flag<&SectionView::is_collapsed>("is_collapsed", "the standard wants it closed at first"),
         list<&SectionView::pictures>("pictures", link_type(), "its charts that stand at the head of the page"),
         flag<&SectionView::pictures>("has_pictures", "there are such charts"),
         list<&SectionView::others>("others", link_type(), "the same section in documents of other years and stages"),
         flag<&SectionView::others>("has_others", "there are such documents"),
         object<&SectionView::original>("original", original_text_type(), "its prose is in another language than the page")}};
    return type;
}

const ViewType& part_type() {
    static const ViewType type = {
        "part",
        {text<&PartView::id>("id", "its id; the anchor is part-<id>"), text<&PartView::title>("title", "its title"),
         breakable<&PartView::title>("breakable_title", "its title as HTML that may break between words"),
         list<&PartView::sections>("sections", section_type(), "its sections of prose"),
         list<&PartView::tables>("tables", table_type(), "its tables"),
         list<&PartView::terms>("terms", term_type(), "the terms it explains"),
         flag<&PartView::sections>("has_sections", "it has sections"), flag<&PartView::tables>("has_tables", "it has tables"),
         flag<&PartView::terms>("has_terms", "it explains terms")}};
    return type;
}

}  // namespace

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
         text<&DocumentView::citation>("citation", "how to cite it, with its version and address"),
         list<&DocumentView::answers>("answers", answer_type(), "sentences that answer the first questions"),
         flag<&DocumentView::answers>("has_answers", "there are such sentences"),
         list<&DocumentView::key_figures>("key_figures", key_figure_type(), "its headline figures"),
         flag<&DocumentView::key_figures>("has_key_figures", "there are headline figures"),
         list<&DocumentView::parts>("parts", part_type(), "its outline"),
         list<&DocumentView::downloads>("downloads", download_type(), "all its files"),
         list<&DocumentView::notes>("notes", note_type(), "the editor's notes on the document as a whole"),
         flag<&DocumentView::notes>("has_notes", "there are such notes"),
         list<&DocumentView::remarks>("remarks", field_type(), "notes on its department and year"),
         flag<&DocumentView::remarks>("has_remarks", "there are such notes"),
         object<&DocumentView::source>("source", source_type(), "where its figures come from"),
         flag<DocumentView, [](const DocumentView& view) { return !view.source.title.empty() || !view.other_sources.empty(); }>(
             "has_source", "a source is named, of the document or of one of its tables"),
         list<&DocumentView::other_sources>("other_sources", source_type(), "the sources of single tables"),
         list<&DocumentView::versions>("versions", version_type(), "its corrections after publication, the latest first"),
         flag<&DocumentView::versions>("has_versions", "it was corrected"),
         flag<&DocumentView::is_provisional>("is_provisional", "it is not yet published, and its amounts may change"),
         object<&DocumentView::checks>("checks", check_counts_type(), "the results of its checks"),
         url<&DocumentView::checks_url>("checks_url", "its page of checks"),
         flag<&DocumentView::checks_url>("has_checks_page", "the site has that page"),
         url<&DocumentView::changes_url>("changes_url", "its page of changes"),
         flag<&DocumentView::changes_url>("has_changes", "there is something to compare it with"),
         list<&DocumentView::comparisons>("comparisons", link_type(), "pages where it stands beside another stage of its year"),
         flag<&DocumentView::comparisons>("has_comparisons", "there are such pages"),
         object<&DocumentView::original>("original", original_text_type(),
                                         "some of its names are in another language than the page"),
         object<&DocumentView::original_prose>("original_prose", original_text_type(),
                                               "the prose of some or all of its sections is, and has its language")}};
    return type;
}

}  // namespace sitegen
