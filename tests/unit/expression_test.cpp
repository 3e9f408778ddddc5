#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "expression/describe.hpp"
#include "expression/evaluate.hpp"
#include "expression/parse.hpp"
#include "expression/resolve.hpp"
#include "model/rules.hpp"

using namespace sitegen;

namespace {

Cell cell(const char* text) {
    Cell result;
    if (*text == '\0') return result;
    result.state = CellState::amount;
    result.printed = std::get<Amount>(Amount::parse(text));
    return result;
}

// spending: total 30.5, 201 10.25, 20101 10.25, 202 20.2, 203 blank; in thousands: money 1.5
struct Expressions {
    Standard standard;
    Document document;
    Document last_year;

    Expressions() {
        standard.units = {{"€", 0}, {"k€", 3}};
        Classification function;
        function.id = "function";
        function.levels = {3, 5};
        for (const char* code : {"201", "20101", "202", "203"}) function.codes[code] = Code{code, {}, {}, {}};
        standard.classifications["function"] = function;
        standard.tables.push_back(table_form("spending", "function"));
        standard.tables.push_back(table_form("thousands", "function"));
        standard.tables.push_back(named_form("projects"));
        standard.statements.push_back({"vehicles", "Vehicles", "cars"});
        fill(document,
             {{"total", "30.5", "1"}, {"201", "10.25", ""}, {"20101", "10.25", "0.5"}, {"202", "20.2", ""}, {"203", "", ""}},
             "1.5");
        fill(last_year, {{"total", "28", ""}, {"201", "8", ""}}, "1");
        document.statements.push_back({&standard.statements.front(), cell("8")});
    }

    static TableForm table_form(const char* id, const char* classification) {
        SideForm side;
        side.rows.kind = RowsForm::Kind::classified;
        side.rows.classifications = {classification};
        side.rows.total = ItemForm{"total", "Total", RowRole::total, 1};
        side.columns = {{"amount", "Amount", ""}, {"staff", "Staff", ""}};
        TableForm form;
        form.id = id;
        form.sides = {side};
        return form;
    }

    static TableForm named_form(const char* id) {
        TableForm form = table_form(id, "");
        form.sides.front().rows = {};
        form.sides.front().rows.kind = RowsForm::Kind::named;
        form.sides.front().rows.total = ItemForm{"all", "All", RowRole::total, 1};
        return form;
    }

    void fill(Document& target, const std::vector<std::array<const char*, 3>>& rows, const char* thousands) {
        target.standard = &standard;
        target.unit = "€";
        for (const TableForm& form : standard.tables) {
            Table table;
            table.form = &form;
            table.unit = form.id == "thousands" ? "k€" : "€";
            Side side;
            side.form = &form.sides.front();
            if (form.id == "spending") {
                for (const auto& [id, amount, staff] : rows) side.rows.push_back(row(id, amount, staff));
            } else if (form.id == "projects") {
                side.rows.push_back(row("pond", "3", ""));
            } else {
                side.rows.push_back(row("total", thousands, ""));
            }
            table.sides.push_back(side);
            target.tables.push_back(table);
        }
    }

    static Row row(const std::string& id, const char* amount, const char* staff) {
        Row result;
        result.id = id;
        result.names = {id};
        result.role = id == "total" ? RowRole::total : RowRole::line;
        result.level = id.size() == 5 ? 2 : 1;
        result.cells = {cell(amount), cell(staff)};
        return result;
    }

    [[nodiscard]] std::string value(const char* text, const Document* before = nullptr) const {
        Findings findings;
        const std::optional<Expression> expression = parse_expression(text, {}, findings);
        BOOST_REQUIRE_MESSAGE(expression.has_value(), text << " should parse");
        const std::optional<Amount> result = Evaluator(document, {before, {}}).evaluate(*expression);
        return result ? result->plain() : "none";
    }
};

std::string syntax_fault(const char* text) {
    Findings findings;
    const Place start{1, 7, 11, 1};
    BOOST_TEST(!parse_expression(text, start, findings).has_value(), text);
    BOOST_REQUIRE(findings.list().size() == 1U);
    BOOST_TEST(findings.list().front().rule == rules::expression_syntax);
    return std::to_string(findings.list().front().place.column) + ": " + findings.list().front().message;
}

// owner: the standard or the document that says it.
template <typename Owner>
std::string name_fault(const Owner& owner, const char* text) {
    Findings findings;
    const std::optional<Expression> expression = parse_expression(text, {}, findings);
    BOOST_REQUIRE(expression.has_value());
    resolve_names(*expression, owner, findings);
    return findings.list().empty() ? "" : findings.list().front().message;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(expressions, Expressions)

BOOST_AUTO_TEST_CASE(evaluates) {
    struct Case {
        const char* text;
        const char* value;
    };
    for (const Case& c :
         {Case{"spending[total].amount", "30.5"}, Case{"sum(spending[level 1].amount)", "30.45"},
          Case{"sum(spending[201*].amount)", "20.50"}, Case{"sum(spending[*].staff)", "1.5"}, Case{"spending[203].amount", "none"},
          Case{"spending[201].staff + spending[203].staff", "none"}, Case{"spending[201].amount + spending[203].amount", "10.25"},
          Case{"spending[203].amount - spending[201].amount", "-10.25"}, Case{"count(spending[*])", "4"},
          Case{"count(spending[level 2])", "1"}, Case{"1 + 2 * 3", "7"}, Case{"(1 + 2) * 3", "9"}, Case{"10 - 2 - 3", "5"},
          Case{"-(1.5) + 2", "0.5"}, Case{"thousands[total].amount", "1500"},
          Case{"thousands[total].amount + spending[total].amount", "1530.5"}, Case{"statements[vehicles].value", "8"},
          Case{"prior(spending[total].amount)", "none"}}) {
        BOOST_TEST(value(c.text) == c.value, c.text << " is " << value(c.text));
    }
}

BOOST_AUTO_TEST_CASE(looks_back_a_year) {
    BOOST_TEST(value("prior(spending[total].amount)", &last_year) == "28");
    BOOST_TEST(value("spending[total].amount - prior(spending[total].amount)", &last_year) == "2.5");
    PriorStatement stated;
    stated.cell = {"spending", {RowSelector::Kind::row, "total", 0}, "amount", {}};
    stated.amount = Amount(-25, 1);
    stated.is_change = true;
    document.priors.push_back(stated);
    BOOST_TEST(value("prior(spending[total].amount)") == "33.0");
    BOOST_TEST(value("prior(spending[201].amount)") == "none");
    BOOST_TEST(value("prior(spending[total].amount)", &last_year) == "28", "last year's document speaks before the statement");
}

BOOST_AUTO_TEST_CASE(tells_what_cannot_be_known_from_what_is_blank) {
    const auto missing = [this](const char* text) {
        Findings findings;
        const std::optional<CellState> state = Evaluator(document).find_missing(*parse_expression(text, {}, findings));
        return state ? std::string(name_of(*state)) : "nothing";
    };
    BOOST_TEST(missing("sum(spending[*].amount)") == "nothing");
    document.tables.front().sides.front().rows[3].cells[0].state = CellState::withheld;
    BOOST_TEST(missing("spending[202].amount") == "withheld");
    BOOST_TEST(missing("spending[201].amount + sum(spending[level 1].amount)") == "withheld");
    BOOST_TEST(missing("spending[201].amount") == "nothing");
    BOOST_TEST(missing("spending[203].amount") == "nothing");
    BOOST_TEST(value("spending[202].amount") == "none");
    BOOST_TEST(value("sum(spending[level 1].amount)") == "none", "the rest is not the whole");
}

BOOST_AUTO_TEST_CASE(knows_nothing_of_a_table_that_is_not_there) {
    document.tables.front().sides.front().rows.clear();
    BOOST_TEST(value("count(spending[*])") == "0", "it was published without rows");
    BOOST_TEST(value("spending[total].amount + thousands[total].amount") == "1500");
    document.tables.front().absence = CellState::not_published;
    for (const char* text :
         {"spending[total].amount", "sum(spending[*].amount)", "children(spending[201].amount)", "count(spending[*])",
          "spending[total].amount + thousands[total].amount", "2 * spending[total].amount"}) {
        BOOST_TEST(value(text) == "none", text);
        Findings findings;
        const Expression expression = *parse_expression(text, {}, findings);
        const Evaluator evaluator(document);
        BOOST_TEST((evaluator.measure(expression, {}).missing == CellState::not_published), text);
        BOOST_TEST((evaluator.find_missing(expression) == CellState::not_published), text);
        BOOST_TEST(evaluator.find_absent_table(expression) == &document.tables.front(), text);
    }
    BOOST_TEST(value("thousands[total].amount") == "1500");
    last_year.tables.front().absence = CellState::withheld;
    BOOST_TEST(value("prior(spending[total].amount)", &last_year) == "none");
}

BOOST_AUTO_TEST_CASE(gives_last_years_amount_to_the_place_that_is_stated) {
    struct Case {
        const char* amount;  // the change that is stated
        std::optional<int> last_place;
        const char* before;  // of 30.5 now
    };
    document.tables.front().sides.front().rows.front().cells.front() = cell("14348.53");
    for (const Case& c : {Case{"1400", {}, "12948.53"}, Case{"1400", 2, "12900"}, Case{"1.5", {}, "14347.03"},
                          Case{"-1400", 1, "15750"}, Case{"0.25", -2, "14348.28"}}) {
        PriorStatement stated;
        stated.cell = {"spending", {RowSelector::Kind::row, "total", 0}, "amount", {}};
        stated.amount = std::get<Amount>(Amount::parse(c.amount));
        stated.is_change = true;
        stated.last_place = c.last_place;
        document.priors = {stated};
        Findings findings;
        const Expression total = *parse_expression("spending[total].amount", {}, findings);
        const std::optional<Amount> before = Evaluator(document).evaluate_prior(total);
        BOOST_TEST((before ? before->plain() : "none") == c.before, c.amount);
        const Expression sum = *parse_expression("spending[total].amount + spending[201].amount", {}, findings);
        BOOST_TEST(!Evaluator(document).evaluate_prior(sum).has_value(), "of one nobody has said what it was");
    }
    standard.units["M€"] = 6;
    document.priors.front().amount = Amount(20000, 0);
    document.priors.front().last_place.reset();
    Findings findings;
    const Expression total = *parse_expression("spending[total].amount", {}, findings);
    BOOST_TEST(Evaluator(document).evaluate_prior(total)->plain() == "-10000", "0.02 M€ are known to 10,000 €");
    document.tables.front().sides.front().rows.front().cells.front() = cell("");
    BOOST_TEST(!Evaluator(document).evaluate_prior(total).has_value());
}

BOOST_AUTO_TEST_CASE(points_at_faults_of_syntax) {
    BOOST_TEST(syntax_fault("spending[total") == "25: expected \"]\" in \"spending[total\"");
    BOOST_TEST(syntax_fault("spending[total].") == "27: expected the name of a column, or * in \"spending[total].\"");
    BOOST_TEST(syntax_fault("1 +") == "14: expected a number, a cell such as expenditure[total].basic, or sum(…) in \"1 +\"");
    BOOST_TEST(syntax_fault("max(spending[*].amount)") ==
               "11: expected sum(…), children(…), count(…), prior(…) or stage(…) in \"max(spending[*].amount)\"");
    BOOST_TEST(syntax_fault("1 2") == "13: expected the end of the expression in \"1 2\"");
    BOOST_TEST(syntax_fault("") == "11: expected a number, a cell such as expenditure[total].basic, or sum(…) in \"\"");
    Findings findings;
    BOOST_TEST(!parse_expression(std::string(5000, '('), {}, findings).has_value());
    BOOST_TEST(!parse_expression(std::string(5000, '-'), {}, findings).has_value());
}

BOOST_AUTO_TEST_CASE(reads_expressions_of_a_thousand_operands_and_no_more) {
    for (const std::string sign : {" + ", " * ", " - "}) {
        std::string text = "1";
        for (int i = 1; i < 1000; ++i) text += sign + "1";
        Findings findings;
        const std::optional<Expression> longest = parse_expression(text, {}, findings);
        BOOST_REQUIRE(longest.has_value());
        BOOST_TEST(Evaluator(document).evaluate(*longest).has_value());
        BOOST_TEST(!parse_expression(text + sign + "1", {1, 1, 1, 1}, findings).has_value());
        BOOST_REQUIRE(findings.list().size() == 1U);
        const Finding& fault = findings.list().front();
        BOOST_TEST(fault.rule == "expression-syntax");
        BOOST_TEST(fault.place.column == 4001U);
        BOOST_TEST(fault.message.starts_with("expected a shorter expression (1000 numbers and cells at most) in \"…"),
                   fault.message);
        BOOST_TEST(fault.message.size() < 300U, "the message quotes a part of it");
        BOOST_TEST(!parse_expression(text + std::string(200'000, '+'), {}, findings).has_value());
    }
}

BOOST_AUTO_TEST_CASE(reads_comparisons_and_conditions) {
    const auto read = [](const char* text) {
        Findings findings;
        const std::optional<std::vector<Comparison>> condition = parse_condition(text, {}, findings);
        BOOST_REQUIRE_MESSAGE(condition.has_value(), text << " should parse");
        std::string result;
        for (const Comparison& each : *condition) {
            result += (result.empty() ? "" : " and ") + describe(each.left, {}) + " " + symbol_of(each.relation) + " " +
                      describe(each.right, {});
        }
        return result;
    };
    for (const char* text :
         {"spending[total].amount = 30", "spending[*].* >= children(spending[*].*)", "1 <= 2", "spending[level 1].staff > 0",
          "sum(spending[20?].amount) < 2 * (1 + 2) - (3 - 4)", "count(spending[*]) = 5 and spending[total].staff > -1 and 1 = 1",
          "spending[20*].amount = stage(final, prior(spending[20*].amount))"}) {
        BOOST_TEST(read(text) == text);
    }
    BOOST_TEST(read("1=1and 2>=1") == "1 = 1 and 2 >= 1");
    Findings findings;
    const std::optional<Comparison> of_departments =
        parse_comparison("department( parks-2,spending[total].amount) + department(*, 1) = departments(sum(a[*].b))", {}, findings);
    BOOST_REQUIRE(of_departments.has_value());
    BOOST_TEST(describe(of_departments->left, {}) == "department(parks-2, spending[total].amount) + department(*, 1)");
    BOOST_TEST(describe(of_departments->right, {}) == "departments(sum(a[*].b))");
    BOOST_TEST(operands_of(*of_departments).size() == 3U);
    // Only what a check promises may name departments.
    BOOST_TEST(!parse_expression("departments(1)", {}, findings).has_value());
    BOOST_TEST(!parse_condition("departments(1) = 1", {}, findings).has_value());
}

BOOST_AUTO_TEST_CASE(a_check_may_divide_on_one_side) {
    for (const char* text : {"100 * a[b].c / d[e].f = 50", "50 = 100 * (a[b].c + 2) / (2 - 3)"}) {
        Findings findings;
        const std::optional<Comparison> comparison = parse_comparison(text, {}, findings, Spelling::verbatim);
        BOOST_REQUIRE(comparison.has_value());
        BOOST_TEST(describe(comparison->left, {}) + " = " + describe(comparison->right, {}) == text);
    }
    Findings findings;
    BOOST_TEST(!parse_expression("4 / 2", {}, findings).has_value());
    BOOST_TEST(!parse_condition("4 / 2 = 2", {}, findings).has_value());
}

BOOST_AUTO_TEST_CASE(points_at_faults_of_comparisons) {
    const auto fault = [](const char* text, const auto& parse) {
        Findings findings;
        const Place start{1, 7, 11, 1};
        BOOST_TEST(!parse(text, start, findings, Spelling::verbatim).has_value(), text);
        BOOST_REQUIRE(findings.list().size() == 1U);
        BOOST_TEST(findings.list().front().rule == rules::expression_syntax);
        BOOST_TEST(findings.list().front().remedy == "See \"The cell language\" in content/README.md.");
        return std::to_string(findings.list().front().place.column) + ": " + findings.list().front().message;
    };
    const auto comparison = [&](const char* text) { return fault(text, parse_comparison); };
    BOOST_TEST(comparison("spending[total].amount") == "33: expected =, >=, <=, > or < in \"spending[total].amount\"");
    BOOST_TEST(comparison("1 == 2") == "14: expected a number, a cell such as expenditure[total].basic, or sum(…) in \"1 == 2\"");
    BOOST_TEST(comparison("1 = ") == "15: expected a number, a cell such as expenditure[total].basic, or sum(…) in \"1 = \"");
    BOOST_TEST(comparison("= 1") == "11: expected a number, a cell such as expenditure[total].basic, or sum(…) in \"= 1\"");
    BOOST_TEST(comparison("1 = 2 = 3") == "17: expected the end of the expression in \"1 = 2 = 3\"");
    BOOST_TEST(comparison("1 = 1 and 2 = 2") == "17: expected the end of the expression in \"1 = 1 and 2 = 2\"");
    BOOST_TEST(comparison("1 > = 2") == "15: expected a number, a cell such as expenditure[total].basic, or sum(…) in \"1 > = 2\"");
    BOOST_TEST(comparison("1 + 4 / 2 = 3") == "17: expected =, >=, <=, > or < in \"1 + 4 / 2 = 3\"");
    BOOST_TEST(comparison("4 / 2 + 1 = 3") == "17: expected =, >=, <=, > or < in \"4 / 2 + 1 = 3\"");
    BOOST_TEST(comparison("8 / 4 / 2 = 1") == "17: expected =, >=, <=, > or < in \"8 / 4 / 2 = 1\"");
    BOOST_TEST(comparison("(4 / 2) = 2") == "14: expected \")\" in \"(4 / 2) = 2\"");
    BOOST_TEST(comparison("4 / 2 = 6 / 3") == "17: expected a quotient on one side only in \"4 / 2 = 6 / 3\"");
    BOOST_TEST(comparison("4 / 2 >= 2") == "17: expected = beside a quotient in \"4 / 2 >= 2\"");
    BOOST_TEST(comparison("children(1) = 2") == "21: expected \"[\" in \"children(1) = 2\"");
    const std::string one_document =
        "cells of one document: department(…) and departments(…) cannot be within a function or contain "
        "prior(…) or stage(…)";
    BOOST_TEST(comparison("department(Parks, 1) = 2") ==
               "22: expected the folder of a department, or * in \"department(Parks, 1) = 2\"");
    BOOST_TEST(comparison("department(a/b, 1) = 2") ==
               "22: expected the folder of a department, or * in \"department(a/b, 1) = 2\"");
    BOOST_TEST(comparison("department(a, prior(1)) = 2") == "25: expected " + one_document + " in \"department(a, prior(1)) = 2\"");
    BOOST_TEST(comparison("stage(b, departments(1)) = 2") ==
               "20: expected " + one_document + " in \"stage(b, departments(1)) = 2\"");
    BOOST_TEST(
        comparison("max(a[b].c) = 2") ==
        "11: expected sum(…), children(…), count(…), prior(…), stage(…), department(…) or departments(…) in \"max(a[b].c) = 2\"");
    BOOST_TEST(comparison("stage(budget) = 2") == "23: expected \",\" in \"stage(budget) = 2\"");
    const auto condition = [&](const char* text) { return fault(text, parse_condition); };
    BOOST_TEST(condition("1 = 1 and") ==
               "20: expected a number, a cell such as expenditure[total].basic, or sum(…) in \"1 = 1 and\"");
    BOOST_TEST(condition("1 = 1 or 2 = 2") == "17: expected the end of the expression in \"1 = 1 or 2 = 2\"");
    BOOST_TEST(condition("1 = 1 and 2") == "22: expected =, >=, <=, > or < in \"1 = 1 and 2\"");
}

BOOST_AUTO_TEST_CASE(finds_the_rows_below_each) {
    const Side& side = document.tables.front().sides.front();
    const auto children = [](const Side& of, const char* id) {
        const RowTree tree(of);
        std::string ids;
        for (const Row* child : tree.children_of(*of.find_row(id))) ids += (ids.empty() ? "" : " ") + child->id;
        return ids;
    };
    for (Row& row : document.tables.front().sides.front().rows) {
        if (row.role != RowRole::total) row.codes = {row.id};
    }
    BOOST_TEST(children(side, "total") == "201 202 203");
    BOOST_TEST(children(side, "201") == "20101");
    BOOST_TEST(children(side, "20101") == "");
    const RowIndex index(document);
    BOOST_TEST((index.rows_of(side).find(index.number_of("203")) == side.find_row("203")));
    BOOST_TEST((index.rows_of(side).find(index.number_of("204")) == nullptr));

    // A level that is not printed is passed over; what nothing stands above is below the total.
    Side deep = side;
    deep.rows = {row("total", "", ""), row("201", "", ""), row("2010101", "", ""), row("2010102", "", ""), row("20202", "", "")};
    for (Row& each : deep.rows) {
        if (each.role != RowRole::total) each.codes = {each.id};
    }
    BOOST_TEST(children(deep, "201") == "2010101 2010102");
    BOOST_TEST(children(deep, "total") == "201 20202");
    Classification list;
    list.levels = {3, 5, 7};
    for (const char* code : {"201", "202", "20101", "2010101", "2010102", "20202"}) list.codes[code] = {};
    const auto orphans = [&list](const Side& of) {
        const RowTree tree(of);
        std::string found;
        for (const RowTree::Orphan& orphan : tree.find_orphans(list))
            found += orphan.row->id + " lacks " + std::string(orphan.parent) + "; ";
        return found;
    };
    BOOST_TEST(orphans(side) == "");
    BOOST_TEST(orphans(deep) == "2010101 lacks 20101; 2010102 lacks 20101; 20202 lacks 202; ");
    list.codes.erase("20101");
    BOOST_TEST(orphans(deep) == "20202 lacks 202; ", "a parent that the list does not have is never missing");
    list.is_flat = true;
    BOOST_TEST(orphans(deep) == "");
    list.is_flat = false;
    deep.rows.erase(deep.rows.begin() + 1);
    deep.rows.pop_back();
    BOOST_TEST(orphans(deep) == "", "a table that prints the lowest level only");
    BOOST_TEST(children(deep, "total") == "2010101 2010102");

    // Of two codes, rows with both stand below the one that has the first only.
    Side pairs = side;
    pairs.rows = {row("total", "", ""), row("301", "", ""), row("30101/501", "", ""), row("30102/501", "", "")};
    pairs.rows[1].codes = {"301", ""};
    pairs.rows[2].codes = {"30101", "501"};
    pairs.rows[3].codes = {"30102", "501"};
    BOOST_TEST(children(pairs, "301") == "30101/501 30102/501");
    BOOST_TEST(children(pairs, "total") == "301");
    BOOST_TEST(children(pairs, "30101/501") == "");

    // In a flat list, no code is below another one.
    SideForm flat = *pairs.form;
    flat.rows.is_flat = true;
    pairs.form = &flat;
    pairs.rows = {row("total", "", ""), row("10", "", ""), row("10/501", "", ""), row("102", "", "")};
    pairs.rows[1].codes = {"10", ""};
    pairs.rows[2].codes = {"10", "501"};
    pairs.rows[3].codes = {"102", ""};
    BOOST_TEST(children(pairs, "10") == "10/501");
    BOOST_TEST(children(pairs, "total") == "10 102");
}

BOOST_AUTO_TEST_CASE(finds_the_rows_below_each_of_a_fixed_list) {
    SideForm form;
    form.rows.kind = RowsForm::Kind::items;
    Side side;
    side.form = &form;
    const auto add = [&](const char* id, int level, RowRole role) {
        side.rows.push_back(row(id, "", ""));
        side.rows.back().level = level;
        side.rows.back().role = role;
    };
    add("tax", 1, RowRole::line);
    add("income-tax", 2, RowRole::line);
    add("of-firms", 3, RowRole::line);
    add("land-tax", 2, RowRole::line);
    add("fees", 1, RowRole::line);
    add("year", 1, RowRole::subtotal);
    add("carried", 1, RowRole::line);
    add("sum", 1, RowRole::total);
    add("of-which-carried", 2, RowRole::line);
    const auto children = [&](std::size_t row) {
        const RowTree tree(side);
        std::string ids;
        for (const Row* child : tree.children_of(side.rows[row])) ids += (ids.empty() ? "" : " ") + child->id;
        return ids;
    };
    BOOST_TEST(children(0) == "income-tax land-tax");
    BOOST_TEST(children(1) == "of-firms");
    BOOST_TEST(children(4) == "");
    BOOST_TEST(children(5) == "tax fees");
    BOOST_TEST(children(6) == "", "a detail below the total is no part of the line before it");
    BOOST_TEST(children(7) == "tax fees carried");
    form.adds_up = false;
    BOOST_TEST(children(5) == "");
}

BOOST_AUTO_TEST_CASE(gives_a_statement_of_money_in_the_documents_unit) {
    standard.statements.push_back({"fund", "Fund", "k€"});
    document.statements.front().form = &standard.statements.front();
    document.statements.push_back({&standard.statements.back(), cell("8")});
    const auto unit = [this](const char* text) {
        Findings findings;
        return Evaluator(document).unit_of(*parse_expression(text, {}, findings));
    };
    BOOST_TEST(value("statements[fund].value") == "8000");
    BOOST_TEST(unit("statements[fund].value") == "€");
    BOOST_TEST(unit("statements[vehicles].value") == "cars");
    BOOST_TEST(unit("thousands[total].amount") == "€");
}

BOOST_AUTO_TEST_CASE(names_the_nearest_name) {
    BOOST_TEST(name_fault(standard, "spending[total].amount + 1") == "");
    BOOST_TEST(name_fault(standard, "spendign[total].amount") ==
               "the standard has no table \"spendign\"; did you mean \"spending\"?");
    BOOST_TEST(name_fault(standard, "spending[total].amuont") == "spending has no column \"amuont\"; did you mean \"amount\"?");
    BOOST_TEST(name_fault(standard, "spending[999].amount") == "spending has no row \"999\"");
    BOOST_TEST(name_fault(standard, "sum(spending[totla].amount)") == "spending has no row \"totla\"; did you mean \"total\"?");
    BOOST_TEST(name_fault(standard, "statements[vehicle].value") ==
               "the standard declares no statement \"vehicle\"; did you mean \"vehicles\"?");
    BOOST_TEST(name_fault(standard, "spending[20*].amount") == "");
    BOOST_TEST(name_fault(standard, "projects[*].amount + projects[all].amount") == "");
    BOOST_TEST(name_fault(standard, "projects[pond].amount") ==
               "rows of projects are named by each document, so a standard cannot know \"pond\"");
}

BOOST_AUTO_TEST_CASE(asks_a_document_for_its_own_rows) {
    BOOST_TEST(name_fault(document, "spending[202].amount + projects[pond].amount") == "");
    BOOST_TEST(name_fault(document, "projects[pnod].amount") == "projects has no row \"pnod\"; did you mean \"pond\"?");
    BOOST_TEST(name_fault(last_year, "spending[202].amount") == "spending has no row \"202\"; did you mean \"201\"?",
               "a known code that the table lacks");
    document.tables.clear();
    BOOST_TEST(name_fault(document, "projects[pnod].amount") == "", "a table that could not be loaded is passed over");
}

BOOST_AUTO_TEST_CASE(asks_the_standard_of_another_stage_for_its_names) {
    const auto fault = [this](const char* text) {
        Findings findings;
        const std::optional<Expression> expression = parse_expression(text, {}, findings);
        BOOST_REQUIRE(expression.has_value());
        BOOST_TEST(name_fault(standard, text) == "", "what the standard itself cannot know is passed over");
        resolve_stages(*expression, {nullptr, {&last_year}}, findings);
        return findings.list().empty() ? std::string() : findings.list().front().message;
    };
    last_year.stage = "final";
    BOOST_TEST(fault("spending[total].amount - stage(final, spending[total].amount)") == "");
    BOOST_TEST(fault("spending[total].amount - stage(final, spendign[total].amount)") ==
               "the standard has no table \"spendign\"; did you mean \"spending\"?");
    BOOST_TEST(fault("stage(revised, spendign[total].amount)") == "", "a stage that is not there");
}

BOOST_AUTO_TEST_CASE(reads_codes_with_points) {
    Findings findings;
    const std::optional<CellReference> reference = parse_reference("spending[04.1].staff", {}, findings);
    BOOST_REQUIRE(reference.has_value());
    BOOST_TEST(reference->rows.text == "04.1");
    BOOST_TEST(reference->column == "staff");
}

BOOST_AUTO_TEST_CASE(points_at_the_whole_of_an_escaped_expression) {
    Findings findings;
    BOOST_TEST(!parse_expression("1 +", {1, 7, 11, 9}, findings, Spelling::escaped).has_value());
    BOOST_TEST(findings.list().front().place.column == 11U);
    BOOST_TEST(findings.list().front().place.length == 9U);
}

BOOST_AUTO_TEST_CASE(finds_cells_where_the_standard_has_them) {
    standard.tables[0].sides[0].rows.items = {{"total", "Total"}, {"202", "Roads"}};
    const std::vector<const char*> texts = {"spending[total].amount",
                                            "spending[202].amount + spending[20101].staff - thousands[total].amount",
                                            "sum(spending[2*].amount) - children(spending[201].amount)",
                                            "prior(spending[201].amount)",
                                            "count(projects[*]) * spending[nothing].staff",
                                            "statements[vehicles].value"};
    Findings findings;
    for (const char* text : texts)
        standard.figures.push_back({"figure", "", {}, "", {*parse_expression(text, {}, findings)}, {}, {}});
    locate_cells(standard);
    const DeclaredPlace& declared = standard.figures[1].expressions[0].operands[0].operands[0].cells.declared;
    BOOST_TEST(declared.standard == &standard);
    BOOST_TEST(declared.has_column);
    BOOST_TEST(declared.row == 1U);
    const auto compare = [&](const char* what) {
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const std::optional<Amount> found = Evaluator(document, {&last_year, {}}).evaluate(standard.figures[i].expressions[0]);
            BOOST_TEST((found ? found->plain() : "none") == value(texts[i], &last_year), texts[i] << ", " << what);
        }
    };
    compare("with rows elsewhere than the standard's items");
    std::reverse(document.tables[0].sides[0].rows.begin(), document.tables[0].sides[0].rows.end());
    compare("with rows the other way round");
    document.tables.erase(document.tables.begin());
    compare("without the table");

    Standard other = standard;  // of another document, with columns the other way round
    std::reverse(other.tables[0].sides[0].columns.begin(), other.tables[0].sides[0].columns.end());
    Document of_other = last_year;
    of_other.standard = &other;
    of_other.tables[0].form = &other.tables[0];
    of_other.tables[0].sides[0].form = &other.tables[0].sides[0];
    for (Row& row : of_other.tables[0].sides[0].rows) std::reverse(row.cells.begin(), row.cells.end());
    BOOST_TEST(Evaluator(of_other).evaluate(standard.figures[0].expressions[0])->plain() == "28", "by name in another standard");
}

BOOST_AUTO_TEST_SUITE_END()
