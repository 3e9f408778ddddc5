// How much room a table needs, in digits.

#include "render/table_room.hpp"

#include <boost/test/unit_test.hpp>

using namespace sitegen;

BOOST_AUTO_TEST_SUITE(table_room)

using Kind = TableRoom::Kind;

BOOST_AUTO_TEST_CASE(counts_the_widest_of_each_column) {
    TableRoom room;
    room.add_column(Kind::name, "Item");
    room.add_column(Kind::amount, "Total");
    BOOST_TEST(room.digits() == 16U + 8U);
    room.add_cell(1, "1,234.56");
    room.add_cell(1, "−999,999,999,999.99");
    room.add_cell(1, "0.00");
    BOOST_TEST(room.digits() == 16U + 21U);
}

BOOST_AUTO_TEST_CASE(parts_headings_names_and_texts_but_no_number) {
    TableRoom room;
    room.add_column(Kind::name, "项目");
    room.add_cell(0, "a name as long as you like, which can be parted between words and, if need be, within one");
    BOOST_TEST(room.digits() == 16U);
    room.add_column(Kind::amount, "一般公共预算财政拨款收入");
    BOOST_TEST(room.digits() == 16U + 8U);
    room.add_column(Kind::amount, "Intergovernmental grants");  // seventeen letters, set smaller
    BOOST_TEST(room.digits() == 16U + 8U + 17U);
    room.add_column(Kind::text, "Reason");
    room.add_cell(3, "short as this");
    BOOST_TEST(room.digits() == 16U + 8U + 17U + 15U);
    room.add_cell(3, "a text of more than one line with a disproportionately long word");
    BOOST_TEST(room.digits() == 16U + 8U + 17U + 20U);
    room.add_cell(2, "1 234 567 890.12");  // a number whose groups are parted by spaces
    BOOST_TEST(room.digits() == 16U + 8U + 18U + 20U);
}

BOOST_AUTO_TEST_CASE(makes_classes_in_steps) {
    BOOST_TEST(room_class(0) == "needs-32");
    BOOST_TEST(room_class(32) == "needs-32");
    BOOST_TEST(room_class(33) == "needs-40");
    BOOST_TEST(room_class(144) == "needs-144");
    BOOST_TEST(room_class(145) == "needs-more");
}

BOOST_AUTO_TEST_CASE(leaves_a_single_column_of_small_amounts_without_labels) {
    ChartView view;
    view.headings = {{"Item"}, {"Amount", 1, 1, false, true}};
    view.rows = {{"Rents", {{"12.00"}}}};
    label_chart_table(view);
    BOOST_TEST(view.room == "needs-32");
    BOOST_TEST(view.rows.front().cells.front().label.empty());
    view.headings.push_back({"Share", 1, 1, false, true});
    view.rows.front().cells.push_back({"100%"});
    label_chart_table(view);
    BOOST_TEST(view.room == "needs-32");
    BOOST_TEST(view.rows.front().cells.back().label == "Share");
}

BOOST_AUTO_TEST_SUITE_END()
