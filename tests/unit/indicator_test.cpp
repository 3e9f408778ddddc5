// Targets of performance and what came of them, as numbers.
#include "model/indicator_text.hpp"

#include <boost/test/unit_test.hpp>

#include "derive/print_document.hpp"
#include "derive/print_list.hpp"
#include "export/table_csv.hpp"
#include "load/load_content.hpp"
#include "print_texts.hpp"
#include "sandbox.hpp"

using namespace sitegen;

namespace {

const Words& indicator_texts() {
    static const Words texts = print_texts({{"cell-did-not-exist", "did not exist"},
                                            {"cell-not-applicable", "not applicable"},
                                            {"cell-not-published", "not published"},
                                            {"cell-withheld", "withheld"},
                                            {"download-indicators", "Indicators"},
                                            {"indicator-at-least", "at least {target}"},
                                            {"indicator-at-most", "at most {target}"},
                                            {"indicator-both", "{target}; {result}"},
                                            {"indicator-compared", "{target}; {result}: {verdict}"},
                                            {"indicator-met", "met"},
                                            {"indicator-not-met", "not met"},
                                            {"indicator-number", "{number} {unit}"},
                                            {"indicator-result", "{result} reached"}});
    return texts;
}

struct Indicators : Sandbox {
    Indicators() {
        put("content/site.toml", "title = \"T\"\npublisher = \"P\"\nlanguage = \"en\"\n");
        put("content/standards/plain/standard.toml", R"(id = "plain"
title = "A plain budget"
stages = [{ id = "budget", title = "Budget" }]
units = { "$" = 0 }

[[table]]
id = "spending"
number = 1
title = "Spending"
row-title = "Purpose"
optional = true
columns = [{ id = "amount", title = "Amount" }]
rows.items = [{ id = "total", title = "Total", role = "total" }]

[form]
title = "Targets"
number-from = 1
fields = [{ id = "name", title = "Name" }]
periods = [{ id = "term", title = "Term" }, { id = "year", title = "Year" }]
indicator-levels = ["Kind"]

[[part]]
id = "text"
title = "Text"
sections = [{ id = "targets", title = "Targets", forms = true, optional = true }]
)");
        put("content/departments/parks/department.toml", "name = \"Parks\"\n");
        put("content/departments/parks/2024/budget/document.toml",
            "year = 2024\nstage = \"budget\"\nstandard = \"plain\"\ntitle = \"D\"\nunit = \"$\"\n");
    }

    // The findings; of content without any, what the first indicator states for each period, with bars between.
    std::string stated(const std::string& line) {
        put("content/departments/parks/2024/budget/performance.toml",
            "[[performance]]\nid = \"a\"\nindicators = [\n  { path = [\"Paths\"], " + line + " },\n]\n");
        Sources sources;
        Findings findings;
        content = load_content("content", {}, sources, findings);
        std::string text;
        for (const Finding& finding : findings.list()) text += finding.rule + ": " + finding.message;
        if (!text.empty()) return text;
        const PerformanceIndicator& indicator = document().performance.front().indicators.front();
        for (const IndicatorValue& value : indicator.values)
            text += (text.empty() ? "" : " | ") + say_value(value, indicator, indicator_texts());
        return text;
    }

    [[nodiscard]] const Document& document() const { return content.departments.front().documents.front(); }

    Content content;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(indicators, Indicators)

BOOST_AUTO_TEST_CASE(numbers_are_compared_where_it_is_known_which_are_good) {
    BOOST_TEST(stated("term = \"many\", year = \"≥ 3 km\"") == "many | ≥ 3 km");
    BOOST_TEST(stated("term = 36, year = { target = 1200.5, result = 13 }") == "36 | 1,200.5; 13 reached");
    BOOST_TEST(stated("unit = \"km\", direction = \"at least\", term = 36, year = { target = 12, result = 12.0 }") ==
               "at least 36 km | at least 12 km; 12.0 km reached: met");
    BOOST_TEST(stated("unit = \"km\", direction = \"at least\", term = \"all\", year = { target = 12, result = 11.9 }") ==
               "all | at least 12 km; 11.9 km reached: not met");
    BOOST_TEST(stated("unit = \"days\", direction = \"at most\", term = { result = 4 }, year = { target = 5, result = 4 }") ==
               "4 days reached | at most 5 days; 4 days reached: met");
}

BOOST_AUTO_TEST_CASE(faults_of_indicators_are_told) {
    BOOST_TEST(stated("unit = \"km\", term = \"many\", year = \"more\"") ==
               "invalid-value: \"unit\" is of numbers, but this indicator has none");
    BOOST_TEST(stated("direction = \"more\", term = 1, year = 2") == "invalid-value: there is no direction \"more\"");
    BOOST_TEST(stated("term = { goal = 1 }, year = 2").starts_with("unknown-key: there is no key \"goal\" here"));
}

BOOST_AUTO_TEST_CASE(numbers_have_columns_in_the_file) {
    const auto csv = [this] {
        std::string out;
        append_table_csv(out, print_indicators(document(), indicator_texts()), indicator_texts());
        return out;
    };
    BOOST_TEST(stated("term = \"many\", year = \"more\"") == "many | more");
    BOOST_TEST(csv() ==
               "form,form_name,project,Kind,Term,Year,unit,term-target,term-result,term-met,year-target,year-result,year-met\r\n"
               "a,Targets,,Paths,many,more,,,,,,,\r\n");
    BOOST_TEST(!stated("unit = \"km\", direction = \"at most\", term = \"few\", year = { target = 5, result = 6.5 }").empty());
    BOOST_TEST(csv() ==
               "form,form_name,project,Kind,Term,Year,unit,term-target,term-result,term-met,year-target,year-result,year-met\r\n"
               "a,Targets,,Paths,few,at most 5 km; 6.5 km reached: not met,km,,,,5,6.5,not met\r\n");
}

BOOST_AUTO_TEST_SUITE_END()
