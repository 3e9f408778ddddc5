// A page across documents before it is rendered: values in tables, charts and lists, with the addresses that they link to. HTML and
// CSV are made from the same tables, so page and download cannot differ.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/amount.hpp"
#include "model/answer.hpp"
#include "model/chart.hpp"
#include "model/money_unit.hpp"

namespace sitegen {

// A text that may be a link. path: below the site's root, such as "years/2023/index.html#departments", or a web address. Empty for
// none.
struct OverviewLink {
    std::string title;
    std::string path;
    std::string note;  // beside it; may be empty
    bool is_current = false;
};

struct OverviewCell {
    enum class Kind : std::uint8_t { text, amount, percent, gap };
    Kind kind = Kind::text;
    std::string text;                      // of a text; for a gap, the reason why there is no amount
    std::optional<Amount> amount;          // of an amount or a percentage; nothing if it is blank
    std::string path;                      // where the text or amount links to; may be empty
    std::string code = {};                 // of a text in a column of codes: it comes before the text; empty for a total
    std::vector<OverviewLink> links = {};  // of a text that links to several places; then these replace the text
    std::vector<std::string> notes = {};   // remarks on it, shown as numbers that link to notes below the table
    bool is_tiny = false;                  // of a percentage: it is not zero, but is rounded to zero
    bool is_tiny_fall = false;             // and it is negative
    std::vector<std::string> ids = {};     // of a text: what files have in its column's columns of ids; none for a total
    std::string plain = {};                // of a text with a remark in it: the text without, for files
};

// What a column's cells are of: {"year", "2018"}.
struct OverviewFacet {
    std::string id;  // a column of its own in the CSV file
    std::string value;

    bool operator==(const OverviewFacet&) const = default;
};

struct OverviewColumn {
    std::string id;     // its heading in the CSV file: the name of the column of facts that means the same, if there is one
    std::string title;  // its heading on the page
    bool is_amount = false;
    std::vector<std::string> notes = {};  // like those of a cell
    bool has_codes = false;               // its cells have codes, which are a column of their own in a workbook
    bool is_money = false;                // its amounts are money in the table's unit, not counts, rates or amounts per inhabitant
    std::vector<std::string> ids = {};    // headings of columns before it in the CSV file, with the ids of what it names
    std::size_t key_size = 0;  // its first ids, or it if it has none, that tell a row from all others, with those of others
    // Pages print such columns beside each other. In the CSV file, those that differ in nothing else stand below each other: a row
    // has one row there for each year, or stage. So years are in cells, and the file's columns are those of every other year.
    std::vector<OverviewFacet> facets = {};
    std::string value_id = {};     // with facets: its heading in the CSV file, the same for all of them
    std::string value_title = {};  // the same for people
    bool may_be_left_out = false;  // where readers see no row with anything in it; its CSV file always has it
    bool is_shown = true;          // on pages; its CSV file always has it
};

struct OverviewRow {
    std::vector<OverviewCell> cells;  // one for each column; the first names the row
    int level = 1;
    bool is_total = false;
};

struct OverviewSource {
    std::string text;
    std::string url;  // a web address; may be empty
};

struct OverviewTable {
    std::string id;  // unique in its overview; name of the CSV file beside the page
    std::string title;
    std::string unit;              // of its amounts; empty if there are none
    std::vector<MoneyUnit> units;  // in which a reader may want its money, the unit among them; empty if there is no choice
    std::vector<OverviewColumn> columns;
    std::vector<OverviewRow> rows;
    std::size_t most_shown = std::numeric_limits<std::size_t>::max();  // rows on the page; its CSV file has all
    bool has_file = true;                                              // it is a CSV file, too
    std::vector<std::string> notes;                                    // below it: what it includes and what it leaves out
    std::vector<std::string> title_notes = {};                         // like those of a cell, for the whole table
    std::vector<OverviewSource> sources = {};                          // below it: where numbers come from that are in no document
};

// Many small line charts.
struct OverviewSmallCharts {
    Chart chart;                     // of kind line
    std::vector<std::string> paths;  // one for each series: where its title links to; empty: nowhere
};

struct OverviewSection {
    std::string id;
    std::string title;
    std::vector<std::string> paragraphs;
    std::vector<Chart> charts;
    std::vector<OverviewSmallCharts> small_charts;  // each a block, below the charts
    std::vector<OverviewTable> tables;
    std::vector<OverviewLink> links;  // a list below the tables
    bool is_folded = false;           // pages show its title, and the rest when a reader opens it
};

// A number at the top of a page.
struct OverviewFigure {
    std::string id;  // unique in its overview
    std::string title;
    std::string value;
    std::string unit;
    std::string exact;  // value and unit as summed, if the value is rounded to be read; otherwise empty
    std::string note;
};

struct Overview {
    std::string path;  // of its page, such as "years/2023/index.html"
    std::string kind;  // year, years, home, department, topic, topics, code, performance, versions, data, changes: for themes
    std::string title;
    std::string lead;                 // below the title; may be empty
    std::string description;          // for search engines
    std::vector<OverviewLink> trail;  // pages between the home page and this one
    std::vector<Answer> answers;      // sentences about its sums, before everything else
    std::vector<Chart> pictures;      // beside them
    std::vector<OverviewFigure> figures;
    std::vector<OverviewSection> sections;
    std::vector<OverviewLink> years;  // the same page for other years, the earliest first; its own is current
};

[[nodiscard]] inline OverviewCell text_cell(std::string text, std::string path = {}) {
    return {OverviewCell::Kind::text, std::move(text), {}, std::move(path), {}, {}};
}
[[nodiscard]] inline OverviewCell amount_cell(const std::optional<Amount>& amount, std::string path = {}) {
    return {OverviewCell::Kind::amount, {}, amount, std::move(path), {}, {}};
}
[[nodiscard]] inline OverviewCell percent_cell(const std::optional<Amount>& amount) {
    return {OverviewCell::Kind::percent, {}, amount, {}, {}, {}};
}
[[nodiscard]] inline OverviewCell gap_cell(std::string reason) {
    return {OverviewCell::Kind::gap, std::move(reason), {}, {}, {}, {}};
}

// Whether no row has anything in a column.
[[nodiscard]] inline bool is_blank_column(const OverviewTable& table, std::size_t column) {
    return std::none_of(table.rows.begin(), table.rows.end(), [&](const OverviewRow& row) {
        if (column >= row.cells.size()) return false;
        const OverviewCell& cell = row.cells[column];
        return !cell.text.empty() || cell.amount || !cell.code.empty() || !cell.links.empty() || !cell.notes.empty();
    });
}

// A row's cells. A list in braces would copy each of them, and pages across departments have a hundred thousand rows.
template <typename... Cells>
[[nodiscard]] std::vector<OverviewCell> cells_of(Cells... cells) {
    std::vector<OverviewCell> list;
    list.reserve(sizeof...(cells));
    (list.push_back(std::move(cells)), ...);
    return list;
}

}  // namespace sitegen
