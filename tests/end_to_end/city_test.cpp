// The pages across departments and years of an invented city: what they add up, compare and leave blank, against sums that are made
// here from the tables as written.

#include <boost/test/unit_test.hpp>
#include <functional>
#include <set>

#include "city_site.hpp"
#include "rebuilding.hpp"
#include "this_build.hpp"

namespace fs = std::filesystem;

namespace {

const std::vector<std::string> calendar_years = {"2018", "2019", "2020", "2021", "2022", "2023"};
const std::vector<std::string> stages = {"budget", "final"};

std::string departments_csv(const std::string& year, const std::string& stage) {
    return "years/" + year + "/data/" + year + "-departments-example-city-" + stage + ".csv";
}

std::string topic_csv(const std::string& topic, const std::string& year, const std::string& stage) {
    return "topics/" + topic + "/" + year + "/data/" + topic + "-" + year + "-example-city-" + stage + ".csv";
}

// Contained in the budget of the education department, and so never added to it.
bool is_contained(const CityDocument& document) { return document.department == "first-school"; }

// Over all documents that are no part of another; blank and withheld cells are nothing.
Cents sum_of(const std::vector<CityDocument>& documents, const std::function<std::optional<Cents>(const CityDocument&)>& amount) {
    Cents sum = 0;
    for (const CityDocument& document : documents) {
        if (!is_contained(document)) sum += amount(document).value_or(0);
    }
    return sum;
}

// So many cells of a row after its first; others, in comparable terms, and notes may follow.
CsvRow cells(const CsvRow& row, std::size_t count) {
    return {row.begin() + 1, row.begin() + 1 + static_cast<std::ptrdiff_t>(std::min(count, row.size() - 1))};
}

void expect_row(const std::map<std::string, CsvRow>& rows, const std::string& name, const CsvRow& expected) {
    BOOST_REQUIRE_MESSAGE(rows.contains(name), "no row " << name);
    BOOST_TEST(cells(rows.at(name), expected.size()) == expected, name << boost::test_tools::per_element());
}

// Why amounts are missing is in the last column, because columns of numbers have no words.
void expect_reason(const CsvRow& row, const std::string& reason) {
    BOOST_TEST(row.back().find(": " + reason) != std::string::npos, row.back());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(city)

BOOST_AUTO_TEST_CASE(its_content_is_the_same_each_time_and_sound) {
    const CitySite first;
    const CitySite second;
    BOOST_TEST((read_tree(first.root()) == read_tree(second.root())));
    const Outcome checked = first.check();
    BOOST_TEST(checked.status == 0);
    BOOST_TEST(checked.out.find("281 documents") != std::string::npos, checked.out.substr(0, 500));
    BOOST_TEST(checked.out.find("0 acknowledged, 0 broken, 116 that cannot be compared; 0 errors, 0 warnings") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_year_adds_up_each_department_once) {
    const CitySite& city = built_city();
    for (const std::string& year : calendar_years) {
        for (const std::string& stage : stages) {
            BOOST_TEST_CONTEXT(year << " " << stage) {
                const std::vector<CityDocument> documents = city.documents(year, stage);
                const auto rows = city.csv(departments_csv(year, stage));
                BOOST_TEST(rows.size() == documents.size() + 1);
                const auto sum = [&](const char* table, const char* row, const char* column) {
                    return printed(sum_of(documents, [&](const CityDocument& each) { return each.amount(table, row, column); }));
                };
                const CsvRow& total = rows.at("合计");
                BOOST_TEST(total.at(1) == sum("expenditure", "total", "total"));
                BOOST_TEST(total.at(2) == sum("summary", "revenue-total", "amount"));
                BOOST_TEST(total.at(3) == sum("expenditure", "total", "basic"));
                BOOST_TEST(total.at(4) == sum("expenditure", "total", "project"));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_contained_department_is_shown_and_said_to_be_contained) {
    const CitySite& city = built_city();
    const std::string name = "示例市第一中学";
    const Cents now = city.spent("first-school", "2021", "final");
    const Cents before = city.spent("first-school", "2020", "final");
    const CsvRow row = city.csv(departments_csv("2021", "final")).at(name);
    BOOST_TEST(row.at(1) == printed(now));
    BOOST_TEST(row.at(5) == "");  // a share of what it is no part of by itself
    BOOST_TEST(row.at(6) == printed(now - before));
    for (const std::string& path :
         {topic_csv("funds", "2021", "final"), std::string("years/2021/data/2021-stages.csv"),
          std::string("topics/functions/codes/2050203/2021/data/functions-2050203-2021-departments-example-city-final.csv")})
        BOOST_TEST(city.csv(path).contains(name), path);
    for (const CsvRow& project : city.csv_rows(topic_csv("projects", "2021", "final")))
        BOOST_TEST(project.at(1) != "示例市第一中学");
}

BOOST_AUTO_TEST_CASE(a_rename_joins_the_years) {
    const CitySite& city = built_city();
    const Cents before = city.spent("work-safety", "2018", "final");
    const Cents now = city.spent("emergency", "2019", "final");
    const CsvRow year = city.csv(departments_csv("2019", "final")).at("示例市应急管理局");
    BOOST_TEST(year.at(6) == printed(now - before));
    BOOST_TEST(year.at(7) == printed_rate(now, before));
    const auto series = city.csv("emergency/data/emergency-series-expenditure-total.csv");
    BOOST_TEST(series.at("2018").at(3) == printed(before));
    BOOST_TEST(series.at("2018").at(5) == "示例市安全生产监督管理局");
    BOOST_TEST(series.at("2019").at(3) == printed(now));
    BOOST_TEST(series.at("2019").at(4) == printed_rate(now, before));
    BOOST_TEST(series.at("2019").at(5) == "2019年由示例市安全生产监督管理局更名");
}

BOOST_AUTO_TEST_CASE(a_rename_in_place_changes_the_name_of_its_years) {
    const CitySite& city = built_city();
    BOOST_TEST(city.csv(departments_csv("2018", "budget")).contains("示例市卫生和计划生育委员会"));
    const Cents before = city.spent("health", "2018", "budget");
    const Cents now = city.spent("health", "2019", "budget");
    const CsvRow row = city.csv(departments_csv("2019", "budget")).at("示例市卫生健康委员会");
    BOOST_TEST(row.at(7) == printed_rate(now, before));
    BOOST_TEST(city.csv("health/data/health-series-expenditure-total.csv").at("2019").at(2) == printed_rate(now, before));
}

BOOST_AUTO_TEST_CASE(a_merger_breaks_the_years) {
    const CitySite& city = built_city();
    const auto series = city.csv("culture-tourism/data/culture-tourism-series-expenditure-total.csv");
    const auto both = [&](const std::string& year) {
        return city.spent("culture", year, "final") + city.spent("tourism", year, "final");
    };
    BOOST_TEST(series.at("2019").at(3) == printed(both("2019")));
    BOOST_TEST(series.at("2019").at(4) == printed_rate(both("2019"), both("2018")));
    BOOST_TEST(series.at("2019").at(5) == "示例市文化局、示例市旅游局合计");
    BOOST_TEST(series.at("2020").at(3) == printed(city.spent("culture-tourism", "2020", "final")));
    BOOST_TEST(series.at("2020").at(4) == "");
    BOOST_TEST(series.at("2020").at(5) == "2020年由示例市文化局、示例市旅游局合并（与此前年度不可比）");
    const CsvRow row = city.csv(departments_csv("2020", "final")).at("示例市文化和旅游局");
    BOOST_TEST(row.at(6) == "");
    BOOST_TEST(row.at(7) == "");
}

BOOST_AUTO_TEST_CASE(a_split_breaks_the_years_of_all_that_are_in_it) {
    const CitySite& city = built_city();
    for (const std::string slug : {"planning", "natural-resources"}) {
        const auto series = city.csv(slug + "/data/" + slug + "-series-expenditure-total.csv");
        BOOST_TEST(series.size() == 3U);
        BOOST_TEST(series.at("2021").at(5) == "2021年从示例市规划和国土资源局分设（与此前年度不可比）");
    }
    BOOST_TEST(city.csv("planning-land/data/planning-land-series-expenditure-total.csv").size() == 3U);
    // One of which a part was split off goes on, with less to do.
    const auto transport = city.csv("transport/data/transport-series-expenditure-total.csv");
    BOOST_TEST(transport.at("2022").at(3) == printed(city.spent("transport", "2022", "final")));
    BOOST_TEST(transport.at("2022").at(4) == "");
    BOOST_TEST(transport.at("2022").at(5) == "2022年分出示例市轨道交通办公室（与此前年度不可比）");
    const CsvRow row = city.csv(departments_csv("2022", "final")).at("示例市交通运输局");
    BOOST_TEST(row.at(6) == "");
    BOOST_TEST(row.at(7) == "");
    const Cents now = city.spent("transport", "2023", "final");
    const Cents before = city.spent("transport", "2022", "final");
    BOOST_TEST(city.csv(departments_csv("2023", "final")).at("示例市交通运输局").at(7) == printed_rate(now, before));
}

BOOST_AUTO_TEST_CASE(a_gap_says_why_there_is_nothing) {
    const CitySite& city = built_city();
    const std::string there = "已公开";
    const std::string unexplained = "本站没有";
    const std::string not_yet = "当时不存在";
    auto rows = city.csv("years/2018/data/2018-documents.csv");
    expect_row(rows, "示例市退役军人事务局", {"当时不存在：2019年组建", "当时不存在：2019年组建"});
    expect_row(rows, "示例市大数据管理局", {not_yet, not_yet});
    expect_row(rows, "示例市应急管理局", {not_yet, not_yet});
    expect_row(city.csv("years/2019/data/2019-documents.csv"), "示例市住房保障局", {there, "未公开：未按规定公开"});
    rows = city.csv("years/2020/data/2020-documents.csv");
    expect_row(rows, "示例市体育局", {unexplained, unexplained});
    expect_row(rows, "示例市文化局", {not_yet, not_yet});
    rows = city.csv("years/2022/data/2022-documents.csv");
    const std::string withheld = "不予公开：涉密单位，经批准不予公开（虚构）";
    expect_row(rows, "示例市机要档案局", {withheld, withheld});
    expect_row(rows, "示例市盐务管理局", {not_yet, not_yet});
    rows = city.csv("years/2023/data/2023-documents.csv");
    expect_row(rows, "示例市水务局", {there, "尚未公开（预计2024-09-30公开）"});
    expect_row(rows, "示例市住房保障局", {there, "尚未公开"});
    const auto series = city.csv("records/data/records-series-expenditure-total.csv");
    expect_row(series, "2022", {"", "", "", "", ""});
    expect_reason(series.at("2022"), withheld);
    BOOST_TEST(series.at("2023").at(4) == "");
}

BOOST_AUTO_TEST_CASE(years_of_two_kinds_are_not_mixed) {
    const CitySite& city = built_city();
    BOOST_TEST(city.csv("years/2018/data/2018-documents.csv").contains("示例市职业学院"));
    for (const std::string year : {"2019", "2023"})
        BOOST_TEST(!city.csv("years/" + year + "/data/" + year + "-documents.csv").contains("示例市职业学院"));
    // Those that publish by calendar years lack nothing in 2019-20; those that were closed before are said to be.
    BOOST_TEST(!city.csv("years/2019-20/data/2019-20-documents.csv").contains("示例市财政局"));
    BOOST_TEST(city.csv("years/2019-20/data/2019-20-documents.csv").contains("示例市职业学院"));
    BOOST_TEST(!city.csv("finance/data/finance-documents.csv").contains("2019-20"));
    const auto documents = city.csv("college/data/college-documents.csv");
    BOOST_TEST(documents.size() == 6U);
    BOOST_TEST(documents.contains("2018"));
    BOOST_TEST(documents.contains("2023-24"));
    // 2019-20 does not follow upon 2018.
    const auto series = city.csv("college/data/college-series-expenditure-total.csv");
    BOOST_TEST(series.at("2019-20").at(2) == "");
    const Cents now = city.spent("college", "2020-21", "budget");
    BOOST_TEST(series.at("2020-21").at(2) == printed_rate(now, city.spent("college", "2019-20", "budget")));
}

BOOST_AUTO_TEST_CASE(negative_amounts_are_added_and_shown) {
    const CitySite& city = built_city();
    const Cents clearing = city.spent("clearing", "2021", "final");
    BOOST_TEST(clearing < 0);
    const std::vector<CityDocument> documents = city.documents("2021", "final");
    const Cents whole = sum_of(documents, [](const CityDocument& each) { return each.amount("expenditure", "total", "total"); });
    const CsvRow row = city.csv(departments_csv("2021", "final")).at("示例市企业清算办公室");
    BOOST_TEST(row.at(1) == printed(clearing));
    BOOST_TEST(row.at(5) == printed_share(clearing, whole));
    BOOST_TEST(row.at(7) == printed_rate(clearing, city.spent("clearing", "2020", "final")));
    // How much of a negative sum was reached is no share.
    BOOST_TEST(city.csv("years/2021/data/2021-stages.csv").at("示例市企业清算办公室").at(4) == "");
    const std::vector<CsvRow> projects = city.csv_rows(topic_csv("projects", "2021", "final"));
    const std::optional<Cents> refund = city.document("clearing", "2021", "final").amount("projects", "clearing-2", "total");
    BOOST_TEST(projects.back().at(0) == "清算退款");
    BOOST_TEST(projects.back().at(2) == printed(refund.value()));
    const std::optional<Cents> recovered =
        city.document("agriculture", "2021", "final").amount("projects", "agriculture-3", "total");
    BOOST_TEST(recovered.value() < 0);
    BOOST_TEST(projects.at(projects.size() - 2).at(0) == "收回以前年度结余资金");
}

BOOST_AUTO_TEST_CASE(zeros_blanks_and_withheld_amounts_are_told_apart) {
    const CitySite& city = built_city();
    const auto rows = city.csv(departments_csv("2021", "final"));
    expect_row(rows, "示例市新区筹备办公室", {"0.00", "0.00", "0.00", "0.00", "0.0", "0.00", ""});
    BOOST_TEST(rows.at("示例市公益金管理中心").at(3) == "");
    const CsvRow& withheld = rows.at("示例市物资储备局");
    const std::optional<Cents> revenue = city.document("reserves", "2021", "final").amount("summary", "revenue-total", "amount");
    BOOST_TEST(cells(withheld, 7) == (CsvRow{"", printed(revenue.value()), "", "", "", "", ""}), boost::test_tools::per_element());
    expect_reason(withheld, "不予公开");
    const auto series = city.csv("reserves/data/reserves-series-expenditure-total.csv");
    expect_row(series, "2021", {"", "", "", "", ""});
    expect_reason(series.at("2021"), "无金额");
    expect_row(city.csv("new-district/data/new-district-series-expenditure-total.csv"), "2023", {"0.00", "", "0.00", "", ""});
    BOOST_TEST(!fs::exists(city.site() / "welfare-fund/data/welfare-fund-series-basic-expenditure.csv"));
}

BOOST_AUTO_TEST_CASE(amounts_of_another_unit_are_converted_exactly) {
    const CitySite& city = built_city();
    const Cents now = city.spent("statistics", "2022", "final");
    const CsvRow row = city.csv(departments_csv("2022", "final")).at("示例市统计局");
    BOOST_TEST(row.at(1) == printed(now));
    BOOST_TEST(row.at(6) == printed(now - city.spent("statistics", "2021", "final")));
    BOOST_TEST(city.csv("statistics/data/statistics-series-expenditure-total.csv").at("2022").at(3) == printed(now));
}

BOOST_AUTO_TEST_CASE(topics_add_up) {
    const CitySite& city = built_city();
    for (const std::string& year : calendar_years) {
        for (const std::string& stage : stages) {
            BOOST_TEST_CONTEXT(year << " " << stage) {
                const std::vector<CityDocument> documents = city.documents(year, stage);
                // Every code: the sum of those departments that have it.
                std::map<std::string, std::pair<Cents, int>> codes;
                Cents projects = 0;
                for (const CityDocument& document : documents) {
                    if (is_contained(document)) continue;
                    for (const std::string& code : document.rows("expenditure")) {
                        const std::optional<Cents> amount = document.amount("expenditure", code, "total");
                        if (code == "total" || !amount) continue;
                        codes[code].first += *amount;
                        ++codes[code].second;
                    }
                    for (const std::string& id : document.rows("projects"))
                        projects += document.amount("projects", id, "total").value_or(0);
                }
                const std::vector<CsvRow> rows = city.csv_rows(topic_csv("functions", year, stage));
                BOOST_TEST(rows.size() == codes.size());
                for (const CsvRow& row : rows) {
                    const auto& [amount, count] = codes.at(row.front());
                    BOOST_TEST(row.at(2) == printed(amount), row.front());
                    BOOST_TEST(row.at(3) == std::to_string(count), row.front());
                }
                const CsvRow funds = city.csv(topic_csv("funds", year, stage)).at("合计");
                const std::vector<std::string> columns = {"general", "government-fund", "unit-funds", "carried", "total"};
                for (std::size_t i = 0; i < columns.size(); ++i) {
                    const Cents sum =
                        sum_of(documents, [&](const CityDocument& each) { return each.amount("income", "total", columns[i]); });
                    const bool is_blank = columns[i] == "carried" && year == "2018";
                    if (!is_blank) BOOST_TEST(funds.at(i + 1) == printed(sum), columns[i]);
                }
                Cents listed = 0;
                std::optional<Cents> last;
                for (const CsvRow& row : city.csv_rows(topic_csv("projects", year, stage))) {
                    std::string digits = row.at(2);
                    digits.erase(digits.find('.'), 1);
                    const Cents amount = std::stoll(digits);
                    BOOST_TEST((!last || amount <= *last), row.front() << " stands after a smaller one");
                    last = amount;
                    listed += amount;
                }
                BOOST_TEST(listed == projects);
            }
        }
    }
}

// Codes of the first level over the years: the sums that the pages of the years have, and years of two kinds apart.
BOOST_AUTO_TEST_CASE(topics_over_the_years_are_of_years_of_one_kind) {
    const CitySite& city = built_city();
    const std::vector<std::string> years = {"2018", "2019", "2020", "2021", "2022", "2023"};
    const std::vector<std::string> of_two = {"2019-20", "2020-21", "2021-22", "2022-23", "2023-24"};
    for (const std::string stage : {"budget", "final"}) {
        for (const auto* kind : {&years, &of_two}) {
            const std::string suffix = kind == &of_two ? "-of-two-years" : "";
            const std::vector<CsvRow> rows =
                city.csv_rows("topics/functions/data/functions-over-years-example-city-" + stage + suffix + ".csv");
            BOOST_TEST(rows.size() == (kind == &of_two ? 5U : 12U), stage);  // with the total
            for (const CsvRow& row : rows) {
                const std::string& code = row.front();
                if (code.empty()) continue;                     // the total
                BOOST_REQUIRE(row.size() >= kind->size() + 2);  // the last one may be notes
                for (std::size_t i = 0; i < kind->size(); ++i) {
                    const auto year = city.csv(topic_csv("functions", kind->at(i), stage));
                    const auto found = year.find(code);
                    BOOST_TEST(row.at(i + 2) == (found == year.end() ? "" : found->second.at(2)), code << kind->at(i));
                    if (found == year.end()) continue;
                    std::string departments = "topics/functions/codes/";
                    departments += code + "/" + kind->at(i) + "/data/functions-" + code + "-" + kind->at(i) +
                                   "-departments-example-city-" + stage + ".csv";
                    BOOST_TEST(city.csv(departments).at("合计").at(1) == row.at(i + 2), departments);
                }
            }
        }
    }
}

// The sports bureau, which published nothing in 2020, never had the code of ordinary education; all have that of pensions.
BOOST_AUTO_TEST_CASE(sums_of_a_code_are_compared_over_the_departments_that_have_it) {
    const CitySite& city = built_city();
    const auto page_of = [&](const std::string& code) {
        return read_file(city.site() / ("topics/functions/codes/" + code + "/index.html"));
    };
    const std::string other_departments = "部门不同";
    BOOST_TEST(page_of("20502").find(other_departments) == std::string::npos);
    const std::string pensions = page_of("2080505");
    BOOST_TEST(pensions.find(other_departments) != std::string::npos);
    BOOST_TEST(pensions.find("（部门不同）（部门不同）") == std::string::npos);
    BOOST_TEST(pensions.find("预算：2020年度：不包含上一合计中的示例市体育局。") != std::string::npos);
    BOOST_TEST(pensions.find("决算：2020年度：不包含示例市体育局，但包含示例市住房保障局。") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_year_before_and_after_are_of_the_same_kind) {
    const CitySite& city = built_city();
    for (const auto& [folder, year, previous, next] : {std::tuple("years/", "2021", "2020", "2022"),
                                                       {"years/", "2020-21", "2019-20", "2021-22"},
                                                       {"topics/projects/", "2021", "2020", "2022"}}) {
        const std::string page = folder + std::string(year) + "/index.html";
        const std::string html = read_file(city.site() / page);
        for (const auto& [to, rel] : {std::pair(previous, "prev"), {next, "next"}}) {
            std::string link = folder;
            link.append(to).append("/index.html\" rel=\"").append(rel).append("\"");
            BOOST_TEST(html.find(link) != std::string::npos, page << " has no " << link);
        }
    }
}

BOOST_AUTO_TEST_CASE(names_are_escaped) {
    const CitySite& city = built_city();
    BOOST_TEST(city.csv(departments_csv("2021", "final")).contains("示例市\"山, 水 & 林\" <生态> 局"));
    for (const char* path :
         {"years/2021/index.html", "ecology/index.html", "topics/projects/2021/index.html", "ecology/2021/index.html"}) {
        const std::string html = read_file(city.site() / path);
        BOOST_TEST(html.find("<生态>") == std::string::npos, path);
        BOOST_TEST(html.find("&lt;生态&gt;") != std::string::npos, path);
        BOOST_TEST(html.find(" & ") == std::string::npos, path);
    }
}

// What one department says of itself stands on the pages of others, too.
BOOST_AUTO_TEST_CASE(a_build_of_changes_is_that_of_a_clean_build) {
    const CitySite city;
    const auto append = [&](const std::string& slug, const std::string& text) {
        const fs::path file = city.department(slug) / "department.toml";
        write_file(file, read_file(file) + text);
    };
    const auto replace = [&](const fs::path& file, const std::string& old_text, const std::string& new_text) {
        std::string text = read_file(file);
        const std::size_t at = text.find(old_text);
        BOOST_REQUIRE(at != std::string::npos);
        write_file(file, text.replace(at, old_text.size(), new_text));
    };
    struct Step {
        const char* name;
        std::function<void()> change;
    };
    const std::vector<Step> steps = {
        {"a first build", [] {}},
        {"a merger that is comparable", [&] { append("culture-tourism", "comparable = true\n"); }},
        {"a gap that is explained", [&] { append("sports", "\n[[missing]]\nyear = 2020\nstate = \"withheld\"\n"); }},
        {"a document less of one that was renamed", [&] { fs::remove_all(city.department("work-safety") / "2018/final"); }},
        {"a document less of a year that another kind of year overlaps",
         [&] { fs::remove_all(city.department("college") / "2019-20"); }},
        {"a name", [&] { replace(city.department("tourism") / "department.toml", "示例市旅游局", "示例市旅游发展局"); }},
        {"a containment that ends", [&] { append("education", "until = 2020\n"); }},
        {"a correction",
         [&] {
             const fs::path file = city.department("health") / "2021/budget/document.toml";
             write_file(file, read_file(file) + "\n[[version]]\ndate = 2023-11-11\ntext = \"改正一处。\"\n");
         }},
        {"the pages of a table",
         [&] { replace(city.department("finance") / "2022/budget/tables.toml", "source-page = 4", "source-page = 5"); }},
        {"the last forms of a year",
         [&] {
             for (const auto& department : fs::directory_iterator(city.root() / "content/departments"))
                 fs::remove(department.path() / "2020/budget/performance.toml");
         }},
        {"a licence and no descriptions of data",
         [&] {
             const fs::path file = city.root() / "content/site.toml";
             write_file(file,
                        read_file(file) + "\n[licence]\ntitle = \"CC0\"\nname = \"CC0-1.0\"\n\n[outputs]\ndata-packages = false\n");
         }},
        {"a department less", [&] { fs::remove_all(city.department("salt")); }},
    };
    // Two changes are built at once, and with sanitizers all.
    const std::size_t changes_at_once = is_sanitized ? steps.size() : 2;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Step& step = steps[i];
        BOOST_TEST_CONTEXT(step.name) {
            step.change();
            if (i % changes_at_once != 0 && i + 1 != steps.size()) continue;
            const Outcome made = city.build();
            const Outcome clean = city.build("clean", " --full");
            BOOST_TEST(made.status == clean.status, made.err);
            const auto files = read_tree(city.site());
            const auto expected = read_tree(city.root() / "clean");
            Faults faults;
            for (const auto& [path, bytes] : expected) {
                const auto found = files.find(path);
                if (found == files.end() || found->second != bytes) faults.push_back(path + " is not a clean build's");
            }
            for (const auto& [path, bytes] : files) {
                if (!expected.contains(path)) faults.push_back(path + " is left over");
            }
            BOOST_TEST(faults.empty(), text_of(faults));
        }
    }
}

// Recomputed here from the tables, in whole numbers.
BOOST_AUTO_TEST_CASE(real_terms_and_amounts_per_inhabitant_follow_from_the_declared_values) {
    const CitySite& city = built_city();
    const Cents now = city.spent("health", "2021", "final");
    const Cents before = city.spent("health", "2020", "final");
    const auto series = city.csv("health/data/health-series-expenditure-total-comparable.csv");
    const auto rounded = [](Cents above, Cents below) { return (2 * above + below) / (2 * below); };
    const CsvRow row = series.at("2021");
    BOOST_TEST(row.at(1) == "100.9");
    BOOST_TEST(row.at(2) == "309.12");
    BOOST_TEST(row.at(6) == printed(rounded(now * 1000, 1009)));
    BOOST_TEST(row.at(7) == printed_rate(now * 1000, before * 1009));
    BOOST_TEST(row.at(8) == printed(rounded(now * 10000, 3091200)));
    BOOST_TEST(series.at("2020").at(6) == printed(before));
    expect_row(series, "2023", {"", "307.90", "", ""});
    expect_reason(series.at("2023"), "无价格指数");
    BOOST_TEST(series.at("2018").at(8) == "");
    expect_reason(series.at("2018"), "无人口数据");
    const CsvRow year = city.csv(departments_csv("2021", "final")).at("示例市卫生健康委员会");
    BOOST_TEST(year.at(8) == row.at(7));
    BOOST_TEST(year.at(9) == row.at(8));
    // Years of the other kind have values of their own; a school has its pupils.
    const auto college = city.csv("college/data/college-series-expenditure-total-comparable.csv");
    BOOST_TEST(college.at("2021-22").at(1) == "101.8");
    BOOST_TEST(college.at("2020-21").at(1) == "");
    expect_reason(college.at("2020-21"), "无价格指数");
    const CsvRow school = city.csv(departments_csv("2021", "final")).at("示例市第一中学");
    BOOST_TEST(school.at(9) == printed(rounded(city.spent("first-school", "2021", "final") * 10000, 3184)));
}

BOOST_AUTO_TEST_CASE(departments_are_ranked_over_the_years_that_can_be_compared) {
    const CitySite& city = built_city();
    const std::string path = "years/data/growth-example-city-final.csv";
    const auto rows = city.csv(path);
    struct Case {
        std::string name;
        std::string first;  // the department of 2018 and that of 2023
        std::string last;
    };
    for (const Case& c : std::vector<Case>{{"示例市教育局", "education", "education"},
                                           {"示例市财政局", "finance", "finance"},
                                           {"示例市企业清算办公室", "clearing", "clearing"},
                                           {"示例市应急管理局", "work-safety", "emergency"}}) {
        const Cents before = city.spent(c.first, "2018", "final");
        const Cents now = city.spent(c.last, "2023", "final");
        expect_row(rows, c.name, {printed(before), printed(now), printed(now - before), printed_rate(now, before)});
    }
    // Merged and split departments, one that was founded later, and one that another contains.
    for (const char* name : {"示例市文化和旅游局", "示例市自然资源局", "示例市大数据管理局", "示例市第一中学"})
        BOOST_TEST(!rows.contains(name), name);
    double last = 1e12;
    for (const CsvRow& row : city.csv_rows(path)) {
        if (row.at(0) == "合计") continue;
        BOOST_TEST(std::stod(row.at(3)) <= last, row.at(0));
        last = std::stod(row.at(3));
    }
}

BOOST_AUTO_TEST_CASE(notes_stand_wherever_what_they_are_about_does) {
    const CitySite& city = built_city();
    const std::string of_year = "2020年的收支受疫情影响，与前后各年不宜直接比较（虚构）。";
    const std::string of_department = "2020年的支出包含疫情防控专项经费（虚构）。";
    const std::string of_row = "农村公路建设含上级补助（虚构）。";
    const std::string of_cell = "支出合计含2022年划出的轨道交通办公室（虚构）。";
    struct Case {
        std::string note;
        std::vector<std::string> files;
        std::vector<std::string> others;
    };
    const std::vector<Case> cases = {
        {of_year,
         {"years/2020/index.html", "years/2020/data/2020-documents.csv", departments_csv("2020", "budget"), "years/index.html",
          "topics/funds/2020/index.html", "finance/index.html", "finance/data/finance-series-expenditure-total.csv",
          "finance/2020/index.html", "finance/2020/final/index.html", "finance/2020/data/notes.csv",
          "finance/2021/changes/index.html"},
         {"years/2021/index.html", "finance/2021/index.html", "college/2020-21/index.html"}},
        {of_department,
         {"years/2020/index.html", departments_csv("2020", "final"), "health/index.html", "health/data/health-documents.csv",
          "health/2020/index.html", "health/2020/final/index.html", "health/2021/changes/index.html",
          topic_csv("funds", "2020", "final")},
         {"years/2021/index.html", "finance/2020/index.html", "health/2021/index.html"}},
        {of_row,
         {"transport/2021/final/index.html", "topics/projects/2021/index.html", topic_csv("projects", "2021", "final"),
          "transport/2021/final/changes/index.html", "transport/2021/final/data/notes.csv",
          "transport/2021/final/data/transport-2021-final.csv"},
         {"transport/2021/index.html", "transport/2021/changes/index.html", "topics/projects/2020/index.html"}},
        {of_cell,
         {"transport/2021/final/index.html", "transport/index.html", departments_csv("2021", "final"),
          "transport/2022/final/changes/index.html"},
         {departments_csv("2021", "budget"), "railway/index.html"}},
        {"2018年含划转前的煤矿安全监察经费（虚构）。",
         {"emergency/index.html", "work-safety/index.html", "years/2018/index.html"},
         {"emergency/2019/index.html"}},
    };
    for (const Case& c : cases) {
        for (const std::string& path : c.files) {
            BOOST_REQUIRE_MESSAGE(fs::exists(city.site() / path), path);
            BOOST_TEST((read_file(city.site() / path).find(c.note) != std::string::npos), path << " lacks " << c.note);
        }
        for (const std::string& path : c.others)
            BOOST_TEST((read_file(city.site() / path).find(c.note) == std::string::npos), path << " has " << c.note);
    }
}

BOOST_AUTO_TEST_SUITE_END()
