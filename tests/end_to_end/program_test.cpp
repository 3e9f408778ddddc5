// The program as a whole: command line, installation, bundle.

#include <boost/test/unit_test.hpp>

#include "program.hpp"
#include "this_build.hpp"

namespace fs = std::filesystem;

namespace {

fs::path checkout() { return tests_folder().parent_path(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(program)

BOOST_AUTO_TEST_CASE(answers_the_command_line) {
    struct Case {
        const char* arguments;
        int status;
        const char* says;  // somewhere in what it prints
    };
    const ScratchFolder scratch;
    for (const Case& c :
         {Case{"--help", 0, "build"}, Case{"build --help", 0, "--output"}, Case{"--version", 0, "site-gen 0."},
          Case{"", 2, "subcommand"}, Case{"bulid", 2, ""}, Case{"build --outptu x", 2, "--outptu"},
          Case{"build --quiet --verbose", 2, "excludes"}, Case{"bundle", 2, "--output"}, Case{"build", 1, "site.toml"},
          Case{"bundle --output x.zip", 3, "public"}, Case{"build --output /", 3, "/"}}) {
        const Outcome outcome =
            run_site_gen(std::string(c.arguments) == "build --output /" ? checkout() : scratch.path(), c.arguments);
        BOOST_TEST(outcome.status == c.status, "site-gen " << c.arguments << " ends with " << outcome.status);
        BOOST_TEST((outcome.out + outcome.err).find(c.says) != std::string::npos,
                   "site-gen " << c.arguments << " prints " << outcome.out << outcome.err);
    }
    BOOST_TEST(fs::is_empty(scratch.path()));
}

BOOST_AUTO_TEST_CASE(says_in_one_line_what_was_built) {
    const ScratchFolder scratch;
    const Outcome outcome = run_site_gen(checkout(), "build --output '" + (scratch.path() / "public").string() + "'");
    BOOST_TEST(outcome.status == 0);
    BOOST_TEST(outcome.err == "");
    BOOST_TEST(outcome.out.find(" pages, ") != std::string::npos);
    BOOST_TEST(outcome.out.find('\n') == outcome.out.size() - 1);
}

BOOST_AUTO_TEST_CASE(is_installed_with_its_themes_and_standards) {
    const ScratchFolder scratch;
    const fs::path prefix = scratch.path() / "prefix";
    const Outcome installed =
        run_command(scratch.path(), "cmake --install '" + build_folder() + "' --prefix '" + prefix.string() + "'");
    BOOST_REQUIRE_MESSAGE(installed.status == 0, installed.err);
    BOOST_TEST(fs::exists(prefix / "share/site-gen/themes/civic/theme.toml"));
    // An office elsewhere: content of its own, but no themes and no standards.
    const fs::path office = scratch.path() / "office";
    fs::create_directories(office / "content");
    for (const char* folder : {"departments", "translations"})
        fs::copy(checkout() / "content" / folder, office / "content" / folder, fs::copy_options::recursive);
    for (const char* file : {"site.toml", "about.md", "accessibility.md"})
        fs::copy(checkout() / "content" / file, office / "content" / file);
    const Outcome built = run_command(office, "'" + (prefix / "bin/site-gen").string() + "' build --quiet");
    BOOST_TEST(built.status == 0, built.err);
    BOOST_REQUIRE(run_site_gen(checkout(), "build --quiet --output '" + (scratch.path() / "public").string() + "'").status == 0);
    BOOST_TEST((read_tree(office / "public") == read_tree(scratch.path() / "public")));
}

BOOST_AUTO_TEST_CASE(bundles_the_same_bytes_every_time) {
    const ScratchFolder scratch;
    const std::string site = (scratch.path() / "public").string();
    BOOST_REQUIRE(run_site_gen(checkout(), "build --quiet --output '" + site + "'").status == 0);
    const auto bundle = [&](const std::string& name, const std::string& environment) {
        return run_command(scratch.path(),
                           environment + " '" + site_gen_program() + "' bundle --quiet --site '" + site + "' --output " + name)
            .status;
    };
    BOOST_TEST(bundle("a.zip", "env -u SOURCE_DATE_EPOCH TZ=UTC") == 0);
    BOOST_TEST(bundle("b.zip", "umask 077; env -u SOURCE_DATE_EPOCH TZ=Asia/Shanghai") == 0);
    BOOST_TEST((read_file(scratch.path() / "a.zip") == read_file(scratch.path() / "b.zip")));
    BOOST_TEST(read_file(scratch.path() / "a.zip").size() > 10'000U);
    const Outcome unpacked = run_command(scratch.path(),
                                         "unzip -q a.zip -d '解 压' && cd '解 压'/* && sha256sum --quiet -c manifest-sha256.txt && "
                                         "test -f site/index.html && test -f README.txt");
    BOOST_TEST(unpacked.status == 0, unpacked.out << unpacked.err);
}

BOOST_AUTO_TEST_SUITE_END()
