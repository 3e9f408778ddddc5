// Tables of pages across documents: what the page has of them and what their files have.
#include <boost/test/unit_test.hpp>

#include "across/coverage.hpp"
#include "across/overview_parts.hpp"
#include "across/topic_whole.hpp"
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
    table.columns.front().ids = {"code"};
    table.columns.front().key_size = 1;
    for (const auto& [code, name, amount] : {std::tuple("007", "Parks, \"green\"", 30), {"0071", "", 20}, {"", "Total", 50}}) {
        OverviewRow row;
        row.cells = {text_cell(name), amount_cell(Amount(amount, 1))};
        row.cells.front().code = code;
        row.is_total = row.cells.front().code.empty();
        if (!row.is_total) row.cells.front().ids = {code};
        table.rows.push_back(std::move(row));
    }
    return table;
}

OverviewTableView view_of(OverviewTable table) {
    Overview overview;
    overview.sections.emplace_back().tables.push_back(std::move(table));
    return overview_view(overview, {}, test_words(), {"../", "../", {}}).sections.at(0).tables.at(0);
}

// A document with parts a and b of its only topic, and its printed whole.
struct PrintedParts {
    std::optional<Amount> a;
    std::optional<Amount> b;  // nothing: withheld
    std::optional<Amount> whole;
    int unit_power = 3;
    bool is_contained = false;
};

std::string verdict_of(const std::vector<PrintedParts>& documents) {
    const DepartmentSummary container;
    std::vector<DepartmentSummary> departments(documents.size());
    AcrossGroup group;
    group.unit = "k€";
    group.unit_power = 3;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        const PrintedParts& printed = documents[i];
        DocumentSummary& document = departments[i].documents.emplace_back();
        document.unit_power = printed.unit_power;
        TopicSummary& topic = document.topics.emplace_back();
        if (printed.a) topic.rows.add({"a", "", CellState::amount, *printed.a});
        topic.rows.add({"b", "", printed.b ? CellState::amount : CellState::withheld, printed.b.value_or(Amount())});
        topic.rows.add({"a1", "a part of a", CellState::amount, Amount(1, 0)});
        if (printed.whole) topic.total = {CellState::amount, *printed.whole};
        group.entries.push_back({&departments[i], &document, printed.is_contained ? &container : nullptr});
    }
    const auto is_part = [](const TopicRow& row) { return row.id.size() == 1; };
    const Words words("en", {{"number-group", ","},
                             {"number-point", "."},
                             {"whole-agrees", "{count}: {whole} {unit}"},
                             {"whole-within-rounding", "{count}: {parts}, {whole} {unit}, rounding: {difference}"},
                             {"whole-differs", "{count}: {parts}, {whole} {unit}, wrong: {difference}"}});
    return whole_verdict(group, 0, is_part, words).value_or("nothing");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(overviews)

BOOST_AUTO_TEST_CASE(parts_of_a_topic_are_compared_with_the_printed_wholes) {
    const Amount a(2137, 2);
    const Amount b(487, 2);
    const PrintedParts exact = {a, b, Amount(2624, 2)};
    const PrintedParts rounded = {a, b, Amount(2625, 2)};
    const PrintedParts wrong = {a, b, Amount(2626, 2)};
    const PrintedParts withheld = {a, std::nullopt, Amount(9999, 2)};
    const PrintedParts contained = {a, b, Amount(9999, 2), 3, true};
    const PrintedParts without_whole = {a, b, std::nullopt};
    const PrintedParts in_euros = {Amount(21370, 0), Amount(4870, 0), Amount(26241, 0), 0};
    struct Case {
        std::vector<PrintedParts> documents;
        std::string verdict;
    };
    const std::vector<Case> cases = {
        {{}, "nothing"},
        {{withheld, contained, without_whole}, "nothing"},
        {{exact}, "1: 26.24 k€"},
        {{rounded, withheld, contained}, "1: 26.24, 26.25 k€, rounding: 0.01"},
        {{rounded, rounded}, "2: 52.48, 52.50 k€, rounding: 0.02"},
        {{in_euros}, "1: 26.24, 26.241 k€, rounding: 0.001"},
        {{wrong}, "1: 26.24, 26.26 k€, wrong: 0.02"},
    };
    for (const Case& c : cases) BOOST_TEST(verdict_of(c.documents) == c.verdict);
}

BOOST_AUTO_TEST_CASE(notes_on_a_sum_count_its_documents) {
    const Words words("en", {{"sum-contains", "{count} added."}, {"sum-contained", "{count} contained."}, {"sum-missing", ""}},
                      {{"sum-missing", {{PluralCategory::one, "One lacks it."}, {PluralCategory::other, "{count} lack it."}}}});
    const auto notes = [&](std::size_t added, std::size_t contained, std::size_t missing) {
        std::string text;
        for (const std::string& note : sum_notes({Amount(1, 0), added, contained, missing}, 2024, words)) text += note;
        return text;
    };
    BOOST_TEST(notes(1, 0, 0) == "1 added.");
    BOOST_TEST(notes(2, 1, 1) == "2 added.1 contained.One lacks it.");
    BOOST_TEST(notes(0, 0, 3) == "3 lack it.", "there is no sum of no documents");
}

BOOST_AUTO_TEST_CASE(notes_on_a_sum_name_the_parts_of_a_document_without_the_table) {
    const Words words("en", {{"sum-contains", "{count} added. "},
                             {"sum-contained", "{count} contained. "},
                             {"sum-without-table", "{count} without. "},
                             {"sum-parts-counted", "Parts: {names}."},
                             {"list-separator", ", "}});
    DepartmentSummary people;
    people.name = "People";
    DepartmentSummary place;
    place.name = "Place";
    AcrossSum sum{Amount(1, 0), 2, 1, 0, 1, {&people, &place}};
    std::string text;
    for (const std::string& note : sum_notes(sum, 2024, words)) text += note;
    BOOST_TEST(text == "2 added. 1 contained. 1 without. Parts: People, Place.");
}

// 1,410 thousand after 1,334,567.25 is a rise of 75 thousand, not of 75,432.75.
BOOST_AUTO_TEST_CASE(a_change_is_known_to_the_coarser_place) {
    const auto change_of = [](const KnownAmount& now, const KnownAmount& before) {
        const std::optional<Amount> change = known_change(now, before, 0);
        return change ? change->plain() : "-";
    };
    BOOST_TEST(change_of({Amount(1410000, 0), 3}, {Amount(133456725, 2), -2}) == "75000");
    BOOST_TEST(change_of({Amount(141000025, 2), -2}, {Amount(133456725, 2), -2}) == "75433.00");
    BOOST_TEST(change_of({Amount(125, 1), -1}, {Amount(1230, 2), -2}) == "0.2");
    BOOST_TEST(change_of({}, {Amount(1, 0), 0}) == "-");
    BOOST_TEST(change_of({Amount(891, 1), -1}, {Amount(89139752, 6), -6}) == "0.0");
    BOOST_TEST(change_of({Amount(891, 1), -1}, {Amount(8905, 2), -2}) == "0.0", "half of the last place is no change either");
}

// Departments a to d in two years: which are in one sum only.
BOOST_AUTO_TEST_CASE(sums_are_compared_where_they_are_of_the_same_departments) {
    struct Case {
        const char* before;  // the departments of the earlier year; of a capital, the budget is in another document
        const char* now;
        const char* merged;  // the department that a merger of others into it in the later year makes; empty for none
        std::vector<std::string> from;
        const char* text;
    };
    const Words words("en", {{"list-separator", ", "},
                             {"names-and-more", "{names} and {count}"},
                             {"coverage-with", "{year} +{come}"},
                             {"coverage-without", "{year} -{gone}"},
                             {"coverage-other", "{year} -{gone} +{come}"}});
    for (const Case& c :
         {Case{"ab", "ab", "", {}, "same"}, Case{"ab", "a", "", {}, "2024 -B"}, Case{"a", "ac", "", {}, "2024 +C"},
          Case{"ab", "ac", "", {}, "2024 -B +C"}, Case{"abc", "d", "d", {"a", "b", "c"}, "same"},
          Case{"ab", "d", "d", {"a", "b", "c"}, "2024 -A, B +D"}, Case{"abc", "d", "d", {"a", "b"}, "2024 -C"},
          Case{"a", "ab", "b", {"a"}, "same"}, Case{"a", "aB", "", {}, "same"}, Case{"aB", "a", "", {}, "same"},
          Case{"ab", "aB", "", {}, "same"}, Case{"aB", "aC", "", {}, "same"}, Case{"aB", "c", "", {}, "2024 -A +C"}}) {
        std::vector<DepartmentSummary> departments(4);
        std::vector<DocumentSummary> documents(4);
        for (std::size_t i = 0; i < 4; ++i) {
            departments[i].slug = std::string(1, static_cast<char>('a' + i));
            departments[i].name = std::string(1, static_cast<char>('A' + i));
            if (departments[i].slug == c.merged)
                departments[i].history.origins.push_back({Origin::Kind::merged, FiscalYear(2024), "", c.from, "", false});
        }
        AcrossGroup before;
        before.year = 2022;
        AcrossGroup now;
        now.year = 2024;
        for (const auto& [slugs, group] : {std::pair(c.before, &before), std::pair(c.now, &now)}) {
            for (const char slug : std::string(slugs)) {
                const bool is_contained = slug < 'a';
                const auto i = static_cast<std::size_t>(is_contained ? slug - 'A' : slug - 'a');
                group->entries.push_back({&departments[i], &documents[i], is_contained ? departments.data() : nullptr});
            }
        }
        const CoverageChange change = coverage_change(before, now, [](const AcrossEntry&) { return true; });
        BOOST_TEST((change.is_same() ? "same" : coverage_text(change, now.year, words)) == c.text, c.before << " " << c.now);
        const CoverageChange none = coverage_change(before, now, [](const AcrossEntry&) { return false; });
        BOOST_TEST(none.is_same());
    }
}

// c came from a and b, and d from c; e is by itself.
BOOST_AUTO_TEST_CASE(relatives_are_found_both_ways) {
    std::vector<DepartmentSummary> departments(5);
    for (std::size_t i = 0; i < 5; ++i) departments[i].slug = std::string(1, static_cast<char>('a' + i));
    departments[3].history.origins.push_back({Origin::Kind::renamed, FiscalYear(2024), "", {"c"}, "", true});
    departments[2].history.origins.push_back({Origin::Kind::merged, FiscalYear(2023), "", {"a", "b"}, "", false});
    const Across across(departments, {}, {{}, {}});
    const auto relatives = [&](const std::set<std::string_view>& slugs) {
        std::string text;
        for (const std::string_view slug : with_relatives(slugs, across)) text += slug;
        return text;
    };
    BOOST_TEST(relatives({"a"}) == "abcd");
    BOOST_TEST(relatives({"d"}) == "abcd");
    BOOST_TEST(relatives({"e"}) == "e");
    BOOST_TEST(relatives({}) == "");
}

// Of two years, with a rate for the second alone and a change over both.
BOOST_AUTO_TEST_CASE(years_stand_below_each_other_in_the_file) {
    const auto of = [](const char* year, OverviewColumn column, const char* id, const char* title) {
        return faceted(std::move(column), {{"year", year}}, id, title);
    };
    OverviewTable table;
    table.id = "growth";
    table.title = "Growth";
    table.unit = "k€";
    table.columns = {named_column("row", "row_name", "Name"),
                     of("2023", money_column("2023", "2023"), "amount", "Amount"),
                     of("2024", money_column("2024", "2024"), "amount", "Amount"),
                     of("2024", amount_column("2024-rate", "Rate"), "rate", "Rate"),
                     money_column("change", "Change"),
                     {"remark", "Remark", false}};
    table.columns[2].notes = {"a draft"};
    OverviewRow row;
    row.cells = {named_cell("a", "A", {}),      amount_cell(Amount(10, 1)), amount_cell(Amount(25, 1)),
                 percent_cell(Amount(1500, 1)), amount_cell(Amount(15, 1)), text_cell("as decided")};
    row.cells[1].notes = {"without parks"};
    OverviewRow total = row;
    total.is_total = true;
    total.cells[0] = text_cell("Total");
    total.cells[1] = gap_cell("not published");
    table.rows = {row, total};
    std::string csv;
    append_overview_csv(csv, table);
    BOOST_TEST(csv ==
               "row,row_name,year,amount,rate,change,remark,role,notes\r\n"
               "a,A,2023,1.0,,,as decided,item,amount: without parks\r\n"
               "a,A,2024,2.5,150.0,1.5,as decided,item,amount: a draft\r\n"
               ",Total,2023,,,,as decided,total,amount: not published\r\n"
               ",Total,2024,2.5,150.0,1.5,as decided,total,amount: a draft\r\n");
    std::map<std::string, std::string, std::less<>> texts = {{"notes", "Notes"}};
    for (const FactsColumn& column : facts_columns) {
        texts.emplace(fact_word(column.name), column.name);
        texts.emplace(fact_word(column.name) + "-explained", column.name);
    }
    std::string fields;
    for (const TableField& field : overview_csv_fields(table, Words("en", texts)))
        fields += field.name + (field.is_of_key ? "* " : " ") + name_of(field.type) + " " + field.unit + "|";
    BOOST_TEST(fields ==
               "row* string |row_name string |year* string |amount number k€|rate number %|change number k€|remark string |role* "
               "string |notes string |");
    // Readers see them beside each other.
    BOOST_TEST(view_of(table).headings.size() == 6U);
}

BOOST_AUTO_TEST_CASE(what_rounds_to_nothing_is_not_nothing) {
    const Amount part(1, 2);
    const Amount whole(999999, 0);
    BOOST_TEST(share_cell(part, whole, Rounding::half_up).is_tiny);
    BOOST_TEST(rate_cell(whole + part, whole, Rounding::half_up).is_tiny);
    BOOST_TEST(!share_cell(Amount(), whole, Rounding::half_up).is_tiny);
    BOOST_TEST(!rate_cell(whole, whole, Rounding::half_up).is_tiny);
}

BOOST_AUTO_TEST_CASE(codes_are_a_column_of_their_own_in_the_file) {
    std::string csv;
    append_overview_csv(csv, table_of_codes());
    BOOST_TEST(csv ==
               "code,name,amount,role,notes\r\n007,\"Parks, \"\"green\"\"\",3.0,item,\r\n0071,,2.0,item,\r\n,Total,5.0,total,\r\n");
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
    BOOST_TEST(csv.ends_with(",Total,5.0,total,amount: a note on what is not shown\r\n"));
}

// Files have the ids of what rows are about, and names without remarks. Together with the role, the ids tell a row from all others.
BOOST_AUTO_TEST_CASE(files_have_ids_beside_names) {
    const Words words = [] {
        std::map<std::string, std::string, std::less<>> texts = {
            {"department", "Department"}, {"contained-in", "{name} (contained in {container})"}, {"notes", "Notes"}};
        for (const FactsColumn& column : facts_columns) {
            texts.emplace(fact_word(column.name), column.name);
            texts.emplace(fact_word(column.name) + "-explained", column.name);
        }
        return Words("en", std::move(texts));
    }();
    DepartmentSummary parks;
    parks.slug = "parks";
    parks.name = "Parks";
    DepartmentSummary city;
    city.slug = "city";
    city.name = "City";
    DocumentSummary document;
    const FiscalYear year{2024, false};
    OverviewTable table;
    table.unit = "k€";
    table.columns = {department_column(words), money_column("amount", "Amount"), amount_column("share", "Share")};
    for (const AcrossEntry& entry : {AcrossEntry{&parks, &document, &city}, AcrossEntry{&city, &document, nullptr}}) {
        OverviewRow row;
        row.cells = cells_of(department_cell(entry, year, words, {}), amount_cell(Amount(15, 1)), percent_cell(Amount(500, 1)));
        table.rows.push_back(std::move(row));
    }
    BOOST_TEST(table.rows.front().cells.front().text != "Parks");
    OverviewRow total;
    total.is_total = true;
    total.cells = cells_of(text_cell("Total"), amount_cell(Amount(30, 1)), percent_cell(std::nullopt));
    table.rows.push_back(std::move(total));
    std::string csv;
    append_overview_csv(csv, table);
    BOOST_TEST(csv ==
               "department,contained_in,department_name,amount,share,role,notes\r\nparks,city,Parks,1.5,50.0,item,\r\n"
               "city,,City,1.5,50.0,item,\r\n,,Total,3.0,,total,\r\n");
    std::string key;
    std::string units;
    for (const TableField& field : overview_csv_fields(table, words)) {
        if (field.is_of_key) key += field.id + " ";
        units += field.unit + " ";
    }
    BOOST_TEST(key == "department role ");
    BOOST_TEST(units == "   k€ %   ");
}

BOOST_AUTO_TEST_SUITE_END()
