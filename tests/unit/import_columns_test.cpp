// How an import tells the columns of a table from one another: by their titles, their years, and rows of headings without merged
// cells.

#include <boost/test/unit_test.hpp>

#include "import/column_numbers.hpp"
#include "import/heading_years.hpp"
#include "import/headings.hpp"

using namespace sitegen;

namespace {

using TextRows = std::vector<std::vector<std::string>>;

Sheet sheet_of(const TextRows& rows) {
    Sheet sheet;
    for (const std::vector<std::string>& row : rows) {
        GridRow& added = sheet.rows.emplace_back();
        for (const std::string& text : row) {
            GridCell& cell = added.cells.emplace_back();
            cell.kind = text.empty() ? GridCellKind::blank : GridCellKind::text;
            cell.text = text;
        }
    }
    return sheet;
}

TableForm form_of_columns(const std::vector<ColumnForm>& columns) {
    TableForm form;
    form.id = "spending";
    form.title = "Spending {{year}}";
    SideForm& side = form.sides.emplace_back();
    side.row_titles = {"Item"};
    side.columns = columns;
    return form;
}

ColumnForm titled(const std::string& id, const std::string& title, const std::string& prior_of = "") {
    ColumnForm column;
    column.id = id;
    column.title = title;
    column.prior_of = prior_of;
    return column;
}

// "prior B, current C"; a column that was not found has "-", and one with the heading of another year "B of another year".
std::string columns_in(const TextRows& rows, const TableForm& form, const FiscalYear& year) {
    const Sheet sheet = sheet_of(rows);
    const SheetRegion region(sheet, "a.csv", 0, sheet.rows.size());
    const std::optional<TableHeadings> headings = find_headings(region, form, {year, "budget"});
    if (!headings) return "no headings";
    std::string text;
    for (std::size_t i = 0; i < form.sides.front().columns.size(); ++i) {
        const auto& column = headings->sides.front().amounts[i];
        text += (text.empty() ? "" : ", ") + form.sides.front().columns[i].id + " ";
        std::string at = column ? column_name(*column) : "-";
        for (const OtherYearsColumn& other : headings->other_years) {
            if (other.form_column == i) at = column_name(other.column) + " of another year";
        }
        text += at;
    }
    return text;
}

// The form of two years, with a row of amounts below the headings.
std::string two_years_in(TextRows headings, const FiscalYear& year = 2024) {
    headings.push_back({"Staff", "500", "400"});
    return columns_in(headings,
                      form_of_columns({titled("prior", "Budget {{prior-year}}", "current"), titled("current", "Budget {{year}}")}),
                      year);
}

std::string years_text(const std::string& text, const FiscalYear& year, YearReading reading = YearReading::by_beginning) {
    std::string list;
    for (const int distance : distances_of_years(text, year, reading)) list += (list.empty() ? "" : " ") + std::to_string(distance);
    return list;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(import_columns)

BOOST_AUTO_TEST_CASE(columns_that_only_years_tell_apart_are_those_of_their_years) {
    const std::string right = "prior C, current B";
    BOOST_TEST(two_years_in({{"Item", "Budget 2024", "Budget 2023"}}) == right);
    BOOST_TEST(two_years_in({{"Item", "Budget (2024)", "Budget (2023)"}}) == right);
    BOOST_TEST(two_years_in({{"Item", "2024 budget", "2023 budget"}}) == right);
    BOOST_TEST(two_years_in({{"Item", "Budget ２０２４", "Budget ２０２３"}}) == right);
    BOOST_TEST(two_years_in({{"Item", "Budget", "Budget"}, {"", "2024", "2023"}}) == right);
    BOOST_TEST(two_years_in({{"Item", "2024", "2023"}, {"", "Budget", "Budget"}}) == right);
    BOOST_TEST(two_years_in({{"Item", "Budget", "Budget"}, {"", "2024 €", "2023 €"}}) == right);
    BOOST_TEST(two_years_in({{"Item", "Budget 2023", "Budget 2024"}}) == "prior B, current C");
    BOOST_TEST(two_years_in({{"Item", "Budget", "Budget"}, {"", "2023", "2024"}}) == "prior B, current C");
}

BOOST_AUTO_TEST_CASE(years_are_named_in_many_ways) {
    const TableForm form = form_of_columns(
        {titled("prior", "Approved budget {{prior-year}}", "current"), titled("current", "Approved budget {{year}}")});
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"Approved budget FY24", "Approved budget FY23"},
        {"Approved budget FY 2024", "Approved budget FY 2023"},
        {"Approved budget this year", "Approved budget last year"},
        {"Approved budget this year", "Approved budget 2023"},
        {"Approved budget 2024 (1.1.)", "Approved budget 2023 (1.1.)"},
    };
    for (const auto& [first, second] : cases) {
        const TextRows rows = {{"Item", first, second}, {"Staff", "500", "400"}};
        BOOST_TEST(columns_in(rows, form, 2024) == "prior C, current B", first);
        const TextRows in_order = {{"Item", second, first}, {"Staff", "500", "400"}};
        BOOST_TEST(columns_in(in_order, form, 2024) == "prior B, current C", first);
    }
}

BOOST_AUTO_TEST_CASE(headings_without_years_are_taken_in_the_order_of_the_form) {
    BOOST_TEST(two_years_in({{"Item", "Budget", "Budget"}}) == "prior B, current C");
    BOOST_TEST(two_years_in({{"Item", "Prior budget", "Budget"}}) == "prior B, current C");
    // A year of one heading leaves the other one for the other column.
    BOOST_TEST(two_years_in({{"Item", "Budget", "Budget 2024"}}) == "prior B, current C");
    BOOST_TEST(two_years_in({{"Item", "Budget 2024", "Budget"}}) == "prior C, current B");
    BOOST_TEST(two_years_in({{"Spending 2024"}, {"Item", "Budget", "Budget"}}) == "prior B, current C");
}

BOOST_AUTO_TEST_CASE(a_year_that_contradicts_the_column_is_named) {
    BOOST_TEST(two_years_in({{"Item", "Budget 2022", "Budget 2024"}}) == "prior B of another year, current C");
    BOOST_TEST(two_years_in({{"Item", "Budget 2022", "Budget 2023"}}) == "prior C, current B of another year");
    BOOST_TEST(two_years_in({{"Item", "Budget 2025", "Budget 2026"}}) == "prior B of another year, current C of another year");
    BOOST_TEST(two_years_in({{"Item", "Budget 2024", "Budget 2024"}}) == "prior B of another year, current C");
}

BOOST_AUTO_TEST_CASE(years_in_words_are_those_of_the_document) {
    const TableForm form = form_of_columns({titled("prior", "上年预算数", "current"), titled("current", "{{year}}年预算数")});
    const auto found = [&](const std::string& first, const std::string& second) {
        return columns_in({{"Item", first, second}, {"Staff", "500", "400"}}, form, 2024);
    };
    BOOST_TEST(found("上年预算数", "本年预算数") == "prior B, current C");
    BOOST_TEST(found("本年预算数", "上年预算数") == "prior C, current B");
    BOOST_TEST(found("2024年预算数", "2023年预算数") == "prior C, current B");
    BOOST_TEST(found("2023年预算数", "2024年预算数") == "prior B, current C");
    BOOST_TEST(found("2023年预算数", "本年预算数") == "prior B, current C");
    BOOST_TEST(found("上年预算数", "2024年预算数") == "prior B, current C");
}

BOOST_AUTO_TEST_CASE(a_column_without_a_year_takes_any) {
    const TableForm form = form_of_columns({titled("carried", "Carried over"), titled("budget", "Budget")});
    const auto found = [&](const std::string& first, const std::string& second) {
        return columns_in({{"Item", first, second}, {"Staff", "500", "400"}}, form, 2024);
    };
    BOOST_TEST(found("Carried over from 2023", "Budget 2024") == "carried B, budget C");
    BOOST_TEST(found("Carried over", "Budget") == "carried B, budget C");
    // Rather that of the document's year.
    BOOST_TEST(columns_in({{"Item", "Carried over", "Budget 2023", "Budget 2024"}, {"Staff", "1", "400", "500"}}, form, 2024) ==
               "carried B, budget D");
}

BOOST_AUTO_TEST_CASE(periods_are_years_of_documents_that_span_two) {
    const FiscalYear period(2023, true);
    BOOST_TEST(two_years_in({{"Item", "Budget 2022-23", "Budget 2023-24"}}, period) == "prior B, current C");
    BOOST_TEST(two_years_in({{"Item", "Budget 2023/24", "Budget 2022/23"}}, period) == "prior C, current B");
    BOOST_TEST(two_years_in({{"Item", "Budget 2023–2024", "Budget 2022–2023"}}, period) == "prior C, current B");
    // A single year is that in which all of them begin or end.
    BOOST_TEST(two_years_in({{"Item", "Budget 2023", "Budget 2022"}}, period) == "prior C, current B");
    BOOST_TEST(two_years_in({{"Item", "Budget 2024", "Budget 2023"}}, period) == "prior C, current B");
    BOOST_TEST(two_years_in({{"Item", "Budget 2023", "Budget 2024"}}, period) == "prior B, current C");
    BOOST_TEST(two_years_in({{"Item", "Budget 2021-22", "Budget 2023-24"}}, period) == "prior B of another year, current C");
    // And periods in a document of one year.
    BOOST_TEST(two_years_in({{"Item", "Budget 2024-25", "Budget 2023-24"}}) == "prior C, current B");
    BOOST_TEST(two_years_in({{"Item", "Budget 2023-24", "Budget 2022-23"}}) == "prior C, current B");
}

BOOST_AUTO_TEST_CASE(several_years_of_one_kind_are_found_in_any_order) {
    const TableForm form = form_of_columns(
        {titled("actual", "Actual {{year-2}}"), titled("prior", "Budget {{prior-year}}", "current"),
         titled("current", "Budget {{year}}"), titled("plan", "Plan {{year+1}}"), titled("change", "Change on {{prior-year}}")});
    BOOST_TEST(columns_in({{"Item", "Plan 2025", "Budget 2024", "Budget 2023", "Change on 2023", "Actual 2022"},
                           {"Staff", "1", "2", "3", "4", "5"}},
                          form, 2024) == "actual F, prior D, current C, plan B, change E");
    BOOST_TEST(columns_in({{"Item", "Actual", "Budget", "Budget", "Plan", "Change on 2023"},
                           {"", "2022", "2023", "2024", "2025", ""},
                           {"Staff", "1", "2", "3", "4", "5"}},
                          form, 2024) == "actual B, prior C, current D, plan E, change F");
}

BOOST_AUTO_TEST_CASE(the_years_of_a_group_count_where_its_columns_name_none) {
    std::vector<ColumnForm> columns = {titled("prior-staff", "Staff"), titled("prior-other", "Other"), titled("staff", "Staff"),
                                       titled("other", "Other")};
    for (std::size_t i = 0; i < columns.size(); ++i) columns[i].group = i < 2 ? "Budget {{prior-year}}" : "Budget {{year}}";
    const TableForm form = form_of_columns(columns);
    const auto found = [&](const std::string& first, const std::string& second) {
        return columns_in(
            {{"Item", first, "", second, ""}, {"", "Staff", "Other", "Staff", "Other"}, {"Parks", "1", "2", "3", "4"}}, form, 2024);
    };
    BOOST_TEST(found("Budget 2023", "Budget 2024") == "prior-staff B, prior-other C, staff D, other E");
    BOOST_TEST(found("Budget 2024", "Budget 2023") == "prior-staff D, prior-other E, staff B, other C");
    BOOST_TEST(found("Last year", "This year") == "prior-staff B, prior-other C, staff D, other E");
}

BOOST_AUTO_TEST_CASE(a_year_may_be_the_whole_title) {
    TableForm form = form_of_columns({titled("revenue", "{{year}}年")});
    form.sides.front().title = "收入";
    form.sides.push_back(form.sides.front());
    form.sides.back().title = "支出";
    const Sheet sheet = sheet_of({{"收入", "", "支出", ""}, {"Item", "2023年", "Item", "2023年"}, {"Fees", "1", "Staff", "2"}});
    const SheetRegion region(sheet, "a.csv", 0, sheet.rows.size());
    const std::optional<TableHeadings> headings = find_headings(region, form, {2023, "budget"});
    BOOST_REQUIRE(headings.has_value());
    BOOST_TEST(headings->sides.front().amounts.front().value() == 1U);
    BOOST_TEST(headings->sides.back().amounts.front().value() == 3U);
    BOOST_TEST(headings->other_years.empty());
}

BOOST_AUTO_TEST_CASE(amounts_that_look_like_years_are_no_headings) {
    const TableForm form = form_of_columns({titled("current", "Budget {{year}}")});
    // A row by its name, and a list of years in the place of names.
    BOOST_TEST(two_years_in({{"Item", "Budget 2023", "Budget 2024"}, {"Cars", "2023", "2024"}}) == "prior B, current C");
    const Sheet sheet = sheet_of({{"Item", "Budget"}, {"2023", ""}, {"2024", "70"}});
    const SheetRegion region(sheet, "a.csv", 0, sheet.rows.size());
    const std::optional<TableHeadings> headings = find_headings(region, form, {2024, "budget"});
    BOOST_REQUIRE(headings.has_value());
    BOOST_TEST(headings->end_row == 1U);
}

BOOST_AUTO_TEST_CASE(years_of_texts) {
    BOOST_TEST(years_text("Budget 2023", 2024) == "-1");
    BOOST_TEST(years_text("2024年比2023年增减", 2024) == "-1 0");
    BOOST_TEST(years_text("as at 30.06.2023", 2024) == "-1");
    BOOST_TEST(years_text("FY24", 2024) == "0");
    BOOST_TEST(years_text("Budget 24", 2024) == "");
    BOOST_TEST(years_text("20245", 2024) == "");
    BOOST_TEST(years_text("Vorjahresansatz", 2024) == "-1");
    BOOST_TEST(years_text("Vorvorjahr", 2024) == "");
    BOOST_TEST(years_text("上年预算数", 2024) == "-1");
    BOOST_TEST(years_text("上上年", 2024) == "");
    BOOST_TEST(years_text("2023-24", 2024) == "-1");
    BOOST_TEST(years_text("2023-24", 2024, YearReading::by_end) == "0");
    BOOST_TEST(years_text("2024/2023", 2024) == "-1 0");
    BOOST_TEST(years_text("2024", FiscalYear(2023, true)) == "1");
    BOOST_TEST(years_text("2024", FiscalYear(2023, true), YearReading::by_end) == "0");
    BOOST_TEST(years_text("Last Year", 2024) == "");  // only as words.toml has it
    for (const char* text : {"2024", "2024年", "FY 2024", "2023/24", "(2024)", "2024*"}) BOOST_TEST(is_only_a_year(text), text);
    for (const char* text : {"", "Budget", "Budget 2024", "2023 2024", "2024年度预算", "1234"})
        BOOST_TEST(!is_only_a_year(text), text);
}

BOOST_AUTO_TEST_CASE(titles_name_fiscal_years_in_many_ways) {
    const auto read = [](std::string_view text) {
        std::string result;
        for (const StatedYear& stated : fiscal_years_in(text))
            result += (result.empty() ? "" : " ") + stated.year.text() + (stated.is_by_end ? " by end" : "");
        return result;
    };
    for (const char* text :
         {"Budget 2024-25", "Budget 2024/25", "Budget 2024–25", "Budget 2024-2025", "Budget FY2024-25", "２０２４-２５"})
        BOOST_TEST(read(text) == "2024-25", text);
    BOOST_TEST(read("Budget 2024") == "2024");
    BOOST_TEST(read("Budget FY25") == "2025 by end");
    BOOST_TEST(read("Budget FY 2025") == "2025 by end");
    BOOST_TEST(read("Budget 2024-25 and 2023-24") == "2024-25 2023-24");
    BOOST_TEST(read("令和６年度予算") == "2024");
    BOOST_TEST(read("令和元年度予算") == "2019");
    BOOST_TEST(read("平成31年度予算") == "2019");
    BOOST_TEST(read("令和なるほど予算") == "");
}

BOOST_AUTO_TEST_CASE(rows_that_number_the_columns_are_told_from_amounts) {
    const auto numbers = [](const std::vector<std::string>& row) {
        const Sheet sheet = sheet_of({row});
        return numbers_columns(SheetRegion(sheet, "a.csv", 0, 1), 0);
    };
    BOOST_TEST(numbers({"栏次", "1", "2", "3"}));
    BOOST_TEST(numbers({"", "1", "2", "3 = (1 + 2)", "4", "5", "6 = ( 3 - 4 )"}));
    BOOST_TEST(numbers({"", "1", "2", "3=1+2"}));
    BOOST_TEST(numbers({"", "(1)", "(2)", "(3)=(1)-(2)"}));
    BOOST_TEST(numbers({"", "a", "b", "c = a + b"}));
    BOOST_TEST(numbers({"A", "B", "1", "2", "3"}));
    BOOST_TEST(numbers({"0", "1", "2"}));
    BOOST_TEST(!numbers({"", "1", "2"}));
    BOOST_TEST(!numbers({"", "1", "2", "4"}));
    BOOST_TEST(!numbers({"Staff", "1", "2", "3,5"}));
    BOOST_TEST(!numbers({"a", "b", "c", "1,234"}));
    BOOST_TEST(!numbers({"", "2023", "2024", "2025"}));
    BOOST_TEST(!numbers({"", "x", "y", "z"}));
    BOOST_TEST(!numbers({}));
}

BOOST_AUTO_TEST_SUITE_END()
