// Documents as printed tables, and these as CSV.

#include <boost/test/unit_test.hpp>

#include "derive/print_document.hpp"
#include "export/table_csv.hpp"
#include "print_texts.hpp"

using namespace sitegen;

namespace {

const Words& words() {
    static const Words texts = print_texts({{"cell-did-not-exist", "did not exist"},
                                            {"cell-not-published", "not published"},
                                            {"cell-withheld", "withheld"},
                                            {"download-funds", "Money"},
                                            {"download-indicators", "Indicators"},
                                            {"download-long", "All cells"},
                                            {"download-notes", "Notes"}});
    return texts;
}

Cell cell(std::int64_t coefficient, int decimals) { return {CellState::amount, Amount(coefficient, decimals), {}}; }
Cell cell(CellState state) { return {state, {}, {}}; }

SideForm side_form(const std::string& title, const std::vector<ColumnForm>& columns) {
    SideForm side;
    side.id = title;
    side.title = title;
    side.code_title = "Code";
    side.row_titles = {"Name"};
    side.columns = columns;
    return side;
}

// A department's budget, whose table has the sides that a case gives it.
struct Sample {
    Sample() {
        standard.classifications["function"].title = "Function code";
        standard.classifications["economic"].title = "Economic code";
        department.name = "Library";
        document.department = "library";
        document.year = *parse_fiscal_year("2025");
        document.stage = "budget";
        document.standard = &standard;
        form.id = "summary";
        form.number = 3;
        form.title = "Summary {{year}}";
    }

    // Its parts refer to each other.
    Sample(const Sample&) = delete;
    Sample& operator=(const Sample&) = delete;
    Sample(Sample&&) = delete;
    Sample& operator=(Sample&&) = delete;
    ~Sample() = default;

    void add_side(SideForm side) { form.sides.push_back(std::move(side)); }
    // Once all sides have been added.
    Table& add_table() {
        standard.tables = {form};
        Table& table = document.tables.emplace_back();
        table.form = &standard.tables.front();
        table.unit = "€";
        for (const SideForm& side : table.form->sides) table.sides.push_back({&side, {}});
        return table;
    }

    [[nodiscard]] PrintedDocument printed() const { return print_document(document, department, site, words()); }
    [[nodiscard]] std::string csv() const {
        std::string out;
        append_table_csv(out, printed().tables.front(), words());
        return out;
    }

    Standard standard;
    TableForm form;
    Department department;
    Document document;
    SiteSettings site;
};

std::string headings_of_one_side(const std::vector<std::string>& classifications) {
    Sample sample;
    SideForm side = side_form("", {{"amount", "Amount", ""}});
    side.rows.classifications = classifications;
    sample.add_side(side);
    sample.add_table();
    return sample.csv();
}

// Revenue, which has codes, beside expenditure, which has none; every state of a cell; notes.
void fill_two_sides(Sample& sample) {
    SideForm revenue = side_form("Revenue", {{"plan", "Plan", ""}, {"last", "{{prior-year}}", ""}});
    revenue.rows.classifications = {"function"};
    SideForm expenditure = side_form("Expenditure", {{"basic", "Plan", "Basic"}, {"projects", "=Projects", ""}});
    expenditure.code_title = "";
    expenditure.row_titles = {"Purpose"};
    sample.add_side(revenue);
    sample.add_side(expenditure);
    Table& table = sample.add_table();
    table.sides[0].rows.push_back({"201", {"201"}, {"Tax, local"}, RowRole::line, 1, {cell(1230, 2), cell(CellState::blank)}, {}});
    table.sides[1].rows.push_back(
        {"staff", {}, {"Staff"}, RowRole::line, 1, {cell(0, 0), cell(CellState::not_published)}, {}, {2, 3}});
    table.sides[1].rows.push_back(
        {"total", {}, {"Total"}, RowRole::total, 1, {cell(CellState::did_not_exist), cell(CellState::withheld)}, {}});
    const auto note_on = [](const char* column, std::vector<std::string> rows, const char* text) {
        Note note;
        note.on = CellReference();
        note.on->table = "summary";
        note.on->column = column;
        note.rows = std::move(rows);
        note.text = text;
        return note;
    };
    sample.document.notes = {note_on("", {}, "of all"), note_on("basic", {"staff"}, "of a cell"),
                             note_on("*", {"staff"}, "of a row"), Note{{}, {}, "of the document", {}, {}}};
}

std::string line(const std::string& csv, std::size_t number) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < number; ++i) begin = csv.find("\r\n", begin) + 2;
    return csv.substr(begin, csv.find("\r\n", begin) - begin);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(csv)

BOOST_AUTO_TEST_CASE(no_heading_of_codes_stands_twice) {
    BOOST_TEST(headings_of_one_side({"function"}) == "Code,Name,Amount,row,notes\r\n");
    BOOST_TEST(headings_of_one_side({"function", "economic"}) == "Function code,Economic code,Name,Amount,row,notes\r\n");
}

// Nor of names that the sides call differently; the names that files give them are not those of amounts.
BOOST_AUTO_TEST_CASE(no_name_that_is_not_printed_stands_twice) {
    Sample sample;
    SideForm left = side_form("Left", {{"row", "row", ""}});
    left.row_titles = {"A", "B"};
    SideForm right = side_form("Right", {{"rest", "Rest", ""}});
    right.row_titles = {"C", "D"};
    sample.add_side(left);
    sample.add_side(right);
    sample.add_table();
    BOOST_TEST(sample.csv() == "side,row_name,row_name_2,row (2),Rest,row,notes\r\n");
    std::string ids;
    const PrintedDocument printed = sample.printed();
    for (const TableField& field : table_csv_fields(printed.tables.front(), words())) ids += field.id + "|";
    BOOST_TEST(ids == "side|row_name|row_name_2||rest|row|notes|");
}

// A spreadsheet takes a file that begins with ID for another format; a program needs a name for each column.
BOOST_AUTO_TEST_CASE(headings_mislead_neither_spreadsheets_nor_programs) {
    Sample sample;
    SideForm side = side_form("", {{"amount", "Name", ""}, {"other", "Amount", ""}});
    side.rows.classifications = {"function"};
    side.code_title = "ID";
    sample.add_side(side);
    sample.add_table();
    BOOST_TEST(sample.csv() == "\"ID\",Name,Name (2),Amount,row,notes\r\n");
}

// A total lies in no other row, and the rows below it are not told by codes.
BOOST_AUTO_TEST_CASE(rows_that_lie_in_one_another_say_how_deep) {
    Sample sample;
    SideForm side = side_form("", {{"amount", "Amount", ""}});
    side.code_title = "";
    side.rows.kind = RowsForm::Kind::named;
    side.rows.level_count = 2;
    sample.add_side(side);
    std::vector<Row>& rows = sample.add_table().sides.front().rows;
    rows.push_back({"roads", {}, {"Roads"}, RowRole::line, 1, {cell(30, 0)}, {}});
    rows.push_back({"bridges", {}, {"Bridges"}, RowRole::line, 2, {cell(12, 0)}, {}});
    rows.push_back({"total", {}, {"Total"}, RowRole::total, 1, {cell(30, 0)}, {}});
    BOOST_TEST(sample.csv() == "Name,level,Amount,row,notes\r\nRoads,1,30,roads,\r\nBridges,2,12,bridges,\r\nTotal,,30,total,\r\n");
    const PrintedDocument printed = sample.printed();
    const std::vector<TableField> fields = table_csv_fields(printed.tables.front(), words());
    BOOST_TEST((fields.at(1).type == FieldType::integer));
}

BOOST_AUTO_TEST_CASE(sides_stand_below_each_other) {
    Sample sample;
    fill_two_sides(sample);
    const std::string csv = sample.csv();
    // "Plan" stands in both sides, names have another heading in each.
    BOOST_TEST(line(csv, 0) == "side,code,row_name,Revenue / Plan,2024,Expenditure / Basic / Plan,'=Projects,row,notes");
    BOOST_TEST(line(csv, 1) == "Revenue,201,\"Tax, local\",12.30,,,,201,of all");
    BOOST_TEST(line(csv, 2) == "Expenditure,,Staff,,,0,,staff,\"'=Projects: not published / of all / of a cell / of a row\"");
    BOOST_TEST(line(csv, 3) ==
               "Expenditure,,Total,,,,,total,Expenditure / Basic / Plan: did not exist / =Projects: withheld / of all");
    BOOST_TEST(line(csv, 4).empty());
}

BOOST_AUTO_TEST_CASE(fields_are_the_headings) {
    Sample sample;
    fill_two_sides(sample);
    const PrintedDocument printed = sample.printed();
    std::string headings;
    std::string amounts;
    std::string key;
    for (const TableField& field : table_csv_fields(printed.tables.front(), words())) {
        headings += (headings.empty() ? "" : ",") + field.name;
        amounts += is_number(field.type) ? '#' : '.';
        if (field.is_of_key) key += field.id + ' ';
        BOOST_TEST(!field.description.empty());
        BOOST_TEST(field.unit == (is_number(field.type) ? "€" : ""));
        BOOST_TEST(field.fiscal_type == (is_number(field.type) ? "value" : field.id == "row" ? "budget-line-id" : ""));
    }
    BOOST_TEST(headings == line(sample.csv(), 0));
    BOOST_TEST(amounts == "...####..");
    BOOST_TEST(key == "side row ");
}

// Programs ask what codes and their names tell apart. Two lists of one kind may stand in two columns; sides must agree.
BOOST_AUTO_TEST_CASE(codes_say_what_they_tell_apart) {
    const auto types = [](ClassificationKind functions, ClassificationKind economic, bool has_other_side) {
        Sample sample;
        sample.standard.classifications.at("function").kind = functions;
        sample.standard.classifications.at("economic").kind = economic;
        SideForm side = side_form("A", {{"amount", "Amount", ""}});
        side.row_titles = {"Name", "Other"};
        side.rows.classifications = {"function", "economic"};
        sample.add_side(side);
        SideForm other = side_form("B", {{"rest", "Rest", ""}});
        other.rows.classifications = {"economic"};
        if (has_other_side) sample.add_side(other);
        sample.add_table();
        std::string found;
        const PrintedDocument printed = sample.printed();
        for (const TableField& field : table_csv_fields(printed.tables.front(), words())) {
            if (!field.fiscal_type.empty() && field.fiscal_type != "value") found += field.fiscal_type + " ";
        }
        return found;
    };
    using Kind = ClassificationKind;
    BOOST_TEST(types(Kind::functional, Kind::economic, false) ==
               "functional-classification:generic:code economic-classification:generic:code "
               "functional-classification:generic:label economic-classification:generic:label budget-line-id ");
    BOOST_TEST(types(Kind::programme, Kind::financing, false) ==
               "activity:generic:program:code fin-source:generic:code activity:generic:program:label fin-source:generic:label "
               "budget-line-id ");
    BOOST_TEST(types(Kind::other, Kind::administrative, false) ==
               "administrative-classification:generic:code administrative-classification:generic:label budget-line-id ");
    BOOST_TEST(types(Kind::functional, Kind::economic, true) == "budget-line-id ");
    BOOST_TEST(types(Kind::economic, Kind::economic, true).starts_with("economic-classification:generic:code "));
}

// Then their titles do not tell the rows apart.
BOOST_AUTO_TEST_CASE(two_sides_of_one_title_have_no_key) {
    Sample sample;
    fill_two_sides(sample);
    sample.standard.tables.front().sides[1].title = sample.form.sides[0].title;
    const PrintedDocument printed = sample.printed();
    for (const TableField& field : table_csv_fields(printed.tables.front(), words())) BOOST_TEST(!field.is_of_key, field.name);
}

BOOST_AUTO_TEST_CASE(a_document_lists_its_files) {
    Sample sample;
    fill_two_sides(sample);
    PerformanceForm form;
    form.number_from = 14;
    form.periods = {{"year", "Year"}};
    form.funds = {{"own", "Own"}, {"lent", "Lent"}};
    form.indicator_levels = {"Kind"};
    sample.standard.performance = form;
    PerformanceTargets targets;
    targets.id = "t1";
    targets.project = "p1";
    targets.unit = "€";
    targets.funds = {{cell(500, 1)}, {cell(CellState::withheld)}};
    targets.indicators = {{{"Output"}, {{"≥ 3"}}, {}}};
    sample.document.performance = {targets};
    sample.site.notes = {{"of the year", {}, {}, {}}};
    // Moved, as a build does: files refer to tables that stay where they are.
    PrintedDocument first = sample.printed();
    const PrintedDocument printed = std::move(first);
    const std::vector<std::pair<std::string, std::string>> expected = {{"03-summary", "Summary 2025"},
                                                                       {"14-performance-funds", "Money"},
                                                                       {"15-performance-indicators", "Indicators"},
                                                                       {"library-2025-budget", "All cells"},
                                                                       {"notes", "Notes"}};
    BOOST_REQUIRE(printed.files.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        BOOST_TEST(printed.files[i].name == expected[i].first);
        BOOST_TEST(printed.files[i].title == expected[i].second);
    }
    const auto csv_of = [&](std::size_t file) {
        std::string csv;
        table_formats().front().append(csv, printed.files[file], printed, {words(), false});
        return csv;
    };
    BOOST_TEST(line(csv_of(1), 0) == "form,form_name,project,fund,fund_title,period,period_title,amount,unit,state");
    BOOST_TEST(line(csv_of(1), 1) == "t1,,p1,own,Own,year,Year,50.0,€,amount");
    BOOST_TEST(line(csv_of(1), 2) == "t1,,p1,lent,Lent,year,Year,,€,withheld");
    BOOST_TEST(line(csv_of(2), 0) == "form,form_name,project,Kind,Year,unit,year-target,year-result,year-met");
    BOOST_TEST(line(csv_of(2), 1) == "t1,,p1,Output,≥ 3,,,,");
    BOOST_TEST(line(csv_of(4), 1) == "year,,,,of the year,");
    BOOST_TEST(line(csv_of(4), 3) == "cell,summary,staff,basic,of a cell,");
    BOOST_TEST(line(csv_of(4), 5) == "document,,,,of the document,");

    sample.site = {};
    sample.site.outputs.long_tables = false;
    sample.document.performance.clear();
    sample.document.notes.clear();
    BOOST_TEST(sample.printed().files.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
