#include <sys/stat.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "disk/file.hpp"
#include "disk/folder.hpp"
#include "disk/read_file.hpp"
#include "disk/written_file.hpp"
#include "sandbox.hpp"
#include "text/paths.hpp"

using namespace sitegen;
namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(disk)

BOOST_AUTO_TEST_CASE(paths_within_and_beside) {
    BOOST_TEST(lies_within("/a/b", "/a"));
    BOOST_TEST(lies_within("/a", "/a"));
    BOOST_TEST(!lies_within("/ab", "/a"));
    BOOST_TEST(!lies_within("/a", "/a/b"));
    BOOST_TEST(hidden_beside("/srv/public", "lock") == "/srv/.public.lock");
    BOOST_TEST(hidden_beside("site.zip", "lock") == ".site.zip.lock");
}

BOOST_AUTO_TEST_CASE(what_is_not_there_is_told_from_what_cannot_be_looked_at) {
    const Sandbox sandbox;
    put("file", "x");
    fs::create_symlink("file", "link");
    fs::create_symlink("loop", "loop");
    BOOST_TEST((status_of("file").value().st_size == 1));
    BOOST_TEST(S_ISLNK(status_of("link").value().st_mode));
    BOOST_TEST(!status_of("nothing"));
    BOOST_TEST(!status_of("file/below"));
    BOOST_TEST(failure_of([] { return status_of("loop/file"); }) == "cannot access loop/file: Too many levels of symbolic links");
    BOOST_TEST(!open_folder("nothing").is_open());
    BOOST_TEST(failure_of([] { return open_folder("file"); }) == "cannot open file: Not a directory");
    BOOST_TEST(failure_of([] { return read_whole_file("nothing"); }) == "cannot open nothing: No such file or directory");
    BOOST_TEST(remove_file("link"));
    BOOST_TEST(!remove_file("link"));
    fs::create_directory("folder");
    BOOST_TEST(failure_of([] { return remove_file("folder"); }) == "cannot remove folder: Is a directory");
}

BOOST_AUTO_TEST_CASE(a_walk_follows_no_link) {
    const Sandbox sandbox;
    put("site/.hidden/x", "x");
    put("site/a/b/c", "x");
    put("site/a.html", "x");
    put("outside/secret", "x");
    fs::create_directories("site/a/empty");
    fs::create_directory_symlink("../outside", "site/link");
    BOOST_TEST(::mkfifo("site/pipe", 0600) == 0);
    std::map<std::string, EntryKind> found;
    const auto passes = [](std::string_view name) { return !name.starts_with('.'); };
    walk(open_folder("site"), "site", passes, [&found](const std::string& path, EntryKind kind) { found.emplace(path, kind); });
    const std::map<std::string, EntryKind> expected = {{"a.html", EntryKind::file},
                                                       {"a/b/c", EntryKind::file},
                                                       {"a/empty", EntryKind::empty_folder},
                                                       {"link", EntryKind::other},
                                                       {"pipe", EntryKind::other}};
    BOOST_TEST((found == expected));
    remove_tree("site");
    remove_tree("site");
    BOOST_TEST(!fs::exists("site"));
    BOOST_TEST(fs::exists("outside/secret"));
}

BOOST_AUTO_TEST_CASE(a_file_is_the_same_only_by_its_bytes_its_mode_and_in_its_own_place) {
    const Sandbox sandbox;
    const FileDescriptor here = open_folder(".");
    const fs::path shown = ".";
    const std::string name = "a";
    write_new_file({here, name, shown}, "bytes");
    BOOST_TEST(status_if_same({here, name, shown}, "bytes", file_mode).has_value());
    BOOST_TEST(!status_if_same({here, name, shown}, "Bytes", file_mode));
    BOOST_TEST(!status_if_same({here, name, shown}, "bytes", 0600));
    put("folder/a", "bytes");
    fs::permissions("folder/a", static_cast<fs::perms>(file_mode));
    fs::create_directory_symlink("folder", "link");
    for (const auto& [path, is_same] : std::map<std::string, bool>{{"folder/a", true}, {"link/a", false}, {"none", false}})
        BOOST_TEST(status_if_same({here, path, shown}, "bytes", file_mode).has_value() == is_same, path);
}

BOOST_AUTO_TEST_CASE(a_temporary_folder_takes_the_place_of_what_an_earlier_one_left) {
    const Sandbox sandbox;
    put("work/old/file", "x");
    {
        const TemporaryFolder folder("work");
        BOOST_TEST(fs::is_empty("work"));
        put("work/new", "x");
    }
    BOOST_TEST(!fs::exists("work"));
    {
        TemporaryFolder folder("work");
        folder.keep();
    }
    BOOST_TEST(fs::exists("work"));
}

BOOST_AUTO_TEST_SUITE_END()
