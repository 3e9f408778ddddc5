// The declared form of a kind of document: its tables, classifications, figures, charts and outline.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/classification.hpp"
#include "model/expression.hpp"
#include "model/place.hpp"

namespace sitegen {

enum class RowRole : std::uint8_t { line, subtotal, total };

struct ColumnForm {
    std::string id;  // unique in its table, over both sides
    std::string title;
    std::string group;  // heading over neighbouring columns; empty for none
};

// A row that the standard names itself.
struct ItemForm {
    std::string id;
    std::string title;
    RowRole role = RowRole::line;
    int level = 1;  // depth from 1, shown as indentation
};

// How the rows of a side are found: a fixed list, codes of one or two classifications, or free rows with ids of their own.
struct RowsForm {
    enum class Kind { items, classified, named };
    Kind kind = Kind::items;
    std::vector<ItemForm> items;               // items
    std::vector<std::string> classifications;  // classified: ids, one or two
    std::optional<ItemForm> total;             // classified, named: the printed total, if the form has one

    // The heading of the content file's key columns: id; code; id, name; or the two classifications' ids.
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
};

struct TableForm {
    std::string id;
    int number = 0;
    std::string title;  // may hold {{year}}, {{prior-year}} and {{department}}
    std::vector<SideForm> sides;
    Place place;

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
    Place place;
};

struct ChartItemForm {
    std::string title;
    Expression value;
};

struct ChartSeriesForm {
    std::string title;
    std::string column;
};

struct ChartDeclaration {
    std::string id;
    std::string kind;  // donut, bar, stacked-bar, line or treemap
    std::string title;
    bool over_years = false;
    std::vector<ChartItemForm> items;   // either items
    std::optional<CellReference> rows;  // or rows with one or more series
    std::vector<ChartSeriesForm> series;
    std::optional<Expression> total;  // the printed whole, which its printed parts may miss by their rounding
    Place place;
};

struct SectionForm {
    std::string id;
    std::string title;
    std::vector<std::string> charts;
    bool has_forms = false;  // the performance forms follow the section's text
    Place place;
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
};

struct Standard {
    std::string id;
    std::string title;
    std::vector<Label> stages;
    std::map<std::string, int, std::less<>> units;  // power of ten of the currency's unit: 万元 is 4
    std::map<std::string, Classification, std::less<>> classifications;
    std::vector<TableForm> tables;
    std::vector<StatementForm> statements;
    std::vector<FigureForm> figures;
    std::vector<std::string> key_figures;
    std::vector<ChartDeclaration> charts;
    std::vector<PartForm> parts;
    std::vector<Term> glossary;
    std::optional<PerformanceForm> performance;
    Place place;

    [[nodiscard]] const TableForm* find_table(std::string_view table_id) const;
    [[nodiscard]] const StatementForm* find_statement(std::string_view statement_id) const;
    [[nodiscard]] const FigureForm* find_figure(std::string_view figure_id) const;
    [[nodiscard]] const ChartDeclaration* find_chart(std::string_view chart_id) const;
    [[nodiscard]] const Label* find_stage(std::string_view stage_id) const;
};

// The table that stands for values which only the prose states: statements[procurement-total].value.
inline constexpr std::string_view statements_table = "statements";

}  // namespace sitegen
