#include "export/table_csv.hpp"

#include <boost/test/unit_test.hpp>

using namespace sitegen;

namespace {

// A table of one side whose rows have a code of each of these classifications.
struct Sample {
    explicit Sample(const std::vector<std::string>& classifications) {
        standard.classifications["function"].title = "Function code";
        standard.classifications["economic"].title = "Economic code";
        SideForm side;
        side.rows.classifications = classifications;
        side.code_title = "Code";
        side.row_titles = {"Name"};
        side.columns.push_back({"amount", "Amount", ""});
        form.sides.push_back(side);
        table.form = &form;
        table.sides.push_back({&form.sides.front(), {}});
        document.standard = &standard;
    }

    std::string csv() const {
        std::string out;
        append_table_csv(out, table, Department(), document, Words("en", {}));
        return out;
    }

    Standard standard;
    TableForm form;
    Table table;
    Document document;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(csv)

BOOST_AUTO_TEST_CASE(no_heading_of_codes_stands_twice) {
    BOOST_TEST(Sample({"function"}).csv() == "Code,Name,Amount\r\n");
    BOOST_TEST(Sample({"function", "economic"}).csv() == "Function code,Economic code,Name,Amount\r\n");
}

BOOST_AUTO_TEST_SUITE_END()
