// Which documents are comparable, and in which order pages list them.
#include "across/across.hpp"
#include "across/like_for_like.hpp"

#include <boost/test/unit_test.hpp>

using namespace sitegen;

namespace {

Standard standard_named(const std::string& id) {
    Standard standard;
    standard.id = id;
    standard.stages = {{"budget", "Budget", {}}, {"final", "Final", {}}};
    return standard;
}

// Departments by slug, with documents of 1 at each stage and year that is given: "standard/stage/year".
class Country {
  public:
    void add(const std::string& slug, const std::string& group, const std::vector<std::string>& documents) {
        DepartmentSummary& department = departments_.emplace_back();
        department.slug = slug;
        department.group = group;
        for (const std::string& each : documents) {
            const std::size_t first = each.find('/');
            const std::size_t second = each.rfind('/');
            DocumentSummary& document = department.documents.emplace_back();
            document.standard = each.substr(0, first);
            document.stage_id = each.substr(first + 1, second - first - 1);
            document.year = parse_fiscal_year(each.substr(second + 1)).value();
            document.figures = {{CellState::amount, Amount(1, 0)}};
        }
    }

    [[nodiscard]] Across across(const std::string& standard = {}) const { return {departments_, standards(), {groups_, standard}}; }

    [[nodiscard]] static std::string text_of(const Across& across) {
        std::string text;
        for (const AcrossGroup& group : across.groups()) {
            const AcrossSum sum = Across::sum(group, [](const DocumentSummary& document) { return document.figures.front(); });
            text += group.year.text() + " " + group.id() + " " + sum.amount->plain();
            for (const AcrossGap& gap : group.gaps) text += " -" + gap.department->slug;
            text += "\n";
        }
        return text;
    }

    std::vector<DepartmentGroup> groups_;

  private:
    static const StandardsById& standards() {
        static const Standard city = standard_named("city");
        static const Standard nation = standard_named("nation");
        static const Standard zone = standard_named("zone");
        static const StandardsById by_id = {{"city", &city}, {"nation", &nation}, {"zone", &zone}};
        return by_id;
    }

    std::vector<DepartmentSummary> departments_;
};

Country country() {
    Country country;
    country.add("bay", "cities", {"city/budget/2024", "city/budget/2025"});
    country.add("cape", "cities", {"city/budget/2024"});
    country.add("free", "cities", {"zone/budget/2024"});
    country.add("treasury", "national", {"nation/budget/2024", "nation/final/2024"});
    country.add("union", "national", {"city/budget/2024"});
    return country;
}

// Departments with a budget for 2024 each.
std::vector<DepartmentSummary> council_with(const std::vector<std::string>& slugs) {
    std::vector<DepartmentSummary> departments;
    for (const std::string& slug : slugs) {
        DepartmentSummary& department = departments.emplace_back();
        department.slug = slug;
        DocumentSummary& document = department.documents.emplace_back();
        document.standard = "city";
        document.stage_id = "budget";
        document.year = 2024;
        document.figures.resize(1);
    }
    return departments;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(across)

// Pages list groups from the end.
BOOST_AUTO_TEST_CASE(the_standard_of_most_documents_is_last) {
    const Country all = country();
    const Across across = all.across();
    BOOST_TEST(Country::text_of(across) ==
               "2024 nation-budget 1 -bay -cape -free -union\n"
               "2024 nation-final 1 -bay -cape -free -union\n"
               "2024 zone-budget 1 -bay -cape -treasury -union\n"
               "2024 city-budget 3 -free -treasury\n"
               "2025 city-budget 1 -cape -free -treasury -union\n");
    BOOST_TEST(across.latest_year()->text() == "2025");
}

BOOST_AUTO_TEST_CASE(the_standard_that_the_site_chooses_is_last) {
    const Country all = country();
    BOOST_TEST(Country::text_of(all.across("zone")) ==
               "2024 city-budget 3 -free -treasury\n"
               "2024 nation-budget 1 -bay -cape -free -union\n"
               "2024 nation-final 1 -bay -cape -free -union\n"
               "2024 zone-budget 1 -bay -cape -treasury -union\n"
               "2025 city-budget 1 -cape -free -treasury -union\n");
}

// Neither added up nor missed in one another's groups, though they follow the same standard.
BOOST_AUTO_TEST_CASE(groups_of_departments_stand_apart) {
    Country of_levels = country();
    of_levels.groups_ = {{"national", "Nation"}, {"cities", "Cities"}};
    const Across across = of_levels.across();
    BOOST_TEST(Country::text_of(across) ==
               "2024 zone-budget_cities 1 -bay -cape\n"
               "2024 city-budget_cities 2 -free\n"
               "2024 city-budget_national 1 -treasury\n"
               "2024 nation-budget_national 1 -union\n"
               "2024 nation-final_national 1 -union\n"
               "2025 city-budget_cities 1 -cape -free\n");
    // The cities' next budget does not make theirs the first page.
    BOOST_TEST(across.latest_year()->text() == "2024");
    of_levels.groups_ = {{"cities", "Cities"}, {"national", "Nation"}};
    BOOST_TEST(of_levels.across().latest_year()->text() == "2025");
    BOOST_TEST(of_levels.across().groups().back().id() == "city-budget_cities");
}

// A council prints no list of schemes, but its directorates do. One of them contains another one.
BOOST_AUTO_TEST_CASE(a_whole_without_the_table_gives_its_parts) {
    std::vector<DepartmentSummary> council = council_with({"council", "highways", "people", "place"});
    council[0].history.containments = {{"people", {}, {}}, {"place", {}, {}}};
    council[3].history.containments = {{"highways", {}, {}}};
    const auto sum_with = [&](const std::set<std::string>& without) {
        for (DepartmentSummary& department : council) {
            SummaryFigure& figure = department.documents[0].figures[0];
            figure = {CellState::amount, Amount(static_cast<std::int64_t>(department.slug.size()), 0)};
            if (!without.contains(department.slug)) continue;
            figure = {CellState::did_not_exist, {}};
            figure.is_left_out = true;
        }
        const Standard city = standard_named("city");
        const StandardsById standards = {{"city", &city}};
        const Across across(council, standards, {});
        const AcrossSum sum =
            Across::sum(across.groups().front(), [](const DocumentSummary& document) { return document.figures.front(); });
        std::string text = sum.amount ? sum.amount->plain() : "-";
        text += " of " + std::to_string(sum.document_count) + ", contained " + std::to_string(sum.contained_count) + ", without " +
                std::to_string(sum.without_count);
        for (const DepartmentSummary* part : sum.parts) text += " +" + part->slug;
        return text;
    };
    BOOST_TEST(sum_with({}) == "7 of 1, contained 3, without 0");
    BOOST_TEST(sum_with({"council"}) == "11 of 2, contained 1, without 1 +people +place");
    BOOST_TEST(sum_with({"council", "place"}) == "14 of 2, contained 0, without 2 +highways +people");
    // The council's own list has the highways, too.
    BOOST_TEST(sum_with({"place"}) == "7 of 1, contained 3, without 0");
    BOOST_TEST(sum_with({"council", "highways", "people", "place"}) == "- of 0, contained 0, without 4");
}

// The parks were split off from the works, which had 10,000 before.
BOOST_AUTO_TEST_CASE(only_amounts_about_the_same_tasks_are_compared) {
    std::vector<DepartmentSummary> departments = council_with({"library", "parks", "works"});
    const Standard city = standard_named("city");
    const StandardsById standards = {{"city", &city}};
    for (DepartmentSummary& department : departments) {
        if (department.slug != "parks") {
            department.documents.push_back(department.documents[0]);
            department.documents[0].year = 2023;
        }
    }
    const auto set = [](DocumentSummary& document, std::int64_t amount) {
        document.figures = {{CellState::amount, Amount(amount, 0)}};
    };
    set(departments[0].documents[0], 100);
    set(departments[0].documents[1], 110);
    set(departments[1].documents[0], 4800);
    set(departments[2].documents[0], 10000);
    set(departments[2].documents[1], 5500);
    const auto compare = [&] {
        const Across across(departments, standards, {});
        const AcrossGroup& group = across.groups().back();
        const LikeForLike::Sums sums = LikeForLike(across, group).sums(0);
        std::string text = sums.before->plain() + " " + sums.now->plain();
        for (const DepartmentSummary* other : sums.with_other_tasks) text += " tasks:" + other->slug;
        for (const DepartmentSummary* other : sums.others) text += " alone:" + other->slug;
        for (const std::string& reason : sums.restatements) text += " restated:" + reason;
        return text;
    };
    departments[1].history.origins = {{Origin::Kind::split, 2024, "", {"works"}, "", false}};
    BOOST_TEST(compare() == "100 110 tasks:works alone:parks");
    // The works restate what they had before without the parks.
    departments[2].documents[1].restated = {{0, {CellState::amount, Amount(5400, 0)}, "moved"}};
    BOOST_TEST(compare() == "5500 5610 alone:parks restated:moved");
    departments[2].documents[1].restated.clear();
    departments[1].history.origins.clear();
    departments[2].history.origins = {{Origin::Kind::renamed, 2024, "", {}, "", false}};
    BOOST_TEST(compare() == "100 110 tasks:works alone:parks");
    departments[2].history.origins.front().is_comparable = true;
    BOOST_TEST(compare() == "10100 5610 alone:parks");
}

BOOST_AUTO_TEST_SUITE_END()
