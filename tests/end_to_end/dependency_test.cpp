// Which published files a change of one input touches: these and no others have another time or inode afterwards.

#include <fnmatch.h>

#include <boost/test/unit_test.hpp>
#include <functional>

#include "build/superseded_assets.hpp"
#include "program.hpp"
#include "rebuilding.hpp"
#include "small_site.hpp"
#include "this_build.hpp"

namespace fs = std::filesystem;

namespace {

using Patterns = std::vector<std::string>;  // '*' within a folder's name or a file's

struct Change {
    const char* name;
    std::function<void(RebuiltSite&)> change;
    Patterns touched;
};

// The manifest is touched with any other file.
constexpr const char* manifest = "manifest-sha256.txt";

// The page for wrong addresses names no other file where the site does not know its address.
Patterns pages_with_links(Patterns patterns = {}) {
    for (const char* pattern : {"index.html", "*/index.html", "*/*/index.html", "*/*/*/index.html", "*/*/*/*/index.html"})
        patterns.emplace_back(pattern);
    return patterns;
}

Patterns all_pages(Patterns patterns = {}) {
    patterns.emplace_back("404.html");
    return pages_with_links(std::move(patterns));
}

bool matches_one(const Patterns& patterns, const std::string& path) {
    return std::any_of(patterns.begin(), patterns.end(),
                       [&path](const std::string& pattern) { return ::fnmatch(pattern.c_str(), path.c_str(), FNM_PATHNAME) == 0; });
}

// What is put together from everything would hide the rest. `incremental` compares it with that of a clean build.
void leave_out_whole_data(const RebuiltSite& site) {
    for (const char* output : {"facts", "json"})
        replace_in_file(site.content() / "site.toml", std::string(output) + " = true", std::string(output) + " = false");
}

// New ones and those that are gone, too.
std::set<std::string> touched_between(const PublishedSite& before, const PublishedSite& after) {
    std::set<std::string> touched;
    for (const auto& [path, state] : after) {
        const auto found = before.find(path);
        if (found == before.end() || found->second.modified != state.modified || found->second.inode != state.inode)
            touched.insert(path);
    }
    for (const auto& [path, state] : before) {
        if (!after.contains(path)) touched.insert(path);
    }
    return touched;
}

// Without what stays only for pages in caches (build/superseded_assets.hpp), and without descriptions of files, which change with
// some of their changes.
PublishedSite without_superseded(PublishedSite site) {
    std::erase_if(site, [](const auto& file) { return file.first.ends_with("-metadata.json"); });
    const auto list = site.find(sitegen::superseded_assets_path);
    if (list == site.end()) return site;
    for (const std::string& path : sitegen::paths_of_superseded(list->second.bytes)) BOOST_TEST(site.erase(path) == 1U);
    site.erase(sitegen::superseded_assets_path);
    return site;
}

void compare_touched(const Change& c, const PublishedSite& all_before, const PublishedSite& all_after) {
    const PublishedSite before = without_superseded(all_before);
    const PublishedSite after = without_superseded(all_after);
    std::set<std::string> touched = touched_between(before, after);
    std::string text;
    if (touched.erase(manifest) != (c.touched.empty() ? 0U : 1U)) text += "\n  the manifest";
    for (const std::string& path : touched) {
        if (!matches_one(c.touched, path)) text += "\n  touched: " + path;
    }
    for (const auto* site : {&before, &after}) {
        for (const auto& [path, state] : *site) {
            if (matches_one(c.touched, path) && !touched.contains(path)) text += "\n  not touched: " + path;
        }
    }
    for (const std::string& pattern : c.touched) {
        if (std::none_of(touched.begin(), touched.end(), [&](const std::string& path) { return matches_one({pattern}, path); }))
            text += "\n  nothing is like " + pattern;
    }
    BOOST_TEST(text.empty(), c.name << ":" << text);
}

// A figure that is in every sum of the document.
void add_to_staff(const fs::path& document, int year, const std::string& stage, const std::string& standard) {
    write_figures(document, {year, stage, standard, {8001, 5400, 0, true}, false});
}

void touch(const fs::path& file) { fs::last_write_time(file, fs::file_time_type::clock::now()); }

}  // namespace

BOOST_AUTO_TEST_SUITE(dependencies)

BOOST_AUTO_TEST_CASE(a_change_touches_what_depends_on_it) {
    const std::vector<Change> cases = {
        {"nothing", [](RebuiltSite&) {}, {}},
        {"an input touched", [](RebuiltSite& site) { touch(site.departments() / "parks/2025/final/tables.toml"); }, {}},
        {"a figure of the latest year",
         [](RebuiltSite& site) { add_to_staff(site.departments() / "parks/2025/final", 2025, "final", "plain"); },
         {"index.html", "parks/index.html", "parks/2025/final/index.html", "parks/2025/final/charts/*",
          "parks/2025/final/data/0[12]-*.csv", "parks/2025/final/data/parks-2025-final.csv", "search/amounts/parks.js",
          "search/departments/parks.js", "parks/2025/final/changes/index.html", "parks/2025/final/data/datapackage.json",
          "data/catalogue.json"}},
        {"a figure of an early year",
         [](RebuiltSite& site) { add_to_staff(site.departments() / "parks/2024/final", 2024, "final", "plain"); },
         {"index.html", "parks/index.html", "parks/2024/final/index.html", "parks/2024/final/charts/*",
          "parks/2024/final/data/0[12]-*.csv", "parks/2024/final/data/parks-2024-final.csv",
          // the line over the years, and the change since last year
          "parks/2025/final/charts/years.svg", "parks/2025/final/index.html", "search/amounts/parks.js",
          "search/departments/parks.js", "parks/2024/final/changes/index.html", "parks/2025/final/changes/index.html",
          "parks/2024/final/data/datapackage.json", "data/catalogue.json"}},
        {"a figure where the standard is another one",
         [](RebuiltSite& site) { add_to_staff(site.departments() / "schools/2024/budget", 2024, "budget", "plain-two"); },
         {"index.html", "schools/index.html", "schools/2024/index.html", "schools/2024/charts/*", "schools/2024/data/0[12]-*.csv",
          "schools/2024/data/schools-2024-budget.csv", "schools/2025/charts/years.svg", "schools/2025/index.html",
          "search/amounts/schools.js", "search/departments/schools.js", "schools/2025/changes/index.html",
          "schools/2024/data/datapackage.json", "data/catalogue.json"}},
        {"a word of prose",
         [](RebuiltSite& site) { append_to(site.departments() / "parks/2024/budget/narrative/01-changes.md", "And so on.\n"); },
         {"parks/2024/index.html", "search/departments/parks.js"}},
        {"a document's title",
         [](RebuiltSite& site) {
             replace_in_file(site.departments() / "roads/2024/budget/document.toml", "The budget of 2024", "The Budget of 2024");
         },
         {"checks/*", "roads/index.html", "roads/2024/index.html", "roads/2024/checks/index.html", "search/departments/roads.js",
          "search/index.html", "roads/2024/final/changes/index.html", "roads/2025/changes/index.html",
          "roads/data/roads-documents.csv", "data/catalogue.json", "roads/2024/data/datapackage.json"}},
        {"a document more",
         [](RebuiltSite& site) {
             write_document(site.departments() / "roads/2026/budget", {2026, "budget", "plain", {}, false});
         },
         {"checks/*",
          "index.html",
          "roads/index.html",
          "roads/2025/index.html",
          "roads/2026/*",
          "roads/2026/*/*",
          "search/amounts/roads.js",
          "search/departments/roads.js",
          "search/index.html",
          "search/overviews.js",  // has the headings of each year's page
          "search/start.js",
          "bureau/data/bureau-documents.csv",
          "data/years.csv",
          "parks/data/parks-documents.csv",
          "roads/data/roads-documents.csv",
          "schools/data/schools-documents.csv",
          "years/2026/data/2026-documents.csv",
          "years/2026/index.html",
          "data/2026/index.html",
          "data/catalogue.json",
          "data/dictionary/index.html",  // titles of tables have the newest year
          "data/dictionary/data/dictionary-tables-plain.csv",
          "data/index.html",
          "years/data/years.csv",
          "years/index.html"}},
        {"a document less",
         [](RebuiltSite& site) { fs::remove_all(site.departments() / "roads/2026"); },
         {"checks/*",
          "index.html",
          "roads/index.html",
          "roads/2025/index.html",
          "roads/2026/*",
          "roads/2026/*/*",
          "search/amounts/roads.js",
          "search/departments/roads.js",
          "search/index.html",
          "search/overviews.js",  // has the headings of each year's page
          "search/start.js",
          "bureau/data/bureau-documents.csv",
          "data/years.csv",
          "parks/data/parks-documents.csv",
          "roads/data/roads-documents.csv",
          "schools/data/schools-documents.csv",
          "years/2026/data/2026-documents.csv",
          "years/2026/index.html",
          "data/2026/index.html",
          "data/catalogue.json",
          "data/dictionary/index.html",  // titles of tables have the newest year
          "data/dictionary/data/dictionary-tables-plain.csv",
          "data/index.html",
          "years/data/years.csv",
          "years/index.html"}},
        {"a department's name",
         [](RebuiltSite& site) { replace_in_file(site.departments() / "roads/department.toml", "The roads", "Our roads"); },
         {"index.html",
          "search/index.html",
          "search/start.js",
          "roads/index.html",
          "roads/*/index.html",
          "roads/*/charts/*",
          "roads/*/final/charts/*",
          "roads/*/final/index.html",
          "roads/*/checks/index.html",
          "roads/*/final/checks/index.html",
          "roads/*/data/roads-*.csv",
          "roads/*/final/data/roads-*.csv",
          "roads/2024/final/changes/index.html",
          "roads/2025/changes/index.html",
          "roads/2025/final/changes/index.html",
          "data/202[45]/index.html",
          "data/catalogue.json",
          "roads/*/data/datapackage.json",
          "roads/*/final/data/datapackage.json",
          "years/20*/data/20*-documents.csv",
          "years/20*/index.html"}},
        {"a department less",
         [](RebuiltSite& site) { fs::remove_all(site.departments() / "roads"); },
         {"checks/*", "index.html", "roads/*", "roads/*/*", "roads/*/*/*", "roads/*/*/*/*", "search/amounts/roads.js",
          "search/departments/roads.js", "search/index.html", "search/start.js", "data/years.csv", "data/202[45]/index.html",
          "data/catalogue.json", "data/index.html", "years/20*/data/20*-documents.csv", "years/20*/index.html",
          "years/data/years.csv", "years/index.html"}},
        {"the template of the glossary",
         [](RebuiltSite& site) { append_to(site.theme() / "pages/glossary.mustache", "<p>The end.</p>\n"); },
         {"glossary/index.html"}},
        {"the template of documents",
         [](RebuiltSite& site) { append_to(site.theme() / "pages/document.mustache", "<p>The end.</p>\n"); },
         {"[!ydp]*/20*/index.html", "[!y]*/20*/final/index.html", "parks/20*/index.html"}},
        {"the template of documents' checks",
         [](RebuiltSite& site) { append_to(site.theme() / "pages/document-checks.mustache", "<p>The end.</p>\n"); },
         {"*/20*/checks/index.html", "*/20*/final/checks/index.html"}},
        {"a partial",
         [](RebuiltSite& site) { append_to(site.theme() / "partials/document-link.mustache", "<p>See above.</p>\n"); },
         {"index.html", "parks/index.html", "schools/index.html", "bureau/index.html"}},
        {"the layout",
         [](RebuiltSite& site) { replace_in_file(site.theme() / "layouts/default.mustache", "</body>", "<hr></body>"); },
         all_pages({"topics/*/codes/*/*/index.html"})},
        {"a style sheet", [](RebuiltSite& site) { append_to(site.theme() / "assets/plain.css", "p { color: blue }\n"); },
         pages_with_links({"assets/plain.*.css", "topics/*/codes/*/*/index.html"})},
        {"an asset that no page names",
         [](RebuiltSite& site) { write_file(site.theme() / "assets/mark.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"); },
         {"assets/mark.svg"}},
        {"a translation of what one page says",
         [](RebuiltSite& site) {
             replace_in_file(site.theme() / "translations/en.toml", "\"Page not found\"", "\"There is no such page\"");
         },
         {"404.html"}},
        {"a standard that some documents follow",
         [](RebuiltSite& site) {
             replace_in_file(site.standards() / "plain-two/standard.toml", "Spending by kind", "What is spent on what");
         },
         {"schools/*/index.html", "schools/*/charts/kinds.svg"}},
        {"a standard that half of the documents follow",
         [](RebuiltSite& site) {
             replace_in_file(site.standards() / "plain/standard.toml", "Spending by kind", "What is spent on what");
         },
         {"parks/20*/index.html", "parks/20*/final/index.html", "parks/20*/charts/kinds.svg", "parks/20*/final/charts/kinds.svg"}},
        {"a term of a standard",
         [](RebuiltSite& site) {
             replace_in_file(site.standards() / "plain-two/glossary.toml", "Pay and pensions", "Pensions and pay");
         },
         {"glossary/index.html", "schools/*/index.html", "search/index.html", "search/start.js"}},
        {"a code that two standards have",
         [](RebuiltSite& site) {
             replace_in_file(site.standards() / "plain/function.toml", "\"0401\" = \"Parks\"", "\"0401\" = \"Ponds\"");
         },
         {"parks/20*/index.html", "parks/20*/final/index.html", "parks/20*/data/01-spending.csv",
          "parks/20*/final/data/01-spending.csv", "parks/20*/data/parks-*.csv", "parks/20*/final/data/parks-*.csv",
          "schools/*/index.html", "schools/*/data/01-spending.csv", "schools/*/data/schools-*.csv", "search/departments/parks.js",
          "search/departments/schools.js", "parks/2024/final/changes/index.html", "parks/2025/changes/index.html",
          "parks/2025/final/changes/index.html", "schools/2025/changes/index.html", "[ps]*/20*/data/datapackage.json",
          "parks/20*/final/data/datapackage.json", "data/catalogue.json"}},
        {"a price index that comes to be",
         [](RebuiltSite& site) {
             write_file(
                 site.content() / "statistics.toml",
                 "[price-index]\ntitle = \"Prices\"\nsource = \"Count\"\nbase = 2024\nvalues = { 2024 = 100.0, 2025 = 104.2 }\n");
         },
         {"years/index.html", "years/data/years.csv", "data/years.csv", "parks/2025/changes/index.html",
          "parks/2025/final/changes/index.html", "schools/2025/changes/index.html", "years/2023/index.html",
          "bureau/data/bureau-series-*-comparable.csv", "bureau/2023/final/changes/index.html",
          "topics/functions/codes/*/index.html", "topics/functions/codes/*/data/functions-*-years.csv"}},
        {"a department's note on a year",
         [](RebuiltSite& site) {
             append_to(site.departments() / "parks/department.toml",
                       "\n[[note]]\nyear = 2024\nstage = \"budget\"\ntext = \"Typed.\"\n");
         },
         {"parks/data/parks-documents.csv", "parks/2024/index.html", "parks/2024/data/notes.csv",
          "parks/2024/final/changes/index.html", "parks/2025/changes/index.html", "years/2024/index.html",
          "years/2024/data/2024-documents.csv", "data/2024/index.html", "data/catalogue.json", "data/index.html",
          "parks/2024/data/datapackage.json"}},
        {"the site's title",
         [](RebuiltSite& site) { replace_in_file(site.content() / "site.toml", "Budgets of", "The budgets of"); },
         {"index.html", "data/catalogue.json"}},
        {"the about text",
         [](RebuiltSite& site) { append_to(site.content() / "about.md", "And of words.\n"); },
         {"about/index.html"}},
    };
    RebuiltSite site;
    leave_out_whole_data(site);
    BOOST_REQUIRE(site.build().status == 0);
    // With sanitizers several changes are built at once, and what each of them touches is not told apart.
    const std::size_t changes_at_once = is_sanitized ? 6 : 1;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const Change& c = cases[i];
        const PublishedSite before = look_at(site.site());
        c.change(site);
        if ((i + 1) % changes_at_once != 0 && i + 1 != cases.size()) continue;
        const Faults faults = site.build_and_compare();
        BOOST_TEST(faults.empty(), c.name << ":" << text_of(faults));
        if (changes_at_once == 1) compare_touched(c, before, look_at(site.site()));
    }
}

// A program that is installed has themes of its own, and looks for them after those it is given.
BOOST_AUTO_TEST_CASE(a_theme_or_standard_of_the_same_name_in_front_touches_all_that_it_changes) {
    RebuiltSite site;
    leave_out_whole_data(site);
    const fs::path prefix = site.root() / "prefix";
    fs::create_directories(prefix / "bin");
    fs::copy_file(site_gen_program(), prefix / "bin/site-gen");
    fs::create_directories(prefix / "share/site-gen/standards");
    fs::rename(site.root() / "themes", prefix / "share/site-gen/themes");
    fs::rename(site.standards() / "plain", prefix / "share/site-gen/standards/plain");
    fs::rename(site.standards() / "plain-two", prefix / "share/site-gen/standards/plain-two");
    fs::remove_all(site.departments() / "bureau");
    const auto in_front = [&](const char* what, const char* folder) {
        fs::create_directories(site.root() / folder);
        fs::copy(prefix / "share/site-gen" / what / "plain", site.root() / folder / "plain", fs::copy_options::recursive);
    };
    const std::vector<Change> cases = {
        {"a theme of the same bytes", [&](RebuiltSite&) { in_front("themes", "themes"); }, {}},
        {"another layout",
         [](RebuiltSite& s) { replace_in_file(s.theme() / "layouts/default.mustache", "</body>", "<hr></body>"); }, all_pages()},
        {"the installed theme again", [](RebuiltSite& s) { fs::remove_all(s.root() / "themes"); }, all_pages()},
        {"a theme of other bytes",
         [&](RebuiltSite& s) {
             in_front("themes", "elsewhere");
             replace_in_file(s.root() / "elsewhere/plain/pages/not-found.mustache", "<p>", "<p class=\"lost\">");
             fs::rename(s.root() / "elsewhere", s.root() / "themes");
         },
         {"404.html"}},
        {"a standard of the same bytes", [&](RebuiltSite&) { in_front("standards", "content/standards"); }, {}},
        {"another title of a chart",
         [](RebuiltSite& s) {
             replace_in_file(s.standards() / "plain/standard.toml", "Spending by kind", "What is spent on what");
         },
         {"[pr]*/20*/index.html", "[pr]*/20*/final/index.html", "[pr]*/20*/charts/kinds.svg", "[pr]*/20*/final/charts/kinds.svg"}},
    };
    const auto build = [&](const std::string& options) {
        return run_command(site.root(), "env -u SOURCE_DATE_EPOCH NO_COLOR=1 prefix/bin/site-gen build" + options);
    };
    BOOST_REQUIRE(build("").status == 0);
    for (const Change& c : cases) {
        const PublishedSite before = look_at(site.site());
        c.change(site);
        const Outcome made = build("");
        const Outcome clean = build(" --full --output clean");
        BOOST_TEST((made.status == 0 && made.err == clean.err), c.name << ": " << made.err);
        BOOST_TEST((read_tree(site.site()) == read_tree(site.clean_site())), c.name);
        compare_touched(c, before, look_at(site.site()));
    }
}

BOOST_AUTO_TEST_SUITE_END()
