#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "load/load_content.hpp"
#include "sandbox.hpp"

using namespace sitegen;

namespace {

constexpr const char* standard_of_departments = R"(id = "d"
title = "Departments"
stages = [{ id = "budget", title = "Budget" }]
units = { "€" = 0, "k€" = 3 }
classifications = ["function"]
ignored-words = ["department", "of"]
[[table]]
id = "spending"
number = 1
title = "Spending"
rows = { classification = "function", total = { id = "total", title = "Total" } }
columns = [{ id = "total", title = "Total" }]
[[table]]
id = "projects"
number = 2
title = "Projects"
rows = { named = true, total = { id = "total", title = "Total" } }
columns = [{ id = "amount", title = "Amount" }]
[[part]]
id = "tables"
title = "Tables"
tables = true
)";

constexpr const char* codes = R"(id = "function"
title = "Functions"
levels = [2]
[codes]
"01" = "General"
"02" = "Schools"
"03" = "Roads"
)";

std::string document(const std::string& more = {}) {
    return "year = 2024\nstage = \"budget\"\nstandard = \"d\"\ntitle = \"T\"\nunit = \"€\"\n" + more;
}

std::string tables(const std::string& spending, const std::string& projects) {
    return "[tables.spending]\ncolumns = [\"code\", \"total\"]\nrows = [" + spending +
           "]\n[tables.projects]\ncolumns = [\"id\", \"name\", \"amount\"]\nrows = [" + projects + "]\n";
}

struct SiteFixture {
    Sandbox sandbox;
    Sources sources;
    Findings findings;
    Content content;

    SiteFixture() {
        put("content/site.toml", "title = \"T\"\npublisher = \"P\"\nlanguage = \"en\"\n");
        put("content/standards/d/standard.toml", standard_of_departments);
        put("content/standards/d/function.toml", codes);
        add("ponds", "Department of Ponds",
            tables(R"(["total", 9], ["01", 5.25], ["03", 4])", R"(["a", "A", 9.5], ["total", "T", 9])"));
        add("walls", "Walls", tables(R"(["total", 2], ["01", 2])", R"(["b", "B", 2], ["total", "T", 2])"));
    }

    static void add(const std::string& slug, const std::string& name, const std::string& tables, const std::string& more = {},
                    const std::string& more_of_department = {}) {
        const std::string folder = "content/departments/" + slug + "/";
        put(folder + "department.toml", "name = \"" + name + "\"\n" + more_of_department);
        put(folder + "2024/budget/document.toml", document(more));
        put(folder + "2024/budget/tables.toml", tables);
    }

    const Department& load(const std::string& slug) {
        content = load_content("content", {}, sources, findings);
        for (const Finding& finding : findings.list()) BOOST_TEST(finding.message == "");
        return *std::find_if(content.departments.begin(), content.departments.end(),
                             [&](const Department& department) { return department.slug == slug; });
    }

    // "spending: total 01; projects: "
    static std::string rows_of(const Department& department) {
        std::string text;
        for (const Table& table : department.documents.front().tables) {
            text += (text.empty() ? "" : "; ") + table.form->id + ":";
            for (const Row& row : table.sides.front().rows) text += " " + row.id;
        }
        return text;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(compared_documents, SiteFixture)

BOOST_AUTO_TEST_CASE(keeps_of_a_contained_department_what_is_compared) {
    add("city", "City", tables(R"(["total", 20], ["01", 15], ["02", 5])", R"(["c", "Ponds", 9], ["total", "T", 9])"), {},
        "[[contains]]\ndepartment = \"ponds\"\n");
    const Department& city = load("city");
    BOOST_REQUIRE(city.compared.size() == 1U);
    // Totals, and codes that both have.
    BOOST_TEST(rows_of(city.compared.front()) == "spending: total 01; projects: total");
    // What was left out was printed with decimals: 9 stands for 9.00.
    const RelatedDocuments related = find_related(city, city.documents.front());
    BOOST_REQUIRE(related.contained.size() == 1U);
    const Document& ponds = *related.contained.front().document;
    BOOST_TEST(ponds.tables[0].sides.front().printed_decimals.front() == 2);
    BOOST_TEST(ponds.tables[1].sides.front().printed_decimals.front() == 1);
    BOOST_TEST(related.named.size() == 1U);
}

BOOST_AUTO_TEST_CASE(finds_the_departments_that_rows_name) {
    const std::string check =
        "[[check]]\nid = \"rows\"\nsentence = { en = \"S.\" }\nthat = \"projects[*].amount = department(*, "
        "projects[total].amount)\"\n";
    add("city", "City",
        tables(
            R"(["total", 20], ["01", 15])",
            R"(["c", "Ponds department", 9], ["walls", "Old walls", 2], ["e", "Gates", 1], ["f", "City", 1], ["total", "Walls", 9])"),
        check);
    const Department& city = load("city");
    using Rows = std::map<std::string, std::string, std::less<>>;
    BOOST_TEST((city.documents.front().departments_of_rows == Rows{{"c", "ponds"}, {"walls", "walls"}}));
    BOOST_REQUIRE(city.compared.size() == 2U);
    BOOST_TEST(rows_of(city.compared.front()) == "spending:; projects: a total");
    BOOST_TEST(city.compared.front().files.size() == 1U);
    BOOST_TEST(city.compared.front().files.begin()->second == "content/departments/ponds/2024/budget/tables.toml");
}

BOOST_AUTO_TEST_CASE(takes_no_department_for_what_is_not_clear) {
    const std::string check =
        "[[check]]\nid = \"rows\"\nsentence = { en = \"S.\" }\nthat = \"projects[*].amount = department(*, "
        "projects[total].amount)\"\n";
    // Two rows of one department; and two departments of one name, but for words that say nothing.
    add("wall", "Department of Wall", tables(R"(["total", 2], ["01", 2])", R"(["b", "B", 2], ["total", "T", 2])"));
    add("wall-2", "Wall Department", tables(R"(["total", 2], ["01", 2])", R"(["b", "B", 2], ["total", "T", 2])"));
    add("city", "City",
        tables(R"(["total", 20], ["01", 15])",
               R"(["c", "Ponds", 9], ["d", "Department of Ponds", 2], ["e", "Wall", 1], ["total", "T", 9])"),
        check);
    const Department& city = load("city");
    BOOST_TEST(city.documents.front().departments_of_rows.empty());
    BOOST_TEST(city.compared.empty());
}

BOOST_AUTO_TEST_CASE(asks_for_departments_that_a_document_names) {
    add("city", "City", tables(R"(["total", 20], ["01", 15])", R"(["c", "C", 9], ["total", "T", 9])"),
        "[[check]]\nid = \"one\"\nsentence = { en = \"S.\" }\nthat = \"projects[total].amount = department(gates, "
        "projects[total].amount)\"\n");
    const Department& city = load("city");
    BOOST_TEST(city.compared.empty());
    const auto is_asked = [](const OpenQuestion& question) {
        return question.kind == OpenQuestion::Kind::department && question.subject == "gates";
    };
    BOOST_TEST(std::any_of(city.questions.begin(), city.questions.end(), is_asked));
}

BOOST_AUTO_TEST_SUITE_END()
