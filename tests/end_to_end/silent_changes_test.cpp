// What was published does not change or disappear in silence.

#include <boost/test/unit_test.hpp>

#include "built_site.hpp"
#include "program.hpp"

namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(silent_changes)

// Whatever corrections the site lacks, a build over it has nothing to say.
BOOST_AUTO_TEST_CASE(a_site_may_be_some_corrections_behind) {
    const BuiltSite site;
    const fs::path folder = site.root() / "public/parks/2024";
    const std::string bytes = read_file(folder / "amounts.csv");
    for (const char* publication : {"2", "1"}) {
        write_file(folder / "amounts.csv", read_file(folder / "versions" / publication / "amounts.csv"));
        fs::remove_all(folder / "versions" / publication);
        if (*publication == '1') fs::remove_all(folder / "versions");
        site.list_files();
        fs::remove(site.root() / ".public.record");
        const Outcome built = site.run("build");
        BOOST_TEST(built.status == 0, built.err);
        BOOST_TEST(built.err.find("silent-change") == std::string::npos, built.err);
        BOOST_TEST(read_file(folder / "amounts.csv") == bytes);
    }
}

// A return to older amounts is a change like any other.
BOOST_AUTO_TEST_CASE(a_correction_cannot_be_taken_back_in_silence) {
    const BuiltSite site;
    const std::string old_document = read_file(site.root() / document);
    const std::string old_tables = read_file(site.root() / tables);
    site.replace(tables, "[\"bench\",      \"=1+1\", \"withheld\"]", "[\"bench\",      \"=1+1\", 7.5]");
    write_file(site.root() / document, old_document + bench_version);
    BOOST_REQUIRE(site.run("build --quiet").status == 0);
    write_file(site.root() / document, old_document);
    write_file(site.root() / tables, old_tables);
    const Outcome back = site.run("build");
    BOOST_TEST(back.status == 1);
    BOOST_TEST(
        back.err.find("projects[bench].amount was published as 7.5 k€, and is now withheld [silent-change]") != std::string::npos,
        back.err);
    BOOST_TEST(read_file(site.root() / "public/parks/2024/amounts.csv").find("projects[bench].amount,7.5,amount,k€") !=
               std::string::npos);
}

// A published correction is itself a publication. Its words may be put better.
BOOST_AUTO_TEST_CASE(a_published_correction_cannot_be_rewritten_in_silence) {
    const BuiltSite site;
    const std::string published = read_file(site.root() / document);
    site.replace(document, "was = 799.0 }", "was = 798.0 }");
    const Outcome rewritten = site.run("build");
    BOOST_TEST(rewritten.status == 1);
    BOOST_TEST(
        rewritten.err.find("spending[0401].staff was published as 799.0 k€ before the correction of 2024-03-01, and would now be "
                           "798.0 k€ [silent-change]") != std::string::npos,
        rewritten.err);
    write_file(site.root() / document, published.substr(0, published.rfind("[[version]]")));
    const Outcome gone = site.run("build");
    BOOST_TEST(gone.status == 1);
    BOOST_TEST(
        gone.err.find("the correction 2 of the document was published with 4 amounts, and is no longer declared [silent-change]") !=
            std::string::npos,
        gone.err);
    BOOST_TEST(gone.err.find("\nsite-gen: 1 error; nothing was published") != std::string::npos, gone.err);
    write_file(site.root() / document, published);
    site.replace(document, "A project was added.", "Two projects were added.");
    const Outcome reworded = site.run("build");
    BOOST_TEST(reworded.status == 0, reworded.err);
}

// In a site of several departments and years.
BOOST_AUTO_TEST_CASE(published_documents_do_not_disappear_in_silence) {
    const BuiltSite site("many-years");
    const auto is_refused = [&](const std::string& message) {
        const Outcome built = site.run("build");
        BOOST_TEST(built.status == 1);
        BOOST_TEST(built.err.find(message) != std::string::npos, built.err);
        BOOST_TEST(site.run("build --full").err == built.err);
    };
    const auto is_built = [&] {
        const Outcome built = site.run("build");
        BOOST_TEST(built.status == 0, built.err);
        BOOST_TEST(built.err.find("silent-change") == std::string::npos, built.err);
    };
    const fs::path departments = site.root() / "content/departments";
    fs::remove_all(departments / "leisure/2024");
    is_refused("content/departments/leisure/department.toml: error: leisure/2024/ was published with ");
    is_refused("say so there: [[missing]] with year = 2024, stage = \"budget\", state = \"withheld\" and the reason.");
    append_to(departments / "leisure/department.toml",
              "\n[[missing]]\nyear = 2024\nstage = \"budget\"\nstate = \"withheld\"\nreason = \"Typed twice.\"\n");
    is_built();

    // The whole department; then under another name, where its amounts are compared with those at the old address.
    fs::rename(departments / "leisure", site.root() / "leisure");
    is_refused("content/departments/leisure: error: leisure/2023/ was published with ");
    fs::rename(site.root() / "leisure", departments / "free-time");
    const std::string settings = read_file(departments / "free-time/department.toml");
    write_file(departments / "free-time/department.toml", "formerly = [\"leisure\"]\n" + settings);
    const std::string amounts = read_file(departments / "free-time/2023/budget/tables.toml");
    const std::size_t digit = amounts.rfind(".");
    write_file(departments / "free-time/2023/budget/tables.toml", std::string(amounts).insert(digit, "7"));
    is_refused("free-time/2023/budget/tables.toml");
    BOOST_TEST(site.run("build").err.find(" was published as ") != std::string::npos);
    write_file(departments / "free-time/2023/budget/tables.toml", amounts);
    is_built();
}

// A page at the old address is no document. `formerly` is for a folder that has another name now.
BOOST_AUTO_TEST_CASE(a_former_folder_hides_no_published_document) {
    const BuiltSite site("many-years");
    const fs::path departments = site.root() / "content/departments";
    const fs::path parks = departments / "parks";
    const std::string settings = read_file(parks / "department.toml");
    const auto is_refused = [&](const std::string& department) {
        const Outcome built = site.run("build");
        BOOST_TEST(built.status == 1);
        const std::string message = "content/departments/" + department +
                                    "/department.toml: error: pools/2021/ was published, and so was parks/2021/; the content has "
                                    "only one of the two documents [silent-change]\n   Put departments/pools back, and take it out";
        BOOST_TEST(built.err.find(message) != std::string::npos, built.err);
        BOOST_TEST(site.run("build --full").err == built.err);
    };
    // Into one that was itself published.
    fs::rename(departments / "pools", site.root() / "pools");
    site.replace("content/departments/leisure/department.toml", "[\"parks\", \"pools\"]", "[\"parks\"]");
    write_file(parks / "department.toml", "formerly = [\"pools\"]\n" + settings);
    is_refused("parks");
    // Both into a new one.
    write_file(parks / "department.toml", "formerly = [\"parks\", \"pools\"]\n" + settings);
    site.replace("content/departments/leisure/department.toml", "[\"parks\"]", "[\"green\"]");
    fs::rename(parks, departments / "green");
    is_refused("green");
}

// No cell changes, but what readers understand by it.
BOOST_AUTO_TEST_CASE(units_and_key_figures_do_not_change_in_silence) {
    const BuiltSite site;
    const std::string standard = "content/standards/plain/standard.toml";
    const std::string published = read_file(site.root() / standard);
    const std::string amounts = read_file(site.root() / "public/parks/2024/amounts.csv");
    const auto change = [&](const std::string& from, const std::string& to, const std::string& message,
                            const std::string& version) {
        site.replace(standard, from, to);
        const Outcome built = site.run("build");
        BOOST_TEST(built.status == 1);
        BOOST_TEST(built.err.find(message) != std::string::npos, built.err);
        BOOST_TEST(built.err.find(version) != std::string::npos, built.err);
        const std::string declared = read_file(site.root() / document);
        write_file(site.root() / document,
                   declared + "\n[[version]]\ndate = 2024-04-01\ntext = \"Defined anew.\"\n" + version + "\n");
        const Outcome corrected = site.run("build");
        BOOST_TEST(corrected.status == 0, corrected.err);
        const std::string earlier = read_file(site.root() / "public/parks/2024/versions/3/amounts.csv");
        const std::string old_row =
            version.find("unit(k") != std::string::npos ? "unit(k€),3,amount,\r\n" : "figure(spending),1312.5,amount,k€\r\n";
        BOOST_TEST(earlier.find(old_row) != std::string::npos, earlier);
        BOOST_TEST(site.run("build --full").err.find("silent-change") == std::string::npos);
    };
    const auto restore = [&](const std::string& old_document) {
        write_file(site.root() / standard, published);
        write_file(site.root() / document, old_document);
        fs::remove_all(site.root() / "public");
        BOOST_REQUIRE(site.run("build --quiet").status == 0);
        BOOST_TEST(read_file(site.root() / "public/parks/2024/amounts.csv") == amounts);
    };
    const std::string old_document = read_file(site.root() / document);
    change("\"k€\" = 3", "\"k€\" = 2",
           "content/standards/plain/standard.toml: error: unit(k€) was published as 3, and is now 2 [silent-change]",
           "changes = [{ cell = \"unit(k€)\", was = 3 }]");
    restore(old_document);
    change("amount = \"spending[total].total\"", "amount = \"spending[total].staff\"",
           ": error: figure(spending) was published as 1312.5 k€, and is now 800.0 k€ [silent-change]",
           "changes = [{ cell = \"figure(spending)\", was = 1312.5, unit = \"k€\" }]");
}

// An older program has written no units and no figures.
BOOST_AUTO_TEST_CASE(a_publication_without_units_is_compared_by_its_cells) {
    const BuiltSite site;
    const fs::path folder = site.root() / "public/parks/2024";
    for (const char* file : {"amounts.csv", "versions/1/amounts.csv", "versions/2/amounts.csv"}) {
        const std::string text = read_file(folder / file);
        write_file(folder / file, text.substr(0, text.find("unit(")));
    }
    site.list_files();
    fs::remove(site.root() / ".public.record");
    const Outcome built = site.run("build");
    BOOST_TEST(built.status == 0, built.err);
    BOOST_TEST(built.err.find("silent-change") == std::string::npos, built.err);
    BOOST_TEST(read_file(folder / "amounts.csv").find("unit(k€),3,amount,") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_compared_is_said) {
    const BuiltSite site;
    const std::string manifest = "public/parks/2024/amounts.csv";
    const std::string amounts = read_file(site.root() / manifest);
    for (const bool is_missing : {true, false}) {
        is_missing ? static_cast<void>(fs::remove(site.root() / manifest)) : write_file(site.root() / manifest, amounts + "x");
        const std::string now = is_missing ? "7.5" : "\"withheld\"";
        site.replace(tables, is_missing ? "\"=1+1\", \"withheld\"" : "\"=1+1\", 7.5", "\"=1+1\", " + now);
        const Outcome built = site.run("build");
        BOOST_TEST(built.status == 0, built.err);
        BOOST_TEST(
            built.err.find(manifest + ": warning: the file is not as it was published, so nobody can say") != std::string::npos,
            built.err);
        // It is about this publication alone.
        BOOST_TEST(site.run("build").err.find("silent-change") == std::string::npos);
    }
}

// What is no longer in the standard, either, can be declared as removed.
BOOST_AUTO_TEST_CASE(a_removed_column_and_a_removed_table_are_declared) {
    const BuiltSite site;
    append_to(site.root() / document,
              "\n[[version]]\ndate = 2024-05-01\ntext = \"Without them.\"\nchanges = [\n"
              "  { cell = \"spending[total].travel\", was = 5, unit = \"k€\", removed = true },\n"
              "  { cell = \"journeys[total].amount\", was = \"withheld\", removed = true },\n]\n");
    const std::string earlier = "spending[total].travel,5,amount,k€\r\njourneys[total].amount,,withheld,k€\r\n";
    for (const char* file : {"amounts.csv", "versions/1/amounts.csv", "versions/2/amounts.csv"})
        append_to(site.root() / "public/parks/2024" / file, earlier);
    site.list_files();
    const Outcome built = site.run("build");
    BOOST_TEST(built.status == 0, built.err);
    BOOST_TEST(read_file(site.root() / "public/parks/2024/versions/3/amounts.csv").find(earlier) != std::string::npos);
    BOOST_TEST(read_file(site.root() / "public/parks/2024/amounts.csv").find("travel") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_provisional_may_change) {
    const BuiltSite site;
    site.replace(document, "unit = \"k€\"\n", "unit = \"k€\"\nprovisional = true\n");
    // Once published, that is worth a warning, in that build.
    const Outcome back = site.run("build");
    BOOST_TEST(back.status == 0);
    BOOST_TEST(
        back.err.find("content/departments/parks/2024/budget/document.toml: warning: the amounts of parks/2024/ were published; as "
                      "long as the document is provisional, they may change unnoticed [silent-change]") != std::string::npos,
        back.err);
    BOOST_TEST(site.run("build --full").err.find("silent-change") == std::string::npos);
    BOOST_TEST(!fs::exists(site.root() / "public/parks/2024/amounts.csv"));
    site.replace(tables, "[\"bench\",      \"=1+1\", \"withheld\"]", "[\"bench\",      \"=1+1\", 7.5]");
    BOOST_TEST(site.run("build --quiet").status == 0);
    site.replace(document, "provisional = true\n", "");
    BOOST_TEST(site.run("build --quiet").status == 0);
    site.replace(tables, "[\"bench\",      \"=1+1\", 7.5]", "[\"bench\",      \"=1+1\", 7.6]");
    BOOST_TEST(site.run("build --quiet").status == 1);
    // For all documents, on the site's word.
    const std::string settings = read_file(site.root() / "content/site.toml");
    write_file(site.root() / "content/site.toml", "provisional = true\n" + settings);
    const Outcome all = site.run("build");
    BOOST_TEST(all.status == 0);
    BOOST_TEST(
        all.err.find("content/site.toml: warning: the amounts of 1 document were published; as long as the site is provisional") !=
            std::string::npos,
        all.err);
}

BOOST_AUTO_TEST_SUITE_END()
