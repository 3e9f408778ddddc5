// The pages across departments computed again from the site's file of facts alone, by SQL. Debian's sqlite3 adds decimals exactly.

#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <set>

#include "city_site.hpp"

namespace fs = std::filesystem;

namespace {

// What is computed or shown, by what it is: "2021 budget functions 201" → "42628.17".
using Values = std::map<std::string, std::string>;

std::string trimmed(std::string number) {
    if (number.find('.') == std::string::npos) return number;
    number.erase(number.find_last_not_of('0') + 1);
    if (number.ends_with('.')) number.pop_back();
    return number == "-0" ? "0" : number;
}

bool is_number(const std::string& text) { return !text.empty() && text.find_first_not_of("-.0123456789") == std::string::npos; }

// Lines of a key, a tab and a value. Values that are no numbers are left out: the page says why there is none.
Values asked(const fs::path& facts, const std::string& query) {
    const ScratchFolder scratch;
    write_file(scratch.path() / "query.sql",
               ".import --csv '" + facts.string() + "' facts\n.mode list\n.separator \"\\t\"\n" + query);
    const Outcome outcome = run_command(scratch.path(), "sqlite3 -bail :memory: '.read query.sql'");
    BOOST_REQUIRE_MESSAGE(outcome.status == 0 && outcome.err.empty(), outcome.err);
    Values values;
    std::size_t begin = 0;
    for (std::size_t end = outcome.out.find('\n'); end != std::string::npos; begin = end + 1, end = outcome.out.find('\n', begin)) {
        const std::size_t tab = outcome.out.find('\t', begin);
        BOOST_REQUIRE(tab < end);
        const std::string value = outcome.out.substr(tab + 1, end - tab - 1);
        if (is_number(value)) BOOST_TEST(values.emplace(outcome.out.substr(begin, tab - begin), trimmed(value)).second);
    }
    return values;
}

// Those of pages: "2021 budget " and the like before each row's first cell and the column's heading.
class Shown {
  public:
    explicit Shown(const CitySite& city) : city_(city) {}

    void add(const std::string& path, const std::string& start, const std::vector<std::string>& columns, std::size_t first) {
        for (const CsvRow& row : city_.csv_rows(path)) {
            for (std::size_t i = 0; i < columns.size(); ++i) {
                const std::string& value = row.at(first + i);
                if (!is_number(value)) continue;
                values_[start + " " + row.front() + " " + columns[i]] = trimmed(value);
            }
        }
    }
    [[nodiscard]] const Values& values() const { return values_; }

  private:
    const CitySite& city_;
    Values values_;
};

// A figure of the city's standard: its cell.
struct CityFigure {
    std::string id;
    std::string table;
    std::string row;
    std::string column;
};

// One amount in 万元 for each department, and the sum of those whose budget is not contained in another: "合计".
std::string query_of(const std::string& page, const CityFigure& figure) {
    const std::string cells = " FROM facts WHERE \"table\" = '" + figure.table + "' AND \"row\" = '" + figure.row +
                              "' AND \"column\" = '" + figure.column + "'";
    const std::string key = "'" + page + " ' || year || ' ' || stage || ' ' || ";
    return "SELECT " + key + "department_name || ' " + figure.id + "', decimal_mul(base_amount, '0.0001')" + cells +
           " AND state = 'amount';\nSELECT " + key + "'合计 " + figure.id + "', decimal_mul(decimal_sum(base_amount), '0.0001')" +
           cells + " AND state = 'amount' AND contained_in = '' GROUP BY year, stage;\n";
}

void expect_same(const Values& computed, const Values& shown) {
    BOOST_TEST(!shown.empty());
    for (const auto& [what, value] : shown) {
        const auto found = computed.find(what);
        BOOST_TEST((found != computed.end()), what << " is not computed");
        if (found != computed.end()) BOOST_TEST(found->second == value, what << ": " << found->second << ", not " << value);
    }
    for (const auto& [what, value] : computed) BOOST_TEST(shown.contains(what), what << " is not shown");
}

const std::vector<std::string> years_of_city = {"2018",    "2019",    "2020",    "2021",    "2022",   "2023",
                                                "2019-20", "2020-21", "2021-22", "2022-23", "2023-24"};

std::string path_of(const std::string& folder, const std::string& year, const std::string& table, const std::string& stage) {
    const std::string name = folder == "years" ? year + "-" + table : table + "-" + year;
    return folder + "/" + year + "/data/" + name + "-example-city-" + stage + ".csv";
}

template <typename Visit>
void for_each_page(const Visit& visit) {
    for (const std::string& year : years_of_city) {
        for (const std::string stage : {"budget", "final"}) visit(year, stage);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(facts_of_site)

BOOST_AUTO_TEST_CASE(every_figure_of_the_years_follows_from_the_facts) {
    const CitySite& city = built_city();
    const std::vector<CityFigure> figures = {{"expenditure-total", "expenditure", "total", "total"},
                                             {"revenue-total", "summary", "revenue-total", "amount"},
                                             {"basic-expenditure", "expenditure", "total", "basic"},
                                             {"project-expenditure", "expenditure", "total", "project"}};
    std::string query;
    Shown shown(city);
    std::vector<std::string> ids;
    for (const CityFigure& figure : figures) {
        query += query_of("years", figure);
        ids.push_back(figure.id);
    }
    for_each_page([&](const std::string& year, const std::string& stage) {
        shown.add(path_of("years", year, "departments", stage), "years " + year + " " + stage, ids, 1);
    });
    BOOST_TEST(shown.values().size() > 1000U);
    expect_same(asked(city.site() / "data/facts.csv", query), shown.values());
}

BOOST_AUTO_TEST_CASE(every_figure_of_topics_with_items_follows_from_the_facts) {
    const CitySite& city = built_city();
    const std::map<std::string, std::vector<CityFigure>> topics = {
        {"funds",
         {{"general", "income", "total", "general"},
          {"government-fund", "income", "total", "government-fund"},
          {"unit-funds", "income", "total", "unit-funds"},
          {"carried", "income", "total", "carried"},
          {"total", "income", "total", "total"}}},
        {"three-public",
         {{"abroad", "three-public", "abroad", "amount"},
          {"reception", "three-public", "reception", "amount"},
          {"vehicle-purchase", "three-public", "vehicle-purchase", "amount"},
          {"vehicle-operation", "three-public", "vehicle-operation", "amount"},
          {"total", "three-public", "total", "amount"}}}};
    std::string query;
    Shown shown(city);
    for (const auto& [topic, figures] : topics) {
        std::vector<std::string> ids;
        for (const CityFigure& figure : figures) {
            query += query_of(topic, figure);
            ids.push_back(figure.id);
        }
        for_each_page([&, topic = topic](const std::string& year, const std::string& stage) {
            shown.add(path_of("topics/" + topic, year, topic, stage), topic + " " + year + " " + stage, ids, 1);
        });
    }
    BOOST_TEST(shown.values().size() > 1000U);
    expect_same(asked(city.site() / "data/facts.csv", query), shown.values());
}

// Codes with their sums and the number of departments; on the pages of years, and on the page over the years.
BOOST_AUTO_TEST_CASE(every_sum_of_codes_follows_from_the_facts) {
    const CitySite& city = built_city();
    const std::string query =
        "CREATE VIEW codes AS SELECT year, stage, code, decimal_mul(decimal_sum(base_amount), '0.0001') AS amount, count(*) AS "
        "departments FROM facts WHERE \"table\" = 'expenditure' AND \"column\" = 'total' AND role <> 'total' AND state = 'amount' "
        "AND "
        "contained_in = '' GROUP BY year, stage, code;\n"
        "SELECT 'codes ' || year || ' ' || stage || ' ' || code || ' amount', amount FROM codes;\n"
        "SELECT 'codes ' || year || ' ' || stage || ' ' || code || ' departments', departments FROM codes;\n";
    Shown shown(city);
    for_each_page([&](const std::string& year, const std::string& stage) {
        shown.add(path_of("topics/functions", year, "functions", stage), "codes " + year + " " + stage, {"amount", "departments"},
                  2);
    });
    BOOST_TEST(shown.values().size() > 500U);
    const Values computed = asked(city.site() / "data/facts.csv", query);
    expect_same(computed, shown.values());
    for (const std::string stage : {"budget", "final"}) {
        for (const CsvRow& row : city.csv_rows("topics/functions/data/functions-over-years-example-city-" + stage + ".csv")) {
            for (std::size_t i = 0; i < 6; ++i) {
                if (row.front().empty() || !is_number(row.at(2 + i))) continue;  // the last row is the whole
                const std::string what = "codes " + years_of_city[i] + " " + stage + " " + row.at(0) + " amount";
                BOOST_TEST(computed.at(what) == trimmed(row.at(2 + i)), what);
            }
        }
    }
}

// Of an amount with two decimals.
Cents in_cents(std::string amount) {
    amount.erase(amount.find('.'), 1);
    return std::stoll(amount);
}

// Ids, names and containers are those of the facts, and the items that no other department contains add up to the total.
BOOST_AUTO_TEST_CASE(tables_across_departments_have_the_ids_of_the_facts) {
    const CitySite& city = built_city();
    const auto place = [](const CsvRow& headings, const char* name) {
        const auto found = std::find(headings.begin(), headings.end(), name);
        BOOST_REQUIRE_MESSAGE(found != headings.end(), name);
        return static_cast<std::size_t>(found - headings.begin());
    };
    const std::vector<CsvRow> facts = city.csv_table("data/2021/facts-2021.csv");
    std::set<std::array<std::string, 3>> known;
    for (const CsvRow& row : facts) {
        known.insert({row.at(place(facts.front(), "department")), row.at(place(facts.front(), "department_name")),
                      row.at(place(facts.front(), "contained_in"))});
    }
    std::size_t contained = 0;
    for (const std::string stage : {"budget", "final"}) {
        const std::vector<CsvRow> rows = city.csv_table(path_of("years", "2021", "departments", stage));
        const CsvRow& headings = rows.front();
        const std::size_t amount = place(headings, "expenditure-total");
        Cents sum{};
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const std::array<std::string, 3> ids = {rows[i].at(place(headings, "department")),
                                                    rows[i].at(place(headings, "department_name")),
                                                    rows[i].at(place(headings, "contained_in"))};
            const bool is_last = i + 1 == rows.size();
            BOOST_TEST(rows[i].at(place(headings, "role")) == (is_last ? "total" : "item"));
            if (is_last) {
                BOOST_TEST(ids[0].empty());
                BOOST_TEST(rows[i].at(amount) == printed(sum));
                continue;
            }
            BOOST_TEST(known.contains(ids), ids[0] << ids[1] << ids[2]);
            contained += ids[2].empty() ? 0 : 1;
            if (ids[2].empty() && is_number(rows[i].at(amount))) sum += in_cents(rows[i].at(amount));
        }
    }
    BOOST_TEST(contained > 0U);
}

// Names repeat, so each amount of a name and department is counted.
BOOST_AUTO_TEST_CASE(every_project_follows_from_the_facts) {
    const CitySite& city = built_city();
    Values shown;
    for_each_page([&](const std::string& year, const std::string& stage) {
        std::map<std::string, int> counts;
        for (const CsvRow& row : city.csv_rows(path_of("topics/projects", year, "projects", stage)))
            ++counts[year + " " + stage + " " + row.at(0) + " " + row.at(1) + " " + trimmed(row.at(2))];
        for (const auto& [what, count] : counts) shown[what] = std::to_string(count);
    });
    // Adding 0.0 gives every amount a point, so that only zeros behind it are cut off.
    const Values computed = asked(
        city.site() / "data/facts.csv",
        "CREATE VIEW projects AS SELECT *, rtrim(rtrim(decimal_add(decimal_mul(base_amount, '0.0001'), '0.0'), '0'), '.') AS said "
        "FROM facts WHERE \"table\" = 'projects' AND \"column\" = 'total' AND role <> 'total' AND state = 'amount' AND "
        "contained_in = '';\nSELECT year || ' ' || stage || ' ' || row_name || ' ' || department_name || ' ' || said, count(*) "
        "FROM projects GROUP BY year, stage, row_name, department_name, said;\n");
    BOOST_TEST(shown.size() > 300U);
    expect_same(computed, shown);
}

// The file of a year has the rows of that year, and all years together are the site's file.
BOOST_AUTO_TEST_CASE(the_files_of_years_are_the_file_of_the_site) {
    const CitySite& city = built_city();
    std::multiset<std::string> of_years;
    for (const std::string& year : years_of_city) {
        const std::string csv = read_file(city.site() / ("data/" + year + "/facts-" + year + ".csv"));
        std::size_t begin = csv.find('\n') + 1;
        for (std::size_t end = csv.find('\n', begin); end != std::string::npos; begin = end + 1, end = csv.find('\n', begin))
            of_years.insert(csv.substr(begin, end - begin));
    }
    const std::string csv = read_file(city.site() / "data/facts.csv");
    std::multiset<std::string> of_site;
    std::size_t begin = csv.find('\n') + 1;
    for (std::size_t end = csv.find('\n', begin); end != std::string::npos; begin = end + 1, end = csv.find('\n', begin))
        of_site.insert(csv.substr(begin, end - begin));
    BOOST_TEST(of_site.size() > 40'000U);
    BOOST_TEST((of_site == of_years));
}

BOOST_AUTO_TEST_SUITE_END()
