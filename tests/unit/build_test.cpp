// The engine as whatever serves a preview calls it: again and again in one process.

#include "build/build.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <filesystem>
#include <vector>

#include "disk/read_file.hpp"
#include "sandbox.hpp"

using namespace sitegen;

namespace fs = std::filesystem;

namespace {

// While it lasts, standard output and standard error are one file.
class Overheard {
  public:
    explicit Overheard(const fs::path& file) {
        const int to = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        BOOST_REQUIRE(to >= 0);
        std::fflush(nullptr);
        for (const int stream : streams) {
            kept_.push_back(::dup(stream));
            ::dup2(to, stream);
        }
        ::close(to);
    }
    ~Overheard() {
        std::fflush(nullptr);
        for (std::size_t i = 0; i < kept_.size(); ++i) {
            ::dup2(kept_[i], streams[i]);
            ::close(kept_[i]);
        }
    }
    Overheard(const Overheard&) = delete;
    Overheard& operator=(const Overheard&) = delete;
    Overheard(Overheard&&) = delete;
    Overheard& operator=(Overheard&&) = delete;

  private:
    static constexpr std::array streams = {STDOUT_FILENO, STDERR_FILENO};
    std::vector<int> kept_;
};

const fs::path tests_folder = SITE_GEN_TESTS_FOLDER;

BuildResult build_site(const std::string& name, const std::string& output = "public") {
    BuildOptions options;
    options.content = name + "/content";
    options.themes = tests_folder / "themes";
    options.output = name + "/" + output;
    return build(options);
}

void replace_in(const fs::path& file, const std::string& from, const std::string& to) {
    std::string text = read_whole_file(file);
    const std::size_t at = text.find(from);
    BOOST_REQUIRE(at != std::string::npos);
    put(file, text.replace(at, from.size(), to));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(engine)

BOOST_AUTO_TEST_CASE(builds_several_sites_again_and_again_and_prints_nothing) {
    const Sandbox sandbox;
    const std::vector<std::string> sites = {"many-years", "one-department"};
    for (const std::string& site : sites) {
        fs::create_directory(site);
        fs::copy(tests_folder / "sites" / site / "content", site + "/content", fs::copy_options::recursive);
    }
    const fs::path tables = "one-department/content/departments/parks/2024/budget/tables.toml";
    std::vector<BuildResult> results;
    std::map<std::string, std::string> faulty;
    {
        const Overheard overheard("printed");
        for (const std::string& site : sites) results.push_back(build_site(site));
        // An error in one site is none of the other, and is forgotten when it is mended.
        replace_in(tables, "[tables.spending]", "[tables.spendings]");
        for (const std::string& site : sites) results.push_back(build_site(site));
        faulty = tree("one-department/public");
        replace_in(tables, "[tables.spendings]", "[tables.spending]");
        replace_in("one-department/content/site.toml", "title = \"", "title = \"New: ");
        for (const std::string& site : sites) results.push_back(build_site(site));
        results.push_back(build_site("one-department", "anew"));
    }
    BOOST_TEST(read_whole_file(fs::path("printed")).empty());
    const std::vector<bool> are_published = {true, true, true, false, true, true, true};
    for (std::size_t i = 0; i < results.size(); ++i) BOOST_TEST(results[i].is_published == are_published[i], "call " << i);
    BOOST_TEST(results[3].report.has_errors());
    // What has not changed is left as it is, and a site upon another is the one that a first build makes.
    BOOST_TEST(results[2].changes.has_value());
    BOOST_TEST(results[2].changes.value_or(ChangeCount{1, 1}).written_count == 0U);
    const auto site = tree("one-department/public");
    BOOST_TEST((site == tree("one-department/anew")));
    BOOST_TEST((site != faulty));
    BOOST_TEST((tree("many-years/public") == tree(tests_folder / "sites/many-years/expected")));
}

BOOST_AUTO_TEST_SUITE_END()
