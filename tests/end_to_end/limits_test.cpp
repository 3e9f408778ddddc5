// Commands that are asked to end, and systems that have nothing left to give: no file is left behind, and one line says why.

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <csignal>
#include <string>
#include <vector>

#include "program.hpp"
#include "rebuilding.hpp"
#include "small_site.hpp"
#include "this_build.hpp"

namespace fs = std::filesystem;

namespace {

bool has(const RebuiltSite& site, const std::string& command) { return run_command(site.root(), command).status == 0; }

// Sanitizers want a tracer and memory of their own.
bool may_trace(const RebuiltSite& site) {
    return !is_sanitized && has(site, "strace -qq -o trace -e trace=mkdirat -e inject=mkdirat:error=EIO true");
}

// What lies beside the site and in it but does not belong there.
std::vector<std::string> remains(const RebuiltSite& site) {
    std::vector<std::string> found;
    for (const fs::path& folder : {site.root(), site.site()}) {
        for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
            const std::string name = entry.path().filename();
            if (name.starts_with('.') && name != ".public.record") found.push_back(name);
        }
    }
    return found;
}

Outcome run_with(const RebuiltSite& site, const std::string& injection, const std::string& arguments) {
    return run_site_gen_under(
        site.root(),
        fmt::format("strace -f -qq -o /dev/null -e trace={} -e inject={}", injection.substr(0, injection.find(':')), injection),
        arguments);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(limits)

BOOST_AUTO_TEST_CASE(a_build_that_is_asked_to_end_leaves_nothing_behind) {
    RebuiltSite site;
    BOOST_REQUIRE(site.build().status == 0);
    if (!may_trace(site)) return;
    const PublishedSite before = look_at(site.site());
    replace_in_file(site.content() / "site.toml", "title = \"", "title = \"New ");
    struct Case {
        const char* injection;
        int signal;
        bool may_come_twice = false;  // strace counts the calls of each thread, and a second signal ends the program at once
    };
    for (const Case& c : {Case{"mkdirat:signal=INT:when=2", SIGINT, true}, Case{"mkdirat:signal=TERM:when=1", SIGTERM},
                          Case{"mkdirat:signal=INT:when=1", SIGINT}, Case{"syncfs:signal=HUP", SIGHUP}}) {
        const Outcome outcome = run_with(site, c.injection, site.build_arguments());
        BOOST_TEST(outcome.status == 128 + c.signal, c.injection << ": " << outcome.status << " " << outcome.err);
        BOOST_TEST((look_at(site.site()) == before), c.injection);
        // What a killed build leaves is gone after the next one.
        if (!c.may_come_twice) BOOST_TEST(remains(site).empty(), c.injection << " leaves " << remains(site).front());
    }
    // Once the switch has begun it is brought to its end.
    const Outcome finished = run_with(site, "renameat:signal=TERM:when=4", site.build_arguments());
    BOOST_TEST(finished.status == 0, finished.err);
    BOOST_TEST(remains(site).empty());
    const Faults faults = site.build_and_compare();
    BOOST_TEST(faults.empty(), text_of(faults));
}

BOOST_AUTO_TEST_CASE(a_request_that_is_ignored_stays_ignored) {
    RebuiltSite site;
    BOOST_REQUIRE(site.build().status == 0);
    if (!may_trace(site)) return;
    write_file(site.root() / "script",
               fmt::format("trap '' HUP\nexec strace -f -qq -o /dev/null -e trace=mkdirat -e inject=mkdirat:signal=HUP:when=1 '{}' "
                           "{} --full --quiet\n",
                           site_gen_program(), site.build_arguments()));
    const Outcome outcome = run_command(site.root(), "sh script");
    BOOST_TEST(outcome.status == 0, outcome.status << " " << outcome.err);
}

BOOST_AUTO_TEST_CASE(a_bundle_that_is_ended_leaves_no_partial_file) {
    RebuiltSite site;
    BOOST_REQUIRE(site.build().status == 0);
    if (!may_trace(site)) return;
    const std::string arguments = "bundle --quiet --site public --output public.zip";
    BOOST_REQUIRE(run_site_gen(site.root(), arguments).status == 0);
    const std::string whole = read_file(site.root() / "public.zip");
    for (const int when : {1, 40}) {
        BOOST_TEST(run_with(site, fmt::format("pwrite64:signal=TERM:when={}", when), arguments).status == 128 + SIGTERM);
        BOOST_TEST(remains(site).empty());
        // Killed, only the lock lies about, which holds nobody up: the file itself has no name yet.
        BOOST_TEST(run_with(site, fmt::format("pwrite64:signal=KILL:when={}", when), arguments).status == 128 + SIGKILL);
        BOOST_TEST((remains(site) == std::vector<std::string>{".public.zip.lock"}));
        BOOST_TEST((read_file(site.root() / "public.zip") == whole));
        BOOST_TEST(run_site_gen(site.root(), arguments).status == 0);
        BOOST_TEST(remains(site).empty());
    }
    // Killed when it had got its name; or on a file system that has no files without one.
    write_file(site.root() / ".public.zip.partial", "half of it");
    const std::string nameless = fmt::format("openat:error=EOPNOTSUPP -P '{}'", site.root().string());
    BOOST_TEST(run_with(site, nameless, arguments).status == 0);
    BOOST_TEST((read_file(site.root() / "public.zip") == whole));
    BOOST_TEST(remains(site).empty());
}

BOOST_AUTO_TEST_CASE(fewer_threads_do_the_same) {
    RebuiltSite site;
    if (is_sanitized || ::geteuid() != 0 || !has(site, "setpriv --reuid=65534 --regid=65534 --clear-groups true")) {
        BOOST_TEST_MESSAGE("only root can become a user without threads; their want is not tested");
        return;
    }
    fs::permissions(site.root(), fs::perms::all);
    for (int times = 0; times < 3; ++times) {
        const Outcome outcome =
            run_site_gen_under(site.root(), "setpriv --reuid=65534 --regid=65534 --clear-groups prlimit --nproc=1",
                               site.build_arguments() + " --full");
        if (outcome.status == 126 || outcome.status == 127) {
            BOOST_TEST_MESSAGE("the program may not be run by nobody: " << outcome.err);
            return;
        }
        BOOST_TEST(outcome.status == 0, outcome.status << " " << outcome.err);
    }
    const Faults faults = site.build_and_compare();
    BOOST_TEST(faults.empty(), text_of(faults));
}

BOOST_AUTO_TEST_CASE(too_little_memory_is_a_failure_of_one_line) {
    RebuiltSite site;
    BOOST_REQUIRE(site.build().status == 0);
    if (is_sanitized || !has(site, "prlimit --as=100000000 true")) return;
    const PublishedSite before = look_at(site.site());
    int failure_count = 0;
    // How much the loader and the libraries need before main() is theirs to say: below that the program never runs.
    int run_count = 0;
    for (int megabytes = 28; run_count < 9 && megabytes <= 256; ++megabytes) {
        const Outcome outcome = run_site_gen_under(site.root(), fmt::format("prlimit --as={}", megabytes << 20),
                                                   site.build_arguments() + " --full --quiet");
        if (run_count == 0 && outcome.status != 0 && outcome.status != 3) continue;
        ++run_count;
        BOOST_TEST((outcome.status == 0 || outcome.status == 3), megabytes << " MB: " << outcome.status << " " << outcome.err);
        if (outcome.status != 3) continue;
        ++failure_count;
        BOOST_TEST(outcome.err == "site-gen: out of memory\n");
        BOOST_TEST((look_at(site.site()) == before));
    }
    BOOST_TEST(run_count == 9);
    BOOST_TEST_MESSAGE("builds without enough memory: " << failure_count);
    const Faults faults = site.build_and_compare();
    BOOST_TEST(faults.empty(), text_of(faults));
}

BOOST_AUTO_TEST_CASE(too_few_descriptors_leave_the_old_bundle_and_say_so) {
    RebuiltSite site;
    BOOST_REQUIRE(site.build().status == 0);
    if (is_sanitized || !has(site, "prlimit --nofile=20 true")) return;
    const std::string arguments = "bundle --quiet --site public --output public.zip";
    BOOST_REQUIRE(run_site_gen(site.root(), arguments).status == 0);
    const std::string whole = read_file(site.root() / "public.zip");
    for (const int count : {4, 5, 6}) {
        const Outcome outcome = run_site_gen_under(site.root(), fmt::format("prlimit --nofile={}", count), arguments);
        // A loader that looks into several folders has no descriptor left for the libraries: the program never ran.
        if (outcome.status == 127) continue;
        BOOST_TEST((outcome.status == 3 || outcome.status == 0), count << ": " << outcome.status << " " << outcome.err);
        if (outcome.status == 3) BOOST_TEST(outcome.err.ends_with("Too many open files\n"), outcome.err);
        BOOST_TEST(std::count(outcome.err.begin(), outcome.err.end(), '\n') <= 1);
        BOOST_TEST((read_file(site.root() / "public.zip") == whole));
        BOOST_TEST(remains(site).empty());
    }
}

BOOST_AUTO_TEST_SUITE_END()
