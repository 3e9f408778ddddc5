// Tables of pages across documents: what the page has of them and what their files have.
#include <boost/test/unit_test.hpp>

#include "chart_drawings.hpp"
#include "export/overview_csv.hpp"
#include "render/overview_view.hpp"

using namespace sitegen;

namespace {

OverviewTable table_of_codes() {
    OverviewTable table;
    table.id = "codes";
    table.title = "Codes";
    table.columns = {{"name", "Code and name", false}, {"amount", "Amount", true}};
    table.columns.front().has_codes = true;
    for (const auto& [code, name, amount] : {std::tuple("007", "Parks, \"green\"", 30), {"0071", "", 20}, {"", "Total", 50}}) {
        OverviewRow row;
        row.cells = {text_cell(name), amount_cell(Amount(amount, 1))};
        row.cells.front().code = code;
        table.rows.push_back(std::move(row));
    }
    return table;
}

OverviewTableView view_of(OverviewTable table) {
    Overview overview;
    overview.sections.emplace_back().tables.push_back(std::move(table));
    return overview_view(overview, {}, test_words(), "../").sections.at(0).tables.at(0);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(overviews)

BOOST_AUTO_TEST_CASE(codes_are_a_column_of_their_own_in_the_file) {
    std::string csv;
    append_overview_csv(csv, table_of_codes());
    BOOST_TEST(csv == "code,name,amount\r\n007,\"Parks, \"\"green\"\"\",3.0\r\n0071,,2.0\r\n,Total,5.0\r\n");
    const OverviewTableView view = view_of(table_of_codes());
    BOOST_TEST(view.rows.at(0).name.text == "007 Parks, \"green\"");
    BOOST_TEST(view.rows.at(1).name.text == "0071");
    BOOST_TEST(view.rows.at(2).name.text == "Total");
}

BOOST_AUTO_TEST_CASE(a_long_table_is_shown_in_part_and_is_whole_in_the_file) {
    OverviewTable table = table_of_codes();
    table.most_shown = 2;
    table.rows.back().cells.back().notes = {"a note on what is not shown"};
    const OverviewTableView view = view_of(table);
    BOOST_TEST(view.rows.size() == 2U);
    BOOST_TEST(view.footnotes.empty());
    std::string csv;
    append_overview_csv(csv, table);
    BOOST_TEST(csv.ends_with(",Total,5.0,amount: a note on what is not shown\r\n"));
}

BOOST_AUTO_TEST_SUITE_END()
