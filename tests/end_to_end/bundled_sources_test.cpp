// The sources in a bundle make the site in the bundle.

#include <boost/test/unit_test.hpp>

#include "built_site.hpp"
#include "program.hpp"

namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(bundled_sources)

BOOST_AUTO_TEST_CASE(a_bundle_with_sources_builds_the_same_site) {
    const BuiltSite site;
    BOOST_REQUIRE(site.run("bundle --quiet --with-sources --output site.zip").status == 0);
    BOOST_REQUIRE(site.shell("unzip -q site.zip -d unpacked && mv unpacked/* bundle").status == 0);
    BOOST_TEST(site.shell("cd bundle && sha256sum --quiet -c manifest-sha256.txt").status == 0);
    BOOST_REQUIRE(run_site_gen(site.root() / "bundle/sources", "build --quiet --themes themes --output ../again").status == 0);
    BOOST_TEST((read_tree(site.root() / "bundle/again") == read_tree(site.root() / "bundle/site")));
    BOOST_TEST((read_tree(site.root() / "bundle/site") == read_tree(site.root() / "public")));
}

// The standard and the theme of the example are installed with the program, not in its content.
BOOST_AUTO_TEST_CASE(sources_have_what_lies_elsewhere) {
    const BuiltSite site;
    fs::create_directory(site.root() / "elsewhere");
    fs::rename(site.root() / "content/standards", site.root() / "elsewhere/standards");
    fs::rename(site.root() / "themes", site.root() / "elsewhere/themes");
    const std::string folders = " --standards elsewhere/standards --themes elsewhere/themes";
    BOOST_REQUIRE(site.run("build --quiet" + folders).status == 0);
    BOOST_REQUIRE(site.run("bundle --quiet --with-sources --output site.zip" + folders).status == 0);
    BOOST_REQUIRE(site.shell("unzip -q site.zip -d unpacked && mv unpacked/* bundle").status == 0);
    BOOST_REQUIRE(run_site_gen(site.root() / "bundle/sources", "build --quiet --themes themes --output ../again").status == 0);
    BOOST_TEST((read_tree(site.root() / "bundle/again") == read_tree(site.root() / "public")));
}

// They would make another site.
BOOST_AUTO_TEST_CASE(sources_that_changed_since_the_build_are_refused) {
    const BuiltSite site;
    const auto is_refused = [&](const std::string& what) {
        const Outcome bundled = site.run("bundle --quiet --with-sources --output site.zip");
        BOOST_TEST(bundled.status == 3);
        BOOST_TEST(bundled.err == "site-gen: " + what + " is not what the site was made from; build the site again\n");
        BOOST_TEST(!fs::exists(site.root() / "site.zip"));
    };
    const auto edit = [&](const std::string& file, const std::string& what) {
        const std::string before = read_file(site.root() / file);
        append_to(site.root() / file, "\n");
        is_refused(what);
        write_file(site.root() / file, before);
    };
    edit(document, "content/departments/parks");
    edit("content/site.toml", "content");
    edit("content/standards/plain/standard.toml", "the standard plain");
    edit("themes/published/theme.toml", "the theme");
    write_file(site.root() / "content/static/notice.txt", "Closed on Mondays.\n");
    is_refused("content/static");
    fs::remove_all(site.root() / "content/static/notice.txt");
    fs::copy(site.root() / "content/departments/parks", site.root() / "content/departments/roads", fs::copy_options::recursive);
    is_refused("content/departments");
    fs::remove_all(site.root() / "content/departments/roads");
    // As it was, whatever the clock says.
    BOOST_TEST(site.run("bundle --quiet --with-sources --output site.zip").status == 0);
}

// The build was called elsewhere, and its record has relative folders.
BOOST_AUTO_TEST_CASE(changed_sources_are_refused_from_any_working_folder) {
    const BuiltSite site;
    fs::create_directory(site.root() / "elsewhere");
    const std::string options =
        "bundle --quiet --with-sources --site ../public --content ../content --themes ../themes "
        "--standards ../content/standards --output site.zip";
    BOOST_TEST(run_site_gen(site.root() / "elsewhere", options).status == 0);
    fs::remove(site.root() / "elsewhere/site.zip");
    for (const char* file : {"content/standards/plain/standard.toml", "themes/published/theme.toml"}) {
        append_to(site.root() / file, "\n");
        const Outcome bundled = run_site_gen(site.root() / "elsewhere", options);
        BOOST_TEST(bundled.status == 3, file);
        BOOST_TEST(bundled.err.find("is not what the site was made from; build the site again") != std::string::npos, bundled.err);
        std::string text = read_file(site.root() / file);
        text.pop_back();
        write_file(site.root() / file, text);
    }
}

// The theme of the command line is not that of the content.
BOOST_AUTO_TEST_CASE(sources_have_the_theme_of_the_build) {
    const BuiltSite site;
    fs::copy(site.root() / "themes/published", site.root() / "themes/other", fs::copy_options::recursive);
    site.replace("themes/other/theme.toml", "name = \"published\"", "name = \"other\"");
    write_file(site.root() / "themes/other/assets/more.css", "p { color: green }\n");
    fs::remove_all(site.root() / "public");
    BOOST_REQUIRE(site.run("build --quiet --theme other").status == 0);
    BOOST_REQUIRE(site.run("bundle --quiet --with-sources --output site.zip").status == 0);
    BOOST_REQUIRE(site.shell("unzip -q site.zip -d unpacked && mv unpacked/* bundle").status == 0);
    const std::string readme = read_file(site.root() / "bundle/README.txt");
    BOOST_TEST(readme.find("in the folder sources, site-gen build --themes themes --theme other makes the same site.\n") !=
               std::string::npos);
    const std::string options = "build --quiet --themes themes --theme other --output ../again";
    BOOST_REQUIRE(run_site_gen(site.root() / "bundle/sources", options).status == 0);
    BOOST_TEST((read_tree(site.root() / "bundle/again") == read_tree(site.root() / "public")));
}

BOOST_AUTO_TEST_SUITE_END()
