// The declared form of a kind of document: its tables, classifications, figures, charts and outline.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/classification.hpp"
#include "model/expression.hpp"
#include "model/finding.hpp"
#include "model/overview_declaration.hpp"
#include "model/place.hpp"

namespace sitegen {

enum class RowRole : std::uint8_t { line, subtotal, total };

// What the cells of a column hold: money; numbers of people, posts or other things; rates, which are never added up; or texts.
enum class ColumnKind : std::uint8_t { money, count, rate, text };

struct ColumnForm {
    std::string id;  // unique in its table, over both sides
    std::string title;
    std::string group;          // heading over neighbouring columns; empty for none
    std::string prior_of = {};  // the column whose amounts of last year it prints; empty for none
    std::string stage = {};     // the stage whose amounts it prints, of that column of the table; both empty for none
    std::string stage_of = {};
    bool adds_up = true;  // a row is the sum of those below it; false for rates and the like
    ColumnKind kind = ColumnKind::money;
    std::string unit = {};                 // of money, where it is not the table's; otherwise what is counted, or "%"; may be empty
    bool is_optional = false;              // documents may leave it out
    std::vector<std::string> stages = {};  // the stages whose documents have it; empty: all

    // Whether its numbers are not those of the columns beside it: of another unit, with decimals of their own.
    [[nodiscard]] bool stands_apart() const { return !adds_up || kind != ColumnKind::money || !unit.empty(); }
};

// Whether a document of the stage has what is declared for those stages; none: for all.
[[nodiscard]] bool is_for_stage(const std::vector<std::string>& stages, std::string_view stage);

// A row that the standard names itself.
struct ItemForm {
    std::string id;
    std::string title;
    RowRole role = RowRole::line;
    int level = 1;                         // depth from 1, shown as indentation
    bool is_optional = false;              // documents may leave it out
    std::vector<std::string> stages = {};  // the stages whose documents have it; empty: all
    std::string unit = {};                 // of its numbers, where the rows of its table have units of their own
};

// How the rows of a side are found: a fixed list, codes of one or two classifications, or free rows with ids of their own.
struct RowsForm {
    enum class Kind { items, classified, named };
    Kind kind = Kind::items;
    std::vector<ItemForm> items;               // items
    std::vector<std::string> classifications;  // classified: ids, one or two
    std::optional<ItemForm> total;             // classified, named: the printed total, if the form has one
    int level_count = 0;                       // named: how deep the rows may lie in one another; 0: they do not
    // Each row has a unit of its own, such as km or clients: it is named by the document's rows or by the items. Such rows are
    // never added, and have no money.
    bool has_units = false;

    // The heading of the content file's key columns: id; code; id, name and perhaps level and unit; or the two classifications'
    // ids.
    [[nodiscard]] std::vector<std::string> key_columns() const;
    [[nodiscard]] const ItemForm* find_item(std::string_view id) const;
};

struct SideForm {
    std::string id;  // empty where the table has one side
    std::string title;
    std::string code_title;               // heading of the code column; empty where codes are not printed
    std::vector<std::string> row_titles;  // heading of the name column, or columns
    RowsForm rows;
    std::vector<ColumnForm> columns;
    bool adds_up = true;  // a row is the sum of those below it; false for lists that name some of them only
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
    std::string unit;                     // of a count, or of an amount that is no money; empty: as its cells have it
    std::vector<Expression> expressions;  // two for a share (part, whole), otherwise one
    std::vector<std::string> labels;      // words that stand before it in prose, beside its title
    Place place;
    bool is_of_prior_year = false;  // it says what there was at the end of the year before: the vehicles that a budget lists, say
    std::vector<std::string> stages = {};  // of whose documents it is; empty: of all
};

// What a standard or a document promises of its numbers.
struct CheckForm {
    std::string id;
    std::string reference;                                      // its number in the source of the rules, such as E01; may be empty
    std::map<std::string, std::string, std::less<>> sentences;  // in plain words, by language
    std::string formula;                                        // as written
    Comparison that;
    std::vector<Comparison> where;    // made only where all of these hold; blank counts as 0 in them
    std::optional<Amount> tolerance;  // in the document's unit; nothing: what rounding of the printed cells explains
    Severity severity = Severity::error;
    bool names_departments = false;  // it has department() or departments()
    bool is_across = false;          // the latter: it is made once over the documents of all departments of a year and stage
    Place place;
    std::vector<std::string> stages = {};  // of whose documents it is made; empty: of all

    // The sentence in that language (BCP 47), or its nearest relative, or the first there is.
    [[nodiscard]] const std::string& sentence(std::string_view language) const;
};

// The words by which prose says what became of an amount since last year.
struct ProseWords {
    std::vector<std::string> rise;
    std::vector<std::string> fall;
    std::vector<std::string> same;
    std::vector<std::string> residue;  // of the form, to be replaced by those who fill it in
    std::vector<std::string> no_data;  // that a note says of a table without amounts
};

struct ChartItemForm {
    std::string title;
    Expression value;
};

struct ChartSeriesForm {
    std::string title;
    std::string column;
};

// What becomes of the money that a flow's rows receive: the columns of the rows of the same ids, most often of another table.
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
    std::optional<Expression> total;            // the printed whole, which its printed parts may miss by their rounding
    std::optional<CellReference> series_total;  // of a flow instead: the row with the printed sums of its sources
    std::optional<ChartUsesForm> uses;          // of a flow, where it goes on
    Place place;
    std::vector<std::string> stages = {};  // in whose documents it is drawn; empty: in all

    // Whether its values are added up, so that none may contain another. Lines and bars without a total stand beside each other.
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

// A stage of a fiscal year's budget. Its documents lie below <department>/<year>/, in that folder where it has one.
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
    // The fund and period by which forms are sized across departments.
    struct Size {
        std::size_t fund = 0;
        std::size_t period = 0;
    };
    std::optional<Size> size;
};

struct Standard {
    std::string id;
    std::string title;
    std::vector<StageForm> stages;
    std::map<std::string, int, std::less<>> units;  // power of ten of the currency's unit: 万元 is 4
    std::map<std::string, Classification, std::less<>> classifications;
    std::vector<TableForm> tables;
    std::vector<StatementForm> statements;
    std::vector<FigureForm> figures;
    std::vector<CheckForm> checks;
    ProseWords prose;
    std::vector<std::string> ignored_words;  // bare: they do not tell two names apart, such as "department" and "of"
    Rounding rounding = Rounding::half_up;   // of shares and rates
    // Digits after the point of the smallest money, in the unit of power 0. Amounts that are printed with these digits are not
    // rounded. Nothing: every printed amount may be rounded.
    std::optional<int> minor_digits;
    std::vector<std::string> key_figures;
    OverviewDeclaration overview;
    std::vector<ChartDeclaration> charts;
    std::vector<PartForm> parts;
    std::vector<Term> glossary;
    std::optional<PerformanceForm> performance;
    std::vector<LeftOut> left_out;  // of standard.toml
    // False where its files have errors. Then its documents are loaded for their findings only, and let go: whatever is made of a
    // document relies on what its standard promises.
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
    // An entry of a list of the table, at whatever depth; table: empty for a list of the standard itself.
    [[nodiscard]] const LeftOut* find_left_out(std::string_view table, std::string_view list, std::string_view left_out_id) const;
};

// The table that stands for values which only the prose states: statements[procurement-total].value.
inline constexpr std::string_view statements_table = "statements";

// The table that stands for the money of performance targets: a row for each project that has them, and a column for each fund and
// period: performance[*].total-year.
inline constexpr std::string_view performance_table = "performance";

}  // namespace sitegen
