// What a standard may say of the form of its documents: kinds and units of columns, parts that are optional or of some stages only,
// rows that lie in one another, and what it takes from the standard that it extends.

#include <boost/test/unit_test.hpp>
#include <set>

#include "check/check_document.hpp"
#include "derive/chart_values.hpp"
#include "derive/derive_figures.hpp"
#include "expression/evaluate.hpp"
#include "expression/parse.hpp"
#include "load/chart_looks.hpp"
#include "load/load_content.hpp"
#include "model/title.hpp"
#include "sandbox.hpp"

using namespace sitegen;

namespace {

const std::string budget = "content/departments/parks/2024/final";

const std::string standard_text = R"(id = "plain"
title = "A plain budget"
stages = [{ id = "budget", title = "Budget" }, { id = "final", title = "Final accounts" }]
units = { "$" = 0, "k$" = 3 }
classifications = ["function"]

[[table]]
id = "spending"
number = 1
title = "Spending"
row-title = "Function"
rows = { classification = "function", total = { id = "total", title = "Total" } }
columns = [{ id = "amount", title = "Amount" }]

[[table]]
id = "staff"
number = 2
title = "Staff"
row-title = "Programme"
rows = { named = true, levels = 2, total = { id = "total", title = "Total" } }
columns = [
  { id = "posts", title = "Posts", kind = "count", unit = "FTE" },
  { id = "share", title = "Share", kind = "rate", unit = "%" },
  { id = "pay", title = "Pay", unit = "k$" },
  { id = "basis", title = "Basis", kind = "text" },
  { id = "grants", title = "Grants", optional = true },
  { id = "audited", title = "Audited", stages = ["final"] },
]

[[table]]
id = "debt"
number = 3
title = "Debt"
optional = true
row-title = "Loan"
columns = [{ id = "amount", title = "Amount" }]
rows.items = [
  { id = "bank", title = "Bank" },
  { id = "bonds", title = "Bonds", optional = true },
  { id = "total", title = "Total", role = "total" },
]

[[figure]]
id = "posts"
title = "Posts"
amount = "staff[total].posts"

[[part]]
id = "text"
title = "Text"
sections = [{ id = "summary", title = "Summary", optional = true }]
)";

const std::string tables_text = R"([tables.spending]
columns = ["code", "amount"]
rows = [["total", 30], ["04", 30]]

[tables.staff]
columns = ["id", "name", "level", "posts", "share", "pay", "basis", "audited"]
rows = [
  ["total", "Total", 1, 12.5, 100.0, 3.5, "", ""],
  ["parks", "Parks", 1, 8.5, 68.0, 2.5, "By law", 5],
  ["ponds", "Ponds", 2, 8.5, 68.0, 2.5, 2024-03-01, 5],
  ["office", "Office", 1, 4.0, 32.0, 1.0, "withheld", ""],
]

[tables.debt]
columns = ["id", "amount"]
rows = [["bank", 5], ["total", 5]]
)";

struct StandardForms : Sandbox {
    StandardForms() {
        put("content/site.toml", "title = \"T\"\npublisher = \"P\"\ndescription = \"D\"\nlanguage = \"en\"\n");
        put("content/standards/plain/standard.toml", standard_text);
        put("content/standards/plain/function.toml",
            "id = \"function\"\ntitle = \"Functions\"\nlevels = [2, 4]\n[codes]\n\"04\" = \"Culture\"\n\"0401\" = \"Parks\"\n");
        put("content/departments/parks/department.toml", "name = \"Parks\"\n");
        put(budget + "/document.toml", "year = 2024\nstage = \"final\"\nstandard = \"plain\"\ntitle = \"D\"\nunit = \"$\"\n");
        put(budget + "/tables.toml", tables_text);
    }

    // "rule line: message", a line for each.
    std::string load() {
        sources.emplace();
        findings = {};
        content = load_content("content", {}, *sources, findings);
        std::string text;
        for (const Finding& finding : findings.list()) {
            const ReportedFinding each = reported(finding, *sources);
            text += (text.empty() ? "" : "\n") + each.rule + " " + std::to_string(each.line) + ": " + each.message;
        }
        return text;
    }

    [[nodiscard]] const Document& document() const { return content.departments.at(0).documents.at(0); }

    [[nodiscard]] Measured measure(const char* text) const {
        Findings unheard;
        const std::optional<Expression> expression = parse_expression(text, {}, unheard);
        BOOST_REQUIRE_MESSAGE(expression.has_value(), text);
        return Evaluator(document()).measure(*expression, {});
    }
    [[nodiscard]] std::string value(const char* text) const {
        const Measured measured = measure(text);
        return measured.value ? measured.value->plain() : "none";
    }

    std::optional<Sources> sources;
    Findings findings;
    Content content;
};

// Puts a text in the place of another, which is there once.
std::string replaced(std::string text, const std::string& before, const std::string& after) {
    const std::size_t at = text.find(before);
    BOOST_REQUIRE_MESSAGE(at != std::string::npos && text.find(before, at + 1) == std::string::npos, before);
    return text.replace(at, before.size(), after);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(standard_forms, StandardForms)

BOOST_AUTO_TEST_CASE(columns_have_kinds_and_units_of_their_own) {
    BOOST_TEST(load() == "");
    BOOST_TEST(value("staff[total].posts") == "12.5");
    BOOST_TEST(value("staff[total].pay") == "3500", "k$ in a document in $");
    BOOST_TEST(value("spending[total].amount") == "30", "the decimals of the other columns are not this one's");
    BOOST_TEST(measure("spending[total].amount").rounding.plain() == "0.5");
    BOOST_TEST(measure("staff[total].posts").rounding.plain() == "0.05");
    BOOST_TEST(measure("staff[total].pay").rounding.plain() == "50");
    Findings unheard;
    const Evaluator evaluator(document());
    for (const auto& [text, unit] :
         std::vector<std::pair<const char*, const char*>>{{"staff[total].posts", "FTE"},
                                                          {"staff[total].share", "%"},
                                                          {"staff[total].pay", "$"},
                                                          {"sum(staff[*].posts)", "FTE"},
                                                          {"staff[parks].posts - staff[office].posts", "FTE"},
                                                          {"spending[total].amount", "$"}}) {
        BOOST_TEST(evaluator.unit_of(*parse_expression(text, {}, unheard)) == unit, text);
    }
    const Row& ponds = document().find_table("staff")->sides.front().rows.at(2);
    BOOST_TEST(*ponds.cells.at(3).text == "2024-03-01");
    BOOST_TEST((document().find_table("staff")->sides.front().rows.at(3).cells.at(3).state == CellState::withheld));
}

BOOST_AUTO_TEST_CASE(whole_numbers_of_things_are_counted_and_not_rounded) {
    std::string whole = tables_text;
    for (const auto& [text, other] : std::vector<std::pair<const char*, const char*>>{
             {"12.5,", "12,"}, {"1, 8.5,", "1, 8,"}, {"2, 8.5,", "2, 8,"}, {"4.0,", "4,"}})
        whole = replaced(whole, text, other);
    put(budget + "/tables.toml", whole);
    BOOST_TEST(load() == "");
    BOOST_TEST(measure("staff[total].posts").rounding.is_zero());
}

BOOST_AUTO_TEST_CASE(what_is_not_applicable_adds_nothing) {
    put(budget + "/tables.toml", replaced(replaced(tables_text, "\"By law\", 5]", "\"not applicable\", \"not applicable\"]"),
                                          "2024-03-01, 5", "2024-03-01, 4"));
    BOOST_TEST(load() == "");
    const Measured audited = measure("sum(staff[*].audited)");
    BOOST_TEST(!audited.missing.has_value());
    BOOST_TEST(audited.value->plain() == "4");
    BOOST_TEST(value("staff[parks].audited") == "none");
    BOOST_TEST((document().find_table("staff")->sides.front().rows.at(1).cells.at(3).state == CellState::not_applicable));
}

BOOST_AUTO_TEST_CASE(rows_lie_in_one_another) {
    load();
    BOOST_TEST(value("children(staff[total].posts)") == "12.5", "parks and office, not ponds");
    BOOST_TEST(value("children(staff[parks].posts)") == "8.5");
    BOOST_TEST(value("sum(staff[level 1].posts)") == "12.5", "a total has no level");
}

BOOST_AUTO_TEST_CASE(documents_leave_out_what_is_optional) {
    load();
    const Side& staff = document().find_table("staff")->sides.front();
    BOOST_TEST(staff.left_out == std::vector<bool>({false, false, false, false, true, false}), boost::test_tools::per_element());
    BOOST_TEST(value("staff[total].grants") == "none");
    BOOST_TEST(value("debt[bonds].amount") == "none");
    BOOST_TEST(value("debt[total].amount") == "5");
    put(budget + "/tables.toml", tables_text.substr(0, tables_text.find("[tables.debt]")));
    BOOST_TEST(load() == "");
    BOOST_TEST(document().find_table("debt")->is_left_out());
    BOOST_TEST((measure("debt[total].amount").missing == CellState::did_not_exist));
}

BOOST_AUTO_TEST_CASE(faults_of_declaring_columns_are_told) {
    struct Case {
        const char* before;
        const char* after;
        const char* told;
    };
    for (const Case& c : std::vector<Case>{
             {"kind = \"count\"", "kind = \"number\"", "invalid-value 22: there is no kind of column \"number\""},
             {"kind = \"count\", ", "", "unknown-unit 22: \"FTE\" is not one of the standard's units of money"},
             {"unit = \"k$\"", "unit = \"k$\", kind = \"count\"", "invalid-value 24: \"k$\" is a unit of money"},
             {"kind = \"text\"", "kind = \"text\", adds-up = true", "invalid-value 25: rates and texts do not add up"},
             {"stages = [\"final\"]", "stages = [\"finale\"]",
              "invalid-value 27: the standard has no stage \"finale\"; did you mean \"final\"?"},
             {"amount = \"staff[total].posts\"", "amount = \"sum(staff[*].share)\"",
              "invalid-value 46: staff.share holds rates, which cannot be added up"},
             {"amount = \"staff[total].posts\"", "amount = \"staff[total].basis\"",
              "invalid-value 46: staff.basis holds texts, not amounts"},
             {"amount = \"staff[total].posts\"", "amount = \"staff[total].posts + staff[total].pay\"",
              "invalid-value 46: the expression adds \"FTE\" and money"},
             {"amount = \"staff[total].posts\"", "amount = \"staff[total].pay * (1 + staff[total].posts - staff[total].share)\"",
              "invalid-value 46: the expression adds \"FTE\" and \"%\""},
             {"[[part]]\n", "[overview]\nsize = \"posts\"\n\n[[part]]\n",
              "invalid-value 49: pages across departments add up money, and not FTE"},
             {"[[part]]\n",
              "[overview]\n[[overview.topic]]\nid = \"t\"\ntitle = \"T\"\nrows = \"staff[*]\"\ncolumn = \"share\"\n\n[[part]]\n",
              "invalid-value 53: pages across departments add up money, and not %"},
             {"[[part]]\n",
              "[[chart]]\nid = \"c\"\nkind = \"bar\"\ntitle = \"C\"\nrows = \"staff[level 1]\"\nseries = [{ title = \"a\", column "
              "= \"posts\" }, "
              "{ title = \"b\", column = \"pay\" }]\n\n[[part]]\n",
              "invalid-value 48: the chart draws amounts of different units"},
             {"levels = 2", "levels = 12", "invalid-value 20: rows lie at most 9 deep in one another"},
         }) {
        put("content/standards/plain/standard.toml", replaced(standard_text, c.before, c.after));
        BOOST_TEST(load() == c.told, load() << " after " << c.after);
    }
}

BOOST_AUTO_TEST_CASE(faults_of_rows_are_told) {
    struct Case {
        const char* before;
        const char* after;
        const char* told;
    };
    for (const Case& c : std::vector<Case>{
             {"\"Ponds\", 2", "\"Ponds\", 3", "invalid-value 10: a row's level is a number from 1 to 2"},
             {"\"basis\", \"audited\"", "\"audited\", \"basis\"", "wrong-columns 6: the columns are not those of staff"},
             {"\"basis\", \"audited\"", "\"basis\"", "wrong-columns 6: the columns are not those of staff"},
         }) {
        put(budget + "/tables.toml", replaced(tables_text, c.before, c.after));
        BOOST_TEST(load() == c.told, load());
    }
}

// Indicators of performance: each row counts something else.
BOOST_AUTO_TEST_CASE(rows_may_have_units_of_their_own) {
    const std::string indicators = R"([[table]]
id = "indicators"
number = 4
title = "Indicators"
row-title = "Indicator"
rows = { named = true, levels = 2, units = true }
columns = [{ id = "target", title = "Target", kind = "rate" }, { id = "reached", title = "Reached", kind = "count" }]

)";
    const std::string figure = "[[figure]]\nid = \"posts\"";
    const std::string text = replaced(standard_text, figure, indicators + figure);
    put("content/standards/plain/standard.toml", text);
    put(budget + "/tables.toml", std::string(tables_text) + R"([tables.indicators]
columns = ["id", "name", "level", "unit", "target", "reached"]
rows = [["parks", "Parks", 1, "", "", ""], ["paths", "Paths mended", 2, "km", 12.5, 11.8], ["visits", "Visits", 2, "visits", 900, 1020]]
)");
    put(budget + "/document.toml",
        "year = 2024\nstage = \"final\"\nstandard = \"plain\"\ntitle = \"D\"\nunit = \"$\"\n"
        "[[figure]]\nid = \"mended\"\ntitle = \"Mended\"\namount = \"indicators[paths].reached\"\n");
    BOOST_TEST(load() == "");
    BOOST_TEST(document().tables.back().sides.front().rows.at(1).unit == "km");
    const Figures figures = derive_figures(document(), {}, findings);
    BOOST_TEST(figures.at("mended").unit == "km");
    BOOST_TEST(figures.at("mended").value->plain() == "11.8");
    struct Case {
        const char* before;
        const char* after;
        const char* told;
    };
    for (const Case& c : std::vector<Case>{
             {"title = \"Target\", kind = \"rate\"", "title = \"Target\"",
              "invalid-value 49: the rows of this table have units of their own, and the column target holds money"},
             {"title = \"Reached\", kind = \"count\"", "title = \"Reached\", kind = \"count\", unit = \"km\"",
              "invalid-value 49: the rows of this table have units of their own, and the column reached has one, too"},
             {"amount = \"staff[total].posts\"", "amount = \"sum(indicators[*].reached)\"",
              "invalid-value 54: the rows of indicators have units of their own, so they cannot be added up"},
             {"[[part]]\n",
              "[[chart]]\nid = \"c\"\nkind = \"bar\"\ntitle = \"C\"\nrows = \"indicators[*]\"\ncolumn = \"reached\"\n\n[[part]]\n",
              "invalid-value 56: the chart draws rows of indicators, which have units of their own"},
         }) {
        put("content/standards/plain/standard.toml", replaced(text, c.before, c.after));
        BOOST_TEST(load() == c.told, load() << " after " << c.after);
    }
    put("content/standards/plain/standard.toml", text);
    put(budget + "/document.toml",
        "year = 2024\nstage = \"final\"\nstandard = \"plain\"\ntitle = \"D\"\nunit = \"$\"\n"
        "[[figure]]\nid = \"mixed\"\ntitle = \"Mixed\"\namount = \"indicators[paths].reached + indicators[visits].reached\"\n");
    BOOST_TEST(load() == "invalid-value 9: the expression adds \"km\" and \"visits\"");
}

// What is added or compared is of one unit as far as the standard, or the document, knows.
BOOST_AUTO_TEST_CASE(like_is_added_to_and_compared_with_like) {
    const auto told = [&](const std::string& amount) {
        put("content/standards/plain/standard.toml", replaced(standard_text, "\"staff[total].posts\"", "\"" + amount + "\""));
        return load();
    };
    BOOST_TEST(told("staff[total].pay + spending[total].amount") == "", "units of money are converted");
    BOOST_TEST(told("staff[total].posts * staff[total].pay + spending[total].amount") == "", "a product may be of any unit");
    BOOST_TEST(told("staff[total].posts - 2") == "", "a number may be of any unit");
    BOOST_TEST(told("count(staff[*]) + staff[total].posts") == "", "rows may be what the cells count");
    BOOST_TEST(told("prior(staff[total].posts) - sum(staff[level 1].pay)") ==
               "invalid-value 46: the expression adds \"FTE\" and money");
    BOOST_TEST(told("staff[total].posts") == "");
    const auto checked = [&](const std::string& that) {
        put("content/standards/plain/checks.toml", "[[check]]\nid = \"c\"\nsentence = { en = \"C.\" }\nthat = \"" + that + "\"\n");
        return load();
    };
    BOOST_TEST(checked("staff[total].pay = spending[total].amount") == "");
    BOOST_TEST(checked("staff[total].posts >= 12") == "");
    put("content/standards/plain/standard.toml", replaced(standard_text, "\"Grants\", optional = true",
                                                          "\"Filled\", optional = true, kind = \"count\", unit = \"persons\""));
    BOOST_TEST(checked("staff[total].grants <= staff[total].posts") == "", "counted things may have several names");
    put("content/standards/plain/standard.toml", standard_text);
    BOOST_TEST(checked("staff[total].posts <= staff[total].pay") == "invalid-value 4: the expression compares \"FTE\" and money");
}

// What is found wrong has the unit of what was compared, and not the document's money.
BOOST_AUTO_TEST_CASE(outcomes_have_the_unit_of_what_they_compare) {
    put("content/standards/plain/checks.toml",
        "[[check]]\nid = \"share\"\nsentence = { en = \"S.\" }\nthat = \"staff[total].share = 90\"\n\n"
        "[[check]]\nid = \"each\"\nsentence = { en = \"E.\" }\nthat = \"staff[*].* <= 50\"\n\n"
        "[[check]]\nid = \"pay\"\nsentence = { en = \"P.\" }\nthat = \"staff[total].pay = 3000\"\n");
    put(budget + "/tables.toml", replaced(tables_text, "[\"ponds\", \"Ponds\", 2, 8.5,", "[\"ponds\", \"Ponds\", 2, 8.4,"));
    BOOST_TEST(load() == "");
    std::set<std::string> units;
    for (const Outcome& outcome : check_document(document(), {}, {}, "en").outcomes) {
        if (outcome.left) units.insert(outcome.rule + " " + outcome.column + " " + outcome.unit);
    }
    BOOST_TEST(units == std::set<std::string>({"children-sum posts FTE", "each pay $", "each share %", "pay  $", "share  %"}),
               boost::test_tools::per_element());
}

// The document is of final accounts.
BOOST_AUTO_TEST_CASE(rows_figures_and_charts_may_be_of_some_stages) {
    std::string text = replaced(standard_text, "title = \"Bonds\", optional = true", "title = \"Bonds\", stages = [\"budget\"]");
    text = replaced(text, "title = \"Posts\"\namount", "title = \"Posts\"\nstages = [\"budget\"]\namount");
    text = replaced(text, "[[part]]\n",
                    "[[chart]]\nid = \"c\"\nkind = \"bar\"\ntitle = \"C\"\nrows = \"staff[level 1]\"\ncolumn = \"pay\"\n"
                    "stages = [\"budget\"]\n\n[[part]]\n");
    put("content/standards/plain/standard.toml", text);
    BOOST_TEST(load() == "");
    BOOST_TEST(derive_figures(document(), {}, findings).empty());
    BOOST_TEST(derive_charts(content.departments.front(), document(), findings).empty());
    put(budget + "/tables.toml", replaced(tables_text, "[\"bank\", 5],", "[\"bank\", 5], [\"bonds\", 0],"));
    BOOST_TEST(load() == "unknown-row 16: documents of the stage \"final\" have no row \"bonds\" in debt");
    put("content/standards/plain/standard.toml",
        replaced(text, "\"Bonds\", stages = [\"budget\"]", "\"Bonds\", stages = [\"final\"]"));
    BOOST_TEST(load() == "");
}

BOOST_AUTO_TEST_CASE(amounts_may_be_rounded_more_coarsely_than_they_show) {
    put(budget + "/document.toml",
        "year = 2024\nstage = \"final\"\nstandard = \"plain\"\ntitle = \"D\"\nunit = \"$\"\nrounded-to = \"k$\"\n");
    BOOST_TEST(load() == "");
    BOOST_TEST(measure("spending[total].amount").rounding.plain() == "500");
    put(budget + "/tables.toml", replaced(tables_text, "[tables.spending]\n", "[tables.spending]\nrounded-to = \"$\"\n"));
    BOOST_TEST(load() == "");
    BOOST_TEST(measure("spending[total].amount").rounding.plain() == "0.5");
    put(budget + "/tables.toml", replaced(tables_text, "[tables.spending]\n", "[tables.spending]\nrounded-to = \"K$\"\n"));
    BOOST_TEST(load() == "unknown-unit 2: the standard declares no unit \"K$\"; did you mean \"$\"?");
}

BOOST_AUTO_TEST_CASE(titles_know_any_year) {
    load();
    const Department& parks = content.departments.front();
    for (const auto& [title, filled] : std::vector<std::pair<const char*, const char*>>{{"FY{{year}}", "FY2024"},
                                                                                        {"{{prior-year}}", "2023"},
                                                                                        {"{{year-2}}", "2022"},
                                                                                        {"{{year+10}}", "2034"},
                                                                                        {"{{year-}}", "{{year-}}"},
                                                                                        {"{{year-100}}", "{{year-100}}"},
                                                                                        {"{{years}}", "{{years}}"}}) {
        BOOST_TEST(fill_title(title, parks, document()) == filled);
    }
    BOOST_TEST(fill_years("{{year-1}} of {{department}}", FiscalYear(2024)) == "2023 of {{department}}");
    BOOST_TEST(find_unknown_name("{{year-2}} {{year*2}}") == "{{year*2}}");
}

BOOST_AUTO_TEST_CASE(a_standard_extends_another) {
    put("content/standards/town/standard.toml", R"(id = "town"
title = "A town's budget"
extends = "plain"
[[table]]
id = "spending"
title = "What the town spends"
columns = [{ id = "planned", title = "Planned", before = "amount" }]
[[table]]
id = "debt"
after = "spending"
rows.items = [{ id = "bonds", leave-out = true }, { id = "state", title = "State", after = "bank" }]
[[table]]
id = "staff"
leave-out = true
[[figure]]
id = "posts"
replace = true
title = "Planned spending"
amount = "spending[total].planned"
)");
    put(budget + "/document.toml", "year = 2024\nstage = \"final\"\nstandard = \"town\"\ntitle = \"D\"\nunit = \"$\"\n");
    put(budget + "/tables.toml", R"([tables.spending]
columns = ["code", "planned", "amount"]
rows = [["total", 31, 30], ["04", 31, 30]]
[tables.debt]
columns = ["id", "amount"]
rows = [["bank", 5], ["state", 1], ["total", 6]]
)");
    BOOST_TEST(load() == "");
    const Standard& town = *document().standard;
    BOOST_TEST(town.id == "town");
    BOOST_REQUIRE(town.tables.size() == 2U);
    BOOST_TEST(town.tables[0].title == "What the town spends");
    BOOST_TEST(town.tables[1].id == "debt");
    BOOST_TEST(town.figures.front().title == "Planned spending");
    BOOST_TEST(town.stages.size() == 2U);
    BOOST_TEST(value("spending[total].planned") == "31");
}

// The place is in the file that still uses it; the message says who has left it out, and where.
BOOST_AUTO_TEST_CASE(what_uses_an_entry_that_is_left_out_is_told_by_whom) {
    put("content/standards/plain/checks.toml",
        "[[check]]\nid = \"loans\"\nsentence = { en = \"S.\" }\nthat = \"debt[total].amount = debt[bonds].amount\"\n"
        "[[check]]\nid = \"posts\"\nsentence = { en = \"S.\" }\nthat = \"staff[total].audited <= staff[total].posts\"\n");
    put(budget + "/document.toml", "year = 2024\nstage = \"final\"\nstandard = \"village\"\ntitle = \"D\"\nunit = \"$\"\n");
    put("content/standards/village/standard.toml", "id = \"village\"\ntitle = \"A village's budget\"\nextends = \"town\"\n");
    put("content/standards/town/standard.toml", R"(id = "town"
title = "A town's budget"
extends = "plain"
[[table]]
id = "debt"
leave-out = true
[[table]]
id = "staff"
columns = [{ id = "audited", leave-out = true }]
)");
    BOOST_TEST(load().starts_with(
        "unknown-table 4: the standard has no table \"debt\": town leaves it out, in line 5 of its standard.toml\n"
        "unknown-table 4: the standard has no table \"debt\": town leaves it out, in line 5 of its standard.toml\n"
        "unknown-column 8: staff has no column \"audited\": town leaves it out, in line 9 of its standard.toml"));
    BOOST_TEST(findings.list().front().remedy == "Leave out, or replace, in town what uses it, too.");
    put("content/standards/town/standard.toml", R"(id = "town"
title = "A town's budget"
extends = "plain"
[[table]]
id = "debt"
rows.items = [{ id = "bonds", leave-out = true }]
)");
    BOOST_TEST(load().starts_with("unknown-row 4: debt has no row \"bonds\": town leaves it out, in line 6 of its standard.toml"));
}

// Its own name for a code comes first.
BOOST_AUTO_TEST_CASE(a_classification_includes_others) {
    const std::string text = replaced(standard_text, "[\"function\"]", "[\"function\", \"income\", \"both\"]");
    put("content/standards/plain/standard.toml", replaced(text, "classification = \"function\"", "classification = \"both\""));
    put("content/standards/plain/income.toml",
        "id = \"income\"\ntitle = \"Income\"\nlevels = [2, 4]\n[codes]\n\"10\" = \"Fees\"\n\"04\" = \"Other\"\n");
    put("content/standards/plain/both.toml", "id = \"both\"\ntitle = \"Both\"\nincludes = [\"function\", \"income\"]\n");
    put(budget + "/tables.toml", replaced(tables_text, "[\"04\", 30]", "[\"04\", 20], [\"10\", 10]"));
    BOOST_TEST(load() == "");
    const std::vector<Row>& rows = document().tables.front().sides.front().rows;
    BOOST_TEST(rows.at(1).names.front() == "Culture");
    BOOST_TEST(rows.at(2).names.front() == "Fees");
    BOOST_TEST(rows.at(2).level == 1);
    put("content/standards/plain/both.toml",
        "id = \"both\"\ntitle = \"Both\"\nincludes = [\"functions\", \"income\"]\nlevels = [2, 5]\n");
    BOOST_TEST(
        load().starts_with("invalid-value 3: the standard names no classification \"functions\" before this one\n"
                           "invalid-value 3: the codes of income have other lengths or levels than those of this classification"));
}

BOOST_AUTO_TEST_CASE(faults_of_extending_are_told) {
    const std::string head = "id = \"town\"\ntitle = \"A town's budget\"\n";
    put(budget + "/document.toml", "year = 2024\nstage = \"final\"\nstandard = \"town\"\ntitle = \"D\"\nunit = \"$\"\n");
    struct Case {
        std::string text;
        std::string told;
    };
    for (const Case& c : std::vector<Case>{
             {"extends = \"plane\"\n", "unknown-standard 3: there is no standard \"plane\""},
             {"extends = \"town\"\n", "invalid-value 3: the standard \"town\" extends itself"},
             {"extends = \"plain\"\n[[table]]\nid = \"depth\"\nleave-out = true\n",
              "invalid-value 5: the standard that is extended has no \"depth\" here; did you mean \"debt\"?"},
             {"extends = \"plain\"\n[[table]]\nid = \"debt\"\nafter = \"stuff\"\n",
              "invalid-value 6: the standard that is extended has no \"stuff\" here; did you mean \"staff\"?"},
             {"extends = \"plain\"\ncolour = 1\n", "unknown-key 4: there is no key \"colour\" here"},
         }) {
        put("content/standards/town/standard.toml", head + c.text);
        BOOST_TEST(load() == c.told, load());
    }
}

BOOST_AUTO_TEST_CASE(a_part_has_one_look_in_all_charts) {
    const auto items = [](const char* kind, const std::vector<std::string>& titles) {
        ChartDeclaration chart;
        chart.kind = kind;
        for (const std::string& title : titles) chart.items.push_back({title, {}});
        return chart;
    };
    ChartDeclaration flow;
    flow.kind = "flow";
    flow.series = {{"tax", "tax"}, {"fees", "fees"}};
    flow.uses = ChartUsesForm{{}, {}, {{"staff", "staff"}, {"goods", "goods"}}};
    Standard standard;
    standard.charts = {items("donut", {"tax", "grants"}), items("bar", {"roads", "parks"}), flow,
                       items("donut", {"goods", "staff"}), items("line", {"grants", "goods"})};
    using Looks = std::map<std::string, std::size_t, std::less<>>;
    // Only parts beside each other need different looks; bars of one series have none of their own.
    BOOST_TEST((chart_looks(standard) == Looks{{"tax", 0}, {"grants", 1}, {"fees", 1}, {"staff", 2}, {"goods", 3}}));
    std::vector<std::string> many;
    for (int i = 0; i < 10; ++i) many.push_back(std::to_string(i));
    standard.charts = {items("donut", many)};
    BOOST_TEST(chart_looks(standard).size() == 8U);
    standard.looks = chart_looks(standard);
    BOOST_TEST((standard.look_of("7") == std::optional<std::size_t>(7)));
    BOOST_TEST(!standard.look_of("8").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
