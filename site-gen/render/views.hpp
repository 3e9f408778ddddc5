// The objects that pages are rendered from. Texts are plain and unescaped; html members hold markup made by the program; url
// members hold relative addresses made by the program. view_types.cpp gives each member its name for themes.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/check_report.hpp"
#include "model/printed_table.hpp"
#include "render/overview_views.hpp"
#include "render/source_views.hpp"
#include "render/view_parts.hpp"
#include "template/view_type.hpp"

namespace sitegen {

// One side of a table. Rows and cells are read from the printed table as templates ask for them.
struct SideView {
    std::string title;  // empty where the table has one side
    bool has_codes = false;
    std::vector<HeadingView> first_headings;
    std::vector<HeadingView> second_headings;  // under groups
    std::span<const PrintedRow> rows;
};

struct NoteView {
    std::string text;
    std::string original;
    std::uint32_t number = 0;  // among those of its table; 0 where it is about none
    std::string subject = {};  // the rows and the column that it is about; empty where it is about more
};

// How many comparisons came to what.
struct CheckCountsView {
    std::size_t made = 0;
    std::size_t exact = 0;
    std::size_t rounding = 0;
    std::size_t acknowledged = 0;
    std::size_t doubtful = 0;  // broken, where that does not keep the site from being published
    std::size_t unknown = 0;
    std::size_t not_made = 0;  // checks of the standard for which the document lacks something
};

// A table that a check concerns; without a number and an address: the performance forms, or the text.
struct CheckedTableView {
    std::string id;
    int number = 0;
    std::string title;
    std::string url;
};

// A comparison that is not exact.
struct OutcomeView {
    std::string id;        // that a number of the prose leads to; empty elsewhere
    std::string subject;   // which row and column, in words; empty where the check is made once
    std::string sentence;  // what the check promises
    std::string left;      // the amounts compared; the word for blank where there is none
    std::string right;
    std::string unit;        // empty where it is not the document's
    std::string difference;  // without its sign
    std::string tolerance;   // the most that rounding explains
    std::string reason;      // of one that is acknowledged
    std::string note;
    std::string url;                       // of the check on the page of checks
    std::vector<CheckedTableView> tables;  // that it concerns; at a table, the others
    Verdict verdict = Verdict::exact;
    bool has_amounts = false;
    bool has_left = false;  // it is an amount, not blank
    bool has_right = false;
};

struct CheckView {
    std::string id;
    std::string reference;
    std::string sentence;
    std::string formula;
    CheckCountsView counts;
    std::vector<OutcomeView> outcomes;
    std::string not_made;  // why no comparison came of it; empty of a general check
};

// The declared checks of one table: the first that each names.
struct CheckGroupView {
    CheckedTableView table;
    CheckCountsView counts;
    std::vector<CheckView> checks;
};

// What the checks of one document came to.
struct DocumentChecksView {
    std::string title;
    std::string department;
    std::string document_url;
    DownloadView json;
    CheckCountsView counts;
    std::vector<OutcomeView> acknowledged;  // of all checks, first of all
    std::vector<OutcomeView> doubtful;
    std::vector<CheckGroupView> declared;  // in the order of the tables
    std::vector<CheckView> general;
    std::vector<CheckView> idle;  // of both, those that found nothing to compare
};

struct CheckedDocumentView {
    std::string title;
    std::string url;  // of the document's checks
    CheckCountsView counts;
};

// What the checks of all documents came to.
struct ChecksView {
    CheckCountsView counts;
    std::vector<CheckedDocumentView> documents;
    DownloadView json;
};

struct TableView {
    std::string id;
    int number = 0;
    std::string title;
    std::string unit;
    std::string rounded_to = {};  // "rounded to whole rand"; empty where the decimals show it
    std::string printed_note;     // by its publisher, under the table
    bool is_empty = false;        // no rows at all
    std::string absence;          // in words, why the document does not have it; empty where it does
    bool has_sides = false;
    std::vector<SideView> sides;
    std::vector<NoteView> notes;
    bool has_row_notes = false;             // some of them are about single rows
    std::vector<OutcomeView> acknowledged;  // broken checks that concern the table, with their reasons
    std::vector<OutcomeView> doubtful;
    std::size_t rounding_count = 0;  // comparisons that concern it and differ by their rounding
    std::string checks_url;
    std::optional<TableSourceView> source;  // nothing where none is named
    DownloadView csv;                       // the table as a file
};

struct FundView {
    std::string title;
    std::span<const Cell> cells;  // one for each period
};

struct IndicatorView {
    std::vector<FieldView> path;  // the levels that differ from the row above are set, the others empty
    std::vector<ChartCellView> values;
};

struct PerformanceView {
    std::string id;
    std::string title;
    std::string unit;
    std::string project_url;  // the row of the projects table
    std::vector<FieldView> fields;
    std::vector<HeadingView> periods;
    std::string funds_title;
    std::vector<FundView> funds;
    std::string goals_title;
    std::vector<FieldView> goals;
    std::string value_title;
    int period_count = 0;
    std::vector<HeadingView> indicator_headings;
    std::vector<IndicatorView> indicators;
};

struct TermView {
    std::string id;
    std::string term;
    std::string text;
    std::string url;
};

struct SectionView {
    std::string id;
    std::string title;
    std::string html;
    std::vector<OutcomeView> acknowledged;  // what of its prose contradicts figures, with the reasons
    std::vector<OutcomeView> doubtful;
    std::vector<ChartView> charts;
    std::vector<PerformanceView> forms;
};

struct PartView {
    std::string id;
    std::string title;
    std::vector<SectionView> sections;
    std::vector<TableView> tables;
    std::vector<TermView> terms;
};

struct DocumentView {
    std::string title;
    std::string department;
    std::string department_url;
    std::string code;
    std::string year;
    std::string stage;
    std::string unit;
    std::vector<KeyFigureView> key_figures;
    std::vector<PartView> parts;
    std::vector<DownloadView> downloads;
    std::vector<NoteView> notes;
    std::vector<FieldView> remarks;  // on its department and year, which are not its own
    SourceView source;
    std::vector<SourceView> other_sources;  // of single tables
    std::vector<VersionView> versions;      // the latest first
    CheckCountsView checks;
    std::string checks_url;
    std::string changes_url;  // empty where there is nothing to compare it with
};

struct DocumentLinkView {
    std::string title;
    std::string url;
    std::string year;
    std::string stage;
    std::vector<KeyFigureView> key_figures;
};

struct DepartmentView {
    std::string name;
    std::string code;
    std::string url;
    std::vector<DocumentLinkView> documents;  // newest first
    std::vector<DocumentLinkView> latest;     // of these, those of the latest year
};

// A level of government, or another group of departments.
struct DepartmentGroupView {
    std::string title;
    std::vector<DepartmentView> departments;
};

struct HomeView {
    std::vector<DepartmentView> departments;
    std::vector<DepartmentGroupView> groups;  // the same departments; none where the site has no groups
    std::vector<ChartView> charts;            // of the newest document, where the site has one department
};

struct GlossaryView {
    std::vector<TermView> terms;
};

struct ArticleView {
    std::string html;
};

struct SiteView {
    std::string title;
    std::string publisher;
    std::string description;
    std::string language;
    std::string home_url;
    std::vector<LinkView> navigation;
    std::vector<LinkView> further;  // pages for the foot of every page
    std::vector<LinkView> stylesheets;
    std::vector<LinkView> scripts;
    std::string icon_url;
    std::string generator;  // site-gen and its version
};

// Departments whose names begin alike.
struct SearchGroupView {
    std::string title;  // the letter or character; empty where there are so few that all are in one group
    std::vector<DepartmentView> departments;
};

// What there is to find, to be gone through where no script runs.
struct SearchView {
    std::vector<SearchGroupView> groups;
    std::vector<LinkView> tables;  // of the newest document, where the site has one department
    std::vector<TermView> terms;
};

// One page. Exactly one of the objects at the end is set, by the kind of page.
struct PageView {
    std::string kind;  // home, department, document, document-checks, checks, glossary, search, about, not-found
    std::string title;
    std::string description;
    std::vector<LinkView> scripts;  // of this kind of page
    std::vector<LinkView> breadcrumbs;
    std::vector<LinkView> years;       // the same page of other years; its own is current
    std::optional<LinkView> previous;  // of these, its neighbours
    std::optional<LinkView> next;
    std::optional<HomeView> home;
    std::optional<DepartmentView> department;
    std::optional<DocumentView> document;
    std::optional<DocumentChecksView> document_checks;
    std::optional<ChecksView> checks;
    std::optional<OverviewView> overview;
    std::optional<GlossaryView> glossary;
    std::optional<SearchView> search;
    std::optional<ArticleView> about;
    bool is_not_found = false;
};

// What a template is rendered with: the objects site and page; words are the theme's.
struct RootView {
    SiteView site;
    PageView page;
};

[[nodiscard]] const ViewType& root_view_type();

}  // namespace sitegen
