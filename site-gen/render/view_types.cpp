// The names that templates may use. A test compares themes/README.md with these lists.

#include "render/view_types.hpp"

#include <algorithm>

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

}  // namespace

const ViewType& link_type() {
    static const ViewType type = {"link",
                                  {text<&LinkView::title>("title", "the link's text"), url<&LinkView::url>("url", "its address"),
                                   flag<&LinkView::is_current>("is_current", "it leads to this page")}};
    return type;
}

namespace {

const ViewType& language_link_type() {
    static const ViewType type = {"language link",
                                  {text<&LanguageLinkView::title>("title", "the language's name in itself"),
                                   url<&LanguageLinkView::url>("url", "the page in that language"),
                                   url<&LanguageLinkView::alternate>(
                                       "alternate_url", "the same for search engines: on the web, if the site knows its address"),
                                   text<&LanguageLinkView::language>("language", "the language, such as zh-CN"),
                                   text<&LanguageLinkView::direction>("direction", "ltr or rtl"),
                                   flag<&LanguageLinkView::is_current>("is_current", "it leads to this page")}};
    return type;
}

}  // namespace

const ViewType& original_text_type() {
    static const ViewType type = {"original text",
                                  {text<&OriginalTextView::language>("language", "the language that the text has, such as zh-CN"),
                                   text<&OriginalTextView::direction>("direction", "ltr or rtl"),
                                   text<&OriginalTextView::note>("note", "a sentence that says that there is no other")}};
    return type;
}

const ViewType& download_type() {
    static const ViewType type = {
        "download",
        {text<&DownloadView::title>("title", "what it holds"), url<&DownloadView::url>("url", "the file's address"),
         text<&DownloadView::kind>("kind", "the file's type, such as CSV"),
         text<&DownloadView::size>("size", "the file's size, such as 2.1 KB"),
         text<&DownloadView::file>("file", "the name to save it under, which says where it is from: for the attribute download")}};
    return type;
}

const ViewType& key_figure_type() {
    static const ViewType type = {
        "key figure",
        {text<&KeyFigureView::id>("id", "its id, on its own page; the anchor is key-<id>"),
         flag<&KeyFigureView::id>("has_id", "this is its own page"), url<&KeyFigureView::url>("url", "its address on its own page"),
         flag<&KeyFigureView::url>("has_url", "its page is another"), text<&KeyFigureView::title>("title", "its name"),
         text<&KeyFigureView::value>("value", "its value"),
         text<&KeyFigureView::unit>("unit", "the unit of the value; empty for shares and counts"),
         text<&KeyFigureView::exact>("exact", "the exact amount with its unit, if the value is rounded"),
         flag<&KeyFigureView::exact>("has_exact", "the value is rounded"),
         text<&KeyFigureView::note>("note", "the change since last year"),
         flag<&KeyFigureView::unit>("has_unit", "there is a unit"), flag<&KeyFigureView::note>("has_note", "the change is known")}};
    return type;
}

const ViewType& unit_type() {
    static const ViewType type = {
        "unit",
        {text<&MoneyUnit::name>("name", "its name, such as 万元"),
         text<&MoneyUnit::power>("power", "the power of ten by which it is larger than the currency's unit")}};
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
                                   flag<&HeadingView::is_group>("is_group", "it is above several headings"),
                                   flag<&HeadingView::is_amount>("is_amount", "amounts are below it"),
                                   list<&HeadingView::marks>("marks", note_mark_type(), "the footnotes on its column")}};
    return type;
}

const ViewType& value_type() {
    static const ViewType type = {
        "value",
        {text<&ChartCellView::text>("text", "the value; empty if there is none"),
         text<&ChartCellView::label>("label", "the heading of its column; empty if it is the only one"),
         flag<&ChartCellView::label>("has_label", "it may stand alone, and needs the heading beside it")}};
    return type;
}

namespace {

const ViewType& chart_row_type() {
    static const ViewType type = {"chart row",
                                  {text<&ChartRowView::title>("title", "the category"),
                                   list<&ChartRowView::cells>("cells", value_type(), "a value for each heading after the first"),
                                   flag<ChartRowView, [](const ChartRowView& row) {
                                       return std::all_of(row.cells.begin(), row.cells.end(),
                                                          [](const ChartCellView& cell) { return cell.text.empty(); });
                                   }>("is_blank", "it has no value")}};
    return type;
}

}  // namespace

const ViewType& chart_type() {
    static const ViewType type = {
        "chart",
        {text<&ChartView::id>("id", "its id; the anchor is chart-<id>"), text<&ChartView::title>("title", "its title"),
         breakable<&ChartView::title>("breakable_title", "its title as HTML that may break between words"),
         flag<&ChartView::is_titled_above>("is_titled_above", "a heading above it has the same title"),
         text<&ChartView::unit>("unit", "the unit of its values"),
         text<&ChartView::summary>("summary", "what it shows, in one sentence"), html<&ChartView::svg>("svg", "the drawing"),
         url<&ChartView::url>("url", "the drawing as a file"), flag<&ChartView::url>("has_url", "the site has that file"),
         list<&ChartView::headings>("headings", heading_type(), "the headings of its data table"),
         list<&ChartView::rows>("rows", chart_row_type(), "the rows of its data table"),
         text<&ChartView::room>("room", "a class for how wide that table is at least; see Tables"),
         list<&ChartView::notes>("notes", field_type(), "notes on single values"),
         flag<&ChartView::notes>("has_notes", "there are such notes"),
         flag<&ChartView::is_repeated>("is_repeated",
                                       "labels of the drawing, or a table beside it, say what its data table says")}};
    return type;
}

const ViewType& answer_type() {
    static const ViewType type = {
        "answer",
        {text<&AnswerView::id>("id", "its id, unique on the page"),
         text<&AnswerView::title>("title", "the question, in a few words"),
         flag<&AnswerView::title>("has_title", "there is such a question"), text<&AnswerView::text>("text", "the sentence"),
         html<&AnswerView::html>("html", "the sentence as HTML whose lines do not end between a number and its unit"),
         url<&AnswerView::url>("url", "the section that explains it"), flag<&AnswerView::url>("has_url", "there is such a section"),
         object<&AnswerView::chart>("chart", chart_type(), "its picture")}};
    return type;
}

const ViewType& field_type() {
    static const ViewType type = {"field",
                                  {text<&FieldView::title>("title", "its title"), text<&FieldView::text>("text", "what it says"),
                                   flag<&FieldView::text>("has_text", "it says something")}};
    return type;
}

const ViewType& term_type() {
    static const ViewType type = {
        "term",
        {text<&TermView::id>("id", "its id; the anchor is term-<id>"), text<&TermView::term>("term", "the term"),
         text<&TermView::text>("text", "what it means"), url<&TermView::url>("url", "its place in the glossary")}};
    return type;
}

namespace {

const ViewType& document_link_type() {
    static const ViewType type = {
        "document link",
        {text<&DocumentLinkView::title>("title", "its title"), url<&DocumentLinkView::url>("url", "its page"),
         text<&DocumentLinkView::year>("year", "the fiscal year"), text<&DocumentLinkView::stage>("stage", "the stage"),
         list<&DocumentLinkView::key_figures>("key_figures", key_figure_type(), "its headline figures"),
         flag<&DocumentLinkView::key_figures>("has_key_figures", "there are headline figures")}};
    return type;
}

const ViewType& department_type() {
    static const ViewType type = {
        "department",
        {text<&DepartmentView::name>("name", "its name"), text<&DepartmentView::code>("code", "its code"),
         flag<&DepartmentView::code>("has_code", "it has a code"),
         text<&DepartmentView::group>("group", "the group of departments, such as a level of government, that it is of"),
         flag<&DepartmentView::group>("has_group", "the site has groups of departments"),
         url<&DepartmentView::url>("url", "its page"),
         list<&DepartmentView::documents>("documents", document_link_type(), "what it has published, newest first"),
         flag<&DepartmentView::documents>("has_documents", "it has published something"),
         list<&DepartmentView::latest>("latest", document_link_type(), "of these, those of the latest year"),
         list<&DepartmentView::answers>("answers", answer_type(), "the sentences at the head of its newest document"),
         flag<&DepartmentView::answers>("has_answers", "there are such sentences"),
         object<&DepartmentView::answered_by>("answered_by", link_type(), "that document")}};
    return type;
}

const ViewType& department_group_type() {
    static const ViewType type = {"department group",
                                  {text<&DepartmentGroupView::title>("title", "such as a level of government"),
                                   list<&DepartmentGroupView::departments>("departments", department_type(), "its departments")}};
    return type;
}

const ViewType& home_type() {
    static const ViewType type = {
        "home",
        {list<&HomeView::departments>("departments", department_type(), "all departments"),
         list<&HomeView::groups>("groups", department_group_type(), "the same, by the groups of departments that the site has"),
         flag<&HomeView::groups>("has_groups", "the site has groups of departments"),
         list<&HomeView::charts>("charts", chart_type(), "charts of the newest document, if there is only one department"),
         flag<&HomeView::charts>("has_charts", "there are such charts"),
         flag<HomeView,
              [](const HomeView& home) { return home.departments.size() == 1 && !home.departments.front().answers.empty(); }>(
             "has_answers", "there is only one department, and its newest document answers the first questions"),
         flag<HomeView, [](const HomeView& home) { return home.departments.size() == 1; }>("is_single",
                                                                                           "there is only one department")}};
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
                                   flag<&SearchGroupView::title>("has_title", "the departments are grouped; a small number is not"),
                                   list<&SearchGroupView::departments>("departments", department_type(),
                                                                       "the departments; many of them without their documents")}};
    return type;
}

const ViewType& search_type() {
    static const ViewType type = {
        "search",
        {list<&SearchView::groups>("groups", search_group_type(), "all departments"),
         list<&SearchView::tables>("tables", link_type(), "the tables of the newest document, if there is only one department"),
         flag<&SearchView::tables>("has_tables", "there are such tables"),
         list<&SearchView::terms>("terms", term_type(), "all terms of the glossary"),
         flag<&SearchView::terms>("has_terms", "there is a glossary")}};
    return type;
}

const ViewType& article_type() {
    static const ViewType type = {
        "article",
        {html<&ArticleView::html>("html", "its prose"),
         object<&ArticleView::original>("original", original_text_type(), "it is in another language than the page")}};
    return type;
}

const ViewType& contact_type() {
    static const ViewType type = {
        "contact",
        {text<&ContactView::name>("name", "the office or person"), flag<&ContactView::name>("has_name", "it is named"),
         text<&ContactView::email>("email", "an e-mail address"),
         url<&ContactView::email_url>("email_url", "a link to write there"), flag<&ContactView::email>("has_email", "there is one"),
         text<&ContactView::telephone>("telephone", "a telephone number"),
         url<&ContactView::telephone_url>("telephone_url", "a link to call it"),
         flag<&ContactView::telephone>("has_telephone", "there is one"),
         url<&ContactView::url>("url", "a form or a page to write to it"), flag<&ContactView::url>("has_url", "there is one")}};
    return type;
}

const ViewType& imprint_line_type() {
    static const ViewType type = {
        "imprint line",
        {text<&ImprintLineView::title>("title", "what it is"),
         text<&ImprintLineView::text>("text", "what it says; empty if the title is the text of the link"),
         flag<&ImprintLineView::text>("has_text", "it says something"), url<&ImprintLineView::url>("url", "where it leads"),
         flag<&ImprintLineView::url>("has_url", "it leads somewhere")}};
    return type;
}

const ViewType& page_tag_type() {
    static const ViewType type = {
        "page tag",
        {text<&PageTagView::name>("name", "name of a meta element"), text<&PageTagView::content>("content", "its content")}};
    return type;
}

const ViewType& site_type() {
    static const ViewType type = {
        "site",
        {text<&SiteView::title>("title", "the site's title"),
         text<&SiteView::publisher>("publisher", "who publishes it"),
         text<&SiteView::description>("description", "one sentence about it"),
         text<&SiteView::language>("language", "its language, such as zh-CN"),
         text<&SiteView::direction>("direction", "the direction of its writing, for the attribute dir: ltr or rtl"),
         url<&SiteView::home_url>("home_url", "the home page"),
         list<&SiteView::navigation>("navigation", link_type(), "the main pages"),
         list<&SiteView::further>("further", link_type(), "further pages, for the foot of every page"),
         list<&SiteView::stylesheets>("stylesheets", link_type(), "the theme's style sheets"),
         list<&SiteView::scripts>("scripts", link_type(), "the theme's scripts"),
         url<&SiteView::icon_url>("icon_url", "the theme's icon"),
         flag<&SiteView::icon_url>("has_icon", "the theme has an icon"),
         url<&SiteView::search_url>("search_url", "the page of the search, where a form sends q"),
         flag<&SiteView::search_url>("has_search", "there is that page"),
         object<&SiteView::contact>("contact", contact_type(), "how to reach the publisher; the anchor is contact"),
         list<&SiteView::imprint>("imprint", imprint_line_type(), "what the law asks for at the foot of every page"),
         flag<&SiteView::imprint>("has_imprint", "there are such lines"),
         text<&SiteView::generator>("generator", "this program and its version"),
         list<&SiteView::languages>("languages", language_link_type(), "the page in every language of the site"),
         flag<&SiteView::languages>("has_languages", "the site has several languages")}};
    return type;
}

const ViewType& page_type() {
    static const ViewType type = {
        "page",
        {text<&PageView::kind>(
             "kind", "home, department, document, document-checks, overview, checks, glossary, search, about, moved or not-found"),
         text<&PageView::title>("title", "its title"),
         breakable<&PageView::title>("breakable_title", "its title as HTML that may break between words"),
         text<&PageView::description>("description", "one sentence about it"),
         flag<&PageView::description>("has_description", "there is such a sentence"),
         url<&PageView::canonical_url>("canonical_url", "its address on the web"),
         flag<&PageView::canonical_url>("has_canonical", "that address is known"),
         url<&PageView::feed_url>("feed_url", "the site's news as an Atom feed"),
         flag<&PageView::feed_url>("has_feed", "there are such news, and the page shows them"),
         html<&PageView::structured_data>("structured_data", "what it says for machines: a data block of JSON-LD"),
         list<&PageView::tags>("tags", page_tag_type(), "tags that the site's imprint asks for in the head"),
         list<&PageView::scripts>("scripts", link_type(), "the theme's scripts for this kind of page"),
         list<&PageView::breadcrumbs>("breadcrumbs", link_type(), "the way from the home page to this one"),
         flag<&PageView::breadcrumbs>("has_breadcrumbs", "it is not the home page"),
         list<&PageView::years>("years", link_type(), "the same page of all years"),
         flag<&PageView::years>("has_years", "there is a page for each year"),
         list<&PageView::stages>("stages", link_type(), "the documents of the same year, if there are several stages"),
         flag<&PageView::stages>("has_stages", "there are several stages"),
         object<&PageView::previous>("previous", link_type(), "the page of the year before"),
         object<&PageView::next>("next", link_type(), "the page of the year after"),
         object<&PageView::home>("home", home_type(), "set on the home page"),
         object<&PageView::department>("department", department_type(), "set on a department's page"),
         object<&PageView::document>("document", document_type(), "set on a document's page"),
         object<&PageView::document_checks>("document_checks", document_checks_type(), "set on a document's page of checks"),
         object<&PageView::overview>("overview", overview_type(), "set on pages that combine several documents"),
         object<&PageView::checks>("checks", checks_type(), "set on the site's page of checks"),
         object<&PageView::glossary>("glossary", glossary_type(), "set on the glossary"),
         object<&PageView::search>("search", search_type(), "set on the page of the search"),
         object<&PageView::about>("about", article_type(), "set on the about page and the accessibility statement"),
         object<&PageView::moved>("moved", link_type(), "set on a page that has moved: where it is now"),
         flag<&PageView::is_not_found>("is_not_found", "it is shown for addresses that do not exist"),
         flag<&PageView::is_alone>("is_alone", "nobody knows where it will be shown, so it has no links and no files")}};
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
