// The declared form of a kind of document: its tables, classifications, figures, charts and outline.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/answer.hpp"
#include "model/classification.hpp"
#include "model/expression.hpp"
#include "model/finding.hpp"
#include "model/overview_declaration.hpp"
#include "model/place.hpp"
#include "model/site_language.hpp"

namespace sitegen {

enum class RowRole : std::uint8_t { line, subtotal, total };

// What the cells of a column hold: money; numbers of people, posts or other things; rates, which are never added up; or texts.
enum class ColumnKind : std::uint8_t { money, count, rate, text };

// As content and data name it.
[[nodiscard]] constexpr const char* name_of(ColumnKind kind) {
    switch (kind) {
        case ColumnKind::money:
            return "money";
        case ColumnKind::count:
            return "count";
        case ColumnKind::rate:
            return "rate";
        case ColumnKind::text:
            return "text";
    }
    return "";
}

// Which way money goes.
enum class MoneyDirection : std::uint8_t { none, revenue, expenditure };

// As content and data name it.
[[nodiscard]] constexpr const char* name_of(MoneyDirection direction) {
    switch (direction) {
        case MoneyDirection::none:
            return "";
        case MoneyDirection::revenue:
            return "revenue";
        case MoneyDirection::expenditure:
            return "expenditure";
    }
    return "";
}

struct ColumnForm {
    std::string id;  // unique in its table, over both sides
    std::string title;
    std::string group;          // heading over neighbouring columns; empty for none
    std::string prior_of = {};  // the column of which it prints last year's amounts; empty for none
    std::string stage = {};     // it prints the amounts of that stage, from that column of the table; both empty for none
    std::string stage_of = {};
    bool adds_up = true;         // a row is the sum of the rows below it; false for rates and the like
    bool is_difference = false;  // its numbers are differences of two amounts, such as variances: nothing compares them over years
    ColumnKind kind = ColumnKind::money;
    std::string unit = {};     // of money: set if it is not the table's; otherwise what is counted, or "%"; may be empty
    bool is_optional = false;  // documents may leave it out
    std::vector<std::string> stages = {};             // the stages whose documents have it; empty: all
    MoneyDirection direction = MoneyDirection::none;  // of money; that of its side unless it has its own

    // Whether its numbers differ from those of its neighbours: they have another unit and their own decimals.
    [[nodiscard]] bool stands_apart() const { return !adds_up || kind != ColumnKind::money || !unit.empty(); }
};

// Whether a document of the stage has what is declared for these stages. None means all stages.
[[nodiscard]] bool is_for_stage(const std::vector<std::string>& stages, std::string_view stage);

// A row that the standard itself names.
struct ItemForm {
    std::string id;
    std::string title;
    RowRole role = RowRole::line;
    int level = 1;                         // depth from 1, shown as indentation
    bool is_optional = false;              // documents may leave it out
    std::vector<std::string> stages = {};  // the stages whose documents have it; empty: all
    std::string unit = {};                 // of its numbers, where the rows of its table have units of their own
};

// The rows of a side: a fixed list, codes of one or two classifications, or free rows with their own ids.
struct RowsForm {
    enum class Kind { items, classified, named };
    Kind kind = Kind::items;
    std::vector<ItemForm> items;               // items
    std::vector<std::string> classifications;  // classified: ids, one or two
    bool is_flat = false;                      // classified: no code of the first list is below another one
    std::optional<ItemForm> total;             // classified, named: the printed total, if the form has one
    int level_count = 0;                       // named: how many levels the rows may have below each other; 0: they have no levels
    // Each row has a unit of its own, such as km or clients: it is named by the document's rows or by the items. Such rows are
    // never added, and have no money.
    bool has_units = false;

    // The heading of the content file's key columns: id; code; id, name and perhaps level and unit; or the two classifications'
    // ids.
    [[nodiscard]] std::vector<std::string> key_columns() const;
    [[nodiscard]] const ItemForm* find_item(std::string_view id) const;
};

struct SideForm {
    std::string id;  // empty if the table has one side
    std::string title;
    std::string code_title;               // heading of the code column; empty if codes are not printed
    std::vector<std::string> row_titles;  // heading of the name column, or columns
    RowsForm rows;
    std::vector<ColumnForm> columns;
    bool adds_up = true;  // a row is the sum of the rows below it; false for lists that name only some of them

    [[nodiscard]] const ColumnForm* find_column(std::string_view column_id) const;
};

struct TableForm {
    std::string id;
    int number = 0;
    std::string title;  // may hold {{year}}, {{prior-year}} and {{department}}
    std::vector<SideForm> sides;
    Place place;
    bool is_optional = false;              // documents may leave it out
    std::vector<std::string> stages = {};  // the stages whose documents have it; empty: all

    [[nodiscard]] bool has_sides() const { return sides.size() > 1; }
    // The first side that has the column.
    [[nodiscard]] const SideForm* find_side_of_column(std::string_view column_id) const;
};

// A value that only the prose states.
struct StatementForm {
    std::string id;
    std::string title;
    std::string unit;  // empty: the document's
};

struct FigureForm {
    enum class Kind { amount, share, change, count };
    std::string id;
    std::string title;
    Kind kind = Kind::amount;
    std::string unit;                     // of a count, or of an amount that is not money; empty: the unit of its cells
    std::vector<Expression> expressions;  // two for a share (part, whole), otherwise one
    std::vector<std::string> labels;      // words that may come before it in prose, besides its title
    Place place;
    bool is_of_prior_year = false;         // it is about the end of the previous year: a budget's list of vehicles, for example
    std::vector<std::string> stages = {};  // of whose documents it is; empty: of all
};

// A rule that a standard or a document declares for its numbers.
struct CheckForm {
    std::string id;
    std::string reference;                                      // its number in the source of the rules, such as E01; may be empty
    std::map<std::string, std::string, std::less<>> sentences;  // in plain words, by language
    std::string formula;                                        // as written
    Comparison that;
    std::vector<Comparison> where;    // the check is made only if all of these hold; blank counts as 0 in them
    std::optional<Amount> tolerance;  // in the document's unit; nothing: only what rounding of the printed cells explains
    Severity severity = Severity::error;
    bool names_departments = false;  // it uses department() or departments()
    bool is_across = false;  // it uses departments(): it is made once over the documents of all departments of a year and stage
    Place place;
    std::vector<std::string> stages = {};  // it is made of documents of these stages; empty: of all

    // The sentence in that language (BCP 47), or in the nearest language, or the first sentence.
    [[nodiscard]] const std::string& sentence(std::string_view language) const;
};

// The words by which prose says how an amount has changed since last year.
struct ProseWords {
    std::vector<std::string> rise;
    std::vector<std::string> fall;
    std::vector<std::string> same;
    std::vector<std::string> residue;  // texts of the form that its users must replace
    std::vector<std::string> no_data;  // phrases by which a note says that a table has no amounts
};

struct ChartItemForm {
    std::string title;
    Expression value;
};

struct ChartSeriesForm {
    std::string title;
    std::string column;
};

// How the money that a flow's rows receive is used: columns of the rows with the same ids, usually of another table.
struct ChartUsesForm {
    CellReference rows;
    std::optional<CellReference> total;  // the row with the printed sums of the columns
    std::vector<ChartSeriesForm> series;
};

struct ChartDeclaration {
    std::string id;
    std::string kind;  // donut, bar, stacked-bar, line, treemap or flow
    std::string title;
    bool over_years = false;
    std::vector<ChartItemForm> items;           // either items
    std::optional<CellReference> rows;          // or rows with one or more series
    std::vector<ChartSeriesForm> series;        // of a flow: its sources
    std::optional<Expression> total;            // the printed whole; the sum of its printed parts may differ by their rounding
    std::optional<CellReference> series_total;  // of a flow, instead: the row with the printed sums of its sources
    std::optional<ChartUsesForm> uses;          // of a flow that continues to uses
    Place place;
    std::vector<std::string> stages = {};  // in whose documents it is drawn; empty: in all

    // Whether its values are added up, so that none may contain another. Lines and bars without a total only stand side by side.
    [[nodiscard]] bool adds_up() const { return !over_years && kind != "line" && (kind != "bar" || total.has_value()); }
};

struct SectionForm {
    std::string id;
    std::string title;
    std::vector<std::string> charts;
    bool has_targets = false;  // the performance forms follow the section's text
    Place place;
    bool is_optional = false;              // documents may leave it out
    std::vector<std::string> stages = {};  // the stages whose documents have it; empty: all
    bool is_collapsed = false;             // pages show its title, and its text when a reader opens it
};

struct PartForm {
    std::string id;
    std::string title;
    std::vector<SectionForm> sections;
    bool has_tables = false;
    bool has_glossary = false;
};

struct Term {
    std::string id;
    std::string term;
    std::string text;
    Place place;
};

// A title with an id, such as a field, a period or a stage.
struct Label {
    std::string id;
    std::string title;
};

// An entry of a list that a standard does not take over from the one that it extends. Messages about what still uses it name it.
struct LeftOut {
    std::string list;  // where it stood: "table", "expenditure/columns", "summary/revenue/columns"
    std::string id;
    std::string standard;  // which leaves it out: the standard or one that it extends
    Place place;
};

// A stage of a fiscal year's budget. Its documents are in <department>/<year>/, or in that folder below it if the stage has one.
struct StageForm {
    std::string id;
    std::string title;
    std::string folder;
};

// The form of performance targets: texts, money by source and period, goals and indicators by period.
struct PerformanceForm {
    std::string title;
    int number_from = 0;  // number of its first CSV file
    std::vector<Label> fields;
    std::vector<Label> periods;
    std::vector<Label> funds;
    std::string funds_title;
    std::string goals_title;
    std::vector<std::string> indicator_levels;
    std::string indicator_value_title;
    // The fund and period whose amounts show the size of forms across departments.
    struct Size {
        std::size_t fund = 0;
        std::size_t period = 0;
    };
    std::optional<Size> size;
};

// What readers may call a thing, and what documents call it.
struct Synonym {
    std::string word;
    std::string meaning;
};

struct Standard {
    std::string id;
    std::string title;
    std::vector<StageForm> stages;
    std::map<std::string, int, std::less<>> units;  // power of ten of the currency's unit: 万元 is 4
    std::string currency;                           // the code of ISO 4217; empty if it is not stated
    std::string large_amounts;                      // how they are said: "R{number} {scale}"; empty: only as they are printed
    std::map<std::string, Classification, std::less<>> classifications;
    std::vector<TableForm> tables;
    std::vector<StatementForm> statements;
    std::vector<FigureForm> figures;
    std::vector<CheckForm> checks;
    ProseWords prose;
    std::vector<std::string> ignored_words;  // bare: they do not tell two names apart, such as "department" and "of"
    std::vector<Synonym> synonyms;           // for the search, in the order of the file
    Rounding rounding = Rounding::half_up;   // of shares and rates
    // Decimals of the smallest amount of money, in the unit of power 0. Amounts printed with these decimals are not rounded.
    // Nothing: every printed amount may be rounded.
    std::optional<int> minor_digits;
    std::vector<std::string> key_figures;
    std::vector<AnswerForm> answers;  // in the order in which a page says them
    OverviewDeclaration overview;
    std::vector<ChartDeclaration> charts;
    std::map<std::string, std::size_t, std::less<>> looks;  // of the parts that its charts name, by title: the same in every chart
    std::vector<PartForm> parts;
    std::vector<Term> glossary;
    std::optional<PerformanceForm> performance;
    std::vector<LeftOut> left_out;        // of standard.toml
    TranslationsByLanguage translations;  // into the further languages of the site
    bool is_translated = false;           // its texts are those of one of these
    // False if its files have errors. Then its documents are only loaded for their findings. Nothing is made from a document whose
    // standard may not be as promised.
    bool is_sound = true;
    Place place;

    // Whether the outline has a section of performance forms.
    [[nodiscard]] bool shows_targets() const;
    [[nodiscard]] const TableForm* find_table(std::string_view table_id) const;
    [[nodiscard]] const StatementForm* find_statement(std::string_view statement_id) const;
    [[nodiscard]] const FigureForm* find_figure(std::string_view figure_id) const;
    [[nodiscard]] const ChartDeclaration* find_chart(std::string_view chart_id) const;
    [[nodiscard]] const CheckForm* find_check(std::string_view check_id) const;
    [[nodiscard]] const StageForm* find_stage(std::string_view stage_id) const;
    // The look of a part in charts. Nothing if no chart names it.
    [[nodiscard]] std::optional<std::size_t> look_of(std::string_view part_title) const;
    // An entry of a list of the table, at whatever depth; table: empty for a list of the standard itself.
    [[nodiscard]] const LeftOut* find_left_out(std::string_view table, std::string_view list, std::string_view left_out_id) const;
};

// The name of a table with the values that only the prose states: statements[procurement-total].value.
inline constexpr std::string_view statements_table = "statements";

// The name of a table with the money of performance targets. It has a row for each project with targets, and a column for each fund
// and period: performance[*].total-year.
inline constexpr std::string_view performance_table = "performance";

}  // namespace sitegen
