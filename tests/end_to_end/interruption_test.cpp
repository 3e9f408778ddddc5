// Builds that are killed, or that the system fails, at every point that matters: the next one gives what a clean build gives.

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <csignal>
#include <regex>
#include <sstream>
#include <thread>

#include "program.hpp"
#include "rebuilding.hpp"
#include "small_site.hpp"
#include "this_build.hpp"

namespace fs = std::filesystem;

namespace {

// Few changes: a department more or less, a document less or more, a word.
void change_a_little(RebuiltSite& site) {
    const fs::path bridges = site.departments() / "bridges";
    const fs::path document = site.departments() / "roads/2025/final";
    if (fs::exists(bridges)) {
        fs::remove_all(bridges);
        write_document(document, {2025, "final", "plain", {}, false});
    } else {
        write_department(site.content(), "bridges", "plain", {2025}, {"budget"});
        fs::remove_all(document);
    }
    write_file(site.content() / "about.md", read_file(site.content() / "about.md") + "More of it.\n");
}

// Every page.
void change_all(RebuiltSite& site) {
    replace_in_file(site.content() / "site.toml", "title = \"", "title = \"New ");
    change_a_little(site);
}

bool has_strace(const fs::path& folder) {
    return run_command(folder, "strace -f -qq -o trace -e trace=renameat -e inject=renameat:error=EIO true").status == 0;
}

// The build with something done to one of its system calls: "renameat:signal=KILL:when=3". Under a tracer no leaks can be looked
// for.
Outcome build_with(const RebuiltSite& site, const std::string& injection) {
    return run_site_gen_under(site.root(),
                              "ASAN_OPTIONS=detect_leaks=0 strace -f -qq -o /dev/null -e trace=" +
                                  injection.substr(0, injection.find(':')) + " -e inject=" + injection,
                              site.build_arguments());
}

constexpr int killed = 128 + SIGKILL;

const int random_kill_count = is_sanitized ? 4 : 12;
const int stride = is_sanitized ? 27 : 9;

void expect_recovery(RebuiltSite& site, const std::string& what) {
    const Faults faults = site.build_and_compare();
    BOOST_TEST(faults.empty(), what << ":" << text_of(faults));
}

// Kills builds at the first call and every so many after it. The content is as the killed build saw it, or as the one before did.
int kill_at_calls(RebuiltSite& site, const std::string& call, void (*change)(RebuiltSite&)) {
    int count = 0;
    for (int when = 1;; when += stride) {
        change(site);
        const std::string injection = fmt::format("{}:signal=KILL:when={}", call, when);
        const Outcome outcome = build_with(site, injection);
        BOOST_REQUIRE_MESSAGE((outcome.status == killed || outcome.status == 0), injection << ": " << outcome.err);
        if (outcome.status == 0) return count;
        if (++count % 2 == 0) {
            change(site);
            // What the plan has changed is changed back.
            for (const auto& [path, state] : look_at(site.site())) site.tampered.insert(path);
        }
        expect_recovery(site, injection);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(interruption)

BOOST_AUTO_TEST_CASE(a_build_that_was_killed_at_a_system_call_is_made_good_by_the_next) {
    RebuiltSite site;
    BOOST_REQUIRE(site.build().status == 0);
    if (is_sanitized) return;  // a tracer takes its time, too; builds are killed at random below
    if (!has_strace(site.root())) {
        BOOST_TEST_MESSAGE("strace is not there, or may not trace; builds are killed at random only");
        return;
    }
    struct Case {
        const char* call;
        void (*change)(RebuiltSite&);
    };
    for (const Case& c : {Case{"renameat", change_a_little},
                          {"unlinkat", change_a_little},
                          {"mkdirat", change_a_little},
                          {"syncfs", change_a_little},
                          {"fsync", change_a_little},
                          {"unlink", change_a_little},
                          {"rename", change_a_little},
                          {"renameat", change_all},
                          {"mkdirat", change_all},
                          {"syncfs", change_all},
                          {"rename", change_all}}) {
        const int count = kill_at_calls(site, c.call, c.change);
        BOOST_TEST(count > 0, "no build makes the call " << c.call);
        expect_recovery(site, std::string("after ") + c.call);
    }
}

BOOST_AUTO_TEST_CASE(a_build_that_was_killed_at_any_time_is_made_good_by_the_next) {
    RebuiltSite site;
    const auto started = std::chrono::steady_clock::now();
    BOOST_REQUIRE(site.build().status == 0);
    const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started);
    for (int i = 0; i < random_kill_count; ++i) {
        (i % 4 == 3 ? change_all : change_a_little)(site);
        const pid_t child = ::fork();
        BOOST_REQUIRE(child >= 0);
        if (child == 0) {
            const std::string line = "cd '" + site.root().string() + "' && exec '" + site_gen_program() + "' " +
                                     site.build_arguments() + " >/dev/null 2>&1";
            ::execl("/bin/sh", "sh", "-c", line.c_str(), nullptr);
            ::_exit(127);
        }
        std::this_thread::sleep_for(whole * (i + 1) / random_kill_count);
        ::kill(child, SIGKILL);
        int status = 0;
        BOOST_REQUIRE(::waitpid(child, &status, 0) == child);
        expect_recovery(site, fmt::format("killed after {} of {} parts of its time", i + 1, random_kill_count));
    }
}

BOOST_AUTO_TEST_CASE(what_the_system_refuses_leaves_the_old_site_or_is_made_good_by_the_next_build) {
    RebuiltSite site;
    BOOST_REQUIRE(site.build().status == 0);
    if (!has_strace(site.root())) return;
    struct Case {
        const char* injection;
        void (*change)(RebuiltSite&);
        bool is_site_as_before;
        bool fails = true;
    };
    for (const Case& c : {Case{"write:error=ENOSPC:when=4", change_a_little, true},
                          {"mkdirat:error=EDQUOT:when=2", change_a_little, true},
                          {"syncfs:error=EIO", change_a_little, true},
                          {"renameat:error=EIO:when=1", change_a_little, true},
                          {"renameat:error=EIO:when=7", change_a_little, false},
                          {"unlinkat:error=EROFS", change_a_little, false},
                          {"rename:error=EIO", change_a_little, false},
                          {"write:error=ENOSPC:when=10", change_all, true},
                          {"syncfs:error=EIO", change_all, true},
                          {"renameat:error=EIO:when=1", change_all, true},
                          {"renameat:error=EIO:when=20", change_all, false},
                          {"rename:error=EIO", change_all, false},
                          // A folder of the site is another file system's: the files are copied.
                          {"renameat:error=EXDEV:when=3+2", change_a_little, false, false},
                          {"renameat:error=EXDEV:when=2+3", change_all, false, false}}) {
        // Sanitizers write, too, and do not bear a failure.
        if (is_sanitized && std::string_view(c.injection).starts_with("write")) continue;
        const PublishedSite before = look_at(site.site());
        c.change(site);
        const Outcome outcome = build_with(site, c.injection);
        BOOST_TEST(outcome.status == (c.fails ? 3 : 0), c.injection << ": " << outcome.status << " " << outcome.err.substr(0, 200));
        if (c.is_site_as_before) BOOST_TEST((look_at(site.site()) == before), c.injection);
        expect_recovery(site, c.injection);
    }
}

// A disk that cannot say whether a planned file is there still does not mean that it has been moved.
BOOST_AUTO_TEST_CASE(what_the_disk_cannot_tell_is_a_failure) {
    RebuiltSite site;
    BOOST_REQUIRE(site.build().status == 0);
    if (is_sanitized || !has_strace(site.root())) return;
    const fs::path changes = site.root() / ".public.changes";
    for (const int when : {1, 2, 5, 9}) {
        change_a_little(site);
        // Only of the folder of unfinished work, and of what is in it.
        const std::string injection = fmt::format("newfstatat:error=EIO:when={} -P '{}'", when, changes.string());
        const Outcome outcome = build_with(site, injection);
        BOOST_TEST(outcome.status == 3, injection << ": " << outcome.status);
        BOOST_TEST(outcome.err.find("Input/output error") != std::string::npos, outcome.err);
        expect_recovery(site, injection);
    }
}

// It finishes the switch, or finds the site as it was.
BOOST_AUTO_TEST_CASE(a_bundle_finishes_what_a_killed_build_has_planned) {
    RebuiltSite site;
    BOOST_REQUIRE(site.build().status == 0);
    if (is_sanitized || !has_strace(site.root())) return;
    for (const auto& change : {change_a_little, change_all}) {
        change(site);
        BOOST_TEST(build_with(site, "renameat:signal=KILL:when=5").status == killed);
        const Outcome bundled = run_site_gen(site.root(), "bundle --quiet --site public --output public.zip");
        BOOST_TEST(bundled.status == 0, bundled.err);
        BOOST_TEST(!fs::exists(site.root() / ".public.changes"));
        BOOST_TEST(!fs::exists(site.root() / ".public.lock"));
        for (const auto& [path, state] : look_at(site.site())) site.tampered.insert(path);
        expect_recovery(site, "after a bundle");
    }
}

BOOST_AUTO_TEST_CASE(a_limit_on_the_size_of_files_leaves_the_old_site) {
    RebuiltSite site;
    BOOST_REQUIRE(site.build().status == 0);
    for (const auto& change : {change_a_little, change_all}) {
        const PublishedSite before = look_at(site.site());
        change(site);
        const Outcome outcome = run_command(site.root(), fmt::format("sh -c 'ulimit -f 2 && exec \"$0\" \"$@\"' '{}' {}",
                                                                     site_gen_program(), site.build_arguments()));
        BOOST_TEST(outcome.status == 3, outcome.err.substr(0, 200));
        BOOST_TEST(outcome.err.find("File too large") != std::string::npos, outcome.err.substr(0, 200));
        BOOST_TEST((look_at(site.site()) == before));
        expect_recovery(site, "without a limit");
    }
}

BOOST_AUTO_TEST_CASE(a_folder_that_may_not_be_written_leaves_the_old_site) {
    if (::geteuid() == 0) return;  // who may write everywhere
    RebuiltSite site;
    BOOST_REQUIRE(site.build().status == 0);
    const PublishedSite before = look_at(site.site());
    change_a_little(site);
    fs::permissions(site.root(), fs::perms::owner_write, fs::perm_options::remove);
    BOOST_TEST(site.build().status == 3);
    fs::permissions(site.root(), fs::perms::owner_write, fs::perm_options::add);
    BOOST_TEST((look_at(site.site()) == before));
    expect_recovery(site, "a folder that may be written again");
}

// A container may have no other writable place. Paths without a slash in front are in folders that the build has opened.
BOOST_AUTO_TEST_CASE(a_build_writes_nowhere_else) {
    RebuiltSite site;
    if (is_sanitized || !has_strace(site.root())) return;
    std::string settings = read_file(site.content() / "site.toml");
    for (const std::string output : {"bundle", "database", "workbooks"}) {
        const std::size_t at = settings.find("\n" + output + " = false");
        BOOST_REQUIRE(at != std::string::npos);
        settings.replace(at + 1, output.size() + 8, output + " = true");
    }
    write_file(site.content() / "site.toml", settings);
    const Outcome outcome =
        run_site_gen_under(site.root(), "strace -f -qq -o trace -e trace=open,openat,creat,mkdir,mkdirat", site.build_arguments());
    BOOST_REQUIRE_MESSAGE(outcome.status == 0, outcome.err);
    std::istringstream trace(read_file(site.root() / "trace"));
    const std::regex form("(creat|mkdir|mkdirat|open|openat)\\((?:AT_FDCWD, |[0-9]+, )?\"([^\"]+)\"(.*)");
    std::size_t count = 0;
    for (std::string line; std::getline(trace, line);) {
        std::smatch match;
        if (!std::regex_search(line, match, form)) continue;
        const bool is_new = !match[1].str().starts_with("open") || match[3].str().find("O_CREAT") != std::string::npos;
        if (!is_new) continue;
        ++count;
        const std::string path = match[2];
        if (path.starts_with("/proc/self/fd/")) continue;  // a file in memory
        if (path.starts_with("/")) BOOST_TEST(path.starts_with(site.root().string()), line);
    }
    BOOST_TEST(count > 100U);
    for (const char* path : {"data/site.zip", "data/facts.sqlite"}) BOOST_TEST(fs::exists(site.site() / path), path);
    bool has_workbook = false;
    for (const auto& [path, bytes] : read_tree(site.site())) has_workbook = has_workbook || path.ends_with("-2025-budget.xlsx");
    BOOST_TEST(has_workbook);
}

BOOST_AUTO_TEST_SUITE_END()
