// The sentences at the head of pages.

#include <boost/test/unit_test.hpp>

#include "amounts.hpp"
#include "model/change_list.hpp"
#include "model/share_text.hpp"

using namespace sitegen;

namespace {

const Words words("en", {{"number-scales-written", "6 million"},
                         {"number-group", ","},
                         {"number-point", "."},
                         {"chart-amount", "{value} {unit}"},
                         {"percent", "{number}%"},
                         {"percent-tiny", "<{percent}"},
                         {"list-separator", ", "},
                         {"answer-part", "{title} {amount}"},
                         {"answer-parts-below-zero", "{parts}; below zero {negative}"},
                         {"answer-part-share", "{title} {amount} ({share})"},
                         {"change-no-comparison", "no comparison"},
                         {"change-none", "the same"},
                         {"change-within-rounding", "the same within rounding"},
                         {"change-fall", "down {amount} {unit}"},
                         {"change-rise", "up {amount} {unit}"},
                         {"change-fall-rate", "down {amount} {unit} or {rate}"},
                         {"change-rise-rate", "up {amount} {unit} or {rate}"},
                         {"change-fell", "fell"},
                         {"change-rose", "rose"},
                         {"change-since-last-year", "{change} on last year"},
                         {"change-because", "{change} because of {reason}"},
                         {"change-since-last-year-restated", "{change} on last year as restated"},
                         {"change-restated", "{change} (as restated)"},
                         {"cell-withheld", "withheld"}});

AnswerPiece text(const char* of) { return {of, {}, {}}; }
AnswerPiece name(const char* of, const char* aspect = "") { return {{}, of, aspect}; }

const FigureForm change_form = [] {
    FigureForm form;
    form.kind = FigureForm::Kind::change;
    return form;
}();

Figure change_of(const char* value, const char* rate = "") {
    Figure figure;
    figure.form = &change_form;
    figure.unit = "k€";
    figure.value = amount(value);
    if (*rate != 0) figure.rate = amount(rate);
    return figure;
}

NamedChange named(const char* title, const char* value, const char* rate = "") {
    Figure change = change_of(value, rate);
    const Amount of = *change.value;
    return {title, of.absolute(), of.is_negative(), std::move(change)};
}

std::string or_none(const std::optional<std::string>& said) { return said.value_or("-"); }

}  // namespace

BOOST_AUTO_TEST_SUITE(answers)

BOOST_AUTO_TEST_CASE(says_the_first_sentence_that_has_all_its_values) {
    AnswerForm form;
    form.id = "how-much";
    form.title = "How much in {{year}}";
    form.texts = {{text("In {{year}} it is "), name("total"), text(" and "), name("blank"), text(".")},
                  {text("In {{year}} it is "), name("total", "said"), text(".")},
                  {text("Nothing is known.")}};
    const auto fill = [](std::string_view of) {
        std::string filled(of);
        const std::size_t at = filled.find("{{year}}");
        return at == std::string::npos ? filled : filled.replace(at, 8, "2024");
    };
    const auto said = [&](const AnswerValues& values) {
        const std::optional<Answer> answer = say_answer(form, values, fill);
        return answer ? answer->title + "|" + answer->text : "-";
    };
    using Said = std::optional<std::string>;
    BOOST_TEST(said([](const AnswerPiece& piece) { return Said(piece.name + piece.aspect); }) ==
               "How much in 2024|In 2024 it is total and blank.");
    BOOST_TEST(said([](const AnswerPiece& piece) { return piece.name == "blank" ? Said() : Said(piece.name + piece.aspect); }) ==
               "How much in 2024|In 2024 it is totalsaid.");
    BOOST_TEST(said([](const AnswerPiece&) { return Said(); }) == "How much in 2024|Nothing is known.");
    // An empty text, such as the unit of nothing, is no value.
    form.texts.pop_back();
    BOOST_TEST(said([](const AnswerPiece&) { return Said(""); }) == "-");
}

BOOST_AUTO_TEST_CASE(names_the_largest_parts) {
    struct Case {
        std::vector<AnswerPart> parts;
        const char* whole;  // "" for none
        const char* aspect;
        const char* said;
    };
    const std::vector<AnswerPart> four = {
        {"a", amount("10.00")}, {"b", amount("60.00")}, {"c", amount("25.00")}, {"d", amount("5.00")}};
    const std::vector<Case> cases = {
        {four, "100.00", "parts", "b 60.00 k€ (60.00%), c 25.00 k€ (25.00%), a 10.00 k€ (10.00%)"},
        {four, "", "parts", "b 60.00 k€, c 25.00 k€, a 10.00 k€"},
        {four, "0", "parts", "b 60.00 k€, c 25.00 k€, a 10.00 k€"},
        {four, "100.00", "largest", "b"},
        {four, "100.00", "largest.amount", "60.00 k€"},
        {four, "100.00", "largest.share", "60.00%"},
        {four, "", "largest.share", "-"},
        // Zero is no part; of equal ones the first comes first.
        {{{"x", amount("0.00")}, {"y", amount("5")}, {"z", amount("5")}}, "10", "parts", "y 5 k€ (50.00%), z 5 k€ (50.00%)"},
        {{{"x", amount("0.00")}}, "0.00", "parts", "-"},
        {{}, "", "largest", "-"},
        // Beside a part below zero, the others have no shares.
        {{{"x", amount("-1.00")}, {"y", amount("5.00")}}, "4.00", "parts", "y 5.00 k€; below zero x −1.00 k€"},
        {{{"x", amount("-1.00")}, {"y", amount("5.00")}}, "4.00", "largest.share", "-"},
        // The number of a row is not said beside amounts.
        {{{"2. Roads", amount("4.00")}, {"三、学校", amount("6.00")}}, "", "parts", "学校 6.00 k€, Roads 4.00 k€"},
        {{{"(2) Roads", amount("4.00")}, {"2.5% levy", amount("6.00")}}, "", "parts", "2.5% levy 6.00 k€, Roads 4.00 k€"},
        {{{"12) Roads", amount("4.00")}}, "", "largest", "Roads"},
        {{{"2024 elections", amount("4.00")}}, "", "largest", "2024 elections"},
        {{{"U.S. grants", amount("4.00")}}, "", "largest", "U.S. grants"},
        {{{"7.", amount("4.00")}}, "", "largest", "7."},
        {{{"x", amount("0.01")}, {"y", amount("9999999.00")}},
         "9999999.01",
         "parts",
         "y 10.0 million € (>99.99%), x 0.01 k€ (<0.01%)"},
    };
    for (const Case& each : cases) {
        const std::optional<Amount> whole = *each.whole == 0 ? std::nullopt : std::optional(amount(each.whole));
        const std::string said =
            or_none(say_aspect_of_parts(each.parts, whole, each.aspect, Rounding::half_up, "k€", {"{number} {scale} €", 0}, words));
        BOOST_TEST(said == each.said);
    }
}

BOOST_AUTO_TEST_CASE(names_the_change_that_the_total_hides) {
    struct Case {
        const char* total;  // the size of its change; "" if it is not known
        const char* name;
        const char* aspect;
        const char* said;
    };
    ChangeList list;
    list.changes = {named("staff", "2.50", "1.25"), named("works", "-40.00", "-18.85"), named("cars", "3.00")};
    list.sort();
    const std::vector<Case> cases = {
        {"0.09", "largest-change", "", "down 40.00 k€ or 18.85% on last year"},
        {"0.09", "largest-change", "title", "works"},
        {"0.09", "larger-change", "title", "works"},
        {"0.09", "larger-change", "rate", "18.85%"},
        {"0.09", "larger-change", "direction", "fell"},
        {"40.00", "larger-change", "title", "-"},  // not larger
        {"41", "larger-change", "", "-"},
        {"", "larger-change", "", "-"},  // nobody knows
        {"", "largest-change", "title", "works"},
        {"", "rises", "", "cars 3.00 k€, staff 2.50 k€"},
        {"", "falls", "", "works 40.00 k€"},
        {"", "something", "", "-"},
    };
    for (const Case& each : cases) {
        list.total = *each.total == 0 ? std::nullopt : std::optional(amount(each.total));
        BOOST_TEST(or_none(list.say(name(each.name, each.aspect), "k€", {}, words)) == each.said);
    }
    BOOST_TEST(or_none(ChangeList().say(name("largest-change"), "k€", {}, words)) == "-");
    list.repeats_total = true;
    list.total = amount("41");
    BOOST_TEST(or_none(list.say(name("largest-change"), "k€", {}, words)) == "-", "another one was larger");
    list.total = amount("39");
    BOOST_TEST(or_none(list.say(name("largest-change"), "k€", {}, words)) == "down 40.00 k€ or 18.85% on last year");
    list.changes.front().change.is_restated = true;  // the one that fell
    BOOST_TEST(or_none(list.say(name("falls"), "k€", {}, words)) == "works 40.00 k€ (as restated)");
    BOOST_TEST(or_none(list.say(name("rises"), "k€", {}, words)) == "cars 3.00 k€, staff 2.50 k€");
}

BOOST_AUTO_TEST_CASE(says_a_change_since_last_year) {
    Figure change = change_of("-2.33", "-0.09");
    BOOST_TEST(or_none(say_change_since(change, "said", {}, words)) == "down 2.33 k€ or 0.09% on last year");
    BOOST_TEST(or_none(say_change_since(change, "", {}, words)) == "down 2.33 k€ or 0.09%");
    change.is_restated = true;
    BOOST_TEST(or_none(say_change_since(change, "said", {}, words)) == "down 2.33 k€ or 0.09% on last year as restated");
    BOOST_TEST(or_none(say_change_since(change, "rate", {}, words)) == "-", "only the whole says that last year was restated");
    change.is_restated = false;
    change.is_of_other_tasks = true;
    BOOST_TEST(or_none(say_change_since(change, "said", {}, words)) == "-", "what was split off is no fall");
    BOOST_TEST(or_none(say_change_since(change_of("2.00"), "rate", {}, words)) == "-", "a rise from zero has no rate");
    BOOST_TEST(or_none(say_change_since(change_of("0.00"), "said", {}, words)) == "the same");
    change = change_of("0.01");
    change.is_within_rounding = true;
    BOOST_TEST(or_none(say_change_since(change, "said", {}, words)) == "the same within rounding");
    change.missing = CellState::withheld;
    BOOST_TEST(or_none(say_change_since(change, "said", {}, words)) == "-");
    BOOST_TEST(or_none(say_change_since(Figure(), "said", {}, words)) == "-");
}

BOOST_AUTO_TEST_CASE(says_the_reason_behind_the_whole_change) {
    const auto said = [](const Figure& change, const char* aspect) {
        return or_none(say_change_since(change, aspect, {}, words, "fewer staff"));
    };
    BOOST_TEST(said(change_of("-5.00", "2.50"), "said") == "down 5.00 k€ or 2.50% on last year because of fewer staff");
    BOOST_TEST(said(change_of("-5.00", "2.50"), "rate") == "2.50%");
    // Nothing has changed because of anything.
    BOOST_TEST(said(change_of("0.00"), "said") == "the same");
    ChangeList list;
    list.changes = {named("a", "5.00"), named("b", "-7.00")};
    list.changes.back().reason = "a move";
    list.sort();
    BOOST_TEST(or_none(list.say(name("largest-change"), "k€", {}, words)) == "down 7.00 k€ on last year because of a move");
    BOOST_TEST(or_none(list.say(name("rises"), "k€", {}, words)) == "a 5.00 k€");
}

BOOST_AUTO_TEST_SUITE_END()
