// The objects that pages are rendered from. Texts are plain and unescaped; html members hold markup made by the program; url
// members hold relative addresses made by the program. *view_types.cpp give each member its name for themes.
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

// A cell and the heading of its column. The heading is empty if there is only one column.
struct CellView {
    const Cell* cell = nullptr;
    std::string_view label;
};

// A name. A second name has the heading of its column.
struct NameView {
    std::string_view title;
    std::string_view label;
    std::string_view language = {};  // set if it is not that of the page
};

struct RowView {
    const PrintedRow* row = nullptr;
    const PrintedSide* side = nullptr;
    std::string_view table;  // its id
    std::vector<NameView> names;
    std::vector<CellView> cells;
    bool is_blank = false;         // it has no amount, and may be folded away
    bool is_last_shown = false;    // only blank rows follow it
    bool is_before_total = false;  // a total or a subtotal follows it
};

// One side of a table. Refers to the printed table, which holds the texts and the cells.
struct SideView {
    std::string title;  // empty if the table has only one side
    bool has_codes = false;
    std::vector<HeadingView> first_headings;
    std::vector<HeadingView> second_headings;  // the row under groups
    std::vector<RowView> rows;
    std::string room;   // a class for the room that it needs: see table_room.hpp
    std::string money;  // which cells of a row are money in the table's unit: their positions from 0, with spaces
};

struct NoteView {
    std::string text;
    std::string original;
    std::uint32_t number = 0;  // its number among those of its table; 0 if it is about no table
    std::string subject = {};  // the rows and the column that it is about; empty if it is about a whole table, or about none
};

// The numbers of comparisons by result.
struct CheckCountsView {
    std::size_t made = 0;
    std::size_t exact = 0;
    std::size_t rounding = 0;
    std::size_t acknowledged = 0;
    std::size_t doubtful = 0;  // broken, but this does not prevent publication
    std::size_t remarks = 0;   // broken or acknowledged, but about codes or names; in none of the other two
    std::size_t unknown = 0;
    std::size_t not_made = 0;  // checks of the standard that need something the document does not have
};

// A table that a check concerns. The performance forms and the text have no number and no address.
struct CheckedTableView {
    std::string id;
    int number = 0;
    std::string title;
    std::string url;
};

// A comparison that is not exact.
struct OutcomeView {
    std::string id;        // a number in the prose links to it; empty elsewhere
    std::string subject;   // its row and column in words; empty if the check is made only once
    std::string sentence;  // the rule of the check, in words
    std::string left;      // the first amount, or the word for blank
    std::string right;
    std::string unit;        // empty if it is the document's unit
    std::string difference;  // without its sign
    std::string tolerance;   // the largest difference that rounding explains
    std::string reason;      // the reason, if it is acknowledged
    std::string note;
    std::string url;                       // of the check on the page of checks
    std::vector<CheckedTableView> tables;  // the tables that it concerns; at a table, only the others
    Verdict verdict = Verdict::exact;
    bool has_amounts = false;
    bool has_left = false;  // the left value is an amount, not blank
    bool has_right = false;
};

struct CheckView {
    std::string id;
    std::string reference;
    std::string sentence;
    std::string formula;
    CheckCountsView counts;
    std::vector<OutcomeView> outcomes;
    std::string room;      // the room that their table needs: see table_room.hpp
    std::string not_made;  // why nothing was compared; empty for a general check
};

// The declared checks that name this table first.
struct CheckGroupView {
    CheckedTableView table;
    CheckCountsView counts;
    std::vector<CheckView> checks;
};

// The results of a document's checks.
struct DocumentChecksView {
    std::string title;
    std::string department;
    std::string document_url;
    DownloadView json;
    CheckCountsView counts;
    std::vector<OutcomeView> acknowledged;  // of all checks, before everything else
    std::vector<OutcomeView> doubtful;
    std::vector<OutcomeView> remarks;
    std::vector<CheckGroupView> declared;  // in the order of the tables
    std::vector<CheckView> general;
    std::vector<CheckView> idle;  // declared and general checks that found nothing to compare
};

struct CheckedDocumentView {
    std::string title;
    std::string url;  // of the document's checks
    CheckCountsView counts;
};

// The results of the checks of all documents.
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
    std::vector<MoneyUnit> units = {};  // in which a reader may want its money; empty if there is no choice
    std::string rounded_to = {};        // "rounded to whole rand"; empty where the decimals show it
    std::string printed_note;           // by its publisher, under the table
    bool is_empty = false;              // no rows at all
    std::string absence;                // in words, why the document does not have it; empty where it does
    bool has_sides = false;
    std::vector<SideView> sides;
    std::string room;        // the room that its sides need beside each other
    std::string blank_rows;  // how many rows may be folded away, in words; empty if none
    std::vector<NoteView> notes;
    bool has_row_notes = false;             // some of the notes are about single rows
    std::vector<OutcomeView> acknowledged;  // broken checks that concern the table, with their reasons
    std::vector<OutcomeView> doubtful;
    std::vector<OutcomeView> remarks;  // broken or acknowledged, but about codes or names
    std::size_t rounding_count = 0;    // comparisons with this table that differ only by rounding
    std::string checks_url;
    std::optional<TableSourceView> source;  // nothing if no source is named
    DownloadView csv;                       // the table as a file
    std::vector<LinkView> others = {};      // the same table in documents of other years and stages
};

struct FundView {
    std::string title;
    std::vector<CellView> cells;  // one cell for each period
};

struct IndicatorView {
    std::vector<FieldView> path;  // levels that differ from the row above are set; the others are empty
    std::vector<ChartCellView> values;
    int span = 1;  // how many periods each value is for: all, if they have the same
};

struct PerformanceView {
    std::string id;
    std::string title;
    std::string unit;
    std::string project_url;  // of its row in the projects table
    std::vector<FieldView> fields;
    std::vector<HeadingView> periods;
    std::string funds_title;
    std::vector<FundView> funds;
    std::string funds_room;  // what they need: see table_room.hpp
    std::string goals_title;
    std::vector<FieldView> goals;
    std::string value_title;
    std::vector<HeadingView> target_periods;  // the periods of its targets; one, with all their titles, if all targets are the same
    int target_period_count = 0;
    std::vector<HeadingView> indicator_headings;
    std::vector<IndicatorView> indicators;
    std::string indicators_room;
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
    std::vector<OutcomeView> acknowledged;  // outcomes for text of this section that contradicts figures, with the reasons
    std::vector<OutcomeView> doubtful;
    std::vector<ChartView> charts;
    std::vector<PerformanceView> forms;
    bool is_collapsed = false;                      // a page shows its title, and the rest when a reader opens it
    std::vector<LinkView> pictures = {};            // its charts that stand at the head of the page
    std::vector<LinkView> others = {};              // the same section in documents of other years and stages
    std::optional<OriginalTextView> original = {};  // set if its text is not in the language of the page
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
    std::string citation;
    bool is_provisional = false;
    std::vector<AnswerView> answers;
    std::vector<KeyFigureView> key_figures;
    std::vector<PartView> parts;
    std::vector<DownloadView> downloads;
    std::vector<NoteView> notes;
    std::vector<FieldView> remarks;  // the notes of its department and year, which are not its own
    SourceView source;
    std::vector<SourceView> other_sources;  // the sources of single tables
    std::vector<VersionView> versions;      // the latest first
    CheckCountsView checks;
    std::string checks_url;
    std::string changes_url;                              // empty if there is nothing to compare it with
    std::vector<LinkView> comparisons;                    // pages where it stands beside another stage of its year
    std::optional<OriginalTextView> original = {};        // set if some of its names are not in the language of the page
    std::optional<OriginalTextView> original_prose = {};  // set if some of its sections are not
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
    std::string group;  // the title of its level of government or other group; empty where the site has none
    std::string url;
    std::vector<DocumentLinkView> documents;  // newest first
    std::vector<DocumentLinkView> latest;     // those of the latest year
    std::vector<AnswerView> answers;          // those of its newest document
    std::optional<LinkView> answered_by;      // that document
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
    std::optional<OriginalTextView> original;  // set if it is not in the language of the page
};

struct ContactView {
    std::string name;
    std::string email;
    std::string email_url;
    std::string telephone;
    std::string telephone_url;
    std::string url;  // of a form or a page
};

// A line that the law asks for at the foot of every page.
struct ImprintLineView {
    std::string title;
    std::string text;  // empty if the title is the text of the link
    std::string url;   // empty if it leads nowhere
};

// <meta name="…" content="…">
struct PageTagView {
    std::string name;
    std::string content;
};

struct SiteView {
    std::string title;
    std::string publisher;
    std::string description;
    std::string language;
    std::string direction;  // in which it is written: ltr or rtl
    std::string home_url;
    std::vector<LinkView> navigation;
    std::vector<LinkView> further;  // pages to link at the foot of every page
    std::vector<LinkView> stylesheets;
    std::vector<LinkView> scripts;
    std::string icon_url;
    std::string search_url;              // empty if there is no such page
    std::optional<ContactView> contact;  // of the publisher
    std::vector<ImprintLineView> imprint;
    std::string generator;                    // site-gen and its version
    std::vector<LanguageLinkView> languages;  // the page in all languages; none if the site has only one
};

// A group of departments whose names begin alike.
struct SearchGroupView {
    std::string title;  // the letter or character; empty if so few departments exist that all are in one group
    std::vector<DepartmentView> departments;
};

// An index of what there is to find, for readers without scripts.
struct SearchView {
    std::vector<SearchGroupView> groups;
    std::vector<LinkView> tables;  // of the newest document, if the site has only one department
    std::vector<TermView> terms;
};

// A single page. Exactly one of the objects at the end is set; the kind of page decides which one.
struct PageView {
    std::string kind;  // home, department, document, document-checks, checks, glossary, search, about, moved, not-found
    std::string title;
    std::string description;
    std::string canonical_url;      // its address on the web; empty if the site's is not known
    std::string feed_url;           // of the news of the site; empty if there are none, or if the page does not show them
    std::string structured_data;    // markup
    std::vector<PageTagView> tags;  // that the imprint asks for
    std::vector<LinkView> scripts;  // the scripts of this kind of page
    std::vector<LinkView> breadcrumbs;
    std::vector<LinkView> years;       // the same page for other years; its own is current
    std::vector<LinkView> stages;      // of the same year, if there are several; its own is current
    std::optional<LinkView> previous;  // its neighbours among these
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
    std::optional<LinkView> moved;  // where it is now
    bool is_not_found = false;
    bool is_alone = false;  // nobody knows where it will be shown, so it has no links and no files beside it
};

// The object that a template is rendered with. It has the objects site and page. The words are the theme's.
struct RootView {
    SiteView site;
    PageView page;
};

[[nodiscard]] const ViewType& root_view_type();

}  // namespace sitegen
