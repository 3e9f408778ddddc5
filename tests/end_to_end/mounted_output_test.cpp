// Outputs that are mounts, are mounted elsewhere or lie on an overlay, as containers have them: real ones, in a name space of their
// own, which the system takes down when the script ends.

#include <fmt/format.h>
#include <sys/stat.h>

#include <boost/test/unit_test.hpp>
#include <csignal>
#include <map>

#include "program.hpp"
#include "rebuilding.hpp"
#include "small_site.hpp"
#include "this_build.hpp"

namespace fs = std::filesystem;

namespace {

// Runs the lines in the site's folder; the first that fails ends them. $build builds into the folder $1 of its function.
Outcome run_with_mounts(const RebuiltSite& site, const std::string& lines) {
    const std::string arguments = site.build_arguments();
    const std::string options = arguments.substr(0, arguments.rfind(" --output "));
    write_file(site.root() / "script",
               fmt::format("set -e\nbuild() {{ env -u SOURCE_DATE_EPOCH '{}' {} --quiet --output \"$@\"; }}\n"
                           "bundle() {{ '{}' bundle --quiet --site \"$1\" --output \"$2\"; }}\n{}",
                           site_gen_program(), options, site_gen_program(), lines));
    return run_command(site.root(), "unshare --mount --map-root-user sh script");
}

bool may_mount(const RebuiltSite& site) {
    const bool may = run_with_mounts(site, "mkdir -p probe/a probe/b\nmount --bind probe/a probe/b\n").status == 0;
    if (!may) BOOST_TEST_MESSAGE("no mounts can be made here; outputs that are mounts are not tested");
    return may;
}

// What a clean build of the content as it is gives.
std::map<std::string, std::string> clean_files(const RebuiltSite& site, const std::string& options = {}) {
    const Outcome outcome = run_with_mounts(site, "rm -rf clean\nbuild clean --full " + options + "\n");
    BOOST_REQUIRE_MESSAGE(outcome.status == 0, outcome.err);
    return read_tree(site.clean_site());
}

// But for the record, which a build keeps in a folder that is a mount.
std::map<std::string, std::string> published_files(const fs::path& folder) {
    std::map<std::string, std::string> files = read_tree(folder);
    files.erase(".site-gen.record");
    return files;
}

void change_content(const RebuiltSite& site) {
    replace_in_file(site.content() / "site.toml", "title = \"", "title = \"New ");
    fs::remove_all(site.departments() / "schools");
    write_department(site.content(), "bridges", "plain", {2025}, {"budget"});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mounted_outputs)

struct MountCase {
    const char* name;
    const char* before;  // makes public/, and may publish into it
    const char* after;   // brings what a reader of the site sees to seen/
};

BOOST_AUTO_TEST_CASE(a_site_is_published_whatever_is_mounted) {
    RebuiltSite site;
    if (!may_mount(site)) return;
    fs::copy(site.content(), site.root() / "before", fs::copy_options::recursive);
    change_content(site);
    fs::rename(site.content(), site.root() / "changed");
    fs::rename(site.root() / "before", site.content());
    const std::map<std::string, std::string> changed_files = clean_files(site, "--content changed");
    for (const MountCase& c : {
             MountCase{"a bind mount", "mkdir -p volume public\nmount --bind volume public\nbuild public\n", "cp -a volume seen\n"},
             MountCase{"a file system of its own", "mkdir public\nmount -t tmpfs none public\nbuild public\n",
                       "cp -a public seen\n"},
             MountCase{"a folder that a server has mounted", "mkdir public served\nbuild public\nmount --bind public served\n",
                       "cp -a served seen\n"},
             MountCase{"a volume in a container that is read-only otherwise",
                       "mkdir -p volume public\nmount --bind . .\ncd \"$PWD\"\nmount --bind volume public\n"
                       "mount -o remount,bind,ro .\nbuild public\n",
                       "mount -o remount,bind,rw .\ncp -a volume seen\n"},
             MountCase{"the lower layer of an overlay",
                       "mkdir -p lower/public layers merged\nbuild lower/public\nmount -t tmpfs none layers\n"
                       "mkdir layers/upper layers/work\n"
                       "mount -t overlay none -o userxattr,lowerdir=lower,upperdir=layers/upper,workdir=layers/work merged\n"
                       "ln -s merged/public public\n",
                       "cp -a merged/public seen\n"},
             MountCase{"a mount within the site", "mkdir public\nbuild public\nmount -t tmpfs none public/roads\n",
                       "cp -a public seen\n"},
         }) {
        const Outcome outcome = run_with_mounts(
            site, fmt::format("rm -rf public volume served lower layers merged seen bundle.zip\n{}"
                              "build public --full --content changed\n"
                              "echo '<!-- tampered -->' >> public/index.html\nbuild public --content changed\n{}"
                              "bundle public seen/bundle.zip\n"
                              "for left in .public.changes .public.lock public/.site-gen.changes public/.site-gen.lock\n"
                              "do test ! -e $left\ndone\n",
                              c.before, c.after));
        BOOST_TEST(outcome.status == 0, c.name << ": " << outcome.status << " " << outcome.err);
        std::map<std::string, std::string> seen = published_files(site.root() / "seen");
        BOOST_TEST(seen.erase("bundle.zip") == 1U, c.name);
        BOOST_TEST((seen == changed_files), c.name);
    }
}

// At each rename of a whole build into a mount; the next command that opens the folder finishes what was planned.
BOOST_AUTO_TEST_CASE(a_build_into_a_mount_that_is_killed_is_finished_by_the_next_command) {
    RebuiltSite site;
    if (!may_mount(site)) return;
    const char* const mount = "mkdir -p volume public\nmount --bind volume public\n";
    const Outcome first = run_with_mounts(site, std::string(mount) + "build public\n");
    BOOST_REQUIRE_MESSAGE(first.status == 0, first.err);
    change_content(site);
    const std::map<std::string, std::string> old_files = published_files(site.root() / "volume");
    const std::map<std::string, std::string> new_files = clean_files(site);
    fs::copy(site.root() / "volume", site.root() / "kept", fs::copy_options::recursive);
    int killed_count = 0;
    for (int when = 1;; when += is_sanitized ? 39 : 13) {
        fs::remove_all(site.root() / "volume");
        fs::copy(site.root() / "kept", site.root() / "volume", fs::copy_options::recursive);
        const std::string arguments = site.build_arguments();
        const Outcome killed =
            run_with_mounts(site, fmt::format("{}exec env ASAN_OPTIONS=detect_leaks=0 strace -f -qq -o /dev/null -e trace=renameat "
                                              "-e inject=renameat:signal=KILL:when={} '{}' {} --full --quiet\n",
                                              mount, when, site_gen_program(), arguments));
        if (killed.status != 128 + SIGKILL) {
            BOOST_TEST((killed.status == 0 || killed_count == 0), killed.err);
            break;
        }
        ++killed_count;
        const Outcome bundled = run_with_mounts(site, std::string(mount) + "bundle public x.zip\n");
        BOOST_TEST(bundled.status == 0, "killed at rename " << when << ": " << bundled.err);
        // The call that is killed at has been made or not.
        const std::map<std::string, std::string> found = published_files(site.root() / "volume");
        const bool is_before_plan = when == 1 && fs::exists(site.root() / "volume/.site-gen.changes");
        BOOST_TEST((is_before_plan || found == new_files), "killed at rename " << when);
        if (when > 1) BOOST_TEST(!fs::exists(site.root() / "volume/.site-gen.changes"));
        BOOST_TEST((found == new_files || when == 1 || found == old_files));
    }
    BOOST_TEST_MESSAGE("builds into a mount killed: " << killed_count);
}

BOOST_AUTO_TEST_SUITE_END()
