#include <boost/test/unit_test.hpp>
#include <variant>

#include "check/silent_changes.hpp"
#include "export/amounts_csv.hpp"
#include "model/publications.hpp"
#include "model/rules.hpp"

using namespace sitegen;

namespace {

Cell cell_of(std::string_view text) {
    Cell cell;
    if (text.empty()) return cell;
    cell.state = text == "withheld" ? CellState::withheld : CellState::amount;
    if (cell.state == CellState::amount) cell.printed = std::get<Amount>(Amount::parse(text));
    return cell;
}

// A document with one table "costs" of one column "sum" in k€.
struct PublishedFixture {
    Standard standard;
    Document document;

    PublishedFixture() {
        TableForm form;
        form.id = "costs";
        form.sides.emplace_back();
        form.sides.front().columns.push_back({"sum", "Sum", ""});
        standard.tables.push_back(std::move(form));
        document.standard = &standard;
        document.unit = "k€";
        Table table;
        table.form = &standard.tables.front();
        table.unit = "k€";
        table.sides.emplace_back();
        table.sides.front().form = &standard.tables.front().sides.front();
        document.tables.push_back(std::move(table));
    }

    void add(const char* id, std::string_view amount) {
        Row row;
        row.id = id;
        row.cells = {cell_of(amount)};
        document.tables.front().sides.front().rows.push_back(std::move(row));
    }

    [[nodiscard]] static std::string text_of(const PublishedAmounts& amounts) {
        std::string text;
        append_amounts_csv(text, amounts);
        return text;
    }

    // The messages about what was published as that file.
    [[nodiscard]] std::vector<std::string> silent_changes(std::string_view published) const {
        return silent_changes(PublishedDocument{read_amounts_csv(published), 0, {}});
    }

    [[nodiscard]] std::vector<std::string> silent_changes(const PublishedDocument& published) const {
        Findings findings;
        report_silent_changes(document, published, findings);
        std::vector<std::string> messages;
        for (const Finding& finding : findings.list()) {
            BOOST_TEST(finding.rule == rules::silent_change);
            messages.push_back(finding.message + " | " + finding.remedy.substr(0, finding.remedy.find(". If")));
        }
        return messages;
    }
};

const std::string first_line = "cell,amount,state,unit\r\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(publications)

BOOST_AUTO_TEST_CASE(amounts_survive_their_file) {
    PublishedFixture fixture;
    fixture.add("a", "-1.50");
    fixture.add("b", "");
    fixture.add("c", "withheld");
    const std::string text = first_line + "costs[a].sum,-1.50,amount,k€\r\ncosts[b].sum,,blank,k€\r\ncosts[c].sum,,withheld,k€\r\n";
    const PublishedAmounts amounts = amounts_published(fixture.document);
    BOOST_TEST(PublishedFixture::text_of(amounts) == text);
    const std::optional<PublishedAmounts> read = read_amounts_csv(text);
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST(PublishedFixture::text_of(*read) == text);
    for (std::size_t i = 0; i < amounts.size(); ++i) BOOST_TEST(read->at(i).is_same(amounts[i]));
}

// What only the prose or a performance form states was published, too.
BOOST_AUTO_TEST_CASE(statements_and_funds_are_amounts) {
    PublishedFixture fixture;
    const StatementForm cars{"cars", "Cars", "cars"};
    const StatementForm procurement{"procurement", "Procurement", ""};
    fixture.document.statements = {{&cars, cell_of("4")}, {&procurement, cell_of("withheld")}};
    fixture.standard.performance.emplace();
    fixture.standard.performance->funds = {{"total", "Total"}, {"local", "Local"}};
    fixture.standard.performance->periods = {{"year", "This year"}};
    PerformanceTargets gate;
    gate.id = "gate-form";
    gate.project = "gate";
    gate.funds = {{cell_of("3")}, {cell_of("")}};
    PerformanceTargets again = gate;
    again.id = "second";
    again.funds = {{cell_of("5")}, {cell_of("5")}};
    PerformanceTargets nameless = gate;
    nameless.id = "whole";
    nameless.project.clear();
    fixture.document.performance = {gate, again, nameless};
    BOOST_TEST(PublishedFixture::text_of(amounts_published(fixture.document)) ==
               first_line +
                   "statements[cars].value,4,amount,cars\r\nstatements[procurement].value,,withheld,k€\r\n"
                   "performance[gate].total-year,3,amount,k€\r\nperformance[gate].local-year,,blank,k€\r\n"
                   "performance[form/second].total-year,5,amount,k€\r\nperformance[form/second].local-year,5,amount,k€\r\n"
                   "performance[form/whole].total-year,3,amount,k€\r\nperformance[form/whole].local-year,,blank,k€\r\n");
}

BOOST_AUTO_TEST_CASE(units_with_marks_of_csv_are_read) {
    const std::string text = first_line + "costs[a].sum,1,amount,\"posts, \"\"full\"\"\"\r\n";
    const std::optional<PublishedAmounts> read = read_amounts_csv(text);
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST(read->front().unit == "posts, \"full\"");
    BOOST_TEST(PublishedFixture::text_of(*read) == text);
}

BOOST_AUTO_TEST_CASE(other_files_are_no_amounts) {
    const std::vector<std::string> texts = {"",
                                            "cell,amount\r\n",
                                            "cell,amount,state,unit\n",
                                            first_line + "costs[a].sum,1,amount\r\n",
                                            first_line + "costs[a].sum,1,amount,k€",
                                            first_line + "costs[a].sum,one,amount,k€\r\n",
                                            first_line + "costs[a].sum,1,lost,k€\r\n",
                                            first_line + "costs[a].sum,1,amount,\"k€\r\n",
                                            first_line + "costs[a].sum,1,amount,k€,more\r\n"};
    for (const std::string& text : texts) BOOST_TEST(!read_amounts_csv(text).has_value(), text);
}

BOOST_AUTO_TEST_CASE(earlier_publications_are_restored) {
    PublishedFixture fixture;
    fixture.add("a", "3");
    fixture.add("b", "7");
    fixture.document.versions = {
        {"2024-01-01",
         "First.",
         "",
         "",
         {},
         {{"costs[a].sum", cell_of("1"), "", false, {}}, {"costs[old].sum", cell_of(""), "", true, {}}},
         {}},
        {"2024-02-01", "Second.", "", "", {}, {{"costs[a].sum", cell_of("2"), "", false, {}}}, {{"costs[b]", {}}}}};
    const auto published = [&](std::size_t corrections) {
        return PublishedFixture::text_of(amounts_published(fixture.document, corrections));
    };
    BOOST_TEST(published(2) == first_line + "costs[a].sum,3,amount,k€\r\ncosts[b].sum,7,amount,k€\r\n");
    BOOST_TEST(published(1) == first_line + "costs[a].sum,2,amount,k€\r\n");
    BOOST_TEST(published(0) == first_line + "costs[a].sum,1,amount,k€\r\ncosts[old].sum,,blank,k€\r\n");
    // Whatever of these a site has, nothing has changed in silence.
    for (const std::size_t corrections : {0U, 1U, 2U}) BOOST_TEST(fixture.silent_changes(published(corrections)).empty());
}

// A correction may be one of the unit alone: 3 thousand were published, and one was meant.
BOOST_AUTO_TEST_CASE(earlier_publications_have_their_own_units) {
    PublishedFixture fixture;
    fixture.add("a", "3");
    fixture.document.versions = {
        {"2024-01-01",
         "Not k€.",
         "",
         "",
         {},
         {{"costs[a].sum", cell_of("3"), "M€", false, {}}, {"old[b].sum", cell_of("5"), "posts", true, {}}},
         {}}};
    const std::string before = first_line + "costs[a].sum,3,amount,M€\r\nold[b].sum,5,amount,posts\r\n";
    BOOST_TEST(PublishedFixture::text_of(amounts_published(fixture.document, 0)) == before);
    BOOST_TEST(fixture.silent_changes(before).empty());
}

BOOST_AUTO_TEST_CASE(what_changed_in_silence_is_told_with_both_amounts) {
    PublishedFixture fixture;
    fixture.add("a", "3.50");
    fixture.add("b", "withheld");
    fixture.add("c", "0");
    const std::string declare = "Correct it, or declare a [[version]] in document.toml with the date, the reason and ";
    struct Case {
        const char* published;
        std::vector<std::string> expected;
    };
    const std::vector<Case> cases = {
        // Decimals are a matter of form.
        {"costs[a].sum,3.5,amount,k€\r\ncosts[b].sum,,withheld,k€\r\ncosts[c].sum,0.00,amount,k€\r\n", {}},
        {"costs[a].sum,3.05,amount,k€\r\ncosts[b].sum,,withheld,k€\r\ncosts[c].sum,0,amount,k€\r\n",
         {"costs[a].sum was published as 3.05 k€, and is now 3.50 k€ | " + declare +
          "changes = [{ cell = \"costs[a].sum\", was = 3.05 }]"}},
        {"costs[a].sum,3.5,amount,k€\r\ncosts[b].sum,8,amount,k€\r\ncosts[c].sum,,blank,k€\r\n",
         {"costs[b].sum was published as 8 k€, and is now withheld | " + declare +
              "changes = [{ cell = \"costs[b].sum\", was = 8 }]",
          "costs[c].sum was published as blank, and is now 0 k€ | " + declare +
              "changes = [{ cell = \"costs[c].sum\", was = \"\" }]"}},
        {"costs[a].sum,3.5,amount,€\r\ncosts[b].sum,,withheld,k€\r\ncosts[d].sum,4,amount,k€\r\n",
         {"costs[a].sum was published as 3.5 €, and is now 3.50 k€ | " + declare +
              "changes = [{ cell = \"costs[a].sum\", was = 3.5, unit = \"€\" }]",
          "costs[c].sum is 0 k€, and was not there when the document was published | " + declare + "added = [\"costs[c].sum\"]",
          "costs[d].sum was published as 4 k€, and is no longer there | " + declare +
              "changes = [{ cell = \"costs[d].sum\", was = 4, unit = \"k€\", removed = true }]"}},
    };
    for (const Case& each : cases) {
        const std::vector<std::string> messages = fixture.silent_changes(first_line + each.published);
        BOOST_TEST(messages == each.expected, boost::test_tools::per_element());
    }
}

// The nearest publication is compared with, so that only what nobody declared is told.
BOOST_AUTO_TEST_CASE(a_declared_change_beside_a_silent_one_is_not_told) {
    PublishedFixture fixture;
    fixture.add("a", "3");
    fixture.add("b", "7");
    fixture.add("c", "9");
    fixture.document.versions = {{"2024-01-01",
                                  "First.",
                                  "",
                                  "",
                                  {},
                                  {{"costs[a].sum", cell_of("1"), "", false, {}}, {"costs[c].sum", cell_of("8"), "", false, {}}},
                                  {}}};
    const std::vector<std::string> messages =
        fixture.silent_changes(first_line + "costs[a].sum,1,amount,k€\r\ncosts[b].sum,6,amount,k€\r\ncosts[c].sum,8,amount,k€\r\n");
    BOOST_REQUIRE(messages.size() == 1U);
    BOOST_TEST(messages.front().starts_with("costs[b].sum was published as 6 k€, and is now 7 k€"));
}

// Then a further correction is not what is wanted.
BOOST_AUTO_TEST_CASE(a_correction_that_is_wrong_about_what_was_is_told) {
    PublishedFixture fixture;
    fixture.add("a", "3");
    fixture.add("b", "7");
    Version version{"2024-01-01", "First.", "", "", {}, {}, {}};
    version.changes = {{"costs[a].sum", cell_of("1"), "", false, {}}, {"costs[old].sum", cell_of("4"), "", true, {}}};
    version.added = {{"costs[b]", {}}};
    // It is right about three others, so that the publication before it is the nearest.
    std::string published = first_line + "costs[a].sum,2,amount,k€\r\ncosts[b].sum,7,amount,k€\r\n";
    for (const std::string id : {"c", "d", "e"}) {
        fixture.add(id.c_str(), "50");
        version.changes.push_back({"costs[" + id + "].sum", cell_of("5"), "", false, {}});
        published += "costs[" + id + "].sum,5,amount,k€\r\n";
    }
    fixture.document.versions = {version};
    const std::vector<std::string> messages = fixture.silent_changes(published);
    const std::vector<std::string> expected = {
        "costs[a].sum was published as 2 k€, and the correction of 2024-01-01 says that it was 1 k€ | Declare what was published: "
        "changes = [{ cell = \"costs[a].sum\", was = 2 }].",
        "costs[old].sum was not published, and the correction of 2024-01-01 says that it was 4 k€ | Name the cell that was "
        "published, "
        "or remove the change.",
        "costs[b].sum was published as 7 k€, and the correction of 2024-01-01 says that it was not there | Take it out of "
        "\"added\", and "
        "declare changes = [{ cell = \"costs[b].sum\", was = 7, unit = \"k€\", removed = true }]."};
    BOOST_TEST(messages == expected, boost::test_tools::per_element());
}

// A document of two published corrections, a: 1, 2, 3; b came with the second one.
struct CorrectedFixture : PublishedFixture {
    PublishedDocument published;

    CorrectedFixture() {
        add("a", "3");
        add("b", "7");
        document.versions = {
            {"2024-01-01", "First.", "", "", {}, {{"costs[a].sum", cell_of("1"), "", false, {}}}, {}},
            {"2024-02-01", "Second.", "", "", {}, {{"costs[a].sum", cell_of("2"), "", false, {}}}, {{"costs[b]", {}}}}};
        published.amounts = amounts_published(document);
        published.corrections = 2;
        published.earlier = {{0, amounts_published(document, 0)}, {1, amounts_published(document, 1)}};
    }
};

BOOST_AUTO_TEST_CASE(a_published_correction_stays_as_it_was) {
    CorrectedFixture fixture;
    BOOST_TEST(fixture.silent_changes(fixture.published).empty());
    fixture.document.versions[1].text = "Better words.";
    BOOST_TEST(fixture.silent_changes(fixture.published).empty());

    fixture.document.versions[1].changes.front().was = cell_of("2.5");
    const std::string leave = " | Leave the published [[version]] as it was";
    BOOST_TEST(fixture.silent_changes(fixture.published)
                   .front()
                   .starts_with("costs[a].sum was published as 2 k€ before the correction of 2024-02-01, and would now be 2.5 k€" +
                                leave));
    fixture.document.versions[1].changes.clear();
    fixture.document.versions[1].added.clear();
    fixture.document.versions[1].added.push_back({"costs[a]", {}});
    const std::vector<std::string> messages = fixture.silent_changes(fixture.published);
    BOOST_REQUIRE(messages.size() == 2U);  // each cell once, whatever publication it is of
    BOOST_TEST(messages[0].starts_with(
        "costs[b].sum would be 7 k€ before the correction of 2024-01-01, and was not there when that was published"));
    BOOST_TEST(messages[1].starts_with(
        "costs[a].sum was published as 2 k€ before the correction of 2024-02-01, and would no longer be there"));
}

BOOST_AUTO_TEST_CASE(a_published_correction_does_not_disappear) {
    CorrectedFixture fixture;
    fixture.document.versions.pop_back();
    BOOST_TEST(
        fixture.silent_changes(fixture.published) ==
            std::vector<std::string>{
                "the correction 2 of the document was published with 2 amounts, and is no longer declared | Put its [[version]] "
                "back at its place, with changes = [{ cell = \"costs[a].sum\", was = 2 }] and added = [\"costs[b].sum\"]."},
        boost::test_tools::per_element());
    // A correction of words alone tells no amounts.
    CorrectedFixture of_words;
    of_words.document.versions[0].changes.clear();
    const std::vector<std::string> messages = of_words.silent_changes(of_words.published);
    BOOST_REQUIRE(messages.size() == 1U);
    BOOST_TEST(
        messages.front().starts_with("the correction 1 of the document was published with 1 amount, and is no longer declared"));
}

// What was published after a correction is not what was before it.
BOOST_AUTO_TEST_CASE(no_publication_before_a_published_correction_is_taken) {
    CorrectedFixture fixture;
    fixture.published.amounts->front().value = cell_of("2");
    const std::vector<std::string> messages = fixture.silent_changes(fixture.published);
    BOOST_REQUIRE(messages.size() == 1U);
    BOOST_TEST(messages.front().starts_with("costs[a].sum was published as 2 k€, and is now 3 k€"));
}

// A cell without an amount has no unit, whatever its column has.
BOOST_AUTO_TEST_CASE(another_unit_of_no_amount_is_no_change) {
    PublishedFixture fixture;
    fixture.add("a", "");
    fixture.add("b", "3");
    const std::vector<std::string> messages =
        fixture.silent_changes(first_line + "costs[a].sum,,blank,€\r\ncosts[b].sum,3,amount,€\r\n");
    BOOST_REQUIRE(messages.size() == 1U);
    BOOST_TEST(messages.front().starts_with("costs[b].sum was published as 3 €, and is now 3 k€"));
}

// A second form of a project and a form without a project are named by their own ids.
BOOST_AUTO_TEST_CASE(the_money_of_every_performance_form_is_published) {
    PublishedFixture fixture;
    PerformanceForm form;
    form.periods = {{"year", "Year"}};
    form.funds = {{"total", "Total"}};
    fixture.standard.performance = std::move(form);
    fixture.standard.units = {{"k€", 3}};
    for (const auto& [id, project, amount] :
         {std::tuple("pond", "p1", "1"), std::tuple("pond-two", "p1", "2"), std::tuple("whole", "", "3")}) {
        PerformanceTargets targets;
        targets.id = id;
        targets.project = project;
        targets.funds = {{cell_of(amount)}};
        fixture.document.performance.push_back(std::move(targets));
    }
    const std::string first = "performance[p1].total-year,1,amount,k€\r\n";
    const std::string unit = "unit(k€),3,amount,\r\n";
    const std::string all = first_line + first + "performance[form/pond-two].total-year,2,amount,k€\r\n" +
                            "performance[form/whole].total-year,3,amount,k€\r\n" + unit;
    BOOST_TEST(PublishedFixture::text_of(amounts_published(fixture.document)) == all);
    BOOST_TEST(fixture.silent_changes(all).empty());
    fixture.document.performance[1].funds[0][0] = cell_of("4");
    const std::vector<std::string> messages = fixture.silent_changes(all);
    BOOST_REQUIRE(messages.size() == 1U);
    BOOST_TEST(messages.front().starts_with("performance[form/pond-two].total-year was published as 2 k€, and is now 4 k€"));
    // An older program has not written them, nor units; one that writes units has.
    BOOST_TEST(fixture.silent_changes(first_line + first).empty());
    BOOST_TEST(fixture.silent_changes(first_line + first + unit).size() == 2U);
}

BOOST_AUTO_TEST_CASE(many_silent_changes_are_counted) {
    PublishedFixture fixture;
    std::string published = first_line;
    for (int i = 0; i < 60; ++i) {
        const std::string id = "r" + std::to_string(i);
        fixture.add(id.c_str(), "2");
        published += "costs[" + id + "].sum,1,amount,k€\r\n";
    }
    const std::vector<std::string> messages = fixture.silent_changes(published);
    BOOST_REQUIRE(messages.size() == 51U);
    BOOST_TEST(messages.back() ==
               "60 amounts of the document differ from what was published; 50 are listed | site-gen diff lists all of them.");
}

BOOST_AUTO_TEST_SUITE_END()
