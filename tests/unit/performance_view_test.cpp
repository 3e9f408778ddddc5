// A form of performance targets says once what several periods have.
#include "render/performance_view.hpp"

#include <boost/test/unit_test.hpp>

#include "print_texts.hpp"

using namespace sitegen;

namespace {

struct Form {
    PerformanceForm form;
    PerformanceTargets targets;

    Form() {
        form.title = "Targets";
        form.periods = {{"term", "Term"}, {"year", "Year"}};
        form.indicator_levels = {"Indicator"};
        targets.id = "pond";
    }

    void add(const char* name, const char* term, const char* year) {
        PerformanceIndicator indicator;
        indicator.path = {name};
        for (const char* text : {term, year}) indicator.values.emplace_back().text = text;
        targets.indicators.push_back(std::move(indicator));
    }

    // "Heading | Heading: Name = value (label) x span; …"
    [[nodiscard]] std::string said() {
        targets.goals.resize(form.periods.size());
        static const Words words = print_texts({{"form-funds", "Funds"},
                                                {"form-goals", "Goals"},
                                                {"form-target", "Target"},
                                                {"form-target-same", "{target} in each"},
                                                {"list-separator", ", "},
                                                {"cell-not-applicable", "n/a"},
                                                {"cell-not-published", "not published"},
                                                {"cell-did-not-exist", "did not exist"},
                                                {"cell-withheld", "withheld"}});
        const PerformanceView view = performance_view(targets, form, words);
        std::string text;
        for (const FieldView& goal : view.goals) text += goal.title + "=" + goal.text + "; ";
        text += "[" + std::to_string(view.target_period_count) + "]";
        for (const HeadingView& period : view.target_periods) text += " " + period.title + " |";
        for (const IndicatorView& indicator : view.indicators) {
            text += " " + indicator.path.front().text;
            for (const ChartCellView& value : indicator.values) text += " " + value.text + "(" + value.label + ")";
            text += "x" + std::to_string(indicator.span) + ";";
        }
        return text;
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(performance_views)

BOOST_FIXTURE_TEST_CASE(what_all_periods_have_is_said_once, Form) {
    targets.goals = {"A clean pond", "A clean pond"};
    add("Visits", "12", "12");
    add("Fish", "3", "3");
    BOOST_TEST(said() == "Term, Year=A clean pond; [1] Term, Year | Visits 12(Term, Year)x1; Fish 3(Term, Year)x1;");
}

BOOST_FIXTURE_TEST_CASE(a_target_that_differs_keeps_the_columns, Form) {
    targets.goals = {"A clean pond", "A cleaner pond"};
    add("Visits", "36", "12");
    add("Fish", "3", "3");
    add("Ducks", "", "");
    BOOST_TEST(said() ==
               "Term=A clean pond; Year=A cleaner pond; [2] Term | Year | Visits 36(Term) 12(Year)x1; "
               "Fish 3 in each(Term, Year)x2; Ducks (Term) (Year)x1;");
}

BOOST_FIXTURE_TEST_CASE(a_form_without_targets_has_its_periods, Form) { BOOST_TEST(said() == "[2] Term | Year |"); }

BOOST_AUTO_TEST_SUITE_END()
