// Workbooks for people, read back with the reader of imports; the database of facts, read with SQLite; a document as JSON.

#include <fmt/format.h>
#include <sqlite3.h>

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "build/site_resources.hpp"
#include "derive/print_document.hpp"
#include "export/document_json.hpp"
#include "export/document_workbook.hpp"
#include "export/facts_csv.hpp"
#include "export/facts_database.hpp"
#include "export/overview_workbook.hpp"
#include "export/workbook_writer.hpp"
#include "grid/read_workbook.hpp"
#include "load/load_content.hpp"
#include "load/load_theme.hpp"
#include "model/rules.hpp"
#include "sandbox.hpp"

using namespace sitegen;

namespace {

// The example budget with the words of its theme.
struct PrintedExample {
    PrintedExample() {
        const std::filesystem::path project = std::filesystem::path(SITE_GEN_TESTS_FOLDER).parent_path();
        content = load_content(project / "content", {}, sources, findings);
        ThemeChoice choice;
        choice.name = "civic";
        choice.language = "zh-CN";
        words = load_theme({project / "themes"}, choice, required_words(), sources, findings).theme.words;
        BOOST_REQUIRE(!findings.has_errors());
        department = &content.departments.front();
        document = &department->documents.front();
        printed = print_document(*document, *department, content.site, words);
    }

    Sources sources;
    Findings findings;
    Content content;
    Words words;
    const Department* department = nullptr;
    const Document* document = nullptr;
    PrintedDocument printed;
};

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

const Sheet& sheet_of(const Workbook& workbook, const std::string& start) {
    for (const Sheet& sheet : workbook.sheets) {
        if (sheet.name.starts_with(start)) return sheet;
    }
    BOOST_FAIL("there is no sheet " << start);
    return workbook.sheets.front();
}

// Each number as a reader sees it: rounded to the decimals of its format.
std::multiset<std::string> numbers_in(const Sheet& sheet) {
    std::multiset<std::string> numbers;
    for (const GridRow& row : sheet.rows) {
        for (const GridCell& cell : row.cells) {
            if (cell.kind != GridCellKind::number) continue;
            BOOST_TEST(!cell.is_formula);
            BOOST_REQUIRE(cell.decimals.has_value());
            numbers.insert(fmt::format("{:.{}f}", std::stod(cell.text), *cell.decimals));
        }
    }
    return numbers;
}

std::multiset<std::string> numbers_in(const PrintedTable& table) {
    std::multiset<std::string> numbers;
    for (const PrintedSide& side : table.sides) {
        for (const PrintedRow& row : side.rows) {
            for (const Cell& cell : row.cells) {
                if (cell.state == CellState::amount) numbers.insert(cell.printed.plain());
            }
        }
    }
    return numbers;
}

std::set<std::string> texts_in(const Sheet& sheet) {
    std::set<std::string> texts;
    for (const GridRow& row : sheet.rows) {
        for (const GridCell& cell : row.cells) {
            if (cell.kind == GridCellKind::text) texts.insert(cell.text);
        }
    }
    return texts;
}

// The first value of the first row that SQLite gives.
std::string answer_of(sqlite3* database, const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    BOOST_REQUIRE_MESSAGE(sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK,
                          sqlite3_errmsg(database));
    BOOST_REQUIRE(sqlite3_step(statement) == SQLITE_ROW);
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
    std::string answer = text == nullptr ? "NULL" : text;
    sqlite3_finalize(statement);
    return answer;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(data_to_take_away)

BOOST_AUTO_TEST_CASE(a_workbook_has_every_table_as_it_is_printed) {
    const PrintedExample example;
    const Sandbox sandbox;
    const auto write = [&](const std::string& path) {
        write_document_workbook(path, ".",
                                {example.content.site,
                                 *example.department,
                                 *example.document,
                                 example.printed,
                                 {},
                                 example.words,
                                 "https://example.org/"});
    };
    write("a.xlsx");
    write("b.xlsx");
    const std::string bytes = bytes_of("a.xlsx");
    BOOST_TEST((bytes == bytes_of("b.xlsx")));
    const GridReading reading = read_workbook(bytes);
    for (const GridFault& fault : reading.faults) BOOST_TEST_INFO(fault.sheet << " " << fault.cell << " " << fault.message);
    BOOST_TEST(!reading.has_errors());
    // A cover, the tables, the lists of performance forms, the checks and the facts.
    BOOST_TEST(reading.workbook.sheets.size() == example.printed.tables.size() + example.printed.targets.size() + 3);
    std::size_t count = 0;
    for (const PrintedTable& table : example.printed.tables) {
        BOOST_TEST_CONTEXT(table.title) {
            const Sheet& sheet = sheet_of(reading.workbook, std::to_string(table.number) + " ");
            BOOST_TEST((numbers_in(sheet) == numbers_in(table)));
            count += numbers_in(table).size();
            const std::set<std::string> texts = texts_in(sheet);
            BOOST_TEST(texts.contains(table.title));
            for (const PrintedSide& side : table.sides) {
                for (const PrintedRow& row : side.rows) {
                    for (const std::string& name : row.names) BOOST_TEST((name.empty() || texts.contains(name)), name);
                    if (side.has_codes && row.codes.size() == 1) BOOST_TEST(texts.contains(row.codes.front()), row.codes.front());
                }
            }
        }
    }
    BOOST_TEST(count == 368U);
    const std::set<std::string> cover = texts_in(reading.workbook.sheets.front());
    BOOST_TEST(cover.contains(example.document->title));
    BOOST_TEST(cover.contains("https://example.org/"));
}

// The number that a literal resembles is a hint for the editor. Readers of the workbook would take it for the right one.
BOOST_AUTO_TEST_CASE(what_could_not_be_compared_is_no_difference) {
    const PrintedExample example;
    const Sandbox sandbox;
    CheckReport report;
    for (const Verdict verdict : {Verdict::unknown, Verdict::broken}) {
        Outcome outcome;
        outcome.rule = rules::sentence_disagrees;
        outcome.row = verdict == Verdict::unknown ? "a likeness" : "a difference";
        outcome.verdict = verdict;
        outcome.left = Amount(1, 0);
        outcome.right = Amount(2, 0);
        report.outcomes.push_back(std::move(outcome));
    }
    CheckTally tally;
    tally.rule = rules::sentence_disagrees;
    tally.counts.broken = 1;
    report.tallies.push_back(std::move(tally));
    write_document_workbook(
        "a.xlsx", ".", {example.content.site, *example.department, *example.document, example.printed, report, example.words, {}});
    const GridReading reading = read_workbook(bytes_of("a.xlsx"));
    std::set<std::string> texts;
    for (const Sheet& sheet : reading.workbook.sheets) texts.merge(texts_in(sheet));
    BOOST_TEST(texts.contains("a difference"));
    BOOST_TEST(!texts.contains("a likeness"));
}

BOOST_AUTO_TEST_CASE(rows_are_indented_and_headings_merged) {
    const PrintedExample example;
    const Sandbox sandbox;
    write_document_workbook("a.xlsx", ".",
                            {example.content.site, *example.department, *example.document, example.printed, {}, example.words, {}});
    const GridReading reading = read_workbook(bytes_of("a.xlsx"));
    std::map<int, int> indents;
    std::size_t merged = 0;
    for (const Sheet& sheet : reading.workbook.sheets) {
        merged += sheet.merged.size();
        for (const GridRow& row : sheet.rows) {
            for (const GridCell& cell : row.cells) ++indents[cell.indent];
        }
    }
    BOOST_TEST(indents[1] > 10);
    BOOST_TEST(merged > 10U);
}

// What a spreadsheet would do to a text or a number that it is not told about.
BOOST_AUTO_TEST_CASE(texts_stay_texts_and_long_numbers_exact) {
    const Sandbox sandbox;
    WorkbookWriter writer("a.xlsx", ".", {"Title", "Author"});
    BOOST_TEST(writer.add_sheet("[1] What: is/not*allowed? 'and much too long'").size() <= 31U);
    writer.text({0, 0}, "=1+1");
    writer.text({0, 1}, "0012");
    writer.number({1, 0}, Amount(-123456789012345, 2));
    writer.number({1, 1}, Amount(1234567890123456, 2));
    writer.number({1, 2}, Amount(0, 3));
    const std::string first = writer.add_sheet("Same");
    const std::string second = writer.add_sheet("SAME");
    BOOST_TEST(first != second);
    writer.text({0, 0}, std::string(40'000, 'x'));
    writer.finish();
    const GridReading reading = read_workbook(bytes_of("a.xlsx"));
    BOOST_TEST(!reading.has_errors());
    const Sheet& sheet = reading.workbook.sheets.front();
    BOOST_TEST((sheet.at(0, 0).kind == GridCellKind::text));
    BOOST_TEST(sheet.at(0, 0).text == "=1+1");
    BOOST_TEST((sheet.at(0, 1).kind == GridCellKind::text));
    BOOST_TEST((sheet.at(1, 0).kind == GridCellKind::number));
    BOOST_TEST(sheet.at(1, 0).text == "-1234567890123.45");
    BOOST_TEST((sheet.at(1, 1).kind == GridCellKind::text));
    BOOST_TEST(sheet.at(1, 1).text == "12345678901234.56");
    BOOST_TEST(sheet.at(1, 2).decimals.value() == 3);
    BOOST_TEST(reading.workbook.sheets.back().at(0, 0).text.size() == 32'000U + std::string("…").size());
}

BOOST_AUTO_TEST_CASE(a_comparison_has_a_sheet_for_each_table) {
    const PrintedExample example;
    const Sandbox sandbox;
    Overview overview;
    overview.title = "The year 2024";
    OverviewTable table;
    table.title = "Departments";
    table.unit = "€";
    table.columns = {{"code", "Name", false, {}, true}, {"amount", "Amount", true}};
    OverviewRow row;
    row.cells = cells_of(text_cell("Parks"), amount_cell(Amount(-1050, 2)));
    row.cells[0].code = "012";
    row.cells[1].notes = {"Without the zoo."};
    table.rows = {row};
    overview.sections.emplace_back().tables = {table};
    write_overview_workbook("a.xlsx", ".", overview, example.content.site, example.words);
    const GridReading reading = read_workbook(bytes_of("a.xlsx"));
    BOOST_REQUIRE(reading.workbook.sheets.size() == 2U);
    const Sheet& sheet = reading.workbook.sheets.back();
    BOOST_TEST(sheet.name == "Departments");
    BOOST_TEST(sheet.at(4, 0).text == "012");
    BOOST_TEST((sheet.at(4, 0).kind == GridCellKind::text));
    BOOST_TEST(sheet.at(4, 1).text == "Parks");
    BOOST_TEST(sheet.at(4, 2).text == "-10.5");
    BOOST_TEST(sheet.at(4, 2).decimals.value() == 2);
    BOOST_TEST(sheet.at(6, 0).text == "Parks" + example.words.at("colon") + "Without the zoo.");
}

BOOST_AUTO_TEST_CASE(the_database_has_the_facts) {
    const PrintedExample example;
    const Sandbox sandbox;
    std::string csv;
    append_facts_csv(csv, example.printed);
    std::string joined;
    append_joined_facts_header(joined);
    append_joined_facts(joined, csv, {example.printed.department_id, example.printed.department, ""});
    const auto write = [&](const std::string& path) {
        FactsDatabase database(path, example.content.site);
        database.add(joined);
        database.finish();
    };
    write("a.sqlite");
    write("b.sqlite");
    BOOST_TEST((bytes_of("a.sqlite") == bytes_of("b.sqlite")));
    sqlite3* database = nullptr;
    BOOST_REQUIRE(sqlite3_open_v2("a.sqlite", &database, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
    BOOST_TEST(answer_of(database, "PRAGMA integrity_check") == "ok");
    BOOST_TEST(answer_of(database, "SELECT count(*) FROM pragma_foreign_key_check") == "0");
    BOOST_TEST(answer_of(database, "PRAGMA application_id") == std::to_string(facts_application_id));
    BOOST_TEST(answer_of(database, "PRAGMA user_version") == std::to_string(facts_schema_version));
    BOOST_TEST(answer_of(database, "PRAGMA page_size") == "4096");
    BOOST_TEST(answer_of(database, "SELECT count(*) FROM facts") == "997");
    BOOST_TEST(answer_of(database, "SELECT count(*) FROM document") == "1");
    BOOST_TEST(answer_of(database, "SELECT count(*) FROM printed_table") == "14");
    // One table has no rows, so it has no facts either. Each amount in the smallest unit, by the printed one.
    BOOST_TEST(
        answer_of(
            database,
            "SELECT count(*) FROM facts WHERE state = 'amount' AND unit = '万元' AND (abs(base_amount - amount * 10000) > 0.001 OR "
            "coefficient <> round(amount * 1000000) OR exponent <> -2)") == "0");
    BOOST_TEST(answer_of(database, "SELECT count(*) FROM facts WHERE state = 'amount'") == std::to_string([&] {
                   std::size_t count = 0;
                   for (const auto* tables : {&example.printed.tables, &example.printed.stated}) {
                       for (const PrintedTable& table : *tables) count += numbers_in(table).size();
                   }
                   return count;
               }()));
    // A column of figures that the text states holds money and numbers of things, which are never added.
    BOOST_TEST(answer_of(database, "SELECT count(DISTINCT measure) FROM facts WHERE \"table\" = 'statements'") == "2");
    BOOST_TEST(answer_of(database, "SELECT count(*) FROM facts WHERE (measure = 'money') <> (currency IS 'CNY')") == "0");
    BOOST_TEST(
        answer_of(
            database,
            "SELECT direction || ' ' || classification FROM facts WHERE \"table\" = 'expenditure' AND code = '201' LIMIT 1") ==
        "expenditure function");
    BOOST_TEST(answer_of(database, "SELECT typeof(level) FROM facts WHERE level IS NOT NULL LIMIT 1") == "integer");
    sqlite3_close(database);
}

BOOST_AUTO_TEST_CASE(a_document_as_json_has_every_cell) {
    const PrintedExample example;
    std::string text;
    append_document_json(text, {example.content.site, *example.department, *example.document, example.printed, "../s.json"});
    const nlohmann::json json = nlohmann::json::parse(text);
    BOOST_TEST(json.at("id") == "datong-commerce-2023-budget");
    BOOST_TEST(json.at("units").at("万元") == 4);
    BOOST_REQUIRE(json.at("tables").size() == example.printed.tables.size());
    for (std::size_t t = 0; t < example.printed.tables.size(); ++t) {
        const PrintedTable& table = example.printed.tables[t];
        BOOST_TEST(json.at("tables").at(t).at("id") == std::string(table.id));
        for (std::size_t s = 0; s < table.sides.size(); ++s) {
            const nlohmann::json& rows = json.at("tables").at(t).at("sides").at(s).at("rows");
            BOOST_REQUIRE(rows.size() == table.sides[s].rows.size());
            for (std::size_t r = 0; r < rows.size(); ++r) {
                const PrintedRow& row = table.sides[s].rows[r];
                BOOST_TEST(rows.at(r).at("id") == std::string(row.id));
                BOOST_REQUIRE(rows.at(r).at("cells").size() == row.cells.size());
                for (std::size_t c = 0; c < row.cells.size(); ++c) {
                    const nlohmann::json& cell = rows.at(r).at("cells").at(c);
                    if (row.cells[c].state == CellState::amount) BOOST_TEST(cell == row.cells[c].printed.plain());
                    if (row.cells[c].state == CellState::blank) BOOST_TEST(cell.is_null());
                }
            }
        }
    }
    for (const std::string& schema : {document_json_schema(), site_json_schema()})
        BOOST_TEST(nlohmann::json::parse(schema).at("$schema") == "https://json-schema.org/draft/2020-12/schema");
}

BOOST_AUTO_TEST_SUITE_END()
