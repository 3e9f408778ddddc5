// The changes of a table since another document, and what its rows are called.

#include "across/table_changes.hpp"

#include <boost/test/unit_test.hpp>

#include "amounts.hpp"
#include "derive/overview_values.hpp"
#include "model/row_names.hpp"

using namespace sitegen;

namespace {

using Texts = std::vector<const char*>;  // of a row: id, level and cells

const Words words("en", {{"number-group", ","},
                         {"number-point", "."},
                         {"number-scales-written", "6 million"},
                         {"list-separator", ", "},
                         {"path-separator", " › "},
                         {"column-row", "Row"},
                         {"column-column", "Column"},
                         {"column-change", "Change"},
                         {"column-rate", "Rate"},
                         {"column-completion", "Completion"},
                         {"chart-changes", "Changes: {title}"},
                         {"chart-amount", "{value} {unit}"},
                         {"changes-column", "{title}, {column}"},
                         {"changes-row", "{row} {amount}"},
                         {"changes-lone-rows", "only {document}: {rows}"},
                         {"changes-path", "{name} (of {path})"},
                         {"changes-folded", "folded"},
                         {"changes-nothing", "nothing to compare"},
                         {"changes-none", "{count} are the same"},
                         {"changes-within-rounding", "{count} within rounding"},
                         {"changes-other-tasks", "other tasks"},
                         {"changes-other-unit", "{before} to {now}"},
                         {"changes-other-rows", "other rows"},
                         {"changes-other-columns", "other columns"},
                         {"changes-some-columns", "some columns"},
                         {"changes-not-yet", "not listed"},
                         {"changes-no-longer", "no longer listed"},
                         {"change-not-comparable", "not comparable"},
                         {"same-within-rounding", "the same"},
                         {"change-basis-restated", "restated: {reason}"}});

Cell cell_of(std::string_view text) {
    Cell cell;
    if (text.empty()) return cell;
    cell.state = CellState::amount;
    cell.printed = amount(text.data());
    return cell;
}

// Two years of a department with a table of programmes of two levels: columns amount, gross and prior, which is last year's amount.
struct TwoYears {
    Standard standard;
    Department department;
    Document now;
    Document before;
    DerivedDocument derived;
    TaskChange split{2025, "Gender split off", ""};

    TwoYears() {
        standard.id = "plain";
        standard.stages = {{"budget", "Budget", "budget"}};
        standard.units = {{"€", 0}, {"k€", 3}};
        TableForm form;
        form.id = "programmes";
        form.title = "Programmes";
        SideForm side;
        side.rows.kind = RowsForm::Kind::named;
        side.rows.level_count = 2;
        side.rows.total = ItemForm{"total", "Total", RowRole::total, 1};
        side.columns = {{"amount", "Amount", ""}, {"gross", "Gross", ""}, {"prior", "Prior", ""}};
        side.columns.back().prior_of = "amount";
        form.sides = {side};
        standard.tables.push_back(form);
        department.name = "Parks";
        prepare(now, 2025);
        prepare(before, 2024);
        derived.department = &department;
        derived.document = &now;
        derived.related.last_year = &before;
    }
    TwoYears(const TwoYears&) = delete;
    TwoYears& operator=(const TwoYears&) = delete;

    void prepare(Document& document, int year) {
        document.standard = &standard;
        document.year = year;
        document.stage = "budget";
        document.unit = "k€";
        Table table;
        table.form = &standard.tables.front();
        table.unit = "k€";
        table.place = {1, 2, 1, 1};
        table.sides.push_back({&standard.tables.front().sides.front(), {}});
        document.tables.push_back(table);
    }

    static void fill(Document& document, const std::vector<Texts>& rows) {
        Side& side = document.tables.front().sides.front();
        side.rows.clear();
        for (const Texts& texts : rows) {
            Row row;
            row.id = texts[0];
            row.names = {texts[0]};
            row.role = row.id == "total" ? RowRole::total : RowRole::line;
            row.level = texts[1][0] - '0';
            for (std::size_t i = 2; i < texts.size(); ++i) row.cells.push_back(cell_of(texts[i]));
            side.rows.push_back(row);
        }
    }

    // "a.amount 3 4 1 33.3": row, column, both amounts, change and rate; then the notes in brackets, and the chart.
    [[nodiscard]] std::string changes() const {
        TableChanges changes(derived, before, now.tables.front(), words, TableChanges::Rows::said);
        const OverviewTable table = changes.compare();
        std::string text;
        for (const OverviewRow& row : table.rows) {
            text += (text.empty() ? "" : "; ") + row.cells[0].ids.front() + "." + row.cells[1].ids.front();
            for (std::size_t i = 2; i < row.cells.size(); ++i) {
                const OverviewCell& cell = row.cells[i];
                text += " " + (cell.amount ? cell.amount->plain() : cell.text.empty() ? "-" : cell.text);
            }
        }
        for (const std::string& note : table.notes) text += " [" + note + "]";
        if (const std::optional<Chart> chart = changes.largest_changes("gross")) {
            text += " | " + chart->title;
            for (std::size_t i = 0; i < chart->categories.size(); ++i)
                text += "; " + chart->categories[i] + " " + chart->series.front().values[i]->plain();
        }
        return text;
    }
};

Row row(const std::string& id, std::vector<std::string> codes, std::vector<std::string> names, int level = 1) {
    Row result;
    result.id = id;
    result.codes = std::move(codes);
    result.names = std::move(names);
    result.level = level;
    return result;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(changes_of_a_table, TwoYears)

BOOST_AUTO_TEST_CASE(draws_the_column_that_changed_most_and_names_it) {
    fill(before, {{"a", "1", "3", "10", ""}, {"b", "1", "3", "20", ""}});
    fill(now, {{"a", "1", "4", "15", ""}, {"b", "1", "2", "18", ""}});
    BOOST_TEST(changes() ==
               "a.gross 10 15 5 50.0; b.gross 20 18 -2 -10.0; a.amount 3 4 1 33.3; b.amount 3 2 -1 -33.3"
               " | Changes: Programmes, Gross; a 5; b -2");
    fill(now, {{"a", "1", "14", "15", ""}, {"b", "1", "2", "18", ""}});
    BOOST_TEST(changes().ends_with("Changes: Programmes, Amount; a 11; b -1"));
    fill(now, {{"a", "1", "8", "15", ""}, {"b", "1", "2", "18", ""}});
    BOOST_TEST(changes().ends_with("Changes: Programmes, Gross; a 5; b -2"), "of two that are as large, the preferred one");
}

BOOST_AUTO_TEST_CASE(states_no_change_that_rounding_explains) {
    before.tables.front().unit = "€";
    fill(before, {{"a", "1", "89139.75", "", ""}, {"b", "1", "1270.00", "", ""}});
    fill(now, {{"a", "1", "89.1", "", ""}, {"b", "1", "1.5", "", ""}});
    BOOST_TEST(changes() == "b.amount 1.27000 1.5 0.2 15.7 [1 within rounding] [€ to k€]");
    fill(now, {{"a", "1", "", "", ""}, {"b", "1", "", "", ""}});
    fill(before, {{"a", "1", "", "", ""}, {"b", "1", "", "", ""}});
    BOOST_TEST(changes() == " [nothing to compare]", "nothing was converted either");
}

BOOST_AUTO_TEST_CASE(states_no_change_across_a_change_of_tasks) {
    fill(before, {{"a", "1", "30", "40", ""}, {"b", "1", "5", "9", ""}, {"gone", "1", "7", "7", ""}});
    fill(now, {{"a", "1", "20", "30", "19"}, {"b", "1", "6", "8", "4"}});
    derived.related.task_changes = {&split};
    const std::string side_by_side = changes();
    BOOST_TEST(side_by_side.find("a.amount 30 20 not comparable -") != std::string::npos, side_by_side);
    BOOST_TEST(side_by_side.find("[other tasks]") != std::string::npos, side_by_side);
    BOOST_TEST(side_by_side.find("Changes:") == std::string::npos, side_by_side);

    // The document's own amounts of last year are about the same tasks.
    now.tables.front().restated = Restatement{{"prior"}, {}};
    now.tables.front().restated->differences.reason = "without Gender";
    const std::string restated = changes();
    BOOST_TEST(restated.find("b.amount 4 6 2 50.0; a.amount 19 20 1 5.3") != std::string::npos, restated);
    BOOST_TEST(restated.find("a.gross 40 30 not comparable -") != std::string::npos, restated);
    BOOST_TEST(restated.find("gone.amount") == std::string::npos, "it is on the old basis");
    BOOST_TEST(restated.find("[restated: without Gender] [other tasks]") != std::string::npos, restated);
    BOOST_TEST(restated.ends_with("Changes: Programmes, Amount; b 2; a 1"), restated);
}

// What is below a row that is counted is in it.
BOOST_AUTO_TEST_CASE(a_topic_counts_no_row_twice) {
    TopicForm topic;
    topic.id = "programmes";
    topic.kind = TopicForm::Kind::rows;
    topic.rows = CellReference{"programmes", {RowSelector::Kind::every, {}, 0}, "amount", {}};
    fill(now, {{"total", "1", "10", "", ""},
               {"a", "1", "6", "", ""},
               {"a1", "2", "4", "", ""},
               {"a2", "2", "2", "", ""},
               {"b", "1", "4", "", ""},
               {"c", "1", "", "", ""},
               {"c1", "2", "3", "", ""}});
    const auto counted = [&] {
        standard.overview.topics = {topic};
        DerivedDocument made;
        made.document = &now;
        Findings findings;
        derive_overview_values(now, Evaluator(now), made, findings);
        std::string ids;
        const TopicRows& rows = made.topics.front().rows;
        for (std::size_t i = 0; i < rows.size(); ++i) ids += std::string(rows[i].id) + " ";
        return ids;
    };
    BOOST_TEST(counted() == "a b c1 ", "c is blank, so its part counts");
    topic.rows->rows = {RowSelector::Kind::level, {}, 2};
    BOOST_TEST(counted() == "a1 a2 c1 ");
    topic.rows->rows = {RowSelector::Kind::level, {}, 1};
    BOOST_TEST(counted() == "a b ");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(names_of_rows)

BOOST_AUTO_TEST_CASE(are_as_narrow_as_tells_them_apart) {
    SideForm form;
    Table table;
    table.sides.push_back({&form, {}});
    std::vector<Row>& rows = table.sides.front().rows;
    rows = {row("op", {}, {"Operations"}), row("op-real", {}, {"real"}, 2), row("inv", {}, {"Investment"}),
            row("inv-real", {}, {"real"}, 2), row("inv-loans", {}, {"loans"}, 2)};
    rows[0].role = RowRole::subtotal;
    const auto said = [&] {
        std::vector<const Row*> all;
        for (const Row& each : rows) all.push_back(&each);
        std::string text;
        for (const std::string& name : names_apart(all, {&table}, " › ")) text += name + "; ";
        return text;
    };
    BOOST_TEST(said() == "Operations; Operations › real; Investment; Investment › real; loans; ");
    rows = {row("011", {"011", ""}, {"Charges", ""}), row("011/60612", {"011", "60612"}, {"Charges", "Energy"}),
            row("65/60612", {"65", "60612"}, {"Other", "Energy"}), row("65/651", {"65", "651"}, {"Other", "Fees"})};
    BOOST_TEST(said() == "Charges; Charges › Energy; Other › Energy; Fees; ");
    BOOST_TEST(coded_name(rows[0], " › ") == "011 Charges");
    BOOST_TEST(coded_name(rows[1], " › ") == "011 Charges › 60612 Energy");
    rows = {row("20199", {"20199"}, {"Other"}), row("20299", {"20299"}, {"Other"}), row("201", {"201"}, {"General"})};
    BOOST_TEST(said() == "20199 Other; 20299 Other; General; ");
}

BOOST_AUTO_TEST_SUITE_END()
