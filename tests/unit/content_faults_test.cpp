// Faults of content that once ended the program, were passed over, or were reported as a fault of the program.

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <sstream>

#include "commands/message_language.hpp"
#include "load/load_content.hpp"
#include "load/load_standard.hpp"
#include "load/load_theme.hpp"
#include "load/toml.hpp"
#include "load/toml_depth.hpp"
#include "sandbox.hpp"

using namespace sitegen;

namespace fs = std::filesystem;

namespace {

const fs::path tests = SITE_GEN_TESTS_FOLDER;
const std::string standard_file = "content/standards/plain/standard.toml";
const std::string codes_file = "content/standards/plain/function.toml";
const std::string department_file = "content/departments/parks/department.toml";
const std::string budget_folder = "content/departments/parks/2024/budget";

std::string text_of(const fs::path& path) {
    std::ostringstream read;
    read << std::ifstream(path, std::ios::binary).rdbuf();
    return read.str();
}

void write(const fs::path& path, const std::string& bytes) {
    if (path.has_parent_path()) fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

// "rule path:line: message", a line for each. Each can be had in Chinese.
std::string told(const Findings& findings, const Sources& sources) {
    static const MessageLanguage chinese("zh-CN");
    std::string text;
    for (const Finding& finding : findings.list()) {
        const ReportedFinding each = reported(finding, sources);
        for (const std::string& sentence : {each.message, each.remedy})
            BOOST_TEST((sentence.empty() || chinese.translate(each.rule, sentence)),
                       "no Chinese for [" << each.rule << "] " << sentence);
        text += (text.empty() ? "" : "\n") + each.rule + " " + each.path + ":" + std::to_string(each.line) + ": " + each.message;
    }
    return text;
}

// The site of one department, sound until a test changes it.
struct SmallContent : Sandbox {
    SmallContent() {
        fs::copy(tests / "sites" / "one-department" / "content", "content", fs::copy_options::recursive);
        fs::copy(tests / "themes", "themes", fs::copy_options::recursive);
    }

    // Puts a text in the place of another, which is there once.
    static void replace(const fs::path& file, const std::string& before, const std::string& after) {
        std::string text = text_of(file);
        const std::size_t at = text.find(before);
        BOOST_REQUIRE_MESSAGE(at != std::string::npos && text.find(before, at + 1) == std::string::npos, file << ": " << before);
        write(file, text.replace(at, before.size(), after));
    }
    static void append(const fs::path& file, const std::string& text) { write(file, text_of(file) + text); }

    // What there is to find in the content; how many documents could be loaded is in document_count.
    std::string load() {
        Sources sources;
        Findings findings;
        const Content content = load_content("content", {}, sources, findings);
        document_count = 0;
        for (const Department& department : content.departments) document_count += department.documents.size();
        return told(findings, sources);
    }

    static std::string load_plain_theme(const std::string& language = "en") {
        Sources sources;
        Findings findings;
        (void)load_theme({"themes"}, {"plain", {}, language, {}}, {"change-rise", "year", "percent", "sum-missing"}, sources,
                         findings);
        return told(findings, sources);
    }

    std::size_t document_count = 0;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(content_faults, SmallContent)

BOOST_AUTO_TEST_CASE(finds_nothing_in_sound_content) {
    BOOST_TEST(load() == "");
    BOOST_TEST(document_count == 1U);
    BOOST_TEST(load_plain_theme() == "");
}

// A table that the document does not have, and faults of saying so.
BOOST_AUTO_TEST_CASE(reads_why_a_table_is_not_there) {
    const std::string tables = budget_folder + "/tables.toml";
    const std::string sound = text_of(tables);
    const std::string whole =
        sound.substr(sound.find("[tables.summary]"), sound.find("[tables.projects]") - sound.find("[tables.summary]"));
    struct Case {
        std::string block;
        std::string told;
    };
    for (const Case& c : std::vector<Case>{
             {"state = \"not published\"\nreason = \"Left out.\"\nnote = \"See the annex.\"\n", ""},
             {"state = \"withheld\"\n", ""},
             {"state = \"blank\"\n", "invalid-value " + tables + ":11: a table has no state \"blank\""},
             {"state = \"withheld\"\nrows = []\n", "unknown-key " + tables + ":12: there is no key \"rows\" here"},
             {"state = 3\n", "wrong-type " + tables + ":11: \"state\" must be a text in quotes"},
         }) {
        write(tables, sound);
        replace(tables, whole, "[tables.summary]\n" + c.block);
        BOOST_TEST(load() == c.told);
    }
}

// Last year's amounts on another basis than last year's document.
BOOST_AUTO_TEST_CASE(reads_which_columns_a_table_restates) {
    const std::string tables = budget_folder + "/tables.toml";
    const std::string sound = text_of(tables).substr(0, text_of(tables).find("[tables.projects]"));
    replace(standard_file, "columns = [{ id = \"amount\", title = \"Amount\" }]",
            "columns = [{ id = \"amount\", title = \"Amount\" }, { id = \"before\", title = \"Before\", prior-of = \"amount\" }, "
            "{ id = \"then\", title = \"Then\", prior-of = \"amount\" }]");
    write(budget_folder + "/document.toml",
          "year = 2024\nstage = \"budget\"\nstandard = \"plain\"\ntitle = \"Budget\"\nunit = \"k€\"\n");
    struct Case {
        std::string restated;
        std::string told;
        std::vector<std::string> columns;
    };
    for (const Case& c : std::vector<Case>{
             {"restated = { reason = \"Moved.\" }\n", "", {"before", "then"}},
             {"restated = { reason = \"Moved.\", columns = [\"then\"] }\n", "", {"then"}},
             {"", "", {}},
             {"restated = { columns = [\"then\"] }\n", "missing-key " + tables + ":28: \"reason\" is missing", {}},
             {"restated = { reason = \"Moved.\", columns = [\"amount\"] }\n",
              "invalid-value " + tables + ":28: the column \"amount\" does not print last year's amounts",
              {}},
             {"restated = { reason = \"Moved.\", table = \"projects\" }\n",
              "unknown-key " + tables + ":28: there is no key \"table\" here",
              {}},
         }) {
        write(tables, sound + "[tables.projects]\n" + c.restated +
                          "columns = [\"id\", \"name\", \"amount\", \"before\", \"then\"]\nrows = [[\"a\", \"A\", 1, 2, 3]]\n");
        Sources sources;
        Findings findings;
        const Content content = load_content("content", {}, sources, findings);
        BOOST_TEST(told(findings, sources) == c.told);
        BOOST_REQUIRE(content.departments.front().documents.size() == 1U);
        const Table* table = content.departments.front().documents.front().find_table("projects");
        BOOST_TEST((table == nullptr) == !c.told.empty(), "nothing is made of a table with faults");
        const std::optional<Restatement> restated = table == nullptr ? std::nullopt : table->restated;
        BOOST_TEST((restated ? restated->columns : std::vector<std::string>()) == c.columns, boost::test_tools::per_element());
        if (restated) BOOST_TEST(restated->differences.check == "prior-year");
    }
    // A table that prints nothing of last year.
    write(tables, sound + "[tables.projects]\ncolumns = [\"id\", \"name\", \"amount\", \"before\", \"then\"]\nrows = []\n");
    replace(tables, "[tables.spending]\n", "[tables.spending]\nrestated = { reason = \"Moved.\" }\n");
    BOOST_TEST(load() == "invalid-value " + tables + ":2: no column of spending prints last year's amounts");
}

BOOST_AUTO_TEST_CASE(refuses_checks_between_departments_that_have_no_meaning) {
    const std::string checks = "content/standards/plain/checks.toml";
    const auto loaded = [&](const std::string& that, const std::string& more = {}) {
        write(checks, "[[check]]\nid = \"a\"\nsentence = { en = \"S.\" }\nthat = \"" + that + "\"\n" + more);
        std::string text = load();
        const std::string place = "expression-syntax " + checks + ":4: ";
        return text.starts_with(place) ? text.substr(place.size()) : text;
    };
    const std::string all = "departments(spending[total].total)";
    BOOST_TEST(loaded(all + " = " + all) == "");
    BOOST_TEST(loaded(all + " >= department(ponds, spending[total].total) * 2") == "");
    BOOST_TEST(loaded("projects[*].amount = department(*, spending[total].total)") == "");
    BOOST_TEST(loaded("spending[total].total = " + all) == "a check with departments(…) has no document of its own");
    BOOST_TEST(loaded("departments(spending[*].total) = 1") == "a check with departments(…) is made once, not for each row");
    BOOST_TEST(loaded("departments(spending[total].*) = 1") == "a check with departments(…) is made once, not for each column");
    BOOST_TEST(loaded(all + " = department(*, spending[total].total)") ==
               "department(*, …) is the department of a row, but the check has no rows");
    BOOST_TEST(loaded("spending[total].total = department(*, spending[total].total)") ==
               "department(*, …) is the department of a row, but no rows are named");
    BOOST_TEST(loaded(all + " = 1", "where = \"1 = 1\"\n") ==
               "expression-syntax " + checks + ":5: a check with departments(…) has no document that a condition could be about");
    BOOST_TEST(loaded("departments(spendign[total].total) = 1").starts_with("unknown-table"));
    BOOST_TEST(loaded(all + " = department(ponds, spending[total].totla)").starts_with("unknown-column"));
    // A document alone cannot speak of all.
    fs::remove(checks);
    append(budget_folder + "/document.toml", "\n[[check]]\nid = \"a\"\nsentence = { en = \"S.\" }\nthat = \"" + all + " = 1\"\n");
    BOOST_TEST(load().find("a check with departments(…) is not about this document alone") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(reads_acknowledgements_of_many_cells) {
    const std::string file = budget_folder + "/document.toml";
    const std::string sound = text_of(file);
    const auto loaded = [&](const std::string& lines) {
        write(file, sound + "\n[[acknowledge]]\ncheck = \"children-sum\"\n" + lines + "reason = \"R.\"\nnote = \"N.\"\n");
        std::string text = load();
        return text.substr(0, text.find(' ')) + (text.empty() ? "" : text.substr(text.find(": ")));
    };
    BOOST_TEST(loaded("cells = \"spending[04*].staff\"\n") == "");
    BOOST_TEST(loaded("cells = \"spending[*]\"\n") == "");
    BOOST_TEST(loaded("cells = \"spending[*].stuff\"\n").starts_with("unknown-column"));
    BOOST_TEST(loaded("cells = \"spending[*].staff\"\ndifference = 1.0\n") ==
               "invalid-value: \"cells\" says already what \"difference\" would");
    BOOST_TEST(loaded("cells = \"spending[*].staff\"\nrow = \"04\"\n") ==
               "invalid-value: \"cells\" says already what \"row\" would");
}

BOOST_AUTO_TEST_CASE(refuses_required_lists_that_are_empty) {
    struct Case {
        std::string file;
        std::string before;
        std::string after;
        std::string key;
    };
    const std::vector<Case> cases = {
        {standard_file, "stages = [{ id = \"budget\", title = \"Budget\" }, { id = \"final\", title = \"Final accounts\" }]",
         "stages = []", "stages"},
        {standard_file, "columns = [{ id = \"amount\", title = \"Amount\" }]", "columns = []", "columns"},
        {standard_file,
         "rows.items = [\n  { id = \"parks\", title = \"Parks\" },\n  { id = \"outgo-total\", title = \"Total spending\", role = "
         "\"total\" },\n]",
         "rows.items = []", "items"},
        {codes_file, "levels = [2, 4]", "levels = []", "levels"},
    };
    for (const Case& c : cases) {
        const std::string sound = text_of(c.file);
        replace(c.file, c.before, c.after);
        const std::string found = load();
        BOOST_TEST(found.starts_with("invalid-value " + c.file), found);
        BOOST_TEST(found.find("\"" + c.key + "\" is an empty list") != std::string::npos, found);
        BOOST_TEST(document_count == 0U, "nothing is made of a document whose standard has errors: " << c.key);
        write(c.file, sound);
    }
    append(standard_file,
           "\n[form]\ntitle = \"Targets\"\nnumber-from = 90\nfields = []\nperiods = []\nindicator-levels = []\n"
           "\n[[overview.topic]]\nid = \"a\"\ntitle = \"A\"\nitems = []\n"
           "\n[[chart]]\nid = \"b\"\nkind = \"bar\"\ntitle = \"B\"\nrows = \"spending[*]\"\nseries = []\n");
    const std::string found = load();
    for (const char* key : {"fields", "periods", "indicator-levels", "items"})
        BOOST_TEST(found.find("\"" + std::string(key) + "\" is an empty list") != std::string::npos, found);
    BOOST_TEST(found.find("the chart does not say which column of its rows it draws") != std::string::npos, found);
}

BOOST_AUTO_TEST_CASE(refuses_codes_and_folders_that_cannot_be_addresses) {
    for (const char* code : {"..", "a.", "é", "０４", "a/b", "-a"}) {
        const std::string sound = text_of(codes_file);
        append(codes_file, "\"" + std::string(code) + "\" = \"A code\"\n");
        const std::string found = load();
        BOOST_TEST(found.find("invalid-name " + codes_file) == 0U, found);
        BOOST_TEST(found.find("\"" + std::string(code) + "\" cannot be a code") != std::string::npos, found);
        BOOST_TEST(document_count == 0U);
        write(codes_file, sound);
    }
    replace(
        standard_file, "{ id = \"final\", title = \"Final accounts\" }",
        "{ id = \"final\", title = \"Final accounts\", folder = \"acc\" }, { id = \"audited\", title = \"A\", folder = \"acc\" }");
    BOOST_TEST(load() == "duplicate-id " + standard_file + ":3: the stages \"final\" and \"audited\" would share the folder acc/");
    for (const char* folder : {"changes", "charts", "checks", "data"}) {
        const std::string sound = text_of(standard_file);
        replace(standard_file, "title = \"A\", folder = \"acc\"", "title = \"A\", folder = \"" + std::string(folder) + "\"");
        BOOST_TEST(load() == "invalid-name " + standard_file + ":3: each year already has files in " + std::string(folder) + "/");
        write(standard_file, sound);
    }
}

BOOST_AUTO_TEST_CASE(refuses_units_that_no_amount_can_be_converted_to) {
    replace(standard_file, "\"k€\" = 3", "\"k€\" = 3, \"huge\" = 17");
    BOOST_TEST(load() == "invalid-value " + standard_file + ":4: a unit's power of ten lies between -6 and 12");
    BOOST_TEST(document_count == 0U);
}

// The page that leads on from a former address would lie where the file lies.
BOOST_AUTO_TEST_CASE(refuses_former_addresses_where_static_files_are) {
    const std::string file = "content/departments/parks/department.toml";
    write(file, "formerly = [\"grain\"]\n" + text_of(file));
    BOOST_TEST(load() == "");
    fs::create_directories("content/static/grain");
    write("content/static/grain/index.html", "<p>Grain</p>");
    BOOST_TEST(load() == "invalid-value " + file + ":1: files of static/ are at grain/");
    fs::rename("content/static/grain", "content/static/wheat");
    BOOST_TEST(load() == "");
}

// What only programs that read the data need.
BOOST_AUTO_TEST_CASE(refuses_currencies_directions_and_kinds_that_there_are_not) {
    const std::string units = "units = { \"€\" = 0, \"k€\" = 3 }\n";
    const std::string sound = text_of(standard_file);
    for (const char* currency : {"euro", "eur", "EU", "€"}) {
        replace(standard_file, units, units + "currency = \"" + currency + "\"\n");
        BOOST_TEST(load() == "invalid-value " + standard_file + ":5: \"" + currency + "\" is not the code of a currency");
        write(standard_file, sound);
    }
    replace(standard_file, units, units + "currency = \"EUR\"\n");
    BOOST_TEST(load() == "");
    const std::string table = "id = \"projects\"\nnumber = 3\n";
    replace(standard_file, table, table + "direction = \"outgo\"\n");
    BOOST_TEST(load().find("there is no direction \"outgo\"") != std::string::npos, load());
    write(standard_file, sound);
    replace(standard_file, table, table + "direction = \"expenditure\"\n");
    BOOST_TEST(load() == "");
    const std::string levels = "levels = ";
    const std::string codes = text_of(codes_file);
    replace(codes_file, levels, "kind = \"function\"\nlevels = ");
    BOOST_TEST(load().find("there is no kind of classification \"function\"") != std::string::npos, load());
    write(codes_file, codes);
    replace(codes_file, levels, "kind = \"functional\"\nlevels = ");
    BOOST_TEST(load() == "");
}

BOOST_AUTO_TEST_CASE(refuses_large_amounts_without_a_number_or_a_scale) {
    const std::string units = "units = { \"€\" = 0, \"k€\" = 3 }\n";
    const std::string sound = text_of(standard_file);
    for (const char* pattern : {"€{number}", "{scale}€", "{scale} {number}", "€"}) {
        replace(standard_file, units, units + "large-amounts = \"" + pattern + "\"\n");
        BOOST_TEST(load() == "invalid-value " + standard_file + ":5: a large amount has a {number} and then a {scale}", pattern);
        write(standard_file, sound);
    }
    replace(standard_file, units, units + "large-amounts = \"€{number} {scale}\"\n");
    BOOST_TEST(load() == "");
}

BOOST_AUTO_TEST_CASE(refuses_answers_that_name_nothing) {
    const std::string standard = text_of(standard_file);
    const std::string place = standard_file + ":" + std::to_string(std::count(standard.begin(), standard.end(), '\n') + 4) + ": ";
    struct Case {
        std::string lines;  // from the fourth line on
        std::string told;
    };
    for (const Case& c : std::vector<Case>{
             {"text = \"{{spending.said}} {{spending.change}} {{spending-change.said}} {{staff-share}} {{kinds.parts}} "
              "{{year-1}}\"",
              ""},
             {"text = \"{{spendin}}\"",
              "unknown-figure " + place + "there is no figure \"spendin\" for this sentence; did you mean \"spending\"?"},
             {"text = \"{{spending.sad}}\"", "unknown-figure " + place + "\"spending\" has no \"sad\"; did you mean \"said\"?"},
             {"text = \"{{spending.or-zero}}\"", "unknown-figure " + place + "\"spending\" has no \"or-zero\""},
             {"text = \"{{kinds}}\"", "unknown-figure " + place + "\"kinds\" needs an aspect in this sentence, such as parts"},
             {"text = \"{{spending\"", "template-syntax " + place + "the tag is not closed"},
             {"text = \"{{largest-change}}\"",
              "unknown-figure " + place + "there is no figure \"largest-change\" for this sentence"},
             {"changes = [\"spending\"]\ntext = \"{{largest-change}} {{rises}}\"", ""},
             {"changes = [\"staff-share\"]\ntext = \"x\"",
              "unknown-figure " + place + "the standard declares no figure \"staff-share\" that is an amount or a change"},
             {"chart = \"kind\"\ntext = \"x\"",
              "unknown-chart " + place + "the standard declares no chart \"kind\"; did you mean \"kinds\"?"},
             {"section = \"change\"\ntext = \"x\"",
              "unknown-section " + place + "the outline has no section \"change\"; did you mean \"changes\"?"},
         }) {
        write(standard_file, standard + "\n[[answer]]\nid = \"another\"\n" + c.lines + "\n");
        BOOST_TEST(load() == c.told);
    }
}

BOOST_AUTO_TEST_CASE(refuses_reasons_of_what_cannot_have_changed) {
    const std::string file = budget_folder + "/document.toml";
    const std::string document = text_of(file);
    const std::string place = file + ":" + std::to_string(std::count(document.begin(), document.end(), '\n') + 3) + ": ";
    struct Case {
        std::string lines;  // from the third line on
        std::string told;
    };
    for (const Case& c : std::vector<Case>{
             {"of = \"project-count\"\ntext = \"two more\"", ""},
             {"of = \"project-coun\"\ntext = \"two more\"",
              "unknown-figure " + place +
                  "there is no figure \"project-coun\" that is an amount or a count; did you mean \"project-count\"?"},
             {"of = \"staff-share\"\ntext = \"x\"",
              "unknown-figure " + place + "there is no figure \"staff-share\" that is an amount or a count"},
             {"of = \"spending\"\ntext = \"x\"", "duplicate-id " + place + "the figure \"spending\" has a reason already"},
             {"of = \"project-count\"\ntext = \"in {{year}}\"",
              "invalid-value " + file + ":" + std::to_string(std::count(document.begin(), document.end(), '\n') + 4) +
                  ": this text cannot use {{year}}"},
         }) {
        write(file, document + "\n[[reason]]\n" + c.lines + "\n");
        BOOST_TEST(load() == c.told);
    }
}

BOOST_AUTO_TEST_CASE(refuses_answers_about_sums_that_name_something_else) {
    const std::string standard = text_of(standard_file);
    const std::string place = standard_file + ":" + std::to_string(std::count(standard.begin(), standard.end(), '\n') + 6) + ": ";
    for (const auto& [line, told] : std::vector<std::pair<std::string, std::string>>{
             {"text = \"{{spending.said}} {{spending.count}} {{stage}} {{departments.parts}} {{larger-change.title}} {{year}}\"",
              ""},
             {"text = \"{{department}}\"",
              "unknown-figure " + place + "there is no figure \"department\" for this sentence; did you mean \"departments\"?"},
             {"text = \"{{kinds.parts}}\"", "unknown-figure " + place + "there is no figure \"kinds\" for this sentence"},
             {"text = \"{{vehicles.said}}\"", "unknown-figure " + place + "there is no figure \"vehicles\" for this sentence"}}) {
        write(standard_file, standard + "\n[overview]\nsize = \"spending\"\n[[overview.answer]]\nid = \"sums\"\n" + line + "\n");
        BOOST_TEST(load() == told);
    }
}

BOOST_AUTO_TEST_CASE(reads_nothing_outside_of_the_standards) {
    write("secret.toml", "id = \"secret\"\ntitle = \"S\"\nlevels = [1]\n[codes]\n\"1\" = \"One\"\n");
    for (const char* name : {"plain/../../../secret", "../secret", "/secret", "plain/", "..", "plain/a/b"}) {
        const std::string sound = text_of(standard_file);
        replace(standard_file, "classifications = [\"function\"]",
                "classifications = [\"function\", \"" + std::string(name) + "\"]");
        BOOST_TEST(load() == "invalid-name " + standard_file + ":5: \"" + name + "\" cannot name a classification");
        write(standard_file, sound);
    }
}

BOOST_AUTO_TEST_CASE(tells_years_that_no_document_can_be_of) {
    const std::string begin = "no document can have the year ";
    const std::string end = ": the department writes its years like ";
    append(department_file,
           "\n[[former]]\nname = \"Greens\"\nuntil = \"2019-20\"\n"
           "\n[[origin]]\nkind = \"founded\"\nyear = \"2001-02\"\n"
           "\n[[missing]]\nyear = \"2023-24\"\nstate = \"withheld\"\n"
           "\n[[note]]\nyear = \"2022-23\"\ntext = \"Strikes.\"\n"
           "\n[[note]]\nfrom = \"2021-22\"\ntext = \"Floods.\"\n"
           "\n[closed]\nyear = \"2024-25\"\n"
           "\n[population]\ntitle = \"Visitors\"\nsource = \"Counts\"\nvalues = { \"2023-24\" = 5, \"2024-25\" = 6 }\n");
    std::string expected;
    for (const std::string named : {"2019-20", "2001-02", "2024-25", "2023-24", "2023-24", "2022-23", "2021-22"})
        expected += (expected.empty() ? "" : "\n") + begin + named + end + named.substr(0, 4);
    std::string messages;
    std::istringstream lines(load());
    for (std::string each; std::getline(lines, each);) {
        BOOST_TEST(each.starts_with("invalid-value " + department_file), each);
        messages += (messages.empty() ? "" : "\n") + each.substr(each.find(": ") + 2);
    }
    BOOST_TEST(messages == expected);
}

BOOST_AUTO_TEST_CASE(tells_them_of_the_site_and_of_years_of_two_calendar_years) {
    append("content/site.toml", "\n[[note]]\nyear = \"2022-23\"\ntext = \"Strikes.\"\n");
    write("content/statistics.toml",
          "[price-index]\ntitle = \"P\"\nsource = \"S\"\nbase = 2024\nvalues = { 2024 = 100, \"2023-24\" = 99 }\n");
    const std::string found = load();
    BOOST_TEST(
        found ==
        "invalid-value content/site.toml:18: no document can have the year 2022-23: the site writes its years like 2022\n"
        "invalid-value content/statistics.toml:5: no document can have the year 2023-24: the site writes its years like 2023");
    // A department of the other kind is enough for the site.
    write("content/departments/ponds/department.toml", "name = \"Ponds\"\n[[note]]\nyear = 2022\ntext = \"Rain.\"\n");
    fs::create_directories("content/departments/ponds/2022-23");
    BOOST_TEST(load() ==
               "invalid-value content/departments/ponds/department.toml:3: no document can have the year 2022: the department "
               "writes its years like 2022-23");
    fs::create_directories("content/departments/ponds/2022");
    BOOST_TEST(load().starts_with("idle-note content/departments/ponds/department.toml:2: "), "it has years of both kinds");
}

BOOST_AUTO_TEST_CASE(warns_of_files_that_are_not_read) {
    write("content/contact.md", "Call us.");
    write("content/README.md", "How we do it.");
    write("content/standards/plain/economic.toml", "");
    write("content/standards/plain/drafts/a.toml", "");
    BOOST_TEST(load() ==
               "unexpected-file content/contact.md:0: this file is not used\n"
               "unexpected-file content/standards/plain/economic.toml:0: this file is not used\n"
               "unexpected-file content/standards/plain/drafts:0: this folder is not used");
    BOOST_TEST(document_count == 1U, "these are warnings");
    fs::remove("content/contact.md");
    fs::remove_all("content/standards/plain/drafts");
    write("content/standards/other/standard.toml", "classifications = [\"plain/economic\"]\n");
    BOOST_TEST(load() == "", "another standard reads it");
    write(budget_folder + "/narrative/notes.txt", "x");
    BOOST_TEST(load() == "unexpected-file " + budget_folder + "/narrative/notes.txt:0: narrative is Markdown");
}

BOOST_AUTO_TEST_CASE(checks_what_translations_ask_for) {
    const std::string file = "themes/plain/translations/en.toml";
    const std::string sound = text_of(file);
    const auto try_rise = [&](const std::string& text) {
        std::string changed;
        std::istringstream lines(sound);
        for (std::string line; std::getline(lines, line);)
            changed += (line.starts_with("change-rise =") ? "change-rise = \"" + text + "\"" : line) + "\n";
        write(file, changed);
        const std::string found = load_plain_theme();
        return found.substr(std::min(found.size(), found.find(": ") + 2));
    };
    BOOST_TEST(try_rise("up {amount} {unit}") == "");
    BOOST_TEST(try_rise("up") == "", "a translation may leave out what it likes");
    BOOST_TEST(try_rise("up {amout} {unit}") ==
               "the program does not replace {amout} in \"change-rise\"; did you mean \"amount\"?");
    BOOST_TEST(try_rise("up {rate}") == "the program does not replace {rate} in \"change-rise\"");
    BOOST_TEST(try_rise("up {amount") == "the program does not replace {amount in \"change-rise\"; did you mean \"amount\"?");
    write(file, sound + "my-own = \"{query}\"\n");
    BOOST_TEST(load_plain_theme() == "", "a word of the theme's own is its own");
}

BOOST_AUTO_TEST_CASE(checks_plural_forms) {
    // A language with these forms of "sum-missing", from the first line on; the findings without the name of the file.
    const auto try_forms = [&](const std::string& language, const std::string& forms) {
        const fs::path folder = "themes/plain/translations";
        fs::remove_all(folder);
        write(folder / (language + ".toml"), "change-rise = \"x\"\npercent = \"x\"\nyear = \"x\"\n" + forms);
        std::string found = load_plain_theme(language);
        const std::string where = (folder / (language + ".toml")).string() + ":";
        for (std::size_t at = found.find(where); at != std::string::npos; at = found.find(where)) found.erase(at, where.size());
        return found;
    };
    BOOST_TEST(try_forms("en", "sum-missing = '{count} lack it'\n") == "", "a language may do without forms");
    BOOST_TEST(try_forms("en", "sum-missing.one = 'One lacks it'\nsum-missing.other = '{count} lack it'\n") == "");
    BOOST_TEST(try_forms("en", "sum-missing = { one = 'One lacks it', other = '{count} lack it' }\n") == "");
    BOOST_TEST(try_forms("en", "[sum-missing]\none = 'One lacks it'\nother = '{count} lack it'\n") == "");
    BOOST_TEST(try_forms("zh-CN", "sum-missing = { other = '{count}' }\n") == "");
    BOOST_TEST(try_forms("ru", "sum-missing = { one = '', few = '', many = '', other = '' }\n") == "");
    BOOST_TEST(try_forms("ru", "sum-missing = { one = '', many = '', other = '' }\n") ==
               "missing-translation 4: the language ru lacks the plural form \"few\" of \"sum-missing\"");
    BOOST_TEST(try_forms("en", "sum-missing = { one = '' }\n") ==
               "missing-translation 4: the language en lacks the plural form \"other\" of \"sum-missing\"");
    BOOST_TEST(try_forms("en", "sum-missing = { other = '{count}' }\n") ==
               "missing-translation 4: the language en lacks the plural form \"one\" of \"sum-missing\"");
    BOOST_TEST(try_forms("en", "sum-missing.one = ''\nsum-missing.other = ''\nsum-missing.few = ''\n") ==
               "unknown-key 6: there is no key \"few\" here");
    BOOST_TEST(try_forms("en", "sum-missing.one = ''\nsum-missing.other = ''\nsum-missing.ohter = ''\n") ==
               "unknown-key 6: there is no key \"ohter\" here; did you mean \"other\"?");
    BOOST_TEST(try_forms("en", "sum-missing.one = '{cuont}'\nsum-missing.other = '{amount}'\n") ==
               "unknown-name 4: the program does not replace {cuont} in \"sum-missing\"; did you mean \"count\"?\n"
               "unknown-name 5: the program does not replace {amount} in \"sum-missing\"; did you mean \"count\"?");
    BOOST_TEST(try_forms("en", "sum-missing.one = 1\nsum-missing.other = ''\n") ==
               "wrong-type 4: a plural form is a text in quotes");
    BOOST_TEST(try_forms("en", "sum-missing = 1\n") ==
               "wrong-type 4: a translation is a text in quotes\n"
               "missing-translation 0: the language en lacks \"sum-missing\"");
    BOOST_TEST(try_forms("en", "sum-missing = ''\nmy-own = { one = '', other = '' }\n") ==
               "wrong-type 5: the program does not count anything in \"my-own\", so it cannot choose a plural form");
}

BOOST_AUTO_TEST_CASE(an_heir_replaces_a_word_with_all_its_forms) {
    const auto words_of_child = [](const std::string& own, const std::string& inherited) {
        write("themes/plain/translations/en.toml", "sum-missing" + inherited + "\n");
        write("themes/child/translations/en.toml", "sum-missing" + own + "\n");
        Sources sources;
        Findings findings;
        const Theme theme = load_theme({"themes"}, {"child", {}, "en", {}}, {"sum-missing"}, sources, findings).theme;
        BOOST_TEST(told(findings, sources) == "");
        return theme.words;
    };
    const std::string forms = " = { one = 'one of it', other = '{count} of them' }";
    const Words plain = words_of_child(" = 'number: {count}'", forms);
    BOOST_TEST(plain.phrase("sum-missing", {{"count", "1"}}) == "number: 1");
    const Words plural = words_of_child(forms, " = 'number: {count}'");
    BOOST_TEST(plural.phrase("sum-missing", {{"count", "1"}}) == "one of it");
    BOOST_TEST(plural.phrase("sum-missing", {{"count", "0"}}) == "0 of them");
}

BOOST_AUTO_TEST_CASE(measures_how_deep_toml_goes) {
    const auto repeated = [](const std::string& text, std::size_t count) {
        std::string result;
        for (std::size_t i = 0; i < count; ++i) result += text;
        return result;
    };
    struct Case {
        std::string text;
        bool is_deep;
    };
    const std::size_t most = deepest_toml;
    const std::vector<Case> cases = {
        {"", false},
        {repeated("a.", most - 1) + "a = 1", false},
        {repeated("a.", most) + "a = 1", true},
        {repeated("\"a.b\" . ", most) + "a = 1", true},
        {repeated("'a' .", most - 1) + "a = 1", false},
        {"[" + repeated("a.", most) + "a]", true},
        {"[[" + repeated("a.", most) + "a]]", true},
        {"a = " + repeated("[", most) + repeated("]", most), false},
        {"a = " + repeated("[", most + 1) + repeated("]", most + 1), true},
        {"a = " + repeated("{a=", most + 1) + "1" + repeated("}", most + 1), true},
        {"a = [\n" + repeated("[\n", most) + repeated("],\n", most) + "]", true},
        {repeated("a = [1, 2]\n", 3 * most), false},
        {"a = \"" + repeated("[", 99) + repeated("a.", 99) + "\"", false},
        {"a = '" + repeated("[", 99) + "'", false},
        {"a = \"\\\"" + repeated("[", 99) + "\"", false},
        {"a = \"\"\"\n\"" + repeated("[", 99) + "\"\"\"\"\nb = 1", false},
        {"a = '''\n''" + repeated("[", 99) + "'''\nb = 1", false},
        {"# " + repeated("[", 99) + "\nb = 1", false},
        {repeated("a = 1.5\n", 99), false},
        {"a = \"unclosed", false},
        {"a = \"\"\"unclosed", false},
        {"a = \"unclosed\\", false},
    };
    for (const Case& c : cases) BOOST_TEST(find_deep_nesting(c.text).has_value() == c.is_deep, c.text);
}

BOOST_AUTO_TEST_CASE(says_where_toml_goes_too_deep) {
    replace(department_file, "name =", "x = [\n  [1, 2],\n]\nname =");
    std::string key;
    for (int i = 0; i < 200'000; ++i) key += "a.";
    append(department_file, "é = { " + key + "a = 1 }\n");
    Sources sources;
    Findings findings;
    const std::uint32_t file = sources.add("a.toml", text_of(department_file));
    BOOST_TEST(!parse_toml(sources, file, findings).has_value());
    BOOST_REQUIRE(findings.list().size() == 1U);
    const Finding& finding = findings.list().front();
    BOOST_TEST(finding.rule == "nesting-too-deep");
    BOOST_TEST(finding.message == "a key, a list or a table is nested more than 32 levels deep");
    const std::string_view line = sources.line(finding.place);
    BOOST_TEST(line.starts_with("é = { a.a."));
    BOOST_TEST(finding.place.column == 71U, "its 33rd part");
}

BOOST_AUTO_TEST_CASE(finds_keys_in_tables_of_any_size) {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "key-" + std::to_string(i) + " = " + std::to_string(i) + "\n";
    Sources sources;
    Findings findings;
    const std::optional<TomlNode> tree = parse_toml(sources, sources.add("a.toml", text), findings);
    BOOST_REQUIRE(tree.has_value());
    for (int i = 0; i < 1000; ++i) {
        const TomlNode* found = tree->find("key-" + std::to_string(i));
        BOOST_REQUIRE(found != nullptr);
        BOOST_TEST(found->text == std::to_string(i));
        BOOST_TEST(tree->entries()[static_cast<std::size_t>(i)].key == "key-" + std::to_string(i), "in the order of the file");
    }
    BOOST_TEST(tree->find("key-1000") == nullptr);
    BOOST_TEST(tree->find("") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
