// Single changes between two builds, among them those that once went wrong.

#include <boost/test/unit_test.hpp>
#include <functional>

#include "program.hpp"
#include "rebuilding.hpp"
#include "small_site.hpp"
#include "this_build.hpp"

namespace fs = std::filesystem;

namespace {

struct Rebuild {
    const char* name;
    std::vector<std::function<void(RebuiltSite&)>> changes;  // before a build each
};

}  // namespace

BOOST_AUTO_TEST_SUITE(rebuild)

BOOST_AUTO_TEST_CASE(a_build_after_these_changes_is_that_of_a_clean_build) {
    const std::vector<Rebuild> cases = {
        {"nothing", {[](RebuiltSite&) {}, [](RebuiltSite&) {}}},
        {"a name in a template becomes a text that looks like it",
         {[](RebuiltSite& site) { append_to(site.theme() / "pages/not-found.mustache", "<p>x{{page.title}}</p>\n"); },
          [](RebuiltSite& site) {
              replace_in_file(site.theme() / "pages/not-found.mustache", "<p>x{{page.title}}</p>", "<p>x1page.title0</p>");
          }}},
        {"codes that a standard takes from another one, which no document follows",
         {[](RebuiltSite& site) {
              for (const char* department : {"parks", "roads"}) fs::remove_all(site.departments() / department);
          },
          [](RebuiltSite& site) {
              replace_in_file(site.standards() / "plain/function.toml", "\"0401\" = \"Parks\"", "\"0401\" = \"Ponds\"");
          }}},
        {"a part that another department takes over, and that is then called otherwise",
         {[](RebuiltSite& site) {
              append_to(site.departments() / "roads/department.toml",
                        "[[origin]]\nkind = \"split\"\nyear = 2025\nfrom = [\"parks\"]\n");
          },
          [](RebuiltSite& site) {
              append_to(site.departments() / "roads/department.toml", "reason = \"The paths are theirs.\"\n");
          },
          [](RebuiltSite& site) { fs::remove_all(site.departments() / "roads"); }}},
        {"a line of the manifest less", {[](RebuiltSite& site) {
             std::string text = read_file(site.site() / "manifest-sha256.txt");
             const std::size_t at = text.find("parks/2024/index.html\n") - 66;
             write_file(site.site() / "manifest-sha256.txt", text.erase(at, text.find('\n', at) + 1 - at));
             site.tampered.insert("manifest-sha256.txt");
         }}},
        {"a published file that is put right",
         {[](RebuiltSite& site) { site.change_published("about/index.html"); },
          [](RebuiltSite& site) { fs::remove(site.record()); }}},
        {"documents that take each other's address",
         {[](RebuiltSite& site) {
              write_department(site.content(), "schools", "plain-two", {2024, 2025}, {"budget", "final"});
          },
          [](RebuiltSite& site) {
              replace_in_file(site.standards() / "plain-two/standard.toml",
                              "{ id = \"budget\", title = \"Budget\" }, { id = \"final\", title = \"Final accounts\" }",
                              "{ id = \"final\", title = \"Final accounts\" }, { id = \"budget\", title = \"Budget\" }");
          }}},
        {"a document that somebody has changed in the site and is to go", {[](RebuiltSite& site) {
             site.change_published("roads/2025/final/index.html");
             fs::remove_all(site.departments() / "roads/2025/final");
         }}},
        {"a page that somebody has changed in the site and is to go", {[](RebuiltSite& site) {
             site.change_published("about/index.html");
             replace_in_file(site.content() / "site.toml", "about = ", "# ");
         }}},
        {"an asset that somebody has changed in the site and is to go",
         {[](RebuiltSite& site) { write_file(site.theme() / "assets/mark.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"); },
          [](RebuiltSite& site) {
              site.change_published("assets/mark.svg");
              fs::remove(site.theme() / "assets/mark.svg");
          }}},
        {"an error beside documents of which there are warnings",
         {[](RebuiltSite& site) { write_file(site.departments() / "parks/notes.txt", "Call the mayor.\n"); },
          [](RebuiltSite& site) {
              fs::remove(site.departments() / "parks/notes.txt");
              append_to(site.departments() / "roads/2025/final/narrative/01-changes.md", "{{spendign}}\n");
              append_to(site.departments() / "roads/2025/final/document.toml", "colour = 1\n");
          }}},
        {"amounts of another department that checks name, and its end",
         {[](RebuiltSite& site) {
              append_to(site.standards() / "plain/checks.toml",
                        "\n[[check]]\nid = \"one\"\nseverity = \"warning\"\nsentence = { en = \"Not more than the roads.\" }\n"
                        "that = \"spending[total].total <= department(roads, spending[total].total)\"\n"
                        "[[check]]\nid = \"all\"\nseverity = \"warning\"\nsentence = { en = \"Staff is all.\" }\n"
                        "that = \"departments(spending[total].staff) = departments(spending[total].total)\"\n");
          },
          [](RebuiltSite& site) {
              write_figures(site.departments() / "roads/2025/final", {2025, "final", "plain", {1, 5400, 0, true}, false});
          },
          [](RebuiltSite& site) { fs::remove_all(site.departments() / "roads"); }}},
        {"a former folder, a document less, and another department at that address",
         {[](RebuiltSite& site) {
              replace_in_file(site.departments() / "parks/department.toml", "name = ", "formerly = [\"gardens\"]\nname = ");
          },
          [](RebuiltSite& site) { fs::remove_all(site.departments() / "parks/2025"); },
          [](RebuiltSite& site) { write_department(site.content(), "gardens", "plain", {2024}, {"budget"}); },
          [](RebuiltSite& site) {
              replace_in_file(site.departments() / "parks/department.toml", "formerly = [\"gardens\"]\n",
                              "formerly = [\"lawns\"]\n");
          },
          [](RebuiltSite& site) {
              replace_in_file(site.departments() / "roads/department.toml", "name = ", "formerly = [\"lawns\"]\nname = ");
          },
          [](RebuiltSite& site) {
              replace_in_file(site.departments() / "parks/department.toml", "formerly = [\"lawns\"]\n", "");
          }}},
        // Two departments at one address are found when all are known, and before the bundle is packed.
        {"a bundle, a sentence more, no change, two departments at one address, a document less, and no bundle",
         {[](RebuiltSite& site) { replace_in_file(site.content() / "site.toml", "bundle = false", "bundle = true"); },
          [](RebuiltSite& site) { append_to(site.departments() / "parks/2024/budget/narrative/01-changes.md", "\nMore.\n"); },
          [](RebuiltSite& site) { append_to(site.departments() / "parks/2024/budget/document.toml", "# mended\n"); },
          [](RebuiltSite& site) {
              replace_in_file(site.departments() / "parks/department.toml", "name = ", "formerly = [\"lawns\"]\nname = ");
          },
          [](RebuiltSite& site) {
              replace_in_file(site.departments() / "roads/department.toml", "name = ", "formerly = [\"lawns\"]\nname = ");
          },
          [](RebuiltSite& site) {
              replace_in_file(site.departments() / "parks/department.toml", "formerly = [\"lawns\"]\n", "");
              fs::remove_all(site.departments() / "roads/2025/final");
          },
          [](RebuiltSite& site) { site.change_published("data/site.zip"); },
          [](RebuiltSite& site) { replace_in_file(site.content() / "site.toml", "bundle = true", "bundle = false"); }}},
        {"a link to a document of another department, and the end of that",
         {[](RebuiltSite& site) {
              append_to(site.departments() / "parks/2024/budget/narrative/01-changes.md",
                        "\nSee the [roads](../../roads/2025/final/index.html#table-spending).\n");
          },
          [](RebuiltSite& site) { append_to(site.departments() / "bureau/2023/final/document.toml", "# mended\n"); },
          [](RebuiltSite& site) { fs::remove_all(site.departments() / "roads/2025/final"); },
          [](RebuiltSite& site) {
              write_document(site.departments() / "roads/2025/final", {2025, "final", "plain", {}, false});
          }}},
        {"an address, an imprint and another form of it",
         {[](RebuiltSite& site) {
              write_file(site.content() / "imprint.toml", "[[field]]\nid = \"code\"\ntitle = \"Code\"\nforms = [\"##\"]\n");
              const std::string settings = read_file(site.content() / "site.toml");
              write_file(site.content() / "site.toml", "address = \"https://example.org/\"\n" + settings +
                                                           "\n[imprint]\nform = \"imprint.toml\"\ncode = \"12\"\n");
          },
          [](RebuiltSite& site) { append_to(site.departments() / "roads/2025/final/document.toml", "# mended\n"); },
          [](RebuiltSite& site) { replace_in_file(site.content() / "imprint.toml", "##", "###"); },
          [](RebuiltSite& site) { replace_in_file(site.content() / "imprint.toml", "###", "1#"); },
          [](RebuiltSite& site) { replace_in_file(site.content() / "site.toml", "address = ", "# "); }}},
        {"one of two documents of a year whose standards both have but one stage",
         {[](RebuiltSite& site) { append_to(site.departments() / "bureau/2023/final/document.toml", "# mended\n"); },
          [](RebuiltSite& site) { append_to(site.departments() / "bureau/2023/budget/document.toml", "# mended\n"); }}},
    };
    for (const Rebuild& c : cases) {
        RebuiltSite site;
        BOOST_REQUIRE(site.build().status == 0);
        for (std::size_t i = 0; i < c.changes.size(); ++i) {
            c.changes[i](site);
            if (is_sanitized && i + 1 < c.changes.size()) {
                static_cast<void>(site.build());  // only the last one is compared
                continue;
            }
            const Faults faults = site.build_and_compare();
            BOOST_TEST(faults.empty(), c.name << ":" << text_of(faults));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_damaged_record_is_as_good_as_none) {
    RebuiltSite site;
    BOOST_REQUIRE(site.build().status == 0);
    const std::string record = read_file(site.record());
    // In a part that says what is printed and shown of a document, and in a path.
    for (const char* text : {"The final of 2025", "roads/2025/data/01-spending.csv", "has no text"}) {
        std::string damaged = record;
        const std::size_t at = damaged.rfind(text);
        BOOST_REQUIRE(at != std::string::npos);
        damaged[at + 1] ^= '\x01';
        write_file(site.record(), damaged);
        append_to(site.departments() / "parks/2025/budget/narrative/01-changes.md", "More.\n");
        append_to(site.content() / "about.md", "More.\n");
        const Faults faults = site.build_and_compare();
        BOOST_TEST(faults.empty(), text << ":" << text_of(faults));
    }
}

BOOST_AUTO_TEST_CASE(findings_name_files_as_they_are_reached_now) {
    RebuiltSite site;
    BOOST_REQUIRE(site.build().status == 0);
    const std::string options = " --themes ../themes --content ../content --standards '" +
                                (tests_folder().parent_path() / "content/standards").string() + "' --output ../public";
    const Outcome made = run_site_gen(site.departments().parent_path(), "build" + options);
    const Outcome clean = run_site_gen(site.departments().parent_path(), "build --full" + options);
    BOOST_TEST(made.status == 0);
    BOOST_TEST((made.err == clean.err));
    BOOST_TEST(made.err.starts_with("../content/departments/"), made.err.substr(0, 80));
}

// A standard is read before anything is written, also in a build of changes, which has one of the documents already.
BOOST_AUTO_TEST_CASE(two_documents_of_one_address_are_refused) {
    RebuiltSite site;
    write_department(site.content(), "schools", "plain-two", {2024, 2025}, {"budget", "final"});
    BOOST_REQUIRE(site.build().status == 0);
    const PublishedSite before = look_at(site.site());
    replace_in_file(site.standards() / "plain-two/standard.toml", "title = \"Final accounts\" }",
                    "title = \"Final accounts\", folder = \"budget\" }");
    replace_in_file(site.standards() / "plain-two/standard.toml", "title = \"Budget\" }",
                    "title = \"Budget\", folder = \"budget\" }");
    const Outcome outcome = site.build();
    BOOST_TEST(outcome.status == 1);
    BOOST_TEST(
        outcome.err.find("the stages \"budget\" and \"final\" would share the folder budget/ [duplicate-id]") != std::string::npos,
        outcome.err);
    BOOST_TEST((look_at(site.site()) == before), outcome.err);
}

BOOST_AUTO_TEST_CASE(where_no_record_can_be_written_the_site_is_published_all_the_same) {
    RebuiltSite site;
    BOOST_REQUIRE(site.build().status == 0);
    write_document(site.departments() / "roads/2023/budget", {2023, "budget", "plain", {}, false});
    const std::string record = site.record().string() + ".new";  // what the new record is written to
    const std::string tracer =
        "ASAN_OPTIONS=detect_leaks=0 strace -f -qq -o /dev/null -P " + record + " -e trace=openat -e inject=openat:error=ENOSPC";
    if (run_command(site.root(), tracer + " true").status != 0) {
        BOOST_TEST_MESSAGE("not tested: strace cannot trace here");
        return;
    }
    const Outcome outcome = run_site_gen_under(site.root(), tracer, site.build_arguments());
    BOOST_TEST(outcome.status == 3);
    BOOST_TEST(fs::exists(site.site() / "roads/2023/index.html"));
    BOOST_TEST(outcome.err.find("public is published, but its record could not be written") != std::string::npos, outcome.err);
    BOOST_TEST(!fs::exists(site.record()), "no build goes by the record of another site");
    const Faults faults = site.build_and_compare();
    BOOST_TEST(faults.empty(), text_of(faults));
}

// So that a folder that got lost is seen.
BOOST_AUTO_TEST_CASE(documents_that_are_there_no_more_are_named) {
    RebuiltSite site;
    BOOST_REQUIRE(site.build().status == 0);
    fs::remove_all(site.departments() / "roads/2024/final");
    fs::remove_all(site.departments() / "schools");
    const Outcome outcome = site.build();
    BOOST_TEST(outcome.status == 0);
    BOOST_TEST(outcome.out.find("; 3 documents no longer published: roads/2024/final/, schools/2024/, schools/2025/\n") !=
                   std::string::npos,
               outcome.out);
    const Outcome again = site.build();
    BOOST_TEST(again.out.find("fewer") == std::string::npos, again.out);
}

// As where the site was changed by a build whose record did not reach the disk.
BOOST_AUTO_TEST_CASE(a_record_of_another_site_is_not_gone_by) {
    RebuiltSite site;
    BOOST_REQUIRE(site.build().status == 0);
    const std::string record = read_file(site.record());
    write_document(site.departments() / "roads/2023/budget", {2023, "budget", "plain", {}, false});
    BOOST_REQUIRE(site.build().status == 0);
    BOOST_REQUIRE(fs::exists(site.site() / "roads/2023/index.html"));
    write_file(site.record(), record);
    fs::remove_all(site.departments() / "roads/2023");
    BOOST_TEST(site.build().status == 0);
    BOOST_TEST(!fs::exists(site.site() / "roads/2023"));
}

BOOST_AUTO_TEST_SUITE_END()
