// The figures of the published Datong budget, typed from the document by another hand than its TOML, against what the site offers
// for download and prints.

#include <boost/test/unit_test.hpp>

#include <map>
#include <vector>

#include "program.hpp"

namespace fs = std::filesystem;

namespace {

using Line = std::vector<std::string>;

std::vector<Line> lines_of(const std::string& text) {
    std::vector<Line> lines(1);
    std::string field;
    bool is_quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (is_quoted) {
            if (c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
                field += text[++i];
            } else if (c == '"') {
                is_quoted = false;
            } else {
                field += c;
            }
        } else if (c == '"') {
            is_quoted = true;
        } else if (c == ',' || c == '\n') {
            lines.back().push_back(std::exchange(field, {}));
            if (c == '\n') lines.emplace_back();
        } else if (c != '\r') {
            field += c;
        }
    }
    lines.pop_back();
    return lines;
}

struct Published {
    ScratchFolder scratch;
    fs::path folder;

    Published() : folder(scratch.path() / "public" / "datong-commerce" / "2023") {
        const Outcome outcome =
            run_site_gen(tests_folder().parent_path(), "build --quiet --output '" + (scratch.path() / "public").string() + "'");
        BOOST_REQUIRE_MESSAGE(outcome.status == 0, outcome.err);
    }

    [[nodiscard]] std::vector<Line> csv(const std::string& prefix) const {
        for (const fs::directory_entry& entry : fs::directory_iterator(folder / "data")) {
            if (entry.path().extension() == ".csv" && entry.path().filename().string().starts_with(prefix))
                return lines_of(read_file(entry.path()));
        }
        BOOST_FAIL("there is no data/" << prefix << "*");
        return {};
    }
};

std::vector<Line> typed(const std::string& name) {
    std::vector<Line> lines = lines_of(read_file(tests_folder() / "figures" / name));
    lines.erase(lines.begin());
    return lines;
}

std::string joined_name(const Line& names) {
    std::string result;
    for (const std::string& name : names) {
        if (name.empty()) continue;
        result += (result.empty() ? "" : "/") + name;
    }
    return result;
}

// A row as printed: its name, and its cells from left to right.
struct PrintedRow {
    std::string code;
    std::string name;
    Line cells;
};

bool operator==(const PrintedRow& a, const PrintedRow& b) { return a.code == b.code && a.name == b.name && a.cells == b.cells; }
std::ostream& operator<<(std::ostream& out, const PrintedRow& row) {
    out << row.code << " " << row.name << ":";
    for (const std::string& cell : row.cells) out << " [" << cell << "]";
    return out;
}

// The typed rows of one table; a row ends where the name, the code or its occurrence changes, or a column comes again.
std::vector<PrintedRow> typed_rows(const std::vector<Line>& lines, int table) {
    std::vector<PrintedRow> rows;
    std::string last_key;
    std::string first_column;
    for (const Line& line : lines) {
        if (line[0] != std::to_string(table)) continue;
        const std::string key = line[1] + "|" + line[2] + "|" + line[3];
        if (key != last_key || line[4] == first_column) {
            rows.push_back({line[1], line[3], {}});
            last_key = key;
            first_column = line[4];
        }
        rows.back().cells.push_back(line[5]);
    }
    return rows;
}

struct TableShape {
    std::size_t code_columns;
    std::size_t name_columns;
    std::vector<std::size_t> sides;  // columns of amounts of each side
};

std::vector<PrintedRow> published_rows(const std::vector<Line>& csv, const TableShape& shape, bool prints_codes) {
    std::vector<PrintedRow> rows;
    const bool has_sides = shape.sides.size() > 1;
    for (std::size_t i = 1; i < csv.size(); ++i) {
        const Line& line = csv[i];
        const std::size_t codes = has_sides ? 1 : 0;
        const std::size_t names = codes + shape.code_columns;
        std::size_t cells = names + shape.name_columns;
        std::size_t width = shape.sides.front();
        if (has_sides && line[0] != csv[1][0]) {
            cells += shape.sides.front();
            width = shape.sides.back();
        }
        const auto at = [&](std::size_t begin, std::size_t count) {
            return Line(line.begin() + static_cast<std::ptrdiff_t>(begin),
                        line.begin() + static_cast<std::ptrdiff_t>(begin + count));
        };
        rows.push_back({prints_codes && shape.code_columns > 0 ? line[codes] : "", joined_name(at(names, shape.name_columns)),
                        at(cells, width)});
    }
    return rows;
}

std::string without_markup(const std::string& html) {
    std::string text;
    bool is_tag = false;
    for (const char c : html) {
        if (c == '<') is_tag = true;
        if (!is_tag) text += c;
        if (c == '>') is_tag = false;
    }
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(figures)

BOOST_AUTO_TEST_CASE(every_figure_of_the_thirteen_tables_is_published_as_printed) {
    const Published published;
    const std::vector<Line> lines = typed("datong-commerce-2023-budget.csv");
    const std::map<int, TableShape> shapes = {{1, {0, 1, {1, 3}}}, {2, {1, 1, {7}}},  {3, {1, 1, {3}}},  {4, {0, 1, {1, 4}}},
                                              {5, {1, 1, {3}}},    {6, {2, 2, {3}}},  {7, {1, 1, {1}}},  {8, {1, 1, {3}}},
                                              {9, {1, 1, {1, 3}}}, {10, {0, 1, {4}}}, {11, {0, 1, {4}}}, {12, {0, 1, {6}}},
                                              {13, {0, 1, {4}}}};
    std::size_t cell_count = 0;
    for (const auto& [number, shape] : shapes) {
        BOOST_TEST_CONTEXT("table " << number) {
            const std::string prefix = (number < 10 ? "0" : "") + std::to_string(number) + "-";
            const std::vector<PrintedRow> expected = typed_rows(lines, number);
            const std::vector<PrintedRow> actual = published_rows(published.csv(prefix), shape, number != 6);
            BOOST_TEST(actual == expected, boost::test_tools::per_element());
            for (const PrintedRow& row : expected) cell_count += row.cells.size();
        }
    }
    BOOST_TEST(cell_count == lines.size());
    BOOST_TEST(cell_count == 936U);
}

BOOST_AUTO_TEST_CASE(the_long_table_has_the_same_figures) {
    const Published published;
    std::map<std::string, std::vector<std::string>> amounts;  // by column id, in printed order within a table
    for (const Line& line : typed("datong-commerce-2023-budget.csv")) amounts[line[0] + "." + line[4]].push_back(line[5]);
    const std::vector<Line> csv = published.csv("datong-commerce-2023-budget");
    std::map<std::string, int> numbers;  // of tables by id
    for (const fs::directory_entry& entry : fs::directory_iterator(published.folder / "data")) {
        const std::string name = entry.path().stem().string();
        if (std::isdigit(static_cast<unsigned char>(name[0])) != 0) numbers.emplace(name.substr(3), std::stoi(name.substr(0, 2)));
    }
    const auto place_of = [&csv](const std::string& name) {
        const auto found = std::find(csv[0].begin(), csv[0].end(), name);
        BOOST_REQUIRE_MESSAGE(found != csv[0].end(), "there is no column " << name);
        return static_cast<std::size_t>(found - csv[0].begin());
    };
    const std::size_t table = place_of("table");
    const std::size_t column = place_of("column");
    const std::size_t amount = place_of("amount");
    std::map<std::string, std::vector<std::string>> published_amounts;
    for (std::size_t i = 1; i < csv.size(); ++i) {
        const Line& line = csv[i];
        // What only the text states and the money of forms have no printed table.
        if (line[table] == "statements" || line[table] == "performance") continue;
        published_amounts[std::to_string(numbers.at(line[table])) + "." + line[column]].push_back(line[amount]);
        BOOST_TEST((line[place_of("state")] == (line[amount].empty() ? "blank" : "amount")));
        BOOST_TEST(line[place_of("unit")] == "万元");
        BOOST_TEST(line[place_of("base_unit")] == "元");
    }
    BOOST_TEST((published_amounts == amounts));
}

BOOST_AUTO_TEST_CASE(the_performance_targets_are_published_as_printed) {
    const Published published;
    std::vector<std::string> expected_funds;
    std::vector<std::string> expected_targets;
    std::map<std::string, std::string> last_term;
    for (const Line& line : typed("datong-commerce-2023-performance.csv")) {
        static const std::vector<std::string> funds = {"total", "central", "provincial", "municipal", "own", "other"};
        const bool is_fund = std::find(funds.begin(), funds.end(), line[1]) != funds.end();
        (is_fund ? expected_funds : expected_targets).push_back(line[3]);
    }
    std::vector<std::string> actual_funds;
    const std::vector<Line> funds = published.csv("14-");
    for (std::size_t i = 1; i < funds.size(); ++i) actual_funds.push_back(funds[i][7]);
    BOOST_TEST(actual_funds == expected_funds, boost::test_tools::per_element());

    std::vector<std::string> actual_targets;
    const std::vector<Line> indicators = published.csv("15-");
    for (std::size_t i = 1; i < indicators.size(); ++i) {
        for (const std::size_t period : {std::size_t{6}, std::size_t{7}}) {
            if (!indicators[i][period].empty()) actual_targets.push_back(indicators[i][period]);
        }
    }
    BOOST_TEST(actual_targets == expected_targets, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(every_figure_of_the_prose_is_printed_in_its_place) {
    const Published published;
    const std::string html = read_file(published.folder / "index.html");
    static const std::vector<std::string> sections = {"changes",        "income",      "expenditure",  "appropriation",
                                                      "general-budget", "basic",       "three-public", "operating-costs",
                                                      "procurement",    "performance", "state-assets", "other"};
    std::size_t at = 0;
    std::size_t section = 0;
    std::string text;
    for (const Line& line : typed("datong-commerce-2023-prose.csv")) {
        const auto number = static_cast<std::size_t>(std::stoi(line[0]));
        if (number != section) {
            section = number;
            const std::size_t begin = html.find("id=\"section-" + sections[number - 1] + "\"");
            BOOST_REQUIRE(begin != std::string::npos);
            const std::size_t end = html.find("<figure", begin);
            text = without_markup(html.substr(begin, end == std::string::npos ? end : std::max(end, begin) - begin));
            at = 0;
        }
        const std::size_t found = text.find(line[1], at);
        BOOST_TEST(found != std::string::npos, "section " << number << " lacks " << line[1]);
        if (found != std::string::npos) at = found + line[1].size();
    }
}

BOOST_AUTO_TEST_SUITE_END()
