#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>

#include "amounts.hpp"
#include "check/across_documents.hpp"
#include "check/check_document.hpp"
#include "check/declared.hpp"
#include "check/owners.hpp"
#include "check/recorder.hpp"
#include "check/suspects.hpp"
#include "expression/describe.hpp"
#include "expression/parse.hpp"
#include "model/document_names.hpp"
#include "model/rules.hpp"
#include "text/checksum.hpp"

using namespace sitegen;

namespace {

using Texts = std::vector<const char*>;  // a row: its id and its cells

Cell cell(std::string_view text) {
    Cell result;
    if (text.empty()) return result;
    if (text == "withheld") {
        result.state = CellState::withheld;
        return result;
    }
    result.state = CellState::amount;
    result.printed = std::get<Amount>(Amount::parse(text));
    return result;
}

SideForm side_form(RowsForm::Kind kind, const std::vector<const char*>& columns) {
    SideForm side;
    side.rows.kind = kind;
    if (kind == RowsForm::Kind::classified) side.rows.classifications = {"function"};
    if (kind != RowsForm::Kind::items) side.rows.total = ItemForm{"total", "Total", RowRole::total, 1};
    for (const char* column : columns) side.columns.push_back({column, column, ""});
    return side;
}

const char* name_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::exact:
            return "exact";
        case Verdict::rounding:
            return "rounding";
        case Verdict::acknowledged:
            return "acknowledged";
        case Verdict::broken:
            return "broken";
        case Verdict::unknown:
            break;
    }
    return "unknown";
}

// "04.staff broken by 0.2 of 0.15"; the last figure is the tolerance.
std::string summary_of(const Outcome& outcome) {
    std::string text = outcome.row;
    if (!outcome.column.empty()) text += "." + outcome.column;
    if (!text.empty()) text += " ";
    if (outcome.rule == rules::amount_overflow) return text + "overflow";
    text += name_of(outcome.verdict);
    if (outcome.verdict == Verdict::unknown) return text;
    return text + fmt::format(" by {} of {}", outcome.difference.plain(), outcome.tolerance.trimmed().plain());
}

// A department with tables of each kind; the tables are empty until a test fills them.
//
//   spending, income   codes of two levels with a total; income has no column other
//   list, coarse       items a to f of one level; outline: items with levels, subtotals and a total
//   projects           named rows with a total; before prints last year, planned the stage "budget"
struct CheckedFixture {
    Standard standard;
    Document document;
    Document last_year;
    Document budget;
    RelatedDocuments related;

    CheckedFixture() {
        standard.id = "plain";
        standard.stages = {{"budget", "Budget", "budget"}, {"final", "Final accounts", "final"}};
        standard.units = {{"€", 0}, {"k€", 3}};
        Classification function;
        function.id = "function";
        function.levels = {2, 4};
        for (const char* code : {"01", "0101", "0102", "02", "0201", "03"}) function.codes[code] = Code{code, {}, {}, {}};
        standard.classifications["function"] = function;
        add_table("spending", side_form(RowsForm::Kind::classified, {"total", "staff", "other"}));
        add_table("income", side_form(RowsForm::Kind::classified, {"total", "staff"}));
        for (const char* id : {"list", "coarse"}) {
            SideForm list = side_form(RowsForm::Kind::items, {"x"});
            for (const char* item : {"a", "b", "c", "d", "e", "f"}) list.rows.items.push_back({item, item, RowRole::line, 1});
            add_table(id, list);
        }
        SideForm outline = side_form(RowsForm::Kind::items, {"x"});
        outline.rows.items = {{"a", "A", RowRole::line, 1},           {"a1", "A1", RowRole::line, 2},
                              {"a2", "A2", RowRole::line, 2},         {"b", "B", RowRole::line, 1},
                              {"year", "Year", RowRole::subtotal, 1}, {"c", "C", RowRole::line, 1},
                              {"more", "More", RowRole::subtotal, 1}, {"all", "All", RowRole::total, 1}};
        add_table("outline", outline);
        SideForm projects = side_form(RowsForm::Kind::named, {"amount", "before", "planned"});
        projects.columns[1].prior_of = "amount";
        projects.columns[2].stage = "budget";
        projects.columns[2].stage_of = "amount";
        add_table("projects", projects);
        standard.statements = {{"whole", "Whole", ""}, {"fund", "Fund", "k€"}, {"cars", "Cars", "cars"}};
        standard.performance.emplace();
        standard.performance->funds = {{"total", "Total"}, {"own", "Own"}};
        standard.performance->periods = {{"term", "Term"}, {"year", "Year"}};
        prepare(document, 2025, "final");
        prepare(last_year, 2024, "final");
        prepare(budget, 2025, "budget");
    }

    CheckedFixture(const CheckedFixture&) = delete;
    CheckedFixture& operator=(const CheckedFixture&) = delete;

    void add_table(const char* id, const SideForm& side) {
        TableForm form;
        form.id = id;
        form.sides = {side};
        standard.tables.push_back(form);
    }

    void prepare(Document& target, int year, const char* stage) {
        target.standard = &standard;
        target.department = "parks";
        target.year = year;
        target.stage = stage;
        target.unit = "€";
        target.place = {1, 1, 1, 1};
        for (const TableForm& form : standard.tables) {
            Table table;
            table.form = &form;
            table.unit = "€";
            table.place = {1, 2, 1, 1};
            table.sides.push_back({&form.sides.front(), {}});
            target.tables.push_back(table);
        }
    }

    static Table& table(Document& target, std::string_view id) {
        return *std::find_if(target.tables.begin(), target.tables.end(), [id](const Table& t) { return t.form->id == id; });
    }

    void fill(Document& target, const char* id, const std::vector<Texts>& rows) {
        Side& side = table(target, id).sides.front();
        side.rows.clear();
        std::uint32_t line = 10;
        for (const Texts& texts : rows) {
            Row row;
            row.id = texts.front();
            row.names = {texts.front()};
            row.place = {1, ++line, 1, 1};
            const bool is_total = row.id == "total";
            const ItemForm* item = side.form->rows.find_item(row.id);
            if (side.form->rows.kind == RowsForm::Kind::classified && !is_total) row.codes = {row.id};
            if (is_total) row.role = RowRole::total;
            if (item != nullptr) row.role = item->role;
            row.level = item != nullptr ? item->level : row.id.size() == 4 ? 2 : 1;
            for (std::size_t i = 1; i < texts.size(); ++i) {
                row.cells.push_back(cell(texts[i]));
                row.cells.back().place = {1, line, static_cast<std::uint32_t>(i), 1};
            }
            side.rows.push_back(row);
        }
    }
    void fill(const char* id, const std::vector<Texts>& rows) { fill(document, id, rows); }

    void set_name(const char* id, std::string_view row, const char* name) {
        for (Row& each : table(document, id).sides.front().rows) {
            if (each.id == row) each.names = {name};
        }
    }

    // The rows a, b, … of a list.
    void list(const char* id, const Texts& values) {
        static const Texts ids = {"a", "b", "c", "d", "e", "f"};
        std::vector<Texts> rows;
        for (std::size_t i = 0; i < values.size(); ++i) rows.push_back({ids[i], values[i]});
        fill(id, rows);
    }

    void state(Document& target, const char* id, const char* text) {
        target.statements.push_back({standard.find_statement(id), cell(text)});
    }

    static CheckForm check_form(const char* that, const char* where = "", const char* tolerance = "") {
        Findings findings;
        CheckForm form;
        form.id = "tried";
        form.sentences = {{"en", "They agree."}};
        form.formula = that;
        const std::optional<Comparison> comparison = parse_comparison(that, {}, findings);
        BOOST_REQUIRE_MESSAGE(comparison.has_value(), that << " should parse");
        form.that = *comparison;
        form.names_departments = !operands_of(form.that).empty();
        if (*where != '\0') form.where = parse_condition(where, {}, findings).value();
        if (*tolerance != '\0') form.tolerance = amount(tolerance);
        return form;
    }

    // What a check comes to: "3 exact" and then what each other comparison did.
    [[nodiscard]] std::string result(const char* that, const char* where = "", const char* tolerance = "") const {
        CheckBuffers buffers;
        CheckReport report;
        make_check(check_form(that, where, tolerance), Evaluator(document, related), "en", buffers, report);
        std::string text;
        const auto add = [&](const std::string& part) { text += (text.empty() ? "" : "; ") + part; };
        BOOST_TEST(report.tallies.size() == 1U);
        if (report.tallies.front().counts.exact > 0) add(std::to_string(report.tallies.front().counts.exact) + " exact");
        for (const Outcome& outcome : report.outcomes) add(summary_of(outcome));
        BOOST_TEST(report.tallies.front().counts.total() == report.tallies.front().counts.exact + report.outcomes.size());
        return text.empty() ? "not made" : text;
    }

    // The whole message of the first comparison that is not exact.
    [[nodiscard]] std::string message(const char* that, const char* tolerance = "") const {
        CheckBuffers buffers;
        CheckReport report;
        make_check(check_form(that, "", tolerance), Evaluator(document, related), "en", buffers, report);
        BOOST_REQUIRE(!report.outcomes.empty());
        return report.outcomes.front().message + "\n" + report.outcomes.front().remedy;
    }

    // All checks of the document, with what it is related to.
    [[nodiscard]] CheckReport check_all() const { return check_document(document, related, {}, "en"); }

    // The outcomes of one rule: what they came to and the messages.
    [[nodiscard]] std::string found(std::string_view rule) const {
        std::string text;
        for (const Outcome& outcome : check_all().outcomes) {
            if (outcome.rule != rule) continue;
            text += (text.empty() ? "" : "\n") + std::string(name_of(outcome.verdict)) + ": " + outcome.message;
        }
        return text;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(checks, CheckedFixture)

BOOST_AUTO_TEST_CASE(tells_rounding_from_what_is_broken) {
    struct Case {
        Texts values;  // of a, b, c, …
        const char* that;
        const char* result;
    };
    const char* const same = "list[a].x = list[b].x";
    const char* const sum = "list[a].x = list[b].x + list[c].x";
    const std::vector<Case> cases = {
        // One amount printed twice is the same.
        {{"10.0", "10.0"}, same, "1 exact"},
        {{"10.0", "10.00"}, same, "1 exact"},
        {{"10.0", "10.1"}, same, "broken by -0.1 of 0"},
        {{"10.1"}, "list[a].x = 10", "broken by 0.1 of 0"},
        {{"10.0"}, "list[a].x = 10", "1 exact"},
        // Every printed amount of a sum may be off by half of its last place.
        {{"10.0", "4.9", "5.0"}, sum, "rounding by 0.1 of 0.15"},
        {{"10.0", "4.8", "5.0"}, sum, "broken by 0.2 of 0.15"},
        {{"10.00", "4.99", "5.00"}, sum, "rounding by 0.01 of 0.015"},
        {{"10.0", "2.5", "2.5", "2.4", "2.4"}, "list[a].x = sum(list[*].x) - list[a].x", "rounding by 0.2 of 0.35"},
        {{"10.0", "4.9", "5.2"}, sum, "rounding by -0.1 of 0.15"},
        {{"10.1", "5.0"}, "list[a].x = 2 * list[b].x", "rounding by 0.1 of 0.1"},
        // 20 stands for 20.00 in a table that prints hundredths.
        {{"20", "10.01", "10.00"}, sum, "rounding by -0.01 of 0.015"},
        {{"20", "10.02", "10.00"}, sum, "broken by -0.02 of 0.015"},
        // Blank cells are not printed amounts.
        {{"10.0", "", "9.9"}, sum, "broken by 0.1 of 0"},
        {{"10.0", "", "10.0"}, sum, "1 exact"},
        {{"", "", ""}, sum, "not made"},
        {{"", ""}, same, "not made"},
        {{"", "0.5"}, same, "broken by -0.5 of 0"},
        {{"0.5", ""}, same, "broken by 0.5 of 0"},
        {{"", "0.0"}, same, "1 exact"},
        // Inequalities.
        {{"10.0", "10.0"}, "list[a].x >= list[b].x", "1 exact"},
        {{"9.9", "10.0"}, "list[a].x >= list[b].x", "broken by -0.1 of 0"},
        {{"10.1", "10.0"}, "list[a].x <= list[b].x", "broken by 0.1 of 0"},
        {{"9.9", "10.0"}, "list[a].x <= list[b].x", "1 exact"},
        {{"10.1", "10.0"}, "list[a].x > list[b].x", "1 exact"},
        {{"10.0", "10.0"}, "list[a].x > list[b].x", "broken by 0.0 of 0"},
        {{"10.0", "10.0"}, "list[a].x < list[b].x", "broken by 0.0 of 0"},
        {{"9.9", "10.0"}, "list[a].x < list[b].x", "1 exact"},
        {{"10.0", "5.0", "5.1"}, "list[a].x >= list[b].x + list[c].x", "rounding by -0.1 of 0.15"},
        {{"10.0", "5.0", "5.0"}, "list[a].x > list[b].x + list[c].x", "rounding by 0.0 of 0.15"},
        // Negative amounts, products and constants.
        {{"-10.0", "-4.9", "-5.0"}, sum, "rounding by -0.1 of 0.15"},
        {{"100.0", "9.9"}, "list[a].x = list[b].x * list[b].x", "broken by 1.99 of 1.0425"},
        {{"3.0", "1.0", "2.0"}, "count(list[*]) = list[a].x", "1 exact"},
        {{"999999999999999999", "999999999999999999"}, "list[a].x * list[b].x = 0", "overflow"},
    };
    for (const Case& c : cases) {
        list("list", c.values);
        const std::string actual = result(c.that);
        BOOST_TEST(actual == c.result, c.that << " over " << c.values.size() << " values: " << actual << ", not " << c.result);
    }
}

BOOST_AUTO_TEST_CASE(takes_the_order_of_the_list_for_right) {
    Classification& list = standard.classifications["function"];
    const auto rows_of = [](const Texts& codes) {
        std::vector<Texts> rows;
        for (const char* code : codes) rows.push_back({code, "1", "", ""});
        return rows;
    };
    fill("spending", rows_of({"02", "03", "01"}));
    BOOST_TEST(found(rules::code_order) == "broken: spending: the code 01 comes after 03");
    std::size_t position = 0;
    for (const char* code : {"02", "03", "01"}) list.codes[code].position = ++position;
    BOOST_TEST(found(rules::code_order) == "");
    fill("spending", rows_of({"01", "02", "03"}));
    BOOST_TEST(found(rules::code_order) == "", "the order of codes is right, too");
    fill("spending", rows_of({"03", "02", "01"}));
    BOOST_TEST(found(rules::code_order) == "broken: spending: the code 02 comes after 03");
    BOOST_TEST(check_all().counts().remarks == 1U, "no figures differ");
    BOOST_TEST(check_all().counts().broken == 1U);
}

// 011, 65, 023: where no code is below another one, those of each length are in order.
BOOST_AUTO_TEST_CASE(takes_codes_of_each_length_for_an_order_where_none_is_below_another) {
    Classification& list = standard.classifications["function"];
    list.codes.clear();
    for (const char* code : {"70", "75", "0113", "0142"}) list.codes[code] = Code{code, {}, {}, {}};
    fill("spending", {{"0113", "1", "", ""}, {"70", "1", "", ""}, {"75", "1", "", ""}, {"0142", "1", "", ""}});
    BOOST_TEST(found(rules::code_order) == "");
    fill("spending", {{"0142", "1", "", ""}, {"70", "1", "", ""}, {"75", "1", "", ""}, {"0113", "1", "", ""}});
    BOOST_TEST(found(rules::code_order) == "broken: spending: the code 0113 comes after 75");
    list.codes["01"] = Code{"01", {}, {}, {}};
    fill("spending", {{"0113", "1", "", ""}, {"70", "1", "", ""}, {"75", "1", "", ""}, {"0142", "1", "", ""}});
    BOOST_TEST(found(rules::code_order) == "broken: spending: the code 0142 comes after 75");
}

BOOST_AUTO_TEST_CASE(allows_for_the_coarser_of_two_prints) {
    list("coarse", {"10", "20"});
    list("list", {"9.6", "20.0", "9.4"});
    BOOST_TEST(result("coarse[a].x = list[a].x") == "rounding by 0.4 of 0.5");
    BOOST_TEST(result("coarse[a].x = list[c].x") == "broken by 0.6 of 0.5");
    BOOST_TEST(result("coarse[*].x = list[*].x") == "1 exact; a rounding by 0.4 of 0.5; c broken by -9.4 of 0");
    table(document, "coarse").unit = "k€";
    list("coarse", {"9.6"});
    list("list", {"9640", "9660"});
    BOOST_TEST(result("coarse[a].x = list[a].x") == "rounding by -40 of 50", "in the document's unit");
    BOOST_TEST(result("coarse[a].x = list[b].x") == "broken by -60 of 50");
}

BOOST_AUTO_TEST_CASE(lets_a_column_of_rates_round_by_itself) {
    // Whole thousands beside rates of two decimals: 412 + 63 may be 476.
    const std::vector<Texts> rows = {{"total", "476", "", "1.41"}, {"01", "412", "", "1.25"}, {"02", "63", "", "2.50"}};
    const char* const sum = "spending[total].total = sum(spending[level 1].total)";
    fill("spending", rows);
    BOOST_TEST(result(sum) == "broken by 1 of 0.015", "where all columns add up, they are printed alike");
    standard.tables.front().sides.front().columns[2].adds_up = false;
    BOOST_TEST(result(sum) == "rounding by 1 of 1.5");
    BOOST_TEST(found(rules::children_sum) == "rounding: spending[total].total is 476, but the rows below it add up to 475");
    // The other way round: coarse rates widen nothing, and are as coarse as they are.
    fill("spending", {{"total", "4.76", "", "1"}, {"01", "4.12", "", "1"}, {"02", "0.63", "", "3"}});
    BOOST_TEST(result(sum) == "rounding by 0.01 of 0.015");
    BOOST_TEST(result("spending[01].other + spending[02].other = 5") == "rounding by -1 of 1");
    BOOST_TEST(result("spending[01].total + spending[02].total = 4.77") == "broken by -0.02 of 0.01");
    // What only a statement says is printed like amounts, not like rates.
    fill("spending", {{"total", "10", "", "0.25"}, {"01", "4", "", ""}});
    state(document, "whole", "11");
    BOOST_TEST(result("statements[whole].value = spending[total].total + spending[01].total - 4 + 0") == "rounding by 1 of 1.5");
}

BOOST_AUTO_TEST_CASE(computes_with_every_decimal_that_is_printed) {
    list("list", {"475750.500000000001", "412500.00", "63250.500000000001"});
    BOOST_TEST(result("list[a].x = list[b].x + list[c].x") == "1 exact");
    list("list", {"3.086418", "1.234567", "2.500000"});
    BOOST_TEST(result("list[a].x = list[b].x * list[c].x") == "rounding by 0.000000500000 of 0.00000236728375");
    list("list", {"0.000000000002", "0.000000000001", "0.000000000001"});
    BOOST_TEST(result("list[a].x = list[b].x + list[c].x") == "1 exact");
    table(document, "list").unit = "k€";
    BOOST_TEST(result("list[a].x = list[b].x + list[c].x") == "1 exact");
}

BOOST_AUTO_TEST_CASE(takes_the_tolerance_that_a_check_states) {
    list("list", {"10.0", "4.9", "5.0"});
    const char* const sum = "list[a].x = list[b].x + list[c].x";
    BOOST_TEST(result(sum, "", "0") == "broken by 0.1 of 0");
    BOOST_TEST(result(sum, "", "0.1") == "rounding by 0.1 of 0.1");
    BOOST_TEST(result(sum, "", "0.05") == "broken by 0.1 of 0.05");
    BOOST_TEST(message(sum) ==
               "list[a].x is 10.0, but list[b].x + list[c].x is 9.9\n"
               "They agree. They differ by 0.1, which rounding explains.");
    BOOST_TEST(message(sum, "0.1") ==
               "list[a].x is 10.0, but list[b].x + list[c].x is 9.9\nThey agree. They differ by 0.1, which the check allows.");
    BOOST_TEST(message(sum, "0.05") ==
               "list[a].x is 10.0, but list[b].x + list[c].x is 9.9\n"
               "They agree. They differ by 0.1; the check allows at most 0.05.");
    BOOST_TEST(message("list[a].x = list[b].x") == "list[a].x is 10.0, but list[b].x is 4.9\nThey agree. They differ by 5.1.");
    BOOST_TEST(message("list[b].x >= list[c].x") ==
               "list[b].x is 4.9, but it should be >= list[c].x, which is 5.0\nThey agree. They differ by 0.1.");
    BOOST_TEST(message("list[a].x > 10") == "list[a].x is 10.0, but it should be > 10, which is 10\nThey agree.");
    list("list", {"10.0", "4.7", "5.0"});
    BOOST_TEST(message(sum) ==
               "list[a].x is 10.0, but list[b].x + list[c].x is 9.7\n"
               "They agree. They differ by 0.3; rounding explains at most 0.15.");
    list("list", {"10.0", ""});
    BOOST_TEST(message("list[a].x = list[b].x") == "list[a].x is 10.0, but list[b].x is blank\nThey agree. They differ by 10.0.");
}

BOOST_AUTO_TEST_CASE(rounds_nothing_that_is_printed_to_the_penny) {
    list("list", {"10.00", "4.99", "5.00"});
    standard.minor_digits = 2;
    BOOST_TEST(result("list[a].x = list[b].x + list[c].x") == "broken by 0.01 of 0");
    list("list", {"10.0", "4.9", "5.0"});
    BOOST_TEST(result("list[a].x = list[b].x + list[c].x") == "rounding by 0.1 of 0.15");
    table(document, "list").unit = "k€";
    list("list", {"10.00", "4.99", "5.00"});
    BOOST_TEST(result("list[a].x = list[b].x + list[c].x") == "rounding by 10 of 15", "0.01 k€ is 10 €");
    list("list", {"10.00000", "4.99999", "5.00000"});
    BOOST_TEST(result("list[a].x = list[b].x + list[c].x") == "broken by 0.01 of 0");
}

BOOST_AUTO_TEST_CASE(is_made_for_each_row_and_column_that_its_tables_share) {
    fill("spending", {{"total", "30.0", "18.0", "12.0"},
                      {"01", "20.0", "12.0", "8.0"},
                      {"0101", "20.0", "12.0", "8.0"},
                      {"02", "10.0", "6.0", "4.0"}});
    fill("income", {{"total", "30.0", "18.5"}, {"01", "20.0", "12.0"}, {"03", "1.0", ""}});
    struct Case {
        const char* that;
        const char* where;
        const char* result;
    };
    for (const Case& c : {
             Case{"spending[*].total = spending[*].staff + spending[*].other", "", "4 exact"},
             Case{"spending[level 1].total = spending[level 1].staff", "", "01 broken by 8.0 of 0; 02 broken by 4.0 of 0"},
             Case{"spending[01*].total = spending[01*].staff", "", "01 broken by 8.0 of 0; 0101 broken by 8.0 of 0"},
             Case{"spending[0?].total = income[0?].total", "", "1 exact; 02 broken by 10.0 of 0; 03 broken by -1.0 of 0"},
             Case{"spending[total].* = income[total].*", "", "1 exact; .staff broken by -0.5 of 0"},
             Case{"spending[level 1].* = income[level 1].*", "",
                  "2 exact; 02.total broken by 10.0 of 0; 03.total broken by -1.0 of 0; 02.staff broken by 6.0 of 0"},
             Case{"spending[total].* = sum(spending[level 1].*)", "", "3 exact"},
             Case{"spending[*].total = income[total].total", "",
                  "1 exact; 01 broken by -10.0 of 0; 0101 broken by -10.0 of 0; 02 broken by -20.0 of 0"},
             // where: each row for itself; blank is 0 there, and what there is not does not hold.
             Case{"spending[*].total = income[*].total", "income[*].total > 0", "2 exact; 03 broken by -1.0 of 0"},
             Case{"spending[*].total = income[*].total", "income[*].staff = 0",
                  "0101 broken by 20.0 of 0; 02 broken by 10.0 of 0; 03 broken by -1.0 of 0"},
             Case{"spending[*].total = income[*].total", "income[total].total > 30", "not made"},
             Case{"spending[*].total = income[*].total", "income[*].total > 0 and spending[*].total > 20", "1 exact"},
             Case{"spending[total].total = 30", "prior(spending[total].total) = 0", "not made"},
         }) {
        const std::string actual = result(c.that, c.where);
        BOOST_TEST(actual == c.result, c.that << " where " << c.where << ": " << actual);
    }
}

BOOST_AUTO_TEST_CASE(adds_up_the_rows_below) {
    fill("spending", {{"total", "30.0", "18.0", ""},
                      {"01", "20.0", "12.0", ""},
                      {"0101", "12.5", "8.0", ""},
                      {"0102", "7.4", "4.0", ""},
                      {"02", "10.0", "6.0", ""},
                      {"0201", "9.9", "6.0", "0.1"},
                      {"03", "", "", ""}});
    BOOST_TEST(result("spending[*].total = children(spending[*].total)") ==
               "1 exact; 01 rounding by 0.1 of 0.15; 02 broken by 0.1 of 0");
    BOOST_TEST(result("spending[*].* = children(spending[*].*)") ==
               "4 exact; 01.total rounding by 0.1 of 0.15; 02.total broken by 0.1 of 0; 02.other broken by -0.1 of 0");
    BOOST_TEST(result("spending[0101].total = children(spending[0101].total)") == "not made", "nothing stands below it");
    fill("outline", {{"a", "6"}, {"a1", "2"}, {"a2", "4"}, {"b", "4"}, {"year", "10"}, {"c", "5"}, {"more", "5"}, {"all", "15"}});
    BOOST_TEST(result("outline[*].x = children(outline[*].x)") == "4 exact");
    fill("outline", {{"a", "7"}, {"a1", "2"}, {"a2", "4"}, {"b", "4"}, {"year", "10"}, {"c", "5"}, {"more", "9"}, {"all", "17"}});
    BOOST_TEST(result("outline[*].x = children(outline[*].x)") ==
               "a rounding by 1 of 1.5; year rounding by -1 of 1.5; more broken by 4 of 0; all rounding by 1 of 2");
    fill("projects", {{"pond", "3.0", "", ""}, {"gate", "4.0", "", ""}, {"total", "7.5", "", ""}});
    BOOST_TEST(result("projects[*].amount = children(projects[*].amount)") == "total broken by 0.5 of 0.15");
    standard.tables.back().sides.front().adds_up = false;
    BOOST_TEST(result("projects[*].amount = children(projects[*].amount)") == "not made");
}

BOOST_AUTO_TEST_CASE(looks_back_a_year) {
    fill("projects", {{"pond", "3.0", "2.0", ""}, {"gate", "4.0", "", ""}});
    fill("spending", {{"total", "30.0", "18.0", "12.0"}, {"01", "30.0", "", ""}});
    // A column that prints last year, without last year's document.
    BOOST_TEST(result("projects[*].amount = prior(projects[*].amount)") == "pond broken by 1.0 of 0");
    // What the document states: a value, or the change since.
    BOOST_TEST(result("spending[total].total = prior(spending[total].total)") == "not made");
    PriorStatement stated;
    stated.cell = {"spending", {RowSelector::Kind::row, "total", 0}, "total", {}};
    stated.amount = amount("29.0");
    document.priors = {stated};
    BOOST_TEST(result("spending[total].total = prior(spending[total].total)") == "broken by 1.0 of 0");
    document.priors.front().amount = amount("2.5");
    document.priors.front().is_change = true;
    BOOST_TEST(result("prior(spending[total].total) = 27.5") == "1 exact");
    BOOST_TEST(result("prior(spending[total].total) = 27.4") == "rounding by 0.1 of 0.1", "two printed amounts");
    const Expression total = cells_expression({"spending", {RowSelector::Kind::row, "total", 0}, "total", {}});
    BOOST_TEST(Evaluator(document, related).reckons_prior(total));
    document.priors.front().is_change = false;
    BOOST_TEST(!Evaluator(document, related).reckons_prior(total));
    document.priors.front().is_change = true;
    // Last year's own document speaks before both.
    related.last_year = &last_year;
    fill(last_year, "spending",
         {{"total", "28.0", "", ""}, {"01", "20.0", "", ""}, {"0101", "12.0", "", ""}, {"0102", "8.1", "", ""}});
    BOOST_TEST(result("prior(spending[total].total) = 28") == "1 exact");
    BOOST_TEST(!Evaluator(document, related).reckons_prior(total));
    BOOST_TEST(result("spending[*].total = prior(spending[*].total)") == "total broken by 2.0 of 0; 01 broken by 10.0 of 0");
    BOOST_TEST(result("projects[*].amount = prior(projects[*].amount)") == "not made");
    BOOST_TEST(result("prior(spending[01].total) = prior(children(spending[01].total))") == "rounding by -0.1 of 0.15");
    BOOST_TEST(result("prior(count(spending[*])) = 3") == "1 exact");
}

BOOST_AUTO_TEST_CASE(compares_years_and_stages_in_one_unit) {
    related.last_year = &last_year;
    related.other_stages = {&budget};
    for (Document* other : {&last_year, &budget}) {
        other->unit = "k€";
        for (Table& each : other->tables) each.unit = "k€";
        fill(*other, "spending", {{"total", "20.1", "", ""}, {"01", "12.0", "", ""}, {"02", "8.1", "", ""}});
        state(*other, "whole", "20.1");
        state(*other, "fund", "3");
        state(*other, "cars", "7");
    }
    for (const char* form : {"prior({})", "stage(budget, {})"}) {
        const auto value = [&](const char* expression, const char* expected) {
            const std::string that = fmt::format("{} = {}", fmt::format(fmt::runtime(form), expression), expected);
            BOOST_TEST(result(that.c_str()) == "1 exact", that << ": " << result(that.c_str()));
        };
        value("spending[total].total", "20100");
        value("children(spending[total].total)", "20100");
        value("count(spending[*])", "2");
        value("statements[whole].value", "20100");
        value("statements[fund].value", "3000");
        value("statements[cars].value", "7");
    }
}

BOOST_AUTO_TEST_CASE(looks_at_another_stage) {
    fill("spending", {{"total", "30.0", "", ""}, {"01", "30.0", "", ""}});
    const char* const that = "spending[*].total <= stage(budget, spending[*].total)";
    BOOST_TEST(result(that) == "not made");
    related.other_stages = {&budget};
    fill(budget, "spending", {{"total", "31.0", "", ""}, {"01", "29.0", "", ""}});
    BOOST_TEST(result(that) == "1 exact; 01 broken by 1.0 of 0");
    BOOST_TEST(message(that) ==
               "spending[01].total is 30.0, but it should be <= stage(budget, spending[01].total), which is 29.0\n"
               "They agree. They differ by 1.0.");
    BOOST_TEST(result("spending[total].total = stage(revised, spending[total].total)") == "not made");
}

BOOST_AUTO_TEST_CASE(knows_statements_and_performance_targets) {
    state(document, "whole", "7.0");
    state(document, "cars", "3");
    state(document, "fund", "1");
    fill("projects", {{"pond", "3.0", "", ""}, {"gate", "4.0", "", ""}, {"bench", "1.0", "", ""}});
    BOOST_TEST(result("statements[whole].value = projects[pond].amount + projects[gate].amount") == "1 exact");
    BOOST_TEST(result("statements[whole].value = projects[pond].amount") == "broken by 4.0 of 0");
    BOOST_TEST(result("statements[cars].value = count(projects[*])") == "1 exact");
    BOOST_TEST(result("statements[fund].value = 1000") == "1 exact", "in the document's unit");
    for (const char* project : {"pond", "gate", ""}) {
        PerformanceTargets targets;
        targets.project = project;
        targets.unit = "k€";
        targets.funds = {{cell("0.009"), cell("0.003")}, {cell(""), cell("")}};
        document.performance.push_back(targets);
    }
    BOOST_TEST(result("performance[*].total-year = projects[*].amount") ==
               "1 exact; gate broken by -1.0 of 0.5; bench broken by -1.0 of 0");
    BOOST_TEST(result("sum(performance[*].total-term) = 18") == "1 exact");
    BOOST_TEST(result("performance[*].own-year = performance[*].own-term") == "not made");
}

BOOST_AUTO_TEST_CASE(cannot_tell_of_what_is_withheld) {
    fill("spending", {{"total", "30.0", "withheld", ""}, {"01", "20.0", "12.0", ""}, {"02", "withheld", "", ""}});
    BOOST_TEST(result("spending[*].total = spending[*].staff") == "total unknown; 01 broken by 8.0 of 0; 02 unknown");
    BOOST_TEST(result("spending[total].total = sum(spending[level 1].total)") == "unknown");
    BOOST_TEST(message("spending[total].total = spending[total].staff") ==
               "spending[total].total = spending[total].staff cannot be checked: a cell is withheld\n");
    BOOST_TEST(result("spending[*].total = 20", "spending[*].staff > 0") == "1 exact", "nor whether a condition holds");
}

// Why a check was not made, and for want of what.
std::string reason_of(const CheckReport& report) {
    const CheckTally& tally = report.tallies.front();
    if (!tally.not_made) return tally.counts.total() > 0 ? "made" : "no reason";
    return std::string(name_of(*tally.not_made)) + (tally.lacks.empty() ? "" : ": " + tally.lacks);
}

BOOST_AUTO_TEST_CASE(says_why_it_was_not_made) {
    fill("spending", {{"01", "5", "", ""}, {"total", "5", "", ""}});
    fill("income", {{"01", "5", ""}, {"total", "5", ""}});
    document.performance.emplace_back();
    document.performance.front().funds = {{cell("1"), cell("1")}, {cell("2"), cell("2")}};
    const auto reason = [this](const char* that, const char* where = "") {
        CheckBuffers buffers;
        CheckReport report;
        make_check(check_form(that, where), Evaluator(document, related), "en", buffers, report);
        BOOST_TEST(report.counts().total() == report.tallies.front().counts.total());
        return reason_of(report);
    };
    BOOST_TEST(reason("spending[*].total = income[*].total") == "made");
    BOOST_TEST(reason("spending[*].staff = income[*].staff") == "blank");
    BOOST_TEST(reason("spending[02*].total = income[02*].total") == "no-rows");
    BOOST_TEST(reason("spending[01].total = income[01].total", "income[total].total = 6") == "condition");
    BOOST_TEST(reason("spending[01].total = prior(spending[01].total)") == "no-last-year");
    BOOST_TEST(reason("spending[01].total = stage(budget, spending[01].total)") == "no-stage: budget");
    BOOST_TEST(reason("statements[whole].value = spending[total].total") == "not-stated: whole");
    BOOST_TEST(reason("performance[*].total-year = performance[*].own-year") == "forms-without-project");
    document.performance.clear();
    BOOST_TEST(reason("performance[*].total-year = performance[*].own-year") == "no-forms");
    table(document, "income").sides.front().rows.clear();
    table(document, "income").absence = CellState::did_not_exist;
    table(document, "income").place = {};
    BOOST_TEST(reason("spending[*].* = income[*].*") == "table-left-out: income",
               "the standard lets it, and nothing is said of it");
    table(document, "income").absence = CellState::not_published;
    table(document, "income").place.line = 1;
    BOOST_TEST(reason("spending[*].* = income[*].*") == "table-absent: income");
    BOOST_TEST(reason("spending[total].total = 5", "income[total].total = 5") == "table-absent: income");
    related.other_stages = {&budget};
    table(budget, "income").absence = CellState::withheld;
    table(budget, "income").place.line = 1;
    BOOST_TEST(reason("spending[*].total = stage(budget, income[*].total)") == "table-absent: income");
    state(document, "whole", "");
    BOOST_TEST(reason("statements[whole].value = spending[total].total") == "not-stated: whole");
    document.statements.front().value.place = {1, 5, 1, 1};
    BOOST_TEST(reason("statements[whole].value = spending[total].total") == "made", "it is stated, and blank");
}

// A printed rate is rounded to its digits; the amounts may be, too.
BOOST_AUTO_TEST_CASE(compares_a_rate_with_a_quotient) {
    const std::string spent = "spending[01].staff = 100 * spending[01].total / income[01].total";
    const auto with = [&](const char* rate, const char* part, const char* whole) {
        fill("spending", {{"01", part, rate, ""}});
        fill("income", {{"01", whole, ""}});
        return result(spent.c_str());
    };
    BOOST_TEST(with("12.2", "12", "98") == "1 exact", "12.24 rounds to it");
    BOOST_TEST(with("12.3", "12", "98").starts_with("rounding"));
    BOOST_TEST(with("50", "12", "24") == "1 exact");
    BOOST_TEST(with("90.0", "12.00", "98.00").starts_with("broken"));
    BOOST_TEST(with("12.2", "12", "0") == "not made");
    BOOST_TEST(with("12.2", "12", "") == "not made");
    BOOST_TEST(with("", "12", "98") == "not made");
    BOOST_TEST(with("12.2", "", "98") == "not made");
    BOOST_TEST(with("12.2", "12", "withheld") == "unknown");
    BOOST_TEST(with("-12.2", "-12", "98") == "1 exact");
    BOOST_TEST(with("-12.2", "12", "-98") == "1 exact");
    fill("spending", {{"01", "12.00", "90.0", ""}});
    fill("income", {{"01", "98.00", ""}});
    BOOST_TEST(message(spent.c_str()) ==
               "spending[01].staff is 90.0, but 100 * spending[01].total / income[01].total is 12.245\n"
               "They agree. They differ by 77.755; rounding explains at most 0.014.");
    BOOST_TEST(message("spending[01].total / income[01].total = 1") ==
               "spending[01].total / income[01].total is 0.12, but 1 is 1\n"
               "They agree. They differ by 0.88.");
}

BOOST_AUTO_TEST_CASE(is_broken_once_against_a_table_without_rows) {
    fill("spending", {{"01", "5", "1", ""}, {"02", "6", "2", ""}, {"total", "11", "3", ""}});
    BOOST_TEST(result("spending[*].* = income[*].*") == "broken by 0 of 0");
    BOOST_TEST(message("spending[*].* = income[*].*") ==
               "the table income has no rows, so 6 comparisons with it fail; the first: spending[01].total is 5, but "
               "income[01].total is blank\nThey agree. If the table was not published, write state = \"not published\" in it "
               "instead of "
               "rows.");
    fill("income", {{"01", "5", ""}});
    BOOST_TEST(result("spending[02].total = income[02].total") == "broken by 6 of 0");
}

BOOST_AUTO_TEST_CASE(names_what_differs_and_where) {
    fill("spending", {{"total", "30.0", "18.0", "12.5"}});
    CheckBuffers buffers;
    CheckReport report;
    make_check(check_form("spending[*].total = spending[*].staff + spending[*].other"), Evaluator(document), "en", buffers, report);
    BOOST_REQUIRE(report.outcomes.size() == 1U);
    const Outcome& outcome = report.outcomes.front();
    BOOST_TEST(outcome.rule == "tried");
    BOOST_TEST(outcome.row == "total");
    BOOST_TEST(outcome.message == "spending[total].total is 30.0, but spending[total].staff + spending[total].other is 30.5");
    BOOST_TEST(outcome.left->plain() == "30.0");
    BOOST_TEST(outcome.right->plain() == "30.5");
    BOOST_TEST(outcome.tables == std::vector<std::string>{"spending"}, boost::test_tools::per_element());
    BOOST_TEST(outcome.place.line == 11U);
    BOOST_TEST(outcome.place.column == 1U);
}

BOOST_AUTO_TEST_CASE(names_the_cell_that_would_settle_most) {
    const std::array<Cell, 3> cells;
    const auto broken = [&](const char* tolerance, const std::vector<std::pair<std::size_t, const char*>>& corrections) {
        Outcome outcome;
        outcome.verdict = Verdict::broken;
        outcome.tolerance = amount(tolerance);
        for (const auto& [cell, by] : corrections)
            outcome.corrections.push_back({&cells[cell], "list[" + std::to_string(cell) + "].x", amount(by)});
        return outcome;
    };
    CheckReport report;
    report.outcomes = {broken("0", {{1, "1.00"}, {0, "-1.00"}}), broken("0.015", {{0, "-0.99"}, {2, "0.99"}}),
                       broken("0", {{2, "5.00"}})};
    name_suspects(report);
    const std::string look = " Look first at list[0].x: if it were 1.00 less, 2 broken checks would hold.";
    BOOST_TEST(report.outcomes[0].remedy == look, "of amounts that agree within rounding the sharper one is named");
    BOOST_TEST(report.outcomes[1].remedy == look);
    BOOST_TEST(report.outcomes[2].remedy == "", "one broken check says nothing of a cell");

    report.outcomes = {broken("0", {{0, "1.00"}}), broken("0", {{0, "1.00"}})};
    report.outcomes[1].verdict = Verdict::acknowledged;
    name_suspects(report);
    BOOST_TEST(report.outcomes[0].remedy == "", "what is acknowledged is passed over");

    report.outcomes = {broken("0", {{0, "9000000000000000000"}}), broken("0", {{0, "-9000000000000000000"}})};
    name_suspects(report);
    BOOST_TEST(report.outcomes[0].remedy == "", "amounts whose difference exceeds 18 digits agree with none");
}

BOOST_AUTO_TEST_CASE(accepts_what_is_acknowledged_and_nothing_else) {
    list("list", {"10.0", "9.5", "9.0"});
    standard.checks = {check_form("list[a].x = list[b].x")};
    const auto acknowledge = [](const char* check, const char* difference) {
        Acknowledgement result;
        result.check = check;
        result.difference = amount(difference);
        result.reason = "It was printed so.";
        return result;
    };
    const auto outcomes = [this] {
        std::string text;
        for (const Outcome& outcome : check_all().outcomes) {
            text += fmt::format("{} {}: {}\n", outcome.rule, name_of(outcome.verdict), outcome.message);
        }
        return text;
    };
    const std::string broken = "list[a].x is 10.0, but list[b].x is 9.5\n";
    BOOST_TEST(outcomes() == "tried broken: " + broken);

    document.acknowledgements = {acknowledge("tried", "0.50")};
    BOOST_TEST(outcomes() == "tried acknowledged: " + broken);
    CheckReport report = check_all();
    BOOST_TEST(report.counts().acknowledged == 1U);
    BOOST_TEST(report.counts().broken == 0U);
    Findings findings;
    report_outcomes(document, report, findings);
    BOOST_REQUIRE(findings.list().size() == 1U);
    BOOST_TEST((findings.list().front().severity == Severity::note));
    BOOST_TEST(findings.list().front().message == "list[a].x is 10.0, but list[b].x is 9.5; acknowledged: It was printed so.");

    document.acknowledgements = {acknowledge("tried", "-0.5")};
    BOOST_TEST(outcomes() == "tried broken: " + broken +
                                 "stale-acknowledgement broken: the acknowledgement explains a difference of -0.5, but tried "
                                 "differs by 0.5\n");

    document.acknowledgements = {acknowledge("tried", "0.5")};
    document.acknowledgements.front().row = "a";
    BOOST_TEST(outcomes() == "tried broken: " + broken +
                                 "stale-acknowledgement broken: the acknowledgement explains tried[a], which is not broken\n");

    document.acknowledgements = {acknowledge("tried", "0.5"), acknowledge("tried", "0.5")};
    BOOST_TEST(outcomes() == "tried acknowledged: " + broken +
                                 "stale-acknowledgement broken: the acknowledgement explains tried, which is not broken\n",
               "one for each difference");

    list("list", {"10.0", "10.0", "9.0"});
    document.acknowledgements = {acknowledge("tried", "0.5")};
    document.acknowledgements.front().column = "x";
    BOOST_TEST(outcomes() == "stale-acknowledgement broken: the acknowledgement explains tried.x, which is not broken\n");
}

BOOST_AUTO_TEST_CASE(proposes_an_acknowledgement_that_may_be_pasted) {
    list("list", {"10.0", "9.5"});
    standard.checks = {check_form("list[*].x = 10")};
    const CheckReport report = check_all();
    BOOST_REQUIRE(report.outcomes.size() == 1U);
    BOOST_TEST(report.outcomes.front().remedy ==
               "They agree. They differ by 0.5.\n"
               "   If it was published like this, or is right, say why in document.toml:\n"
               "\n"
               "   [[acknowledge]]\n"
               "   check = \"tried\"\n"
               "   row = \"b\"\n"
               "   difference = -0.5\n"
               "   reason = \"\"  # why it is so, for readers\n"
               "   note = \"\"    # how it was found and what was left unchanged");
}

BOOST_AUTO_TEST_CASE(adds_up_what_no_declared_check_compares) {
    fill("spending", {{"total", "30.0", "18.0", ""}, {"01", "29.0", "17.0", "1.0"}});
    BOOST_TEST(found(rules::children_sum) ==
               "broken: spending[total].total is 30.0, but the rows below it add up to 29.0\n"
               "broken: spending[total].staff is 18.0, but the rows below it add up to 17.0\n"
               "broken: spending[total].other is blank, but the rows below it add up to 1.0");
    standard.checks = {check_form("spending[*].total = children(spending[*].total)")};
    BOOST_TEST(found(rules::children_sum) ==
               "broken: spending[total].staff is 18.0, but the rows below it add up to 17.0\n"
               "broken: spending[total].other is blank, but the rows below it add up to 1.0");
    standard.checks.clear();
    standard.tables.front().sides.front().columns[1].adds_up = false;
    fill("spending", {{"total", "30.0", "18.0", "1.0"}, {"01", "30.0", "17.0", ""}});
    BOOST_TEST(found(rules::children_sum) == "broken: spending[total].other is 1.0, but the rows below it are blank");
}

// Posts of each service, and not of its parts.
BOOST_AUTO_TEST_CASE(compares_no_rows_below_the_last_level_that_a_column_has) {
    const std::string other = "broken: spending[01].other is 3.0, but the rows below it are blank";
    fill("spending", {{"total", "30.0", "", "3.0"}, {"01", "30.0", "", "3.0"}, {"0101", "20.0", "", ""}, {"0102", "10.0", "", ""}});
    BOOST_TEST(found(rules::children_sum) == "");
    const std::size_t comparisons = check_all().counts().total();
    fill("spending",
         {{"total", "30.0", "", "3.0"}, {"01", "30.0", "", "3.0"}, {"0101", "20.0", "", "3.0"}, {"0102", "10.0", "", ""}});
    BOOST_TEST(check_all().counts().total() == comparisons + 1);
    // Rows of that level have amounts elsewhere, so these lack theirs.
    fill("spending", {{"total", "30.0", "", "4.0"},
                      {"01", "20.0", "", "3.0"},
                      {"0101", "20.0", "", ""},
                      {"02", "10.0", "", "1.0"},
                      {"0201", "10.0", "", "1.0"}});
    BOOST_TEST(found(rules::children_sum) == other);
    // A total is of the rows that there are.
    fill("spending", {{"total", "30.0", "", "3.0"}, {"01", "30.0", "", ""}});
    BOOST_TEST(found(rules::children_sum) == "broken: spending[total].other is 3.0, but the rows below it are blank");
}

// A row that the document leaves out is blank, unless something says that it may have an amount; a column says nothing.
BOOST_AUTO_TEST_CASE(makes_no_check_of_what_the_document_leaves_out) {
    const auto outline =
        std::find_if(standard.tables.begin(), standard.tables.end(), [](const TableForm& form) { return form.id == "outline"; });
    for (ItemForm& item : outline->sides.front().rows.items) item.is_optional = item.id != "b";
    fill("outline", {{"a", "5.0"}, {"b", "3.0"}, {"all", "8.0"}});
    BOOST_TEST(result("outline[all].x = outline[a].x + outline[b].x + outline[c].x") == "1 exact");
    BOOST_TEST(result("outline[all].x = outline[b].x + outline[c].x") == "broken by 5.0 of 0", "c is no proof of 5.0");
    BOOST_TEST(result("outline[all].x = outline[a1].x + outline[b].x") == "not made", "nothing divides a");
    BOOST_TEST(result("outline[a].x = outline[a1].x + outline[a2].x") == "not made");
    BOOST_TEST(result("outline[all].x = outline[c].x") == "not made");
    fill("outline", {{"a", "5.0"}, {"a2", "5.0"}, {"b", "3.0"}, {"all", "9.0"}});
    BOOST_TEST(result("outline[all].x = outline[a1].x + outline[a2].x + outline[b].x") == "broken by 1.0 of 0.15", "a is divided");
    fill("outline", {{"a", "0.0"}, {"b", "3.0"}, {"all", "9.0"}});
    BOOST_TEST(result("outline[all].x = outline[a1].x + outline[b].x") == "broken by 6.0 of 0", "there is nothing to divide");
    // The same of another document.
    related.last_year = &last_year;
    fill(last_year, "outline", {{"a", "5.0"}, {"all", "8.0"}});
    BOOST_TEST(result("outline[all].x = prior(outline[c].x)") == "not made");
    BOOST_TEST(result("outline[all].x = prior(outline[all].x)") == "broken by 1.0 of 0");
    // A column.
    fill("spending", {{"01", "5.0", "", ""}, {"total", "5.0", "", ""}});
    fill("income", {{"01", "5.0", "4.0"}, {"total", "5.0", "4.0"}});
    BOOST_TEST(result("spending[*].staff = income[*].staff") == "01 broken by -4.0 of 0; total broken by -4.0 of 0");
    table(document, "spending").sides.front().left_out = {false, true, false};
    BOOST_TEST(result("spending[*].staff = income[*].staff") == "not made");
    BOOST_TEST(result("spending[*].total = income[*].total") == "2 exact");
    CheckBuffers buffers;
    CheckReport report;
    make_check(check_form("spending[total].staff = income[total].staff"), Evaluator(document, related), "en", buffers, report);
    BOOST_TEST(name_of(*report.tallies.front().not_made) == std::string("cells-left-out"));
}

BOOST_AUTO_TEST_CASE(tells_a_unit_from_single_jumps) {
    related.last_year = &last_year;
    // A single row that has become ten times as much, with the total above it.
    fill("spending", {{"total", "30.0", "18.0", "12.0"}, {"01", "30.0", "18.0", "12.0"}});
    fill(last_year, "spending", {{"total", "3.0", "18.0", "12.0"}, {"01", "3.0", "18.0", "12.0"}});
    BOOST_TEST(found(rules::jump) == "");
    // The same digits: a moved point.
    fill("spending", {{"total", "312.5", "18.0", ""}, {"01", "300.0", "18.0", ""}, {"02", "12.5", "", ""}});
    fill(last_year, "spending", {{"total", "425.0", "18.0", ""}, {"01", "300.0", "18.0", ""}, {"02", "125.0", "", ""}});
    BOOST_TEST(found(rules::jump) == "broken: spending[02].total is 12.5 €, about a tenth of the 125.0 € in the document of 2024");
    // Other digits, but the sum above would be right with the point moved back.
    fill("spending", {{"total", "42.4", "", ""}, {"01", "30.0", "", ""}, {"02", "124.0", "", ""}});
    fill(last_year, "spending", {{"total", "42.5", "", ""}, {"01", "30.0", "", ""}, {"02", "12.5", "", ""}});
    BOOST_TEST(found(rules::jump) == "broken: spending[02].total is 124.0 €, about 10 times the 12.5 € in the document of 2024");
    // A whole table, a column.
    fill("spending", {{"01", "30.0", "18.0", "12.0"}, {"02", "3.0", "2.0", "1.0"}});
    fill(last_year, "spending", {{"01", "30100", "18100", "12100"}, {"02", "3010", "2010", "1"}});
    BOOST_TEST(found(rules::jump) ==
               "broken: nearly all amounts of spending are about a thousandth of those in the document of 2024");
    fill(last_year, "spending", {{"01", "30100", "18.0", "12.0"}, {"02", "3010", "2.0", "1.0"}});
    BOOST_TEST(
        found(rules::jump) ==
        "broken: nearly all amounts of spending in the column total are about a thousandth of those in the document of 2024");
    related = {nullptr, {&budget}};
    fill(budget, "spending", {{"01", "300", "18.0", "12.0"}});
    BOOST_TEST(found(rules::jump) == "");
    fill("spending", {{"01", "31.2", "18.0", "12.0"}});
    fill(budget, "spending", {{"01", "312", "18.0", "12.0"}});
    BOOST_TEST(found(rules::jump) ==
               "broken: spending[01].total is 31.2 €, about a tenth of the 312 € in the document of the stage \"budget\"");
    // Few digits, other signs and amounts beyond all measure say nothing.
    fill("spending", {{"total", "2", "-18.0", "900000000000000000"}});
    fill(budget, "spending", {{"total", "20", "180.0", "899999999999999999"}});
    BOOST_TEST(found(rules::jump) == "");
    fill("spending", {{"total", "900000000000000000", "9000000000000000", ""}});
    fill(budget, "spending", {{"total", "9000000000000000", "900000000000000000", ""}});
    BOOST_TEST(found(rules::jump) == "");
    BOOST_TEST(found(rules::amount_overflow) == "");
}

BOOST_AUTO_TEST_CASE(compares_what_columns_print_of_other_documents) {
    related.last_year = &last_year;
    fill("projects", {{"pond", "3.0", "2.0", ""}, {"gate", "4.0", "withheld", ""}, {"bench", "", "", ""}, {"new", "5.0", "", ""}});
    fill(last_year, "projects", {{"pond", "2.1", "", ""}, {"gate", "9.0", "", ""}, {"bench", "1.0", "", ""}});
    BOOST_TEST(found(rules::prior_year) ==
               "broken: projects[pond].before is 2.0, but in the document of 2024 projects[pond].amount is 2.1\n"
               "broken: projects[bench].before is blank, but in the document of 2024 projects[bench].amount is 1.0");
    // A row that last year's document does not have: perhaps what another one was then.
    fill("projects", {{"pond", "3.0", "2.1", ""}, {"new", "5.0", "1.5", ""}});
    fill(last_year, "projects", {{"pond", "2.1", "", ""}});
    BOOST_TEST(found(rules::prior_year) == "broken: projects[new].before is 1.5, but the document of 2024 has no row new");
    fill(last_year, "projects", {{"pond", "2.1", "", ""}, {"gate", "0.0", "", ""}});
    BOOST_TEST(found(rules::prior_year) == "broken: projects[new].before is 1.5, but the document of 2024 has no row new");
    fill(last_year, "projects", {{"pond", "2.1", "", ""}, {"gate", "0.5", "", ""}, {"fence", "1.0", "", ""}});
    BOOST_TEST(found(rules::prior_year) == "");
    // Last year in euros and cents, this year in thousands.
    document.unit = "k€";
    for (Table& each : document.tables) each.unit = "k€";
    fill("projects", {{"pond", "3.0", "2.1", ""}});
    fill(last_year, "projects", {{"pond", "2144.20", "", ""}});
    BOOST_TEST(found(rules::prior_year) ==
               "rounding: projects[pond].before is 2.1, but in the document of 2024 projects[pond].amount is 2.14420");
    fill(last_year, "projects", {{"pond", "2154.20", "", ""}});
    BOOST_TEST(found(rules::prior_year) ==
               "broken: projects[pond].before is 2.1, but in the document of 2024 projects[pond].amount is 2.15420");
    related = {nullptr, {&budget}};
    fill("projects", {{"pond", "3.0", "", "2.5"}});
    fill(budget, "projects", {{"pond", "2400", "", ""}});
    BOOST_TEST(found(rules::stages_differ) ==
               "broken: projects[pond].planned is 2.5, but in the document of the stage \"budget\" projects[pond].amount is 2.400");
}

// One slip in another document makes faults in both.
BOOST_AUTO_TEST_CASE(names_the_cell_of_another_document_that_explains_a_fault_there_and_here) {
    related = {nullptr, {&budget}};
    fill("projects", {{"pond", "", "", "2.500"}, {"gate", "", "", "1.000"}, {"total", "", "", "3.500"}});
    const auto remedies = [&] {
        std::string text;
        for (const Outcome& outcome : check_all().outcomes) {
            if (outcome.rule == rules::stages_differ)
                text += outcome.row + ": " + outcome.remedy.substr(0, outcome.remedy.find('\n')) + "\n";
        }
        return text;
    };
    fill(budget, "projects", {{"pond", "2.400", "", ""}, {"gate", "1.000", "", ""}, {"total", "3.500", "", ""}});
    BOOST_TEST(remedies() ==
               "pond: Correct the one that is wrong. Look first at projects[pond].amount in that document: "
               "if it were 0.100 more, its rows would add up, too.\n");
    fill(budget, "projects", {{"pond", "2.500", "", ""}, {"gate", "1.000", "", ""}, {"total", "3.400", "", ""}});
    BOOST_TEST(remedies() ==
               "total: Correct the one that is wrong. Look first at projects[total].amount in that document: "
               "if it were 0.100 more, its rows would add up, too.\n");
    fill(budget, "projects", {{"pond", "2.400", "", ""}, {"gate", "1.100", "", ""}, {"total", "3.500", "", ""}});
    BOOST_TEST(remedies() == "pond: Correct the one that is wrong.\ngate: Correct the one that is wrong.\n");
}

BOOST_AUTO_TEST_CASE(lists_what_a_table_restates_with_one_reason) {
    related.last_year = &last_year;
    fill("projects", {{"pond", "3.0", "2.0", ""}, {"gate", "4.0", "9.5", ""}});
    fill(last_year, "projects", {{"pond", "2.1", "", ""}, {"gate", "9.0", "", ""}});
    const auto table =
        std::find_if(document.tables.begin(), document.tables.end(), [](const Table& each) { return each.form->id == "projects"; });
    table->restated = Restatement{{"before"}, {}};
    table->restated->differences.reason = "A programme was moved.";
    BOOST_TEST(found(rules::prior_year) ==
               "acknowledged: projects[pond].before is 2.0, but in the document of 2024 projects[pond].amount is 2.1\n"
               "acknowledged: projects[gate].before is 9.5, but in the document of 2024 projects[gate].amount is 9.0");
    // What has changed since last year is on the document's own basis.
    const Evaluator evaluator(document, related);
    const Expression pond = cells_expression({"projects", {RowSelector::Kind::row, "pond", 0}, "amount", {}});
    BOOST_TEST(evaluator.evaluate_prior(pond)->plain() == "2.0");
    BOOST_TEST(evaluator.restates_prior(pond));
    table->restated->columns = {"planned"};
    BOOST_TEST(evaluator.evaluate_prior(pond)->plain() == "2.1");
    BOOST_TEST(!evaluator.restates_prior(pond));
}

BOOST_AUTO_TEST_CASE(compares_a_contained_department_with_its_own_document) {
    Document part;
    prepare(part, 2025, "final");
    part.department = "ponds";
    related.contained = {{"ponds", "The Ponds Office", "07", &part}};
    fill("projects", {{"a", "3.0", "", ""}, {"b", "5.0", "", ""}, {"total", "8.0", "", ""}});
    set_name("projects", "a", "the ponds office");
    fill(part, "projects", {{"x", "4.0", "1.0", ""}, {"total", "4.0", "1.0", ""}});
    BOOST_TEST(found(rules::contained_department) ==
               "broken: projects[a].amount is 3.0, but in the document of The Ponds Office, whose amount it states, "
               "projects[total].amount is 4.0");
    set_name("projects", "a", "07-The Ponds Office");
    fill(part, "projects", {{"x", "3.0", "", ""}, {"total", "3.0", "", ""}});
    BOOST_TEST(found(rules::contained_department) == "");
    // Two rows of the name: which one is meant is not clear.
    set_name("projects", "b", "The Ponds Office");
    fill(part, "projects", {{"x", "4.0", "", ""}, {"total", "4.0", "", ""}});
    BOOST_TEST(found(rules::contained_department) == "");
    // A part has no more than the whole.
    fill("spending", {{"total", "5.0", "", ""}, {"01", "5.0", "", ""}, {"02", "", "", ""}});
    fill(part, "spending", {{"total", "4.0", "", ""}, {"01", "6.0", "", ""}, {"02", "-2.0", "", ""}});
    BOOST_TEST(found(rules::contained_department) ==
               "broken: spending[01].total is 5.0, but The Ponds Office, which is part of the department, has 6.0");
    // Amounts of other parts may offset it.
    standard.tables.front().sides.front().columns[0].is_difference = true;
    BOOST_TEST(found(rules::contained_department) == "");
    standard.tables.front().sides.front().columns[0].is_difference = false;
    fill("spending", {{"total", "5.0", "", ""}, {"01", "5.5", "", ""}, {"02", "-0.5", "", ""}});
    BOOST_TEST(found(rules::contained_department) == "");
}

BOOST_AUTO_TEST_CASE(compares_with_the_document_of_another_department) {
    Document ponds;
    prepare(ponds, 2025, "final");
    ponds.department = "ponds";
    const std::map<std::uint32_t, std::string> files = {{1, "departments/ponds/2025/final/tables.toml"}};
    related.named = {{"ponds", &ponds, &files}};
    list("list", {"8.0", "5.0"});
    fill(ponds, "spending", {{"total", "8.0", "", "withheld"}, {"01", "7.0", "", ""}});
    const char* const total = "list[a].x = department(ponds, spending[total].total)";
    BOOST_TEST(result(total) == "1 exact");
    BOOST_TEST(result("list[a].x - 1 = department(ponds, sum(spending[level 1].total))") == "1 exact");
    list("list", {"9.0", "5.0"});
    BOOST_TEST(result(total) == "broken by 1.0 of 0");
    BOOST_TEST(message(total) ==
               "list[a].x is 9.0, but department(ponds, spending[total].total) is 8.0 "
               "(departments/ponds/2025/final/tables.toml:11)\nThey agree. They differ by 1.0.");
    // Units are converted exactly.
    for (Table& each : ponds.tables) each.unit = "k€";
    fill(ponds, "spending", {{"total", "0.0090", "", ""}});
    BOOST_TEST(result(total) == "1 exact");
    for (Table& each : ponds.tables) each.unit = "€";
    // Of what is not there nobody can say whether it agrees, nor of a blank whether it stands for nothing.
    fill(ponds, "spending", {{"total", "", "", "withheld"}});
    BOOST_TEST(result(total) == "not made");
    BOOST_TEST(result("list[a].x = department(ponds, spending[total].other)") == "unknown");
    const auto reason = [&](const char* that) {
        CheckBuffers buffers;
        CheckReport report;
        const CheckForm form = check_form(that);
        make_check(form, Evaluator(document, related), "en", buffers, report);
        const CheckTally& tally = report.tallies.front();
        return tally.not_made ? std::string(sitegen::name_of(*tally.not_made)) + " " + tally.lacks : "made";
    };
    BOOST_TEST(reason(total) == "blank ");
    BOOST_TEST(reason("list[a].x = department(gates, spending[total].total)") == "no-department gates");
    BOOST_TEST(reason("list[a].x = department(parks, spending[total].total)") == "condition ", "its own document is no other");
    table(ponds, "spending").absence = CellState::not_published;
    table(ponds, "spending").place.line = 1;
    BOOST_TEST(reason(total) == "table-absent spending");
}

BOOST_AUTO_TEST_CASE(compares_each_row_with_the_department_that_it_names) {
    Document ponds;
    prepare(ponds, 2025, "final");
    ponds.department = "ponds";
    const std::map<std::uint32_t, std::string> files;
    related.named = {{"ponds", &ponds, &files}};
    fill("projects", {{"a", "3.0", "", ""}, {"b", "5.0", "", ""}, {"c", "7.0", "", ""}, {"total", "15.0", "", ""}});
    fill(ponds, "spending", {{"total", "4.0", "", ""}});
    const char* const that = "projects[*].amount = department(*, spending[total].total)";
    BOOST_TEST(result(that) == "not made");
    document.departments_of_rows = {{"a", "ponds"}};
    BOOST_TEST(result(that) == "a broken by -1.0 of 0");
    fill(ponds, "spending", {{"total", "3.0", "", ""}});
    BOOST_TEST(result(that) == "1 exact");
    // Departments without a document are named once.
    document.departments_of_rows = {{"a", "ponds"}, {"b", "gates"}, {"c", "walls"}};
    BOOST_TEST(result(that) == "1 exact; unknown");
    BOOST_TEST(message(that) ==
               "projects[*].amount = department(*, spending[total].total) cannot be checked of gates, walls: no document of the "
               "year and stage that can be compared\n");
    // A department whose standard has no such table has no such document either.
    Standard other;
    other.units = standard.units;
    ponds.standard = &other;
    BOOST_TEST(result(that) == "unknown");
}

BOOST_AUTO_TEST_CASE(checks_the_documents_of_all_departments_together) {
    struct Given {
        const char* slug;
        OperandValue left;
        OperandValue right;
        bool is_contained = false;
        int unit_power = 0;
    };
    const auto printed = [](const char* text) {
        OperandValue value;
        value.state = CellState::amount;
        value.has_cells = true;
        value.amount = amount(text);
        value.rounding = half_of_last_place(value.amount.decimals());
        value.cell_count = 1;
        return value;
    };
    const OperandValue none;
    OperandValue blank;
    blank.has_cells = true;
    OperandValue withheld;
    withheld.state = CellState::withheld;
    std::vector<std::string> missing;
    std::vector<AcrossAcknowledgement> acknowledgements;
    std::vector<const AcrossAcknowledgement*> used;
    CheckForm form = check_form("departments(spending[total].total) = departments(income[total].total)");
    form.is_across = true;
    const auto result_of = [&](const std::vector<Given>& given) {
        standard.checks = {form};
        std::vector<DocumentSummary> summaries(given.size());
        DocumentsToCheck documents{&standard, &standard.stages.back(), 2025, "€", 0, {}, missing};
        for (std::size_t i = 0; i < given.size(); ++i) {
            summaries[i].unit_power = given[i].unit_power;
            summaries[i].operands = {given[i].left, given[i].right};
            documents.documents.push_back(
                {given[i].slug, std::string("The ") + given[i].slug, &summaries[i], given[i].is_contained});
        }
        const AcrossReport report = check_across_documents(documents, acknowledgements, "en", used);
        const CheckTally& tally = report.report.tallies.front();
        if (tally.not_made) return std::string(sitegen::name_of(*tally.not_made)) + ": " + tally.lacks;
        BOOST_TEST(tally.counts.total() == 1U);
        return std::string(name_of(report.report.outcomes.front().verdict)) + ": " + report.report.outcomes.front().message;
    };
    const std::string left = "in 2025, final: departments(spending[total].total) is ";
    const std::string right = " departments(income[total].total) is ";
    BOOST_TEST(result_of({{"a", printed("3.00"), printed("2.00")}, {"b", printed("1.00"), printed("2.00")}}) ==
               "exact: " + left + "4.00, and" + right + "4.00");
    BOOST_TEST(result_of({{"a", printed("3.00"), printed("2.00")}, {"b", printed("1.00"), printed("2.50")}}) ==
               "broken: " + left + "4.00, but" + right + "4.50");
    BOOST_TEST(result_of({{"a", printed("3.01"), printed("2.00")}, {"b", printed("1.00"), printed("2.00")}}) ==
               "rounding: " + left + "4.01, but" + right + "4.00");
    // What another document contains is counted there; units are converted.
    BOOST_TEST(result_of({{"a", printed("3.00"), printed("3.00")}, {"b", printed("1.00"), printed("2.50"), true}}) ==
               "exact: " + left + "3.00, and" + right + "3.00");
    BOOST_TEST(result_of({{"a", printed("3000"), printed("2000")}, {"b", printed("1.000"), printed("2.000"), false, 3}}) ==
               "exact: " + left + "4000, and" + right + "4000");
    // A document without such rows adds nothing; of a blank nobody knows.
    BOOST_TEST(result_of({{"a", printed("3.00"), printed("3.00")}, {"b", none, none}}) ==
               "exact: " + left + "3.00, and" + right + "3.00");
    BOOST_TEST(result_of({{"b", none, none}}) == "no-rows: ");
    BOOST_TEST(result_of({{"a", printed("3.00"), printed("3.00")}, {"b", blank, printed("1.00")}}) == "blank: The b");
    BOOST_TEST(
        result_of({{"a", withheld, printed("3.00")}, {"b", printed("1.00"), printed("1.00")}}) ==
        "unknown: in 2025, final: departments(spending[total].total) = departments(income[total].total) cannot be checked: a "
        "cell is not there or withheld in The a");
    missing = {"The walls", "The gates"};
    BOOST_TEST(result_of({{"a", printed("3.00"), printed("3.00")}}) == "no-department: The gates, The walls");
    missing = {};
    // An acknowledgement is of one check, standard, year, stage and difference.
    AcrossAcknowledgement acknowledgement{"plain", 2025, "final", {}};
    acknowledgement.explains.check = "tried";
    acknowledgement.explains.difference = amount("-0.5");
    acknowledgements = {acknowledgement};
    const std::vector<Given> differ = {{"a", printed("3.00"), printed("3.50")}};
    BOOST_TEST(result_of(differ) == "acknowledged: " + left + "3.00, but" + right + "3.50");
    BOOST_TEST(used.size() == 1U);
    Findings idle;
    report_idle(acknowledgements, used, idle);
    BOOST_TEST(idle.list().empty());
    acknowledgements.front().stage = "budget";
    BOOST_TEST(result_of(differ) == "broken: " + left + "3.00, but" + right + "3.50");
    report_idle(acknowledgements, {}, idle);
    BOOST_TEST(idle.list().front().message ==
               "the acknowledgement explains a difference of -0.5 in tried of 2025, budget, of plain, which is not there");
    // One department against all.
    form = check_form("departments(spending[total].total) = department(a, income[total].total) + 1");
    form.is_across = true;
    BOOST_TEST(result_of({{"a", printed("3.00"), printed("3.00")}, {"b", printed("1.00"), blank}}) ==
               "exact: " + left + "4.00, and department(a, income[total].total) + 1 is 4.00");
    BOOST_TEST(result_of({{"b", printed("1.00"), printed("0.00")}}) == "no-department: a");
    // A sum beyond the exact range.
    form = check_form("departments(spending[total].total) = departments(income[total].total)");
    form.is_across = true;
    const OperandValue large = printed("999999999999999999");
    BOOST_TEST(result_of(std::vector<Given>(10, {"a", large, large})) == "broken: the check \"tried\" of 2025 exceeds 18 digits");
}

BOOST_AUTO_TEST_CASE(a_document_gives_its_values_to_checks_over_all) {
    CheckForm form = check_form("departments(spending[total].staff) = departments(sum(spending[02*].total)) + 2");
    form.is_across = true;
    standard.checks = {check_form("list[a].x = 1"), form};
    fill("spending", {{"total", "5.0", "withheld", ""}, {"01", "5.0", "", ""}});
    std::vector<OperandValue> values = operand_values_of(document);
    BOOST_REQUIRE(values.size() == 2U);
    BOOST_TEST((values[0].state == CellState::withheld));
    BOOST_TEST((values[1].state == CellState::blank));
    BOOST_TEST(!values[1].has_cells, "it has no such row");
    fill("spending", {{"total", "5.0", "", ""}, {"0201", "4.5", "", ""}});
    values = operand_values_of(document);
    BOOST_TEST((values[0].state == CellState::blank));
    BOOST_TEST(values[0].has_cells);
    BOOST_TEST(values[1].amount.plain() == "4.5");
    BOOST_TEST(values[1].rounding.plain() == "0.05");
    // They are no checks of the document itself.
    const CheckReport report = check_all();
    for (const CheckTally& tally : report.tallies) BOOST_TEST((tally.check != &standard.checks.back()));
}

BOOST_AUTO_TEST_CASE(an_acknowledgement_of_cells_holds_for_all_of_them) {
    related.last_year = &last_year;
    fill("projects", {{"pond", "3.0", "2.0", ""}, {"gate", "4.0", "9.5", ""}, {"total", "7.0", "12.0", ""}});
    fill(last_year, "projects", {{"pond", "2.1", "", ""}, {"gate", "9.0", "", ""}, {"total", "11.1", "", ""}});
    Acknowledgement acknowledgement;
    acknowledgement.check = rules::prior_year;
    acknowledgement.reason = "The town has been enlarged.";
    const std::string pond = "projects[pond].before is 2.0, but in the document of 2024 projects[pond].amount is 2.1";
    const std::string gate = "projects[gate].before is 9.5, but in the document of 2024 projects[gate].amount is 9.0";
    const std::string total = "projects[total].before is 12.0, but in the document of 2024 projects[total].amount is 11.1";
    const auto with_cells = [&](CellReference cells) {
        acknowledgement.cells = std::move(cells);
        document.acknowledgements = {acknowledgement};
        return found(rules::prior_year) + "\n" + found(rules::stale_acknowledgement);
    };
    // Each difference is still told, whatever its amount.
    BOOST_TEST(with_cells({"projects", {RowSelector::Kind::every, "", 0}, "before", {}}) ==
               "acknowledged: " + pond + "\nacknowledged: " + gate + "\nacknowledged: " + total + "\n");
    BOOST_TEST(with_cells({"projects", {RowSelector::Kind::pattern, "g*", 0}, "", {}}) ==
               "broken: " + pond + "\nacknowledged: " + gate + "\nbroken: " + total + "\n");
    BOOST_TEST(with_cells({"projects", {RowSelector::Kind::pattern, "x*", 0}, "", {}}) ==
               "broken: " + pond + "\nbroken: " + gate + "\nbroken: " + total +
                   "\nbroken: the acknowledgement explains prior-year of projects[x*], but none of its cells is broken");
    BOOST_TEST(with_cells({"projects", {RowSelector::Kind::every, "", 0}, "amount", {}}) ==
               "broken: " + pond + "\nbroken: " + gate + "\nbroken: " + total +
                   "\nbroken: the acknowledgement explains prior-year of projects[*].amount, but none of its cells is broken");
}

BOOST_AUTO_TEST_CASE(an_acknowledgement_of_cells_knows_the_column_that_a_formula_names) {
    CheckForm form = check_form("projects[*].amount = projects[*].planned");
    document.checks = {form};
    fill("projects", {{"pond", "3.0", "", "2.0"}, {"gate", "4.0", "", "9.5"}});
    Acknowledgement acknowledgement;
    acknowledgement.check = form.id;
    const auto count_with = [&](const char* column) {
        acknowledgement.cells = CellReference{"projects", {RowSelector::Kind::every, "", 0}, column, {}};
        document.acknowledgements = {acknowledgement};
        return check_all().counts().acknowledged;
    };
    BOOST_TEST(count_with("planned") == 2U);
    BOOST_TEST(count_with("") == 2U);
    BOOST_TEST(count_with("before") == 0U);
}

BOOST_AUTO_TEST_CASE(words_that_the_standard_ignores_do_not_tell_names_apart) {
    standard.ignored_words = {"department", "of", "and"};
    fill("projects", {{"a", "3.0", "", ""}, {"b", "5.0", "", ""}, {"c", "5.0", "", ""}});
    set_name("projects", "a", "Department of Parks & Ponds");
    set_name("projects", "b", "Parks and Ponds Department");
    set_name("projects", "c", "Offices");
    const std::string told =
        "broken: projects: \"Parks and Ponds Department\" (b) and \"Department of Parks & Ponds\" (a) are the same name";
    BOOST_TEST(found(rules::similar_names) == told);
    standard.ignored_words = {};
    BOOST_TEST(found(rules::similar_names) == "");
    // The row of a contained department bears its name in other words.
    standard.ignored_words = {"department", "of", "and"};
    Document part;
    prepare(part, 2025, "final");
    related.contained = {{"ponds", "Parks and Ponds", "", &part}};
    fill("projects", {{"a", "3.0", "", ""}});
    set_name("projects", "a", "Department of Parks & Ponds");
    fill(part, "projects", {{"x", "4.0", "", ""}, {"total", "4.0", "", ""}});
    BOOST_TEST(
        found(rules::contained_department).starts_with("broken: projects[a].amount is 3.0, but in the document of Parks and"));
}

BOOST_AUTO_TEST_CASE(an_acknowledgement_holds_for_one_table) {
    fill("spending", {{"total", "30.0", "", ""}, {"01", "29.0", "", ""}});
    fill("income", {{"total", "30.0", ""}, {"01", "29.0", ""}});
    Acknowledgement acknowledgement;
    acknowledgement.check = rules::children_sum;
    acknowledgement.row = "total";
    acknowledgement.column = "total";
    acknowledgement.difference = amount("1.0");
    document.acknowledgements = {acknowledgement};
    const std::string income = "income[total].total is 30.0, but the rows below it add up to 29.0";
    const std::string spending = "spending[total].total is 30.0, but the rows below it add up to 29.0";
    BOOST_TEST(found(rules::children_sum) == "broken: " + spending + "\nbroken: " + income);
    BOOST_TEST(found(rules::stale_acknowledgement) ==
               "broken: the acknowledgement explains children-sum[total].total, which is broken in several tables");
    document.acknowledgements.front().table = "income";
    BOOST_TEST(found(rules::children_sum) == "broken: " + spending + "\nacknowledged: " + income);
    // The other table is right by now: the reason is not printed there in its place.
    fill("income", {{"total", "29.0", ""}, {"01", "29.0", ""}});
    BOOST_TEST(found(rules::children_sum) == "broken: " + spending);
    BOOST_TEST(found(rules::stale_acknowledgement) ==
               "broken: the acknowledgement explains children-sum of income[total].total, which is not broken");
}

BOOST_AUTO_TEST_CASE(a_chart_draws_no_more_than_its_total) {
    ChartDeclaration chart;
    chart.id = "kinds";
    chart.kind = "donut";
    chart.rows = CellReference{"spending", {RowSelector::Kind::level, "", 1}, "", {}};
    chart.series = {{"", "total"}};
    chart.total = cells_expression({"spending", {RowSelector::Kind::row, "total", 0}, "total", {}});
    standard.charts = {chart};
    fill("spending", {{"total", "30.0", "", ""}, {"01", "20.0", "", ""}, {"02", "9.0", "", ""}});
    BOOST_TEST(found(rules::chart_total) == "");
    fill("spending", {{"total", "30.0", "", ""}, {"01", "21.0", "", ""}, {"02", "9.1", "", ""}});
    BOOST_TEST(found(rules::chart_total) == "", "rounding explains it");
    fill("spending", {{"total", "30.0", "", ""}, {"01", "21.0", "", ""}, {"02", "9.2", "", ""}});
    BOOST_TEST(found(rules::chart_total) ==
               "broken: the parts of the chart \"kinds\" add up to 30.2, more than their total of 30.0");
    fill("spending", {{"total", "30.0", "", ""}, {"01", "21.0", "", ""}, {"02", "withheld", "", ""}});
    BOOST_TEST(found(rules::chart_total) == "");
    // A code and one below it.
    standard.charts.front().rows->rows = {RowSelector::Kind::pattern, "0*", 0};
    BOOST_TEST(found(rules::overlapping_parts) == "");
    fill("spending", {{"total", "30.0", "", ""}, {"01", "21.0", "", ""}, {"0102", "21.0", "", ""}, {"02", "9.0", "", ""}});
    BOOST_TEST(found(rules::overlapping_parts) ==
               "broken: the chart \"kinds\" adds spending[01] and spending[0102], which is part of it");
    standard.charts.front().kind = "bar";
    BOOST_TEST(found(rules::overlapping_parts) != "");
    standard.charts.front().total.reset();  // bars beside each other
    BOOST_TEST(found(rules::overlapping_parts) == "");
}

BOOST_AUTO_TEST_CASE(two_departments_exchange_their_names_for_a_year) {
    const auto names = [](const char* slug, int year, std::vector<std::uint64_t> of_rows) {
        return DocumentNames{slug, std::string("The ") + slug, year, "final", "plain", {{"projects", "", std::move(of_rows)}}, {}};
    };
    const auto messages = [](const std::vector<DocumentNames>& documents) {
        std::vector<const DocumentNames*> all;
        for (const DocumentNames& each : documents) all.push_back(&each);
        std::string text;
        for (const ReportedFinding& finding : find_exchanges(all)) text += finding.message + "\n";
        return text;
    };
    std::vector<DocumentNames> documents = {
        names("law", 2022, {1, 2, 3}),   names("law", 2023, {1, 4, 5}),   names("law", 2024, {1, 2, 3}),
        names("state", 2022, {1, 4, 5}), names("state", 2023, {1, 2, 3}), names("state", 2024, {1, 4, 5}),
    };
    BOOST_TEST(messages(documents) == "projects: in 2023 The law has the rows that The state had in 2022, and vice versa\n");
    // A part of the departments is told of its own.
    std::vector<const DocumentNames*> all;
    for (const DocumentNames& each : documents) all.push_back(&each);
    BOOST_TEST(find_exchanges(all, {"state", {}}).size() == 1U);
    BOOST_TEST(find_exchanges(all, {"parks", {}}).empty());
    BOOST_TEST(find_exchanges(all, {"law", FiscalYear(2023)}).size() == 1U);
    BOOST_TEST(find_exchanges(all, {"law", FiscalYear(2024)}).empty());
    documents[4].tables.front().names = {1, 2, 6};  // a row that is new
    BOOST_TEST(messages(documents) == "");
    BOOST_TEST(
        messages({names("law", 2022, {1}), names("law", 2023, {2}), names("state", 2022, {2}), names("state", 2023, {1})}) == "",
        "one name may well be another's");
    BOOST_TEST(messages({names("law", 2022, {1, 2}), names("law", 2023, {1, 3}), names("state", 2022, {1, 3}),
                         names("state", 2023, {1, 2}), names("third", 2022, {1, 3})}) == "",
               "whose they were is not clear");
}

BOOST_AUTO_TEST_CASE(says_whose_names_a_table_has) {
    related.last_year = &last_year;
    fill("projects", {{"a", "", "", ""}, {"b", "", "", ""}, {"c", "", "", ""}, {"d", "", "", ""}, {"e", "", "", ""}});
    fill(last_year, "projects", {{"v", "", "", ""}, {"w", "", "", ""}, {"x", "", "", ""}, {"y", "", "", ""}, {"z", "", "", ""}});
    const CheckReport report = check_all();
    Findings found_here;
    report_outcomes(document, report, found_here);
    BOOST_TEST(found(rules::exchanged_names) == "broken: nearly all names of projects have changed since 2024");
    BOOST_REQUIRE(report.changed_names.size() == 1U);
    BOOST_TEST(report.changed_names.front().table == "projects");

    const auto names = [this](const char* slug, int year, const std::vector<Texts>& rows) {
        fill(last_year, "projects", rows);
        return DocumentNames{slug, std::string("The ") + slug, year, "final", standard.id, names_of(last_year), {}};
    };
    DocumentNames own{"parks", "Parks", 2025, "final", standard.id, names_of(document), names_of(document)};
    const std::vector<Texts> half = {{"A ", ""}, {"b", ""}, {"C.", ""}, {"x", ""}};
    const auto message = [&](const std::vector<DocumentNames>& all) {
        Report all_found;
        Sources files;
        files.add("tables.toml", "");
        all_found.add(found_here, files);
        std::vector<const DocumentNames*> others;
        for (const DocumentNames& other : all) others.push_back(&other);
        name_owners(all_found.list(), own, others);
        const auto finding = std::find_if(all_found.list().begin(), all_found.list().end(),
                                          [](const ReportedFinding& each) { return each.rule == rules::exchanged_names; });
        return finding->message + "\n" + finding->remedy.substr(0, finding->remedy.find('\n'));
    };
    const std::string theirs =
        "; the new names are those of The roads\nSee whether the tables of the two departments were swapped.";
    const std::string nobodys = "\nSee whether these are another department's rows.";
    const std::string changed = "nearly all names of projects have changed since 2024";
    BOOST_TEST(message({names("roads", 2024, half)}) == changed + theirs);
    BOOST_TEST(message({names("schools", 2024, half), names("roads", 2024, half)}) == changed + theirs, "the first by slug");
    BOOST_TEST(message({names("roads", 2025, half), names("parks", 2024, half)}) == changed + nobodys);
    BOOST_TEST(message({names("roads", 2024, {{"a", ""}, {"b", ""}, {"x", ""}})}) == changed + nobodys, "fewer than half");
    // The reason of an acknowledgement stays behind it.
    own.changed.front().table = "projects";
    Findings acknowledged;
    acknowledged.add({Severity::note, std::string(rules::exchanged_names), {}, changed + "; acknowledged: moved", ""});
    found_here = acknowledged;
    BOOST_TEST(message({names("roads", 2024, half)}) == changed +
                                                            "; the new names are those of The roads; acknowledged: moved\nSee "
                                                            "whether the tables of the two departments were swapped.");
}

BOOST_AUTO_TEST_CASE(knows_names_by_their_checksums) {
    fill("projects", {{"Old pond", ""}, {"old  POND.", ""}, {"Gate", ""}, {"total", ""}});
    const std::vector<TableNames> names = names_of(document);
    BOOST_REQUIRE(names.size() == 1U);
    BOOST_TEST(names.front().table == "projects");
    BOOST_TEST(names.front().side == "");
    std::vector<std::uint64_t> expected = {checksum_of("oldpond"), checksum_of("gate")};
    std::sort(expected.begin(), expected.end());
    BOOST_TEST(names.front().names == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(holds_stated_priors_against_last_year) {
    fill("spending", {{"total", "30.0", "", ""}});
    PriorStatement stated;
    stated.cell = {"spending", {RowSelector::Kind::row, "total", 0}, "total", {}};
    stated.amount = amount("2.5");
    stated.is_change = true;
    document.priors = {stated};
    BOOST_TEST(found(rules::prior_year) == "");
    document.priors.front().rate = amount("9.1");
    BOOST_TEST(found(rules::prior_year) == "", "2.5 of 27.5");
    document.priors.front().rate = amount("8.3");
    BOOST_TEST(found(rules::prior_year) ==
               "broken: spending[total].total is stated to have changed by 8.3 %, but from 27.5 to 30.0 it has changed by 9.1 %");
    document.priors.front().rate.reset();
    related.last_year = &last_year;
    fill(last_year, "spending", {{"total", "27.5", "", ""}});
    BOOST_TEST(found(rules::prior_year) == "");
    fill(last_year, "spending", {{"total", "27.6", "", ""}});
    BOOST_TEST(
        found(rules::prior_year) ==
        "broken: spending[total].total is stated to have changed by 2.5, from 27.5 to 30.0, but in the document of 2024 it is "
        "27.6");
    document.priors.front().is_change = false;
    document.priors.front().amount = amount("27.5");
    BOOST_TEST(found(rules::prior_year) ==
               "broken: spending[total].total is stated to have been 27.5 last year, but in the document of 2024 it is 27.6");
}

BOOST_AUTO_TEST_CASE(reports_sums_that_are_too_large) {
    fill("spending",
         {{"total", "9000000000000000000", "", ""}, {"01", "9000000000000000000", "", ""}, {"02", "9000000000000000000", "", ""}});
    BOOST_TEST(found(rules::amount_overflow) == "broken: a sum in the check \"children-sum\" exceeds 18 digits");
    fill("spending", {{"total", "9000000000000000000", "", ""}});
    fill("income", {{"total", "-9000000000000000000", ""}});
    BOOST_TEST(found(rules::amount_overflow) == "", "amounts that are not added up are none");
    table(document, "income").unit = "k€";
    BOOST_TEST(found(rules::amount_overflow) ==
               "broken: a sum in the check \"children-sum\" exceeds 18 digits\nbroken: a sum in the check \"shifted-amount\" "
               "exceeds 18 digits");
}

BOOST_AUTO_TEST_SUITE_END()
