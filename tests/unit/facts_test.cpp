// Facts: what each row of them says, and how the files of documents become one.

#include <boost/test/unit_test.hpp>
#include <map>

#include "derive/print_document.hpp"
#include "export/facts_csv.hpp"
#include "print_texts.hpp"

using namespace sitegen;

namespace {

using Fact = std::map<std::string, std::string>;

const Words& words_of_facts() {
    static const Words texts = print_texts({{"column-unit", "{title} ({unit})"},
                                            {"download-funds", "Funds"},
                                            {"download-indicators", "Indicators"},
                                            {"fact-amount", "Amount"},
                                            {"facts-statements", "Stated"},
                                            {"download-long", "All cells"},
                                            {"download-notes", "Notes"}});
    return texts;
}

Cell amount_of(std::int64_t coefficient, int decimals) { return {CellState::amount, Amount(coefficient, decimals), {}}; }

// The fields of each line. No field here has a line of its own.
std::vector<std::vector<std::string>> fields_of_lines(const std::string& csv) {
    std::vector<std::vector<std::string>> lines;
    std::vector<std::string> fields(1);
    bool is_quoted = false;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        if (csv[i] == '"' && is_quoted && csv.substr(i + 1, 1) == "\"") {
            fields.back() += csv[i++];
        } else if (csv[i] == '"') {
            is_quoted = !is_quoted;
        } else if (csv[i] == ',' && !is_quoted) {
            fields.emplace_back();
        } else if (csv[i] == '\r' && !is_quoted) {
            ++i;
            lines.push_back(std::exchange(fields, std::vector<std::string>(1)));
        } else {
            fields.back() += csv[i];
        }
    }
    return lines;
}

std::vector<Fact> facts_in(const std::string& csv) {
    const std::vector<std::vector<std::string>> lines = fields_of_lines(csv);
    std::vector<Fact> facts;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        BOOST_REQUIRE(lines[i].size() == lines[0].size());
        Fact& fact = facts.emplace_back();
        for (std::size_t k = 0; k < lines[i].size(); ++k) fact[lines[0][k]] = lines[i][k];
    }
    return facts;
}

// A vote in thousands, of codes and a total, with a count beside the money.
struct Vote {
    Vote() {
        Classification& functions = standard.classifications["function"];
        functions.title = "Function";
        functions.levels = {1, 2};
        standard.id = "town";
        standard.units = {{"k€", 3}, {"€", 0}};
        standard.minor_digits = 2;
        standard.currency = "EUR";
        department.slug = "parks";
        department.name = "Parks, town";
        department.group = "towns";
        document.department = "parks";
        document.year = *parse_fiscal_year("2025");
        document.stage = "budget";
        document.standard = &standard;
        document.source.title = "Budget book";
        document.source.date = "2024-12-01";
        form.id = "vote";
        form.number = 1;
        form.title = "Vote {{year}}";
        SideForm side;
        side.row_titles = {"Name"};
        side.rows.kind = RowsForm::Kind::classified;
        side.rows.classifications = {"function"};
        side.columns = {{"plan", "Plan", ""}, {"posts", "Posts", ""}, {"remark", "Remark", ""}};
        side.columns[0].direction = MoneyDirection::expenditure;
        side.columns[1].direction = MoneyDirection::expenditure;
        side.columns[1].kind = ColumnKind::count;
        side.columns[1].unit = "posts";
        side.columns[2].kind = ColumnKind::text;
        form.sides = {side};
        standard.tables = {form};
        Table& table = document.tables.emplace_back();
        table.form = &standard.tables.front();
        table.unit = "k€";
        table.pages = {3, 4};
        table.restated = Restatement{{"posts"}, {}};
        Side& rows = table.sides.emplace_back();
        rows.form = &table.form->sides.front();
        remark = "as last year";
        const Cell said{CellState::text, {}, {}, &remark};
        rows.rows.push_back({"1", {"1"}, {"=Green"}, RowRole::line, 1, {amount_of(-123456, 2), amount_of(7, 0), said}, {}});
        rows.rows.push_back(
            {"11", {"11"}, {"Trees"}, RowRole::line, 2, {amount_of(50, 4), {CellState::withheld, {}, {}}, said}, {}});
        rows.rows.push_back({"total", {}, {"Total"}, RowRole::total, 1, {amount_of(0, 2), {}, said}, {}});
    }
    Vote(const Vote&) = delete;
    Vote& operator=(const Vote&) = delete;
    Vote(Vote&&) = delete;
    Vote& operator=(Vote&&) = delete;
    ~Vote() = default;

    [[nodiscard]] std::string csv() const {
        std::string out;
        append_facts_csv(out, print_document(document, department, site, words_of_facts()));
        return out;
    }

    Standard standard;
    TableForm form;
    Department department;
    Document document;
    SiteSettings site;
    std::string remark;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(facts)

BOOST_AUTO_TEST_CASE(each_number_says_what_it_means) {
    const Vote vote;
    const std::vector<Fact> facts = facts_in(vote.csv());
    BOOST_REQUIRE(facts.size() == 6U);  // texts are no facts
    const Fact expected = {{"department", "parks"},
                           {"department_name", "Parks, town"},
                           {"group", "towns"},
                           {"year", "2025"},
                           {"stage", "budget"},
                           {"standard", "town"},
                           {"table", "vote"},
                           {"table_title", "Vote 2025"},
                           {"side", ""},
                           {"row", "1"},
                           {"code", "1"},
                           {"classification", "function"},
                           {"row_name", "=Green"},
                           {"level", "1"},
                           {"role", "parent"},
                           {"column", "plan"},
                           {"column_title", "Plan"},
                           {"direction", "expenditure"},
                           {"measure", "money"},
                           {"amount", "-1234.56"},
                           {"unit", "k€"},
                           {"base_amount", "-1234560"},
                           {"base_unit", "€"},
                           {"currency", "EUR"},
                           {"state", "amount"},
                           {"restated", "false"},
                           {"version", "2024-12-01"},
                           {"source", "Budget book"},
                           {"source_pages", "3-4"},
                           {"notes", ""}};
    for (const auto& [name, value] : expected) BOOST_TEST(facts[0].at(name) == value, name << ": " << facts[0].at(name));
    BOOST_TEST(facts[0].size() == expected.size());
    for (const auto& [name, value] : Fact{{"column_title", "Posts"},
                                          {"direction", ""},  // only money goes anywhere
                                          {"currency", ""},
                                          {"measure", "count"},
                                          {"amount", "7"},
                                          {"unit", "posts"},
                                          {"base_amount", "7"},
                                          {"base_unit", "posts"},
                                          {"restated", "true"}})
        BOOST_TEST(facts[1].at(name) == value, name << ": " << facts[1].at(name));
}

BOOST_AUTO_TEST_CASE(amounts_in_the_smallest_unit_are_exact) {
    const Vote vote;
    const std::vector<Fact> facts = facts_in(vote.csv());
    BOOST_TEST(facts[2].at("amount") == "0.0050");
    BOOST_TEST(facts[2].at("base_amount") == "5.0");
    BOOST_TEST(facts[2].at("role") == "item");
    BOOST_TEST(facts[3].at("amount").empty());
    BOOST_TEST(facts[3].at("base_amount").empty());
    BOOST_TEST(facts[3].at("state") == "withheld");
    BOOST_TEST(facts[4].at("base_amount") == "0");
    BOOST_TEST(facts[4].at("level").empty());
    BOOST_TEST(facts[4].at("role") == "total");
    BOOST_TEST(facts[5].at("state") == "blank");
    // Longer than any Amount.
    Vote large;
    large.standard.units["k€"] = 12;
    large.document.tables[0].sides[0].rows[0].cells[0] = amount_of(999'999'999'999'999'999, 0);
    BOOST_TEST(facts_in(large.csv())[0].at("base_amount") == "999999999999999999000000000000");
}

// The figures that only the text states, and the money of performance forms: by the ids that the cell language has for them.
BOOST_AUTO_TEST_CASE(what_has_no_table_is_there_too) {
    Vote vote;
    vote.document.unit = "k€";
    vote.standard.statements = {{"procurement", "Procurement", ""}, {"cash", "Cash", "€"}, {"vehicles", "Vehicles", "cars"}};
    for (const StatementForm& form : vote.standard.statements) vote.document.statements.push_back({&form, amount_of(25, 1)});
    PerformanceForm& form = vote.standard.performance.emplace();
    form.title = "Form";
    form.fields = {{"name", "Name"}};
    form.funds = {{"total", "Total"}, {"own", "Own"}};
    form.periods = {{"year", "Year"}};
    const std::string text = "see below";
    PerformanceTargets targets;
    targets.id = "f1";
    targets.project = "tree-care";
    targets.fields = {"Care of trees"};
    targets.funds = {{amount_of(7, 0)}, {Cell{CellState::text, {}, {}, &text}}};
    vote.document.performance = {targets, targets};
    const std::vector<Fact> facts = facts_in(vote.csv());
    BOOST_REQUIRE(facts.size() == 6U + 3U + 2U);  // the text instead of an amount is in the form's own file
    struct Expected {
        std::size_t fact;
        const char* table;
        const char* row;
        const char* column;
        const char* measure;
        const char* unit;
        const char* base;
        const char* currency;
    };
    for (const Expected& each : {Expected{6, "statements", "procurement", "value", "money", "k€", "2500", "EUR"},
                                 Expected{7, "statements", "cash", "value", "money", "€", "2.5", "EUR"},
                                 Expected{8, "statements", "vehicles", "value", "count", "cars", "2.5", ""},
                                 Expected{9, "performance", "tree-care", "total-year", "money", "k€", "7000", "EUR"},
                                 Expected{10, "performance", "form/f1", "total-year", "money", "k€", "7000", "EUR"}}) {
        const Fact& fact = facts.at(each.fact);
        BOOST_TEST(fact.at("table") == each.table);
        BOOST_TEST(fact.at("row") == each.row);
        BOOST_TEST(fact.at("column") == each.column);
        BOOST_TEST(fact.at("measure") == each.measure);
        BOOST_TEST(fact.at("unit") == each.unit);
        BOOST_TEST(fact.at("base_amount") == each.base);
        BOOST_TEST(fact.at("currency") == each.currency);
        BOOST_TEST(fact.at("role") == "item");
    }
    BOOST_TEST(facts[6].at("table_title") == "Stated");
    BOOST_TEST(facts[9].at("row_name") == "Care of trees");
    BOOST_TEST(facts[9].at("column_title") == "Total / Year");
}

BOOST_AUTO_TEST_CASE(the_files_of_documents_become_one) {
    Vote first;
    first.document.tables[0].sides[0].rows[0].names = {"Two\r\nlines, \"quoted\""};
    Vote second;
    second.department.slug = "pools";
    second.document.department = "pools";
    std::string joined;
    append_joined_facts_header(joined);
    append_joined_facts(joined, "\xEF\xBB\xBF" + first.csv(), {"parks", "Parks, town", "town-hall"});
    append_joined_facts(joined, second.csv(), {"pools", "Parks, town", ""});
    const std::vector<Fact> facts = facts_in(joined);
    const std::vector<Fact> of_first = facts_in(first.csv());
    const std::vector<Fact> of_second = facts_in(second.csv());
    BOOST_REQUIRE(facts.size() == of_first.size() + of_second.size());
    for (std::size_t i = 0; i < facts.size(); ++i) {
        Fact expected = i < of_first.size() ? of_first[i] : of_second[i - of_first.size()];
        expected["contained_in"] = i < of_first.size() ? "town-hall" : "";
        BOOST_TEST((facts[i] == expected), i);
    }
    BOOST_TEST(facts[0].at("row_name") == "Two\r\nlines, \"quoted\"");
    std::vector<std::string> names;
    for (const FactsColumn& column : joined_facts_columns()) names.emplace_back(column.name);
    BOOST_TEST(names == fields_of_lines(joined).front(), boost::test_tools::per_element());
    BOOST_CHECK_THROW(append_joined_facts(joined, first.csv(), {"pools", "Parks, town", ""}), std::logic_error);
}

BOOST_AUTO_TEST_SUITE_END()
