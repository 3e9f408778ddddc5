// Nothing that could not be read goes missing without a word: where a system call fails, a build fails or publishes what a clean
// build publishes. And what is saved while a build runs is never taken for what the build has used.

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <random>
#include <thread>

#include "program.hpp"
#include "rebuilding.hpp"
#include "small_site.hpp"
#include "this_build.hpp"

namespace fs = std::filesystem;

namespace {

const int reading_stride = is_sanitized ? 997 : 97;
const int moment_count = is_sanitized ? 5 : 20;

bool can_trace_reading(const fs::path& folder) {
    return run_command(folder, "strace -f -qq -o trace -e trace=openat -e inject=openat:error=EIO:when=9999 true").status == 0;
}

Outcome build_with(const RebuiltSite& site, const std::string& injection, const std::string& options) {
    return run_site_gen_under(site.root(),
                              "ASAN_OPTIONS=detect_leaks=0 strace -f -qq -o trace -e trace=" +
                                  injection.substr(0, injection.find(':')) + " -e inject=" + injection,
                              site.build_arguments() + options);
}

// Whether the call that should fail was made.
bool was_injected(const RebuiltSite& site) { return read_file(site.root() / "trace").find("(INJECTED)") != std::string::npos; }

void fail_each_call(RebuiltSite& site, const std::string& call, const std::string& error, const std::string& options) {
    int when = 1;
    for (; when < 5000; when += reading_stride) {
        write_figures(site.departments() / "roads/2025/budget", {2025, "budget", "plain", {8000 + when, 5000, 0, true}, false});
        BOOST_REQUIRE(run_site_gen(site.root(), site.build_arguments()).status == 0);
        const PublishedSite before = look_at(site.site());
        write_figures(site.departments() / "roads/2025/budget", {2025, "budget", "plain", {9000 + when, 5000, 0, true}, false});
        const Outcome outcome = build_with(site, fmt::format("{}:error={}:when={}", call, error, when), options);
        const std::string what = fmt::format("{} number {} with {}{}: ", call, when, error, options);
        if (!was_injected(site)) break;
        if (outcome.status == 0) {
            const Faults faults = site.build_and_compare();
            const PublishedSite after = look_at(site.site());
            BOOST_TEST(faults.empty(), what << "exit 0, but" << text_of(faults));
        } else {
            BOOST_TEST(outcome.status < 128, what << "ended by a signal");
            BOOST_TEST(outcome.status != 4, what << outcome.err);
            if (outcome.status == 1) BOOST_TEST((look_at(site.site()) == before), what << "changed what was published");
        }
    }
    BOOST_TEST(when > 1, "no build makes the call " << call);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(reading)

BOOST_AUTO_TEST_CASE(what_cannot_be_read_does_not_go_missing) {
    RebuiltSite site;
    if (!can_trace_reading(site.root())) {
        BOOST_TEST_MESSAGE("not tested: strace cannot trace here");
        return;
    }
    for (const char* call : {"openat", "openat2", "getdents64", "newfstatat", "pread64"}) {
        fail_each_call(site, call, "EIO", "");
        fail_each_call(site, call, "EMFILE", " --full");
    }
}

// A folder that the editor may not read: the year in it does not vanish from the site.
BOOST_AUTO_TEST_CASE(a_folder_that_may_not_be_read_is_a_finding) {
    if (::geteuid() == 0) {
        BOOST_TEST_MESSAGE("not tested: root may read everything");
        return;
    }
    RebuiltSite site;
    BOOST_REQUIRE(site.build().status == 0);
    const PublishedSite before = look_at(site.site());
    fs::permissions(site.departments() / "roads/2024", fs::perms::none);
    const Outcome outcome = site.build();
    fs::permissions(site.departments() / "roads/2024", fs::perms::owner_all);
    BOOST_TEST(outcome.status == 1);
    BOOST_TEST(
        outcome.err.find("content/departments/roads/2024: error: the folder cannot be read [unreadable-file]") != std::string::npos,
        outcome.err);
    BOOST_TEST((look_at(site.site()) == before));
}

// The build that saw neither the old nor the new text whole fails or reads again; the one after it sees the new one.
BOOST_AUTO_TEST_CASE(what_is_saved_while_a_build_runs_is_seen_by_the_next) {
    RebuiltSite site;
    const auto started = std::chrono::steady_clock::now();
    BOOST_REQUIRE(site.build().status == 0);
    const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started);
    std::mt19937 random(1);
    const std::vector<std::function<void(int)>> saves = {
        [&](int i) { replace_in_file(site.content() / "site.toml", "title = \"", fmt::format("title = \"{} ", i)); },
        [&](int i) {
            replace_in_file(site.standards() / "plain/standard.toml", "title = \"Spending",
                            fmt::format("title = \"{} Spending", i));
        },
        [&](int i) {
            write_file(site.theme() / "pages/document.mustache",
                       read_file(site.theme() / "pages/document.mustache") + fmt::format("<p>{}</p>\n", i));
        },
        [&](int i) {
            write_file(
                site.content() / "statistics.toml",
                fmt::format("[population]\ntitle = \"Residents\"\nsource = \"Count\"\nvalues = {{ 2024 = {} }}\n", 1000 + i));
        },
        [&](int i) {
            write_figures(site.departments() / "parks/2024/budget", {2024, "budget", "plain", {7000 + i, 5000, 0, true}, false});
        },
    };
    for (int i = 0; i < moment_count; ++i) {
        // So that there is something to do while the other text is saved.
        write_figures(site.departments() / "roads/2025/budget", {2025, "budget", "plain", {8000 + i, 5000, 0, true}, false});
        const auto moment = std::chrono::microseconds(random() % static_cast<unsigned long>(whole.count()));
        std::thread editor([&] {
            std::this_thread::sleep_for(moment);
            saves[static_cast<std::size_t>(i) % saves.size()](i);
        });
        const Outcome during = site.build();
        editor.join();
        BOOST_TEST((during.status == 0 || during.status == 1 || during.status == 3), during.err);
        const Faults faults = site.build_and_compare();
        BOOST_TEST(faults.empty(), "saved after " << moment.count() << " us, save " << i << ":" << text_of(faults));
    }
}

BOOST_AUTO_TEST_SUITE_END()
