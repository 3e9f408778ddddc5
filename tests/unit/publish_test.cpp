#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "disk/read_file.hpp"
#include "model/failure.hpp"
#include "publish/builder_lock.hpp"
#include "publish/manifest.hpp"
#include "publish/output_folder.hpp"
#include "publish/publication.hpp"
#include "publish/verification.hpp"
#include "sandbox.hpp"
#include "text/sha256.hpp"
#include "text/site_path.hpp"

using namespace sitegen;
namespace fs = std::filesystem;

namespace {

void publish_files(const std::map<std::string, std::string>& files) {
    const OutputFolder folder("public", {});
    Publication publication(folder);
    for (const auto& [path, bytes] : files) publication.write(path, bytes);
    publication.publish();
}

void abandon_publication() {
    const OutputFolder folder("public", {});
    const Publication abandoned(folder);
}

unsigned mode_of(const fs::path& file) { return static_cast<unsigned>(fs::status(file).permissions()) & 07777U; }

}  // namespace

BOOST_AUTO_TEST_SUITE(publish)

BOOST_AUTO_TEST_CASE(sha256_has_the_values_of_fips_180) {
    BOOST_TEST(sha256_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    BOOST_TEST(sha256_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

BOOST_AUTO_TEST_CASE(paths_that_a_site_may_have) {
    for (const std::string path : {"index.html", "datong-commerce/2023/index.html", ".htaccess", ".well-known/security.txt",
                                   "部门/预算.html", "a b.txt", "console.log", "com.txt", "com10", "lpt.csv", "-", "a..b"}) {
        BOOST_TEST_CONTEXT(path) { BOOST_TEST(path_fault(path) == ""); }
    }
    BOOST_TEST(path_fault(std::string(255, 'x')) == "");
}

BOOST_AUTO_TEST_CASE(paths_that_a_site_cannot_have) {
    struct Case {
        std::string path;
        std::string fault;
    };
    const std::string characters = "has one of the characters < > : \" | ? *";
    const std::string ending = "has a component that ends with a dot or a space";
    const std::vector<Case> cases = {
        {"", "is empty"},
        {"/etc/passwd", "has an empty component"},
        {"a//b", "has an empty component"},
        {"a/", "has an empty component"},
        {".", "has a component \".\""},
        {"a/./b", "has a component \".\""},
        {"..", "has a component \"..\""},
        {"a/../../b", "has a component \"..\""},
        {"a\\b", "has a backslash"},
        {"C:/x", characters},
        {"what?", characters},
        {"a\nb", "has a control character"},
        {std::string("a\0b", 3), "has a control character"},
        {"a\x7F", "has a control character"},
        {"a\u0085", "has a control character"},
        {"a\xFF", "is not UTF-8"},
        {"\xED\xA0\x80", "is not UTF-8"},
        {"a./b", ending},
        {"a /b", ending},
        {"CON", "has a component that Windows reserves: CON"},
        {"a/nul.tar.gz", "has a component that Windows reserves: nul.tar.gz"},
        {"aux .txt", "has a component that Windows reserves: aux .txt"},
        {"Com1.csv", "has a component that Windows reserves: Com1.csv"},
        {"LPT\u00B2", "has a component that Windows reserves: LPT\u00B2"},
        {"conin$", "has a component that Windows reserves: conin$"},
        {std::string(256, 'x'), "has a component of more than 255 bytes"},
    };
    for (const Case& c : cases) {
        BOOST_TEST_CONTEXT(c.path) { BOOST_TEST(path_fault(c.path) == c.fault); }
    }
    SitePaths paths;
    BOOST_TEST(paths.claim("../x") == "the site cannot have a file \"../x\": the path has a component \"..\"");
}

BOOST_AUTO_TEST_CASE(paths_that_cannot_be_together) {
    struct Case {
        std::string first;
        std::string second;
        std::string failure;
    };
    const auto same = [](const std::string& a, const std::string& b) {
        return "the site cannot have both " + a + " and " + b + ": file systems that ignore case cannot tell them apart";
    };
    const std::vector<Case> cases = {
        {"a/b.html", "a/b.html", "the site has two files a/b.html"},
        {"edu/index.html", "Edu/about.html", same("edu", "Edu")},
        {"INDEX.html", "index.html", same("INDEX.html", "index.html")},
        {"caf\u00E9", "cafe\u0301", same("caf\u00E9", "cafe\u0301")},
        {"stra\u00DFe", "STRASSE", same("stra\u00DFe", "STRASSE")},
        {"a", "a/b", "the site cannot have both a file and a folder a"},
        {"a/b", "a", "the site cannot have both a file and a folder a"},
        {"a/b", "a/c", ""},
        {"2011301", "2011302", ""},
    };
    for (const Case& c : cases) {
        BOOST_TEST_CONTEXT(c.first << " and " << c.second) {
            SitePaths paths;
            BOOST_TEST(paths.claim(c.first) == "");
            BOOST_TEST(paths.claim(c.second) == c.failure);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_manifest_is_read_as_it_was_written) {
    const Sandbox sandbox;
    Manifest manifest = {{"b.html", sha256_of("b")}, {"a/z.html", sha256_of("z")}, {"a b", sha256_of("")}};
    sort(manifest);
    BOOST_TEST(manifest[0].path == "a b");
    put(manifest_name, manifest_text(manifest));
    BOOST_TEST((read_manifest(manifest_name) == manifest));
}

BOOST_AUTO_TEST_CASE(a_manifest_that_is_none) {
    const Sandbox sandbox;
    const std::string digest = sha256_of("");
    struct Case {
        std::string text;
        std::string failure;
    };
    const std::vector<Case> cases = {
        {"hello\n", "m:1: the line is not a SHA-256 digest, two spaces and a path"},
        {digest + "  a\n" + digest + " *b\n", "m:2: the line is not a SHA-256 digest, two spaces and a path"},
        {digest + "  b\n" + digest + "  a\n", "m:2: the line is not in the order of paths"},
        {digest + "  a\n" + digest + "  a\n", "m:2: the line is not in the order of paths"},
        {digest + "  ../a\n", "m:1: the line names a path that has a component \"..\""},
    };
    for (const Case& c : cases) {
        put("m", c.text);
        BOOST_TEST(failure_of([] { return read_manifest("m"); }) == c.failure);
    }
}

BOOST_AUTO_TEST_CASE(outputs_that_are_refused) {
    const Sandbox sandbox;
    const char* home = std::getenv("HOME");
    const std::string home_before = home == nullptr ? "" : home;
    ::setenv("HOME", (sandbox.root / "home/clerk").c_str(), 1);
    fs::create_directories("home/clerk");
    fs::create_directories("content");
    fs::create_directories("work/here");
    put("foreign/letter.txt", "Dear citizens");
    put("bag/manifest-sha256.txt", sha256_of("x") + "  data/x\n");
    put("bag/data/x", "x");
    put("bag/bagit.txt", "BagIt-Version: 1.0\n");
    put("repository/manifest-sha256.txt", "");
    put("repository/.git/HEAD", "ref: refs/heads/main\n");
    put("file", "");
    put("spoilt/manifest-sha256.txt", "x\n");
    fs::create_directory_symlink("content", "link-to-content");
    fs::current_path("work/here");

    struct Case {
        std::string output;
        std::string fault;
    };
    const auto made = [](const std::string& name) {
        return "it holds " + name + ", which no build made, and publishing replaces the whole folder";
    };
    const std::vector<Case> cases = {
        {"/", "it is the root of the file system"},
        {"../../../../../../../../../..", "it is the root of the file system"},
        {"../../home/clerk", "it is the home folder, or holds it"},
        {"../../home", "it is the home folder, or holds it"},
        {".", "it is the current folder, or holds it"},
        {"../", "it is the current folder, or holds it"},
        {"../../content", "it is or holds ../../content, which the site is made from"},
        {"../../link-to-content", "it is or holds ../../content, which the site is made from"},
        {"../../content/public", "it lies in ../../content, which the site is made from"},
        {"../../link-to-content/a/b", "it lies in ../../content, which the site is made from"},
        {"../../foreign", made("letter.txt")},
        {"../../bag", made("bagit.txt")},
        {"../../repository", made(".git")},
        {"../../file", "it is not a folder"},
    };
    const auto before = tree(sandbox.root);
    for (const Case& c : cases) {
        BOOST_TEST_CONTEXT(c.output) {
            BOOST_TEST(failure_of([&] { return OutputFolder(c.output, {"../../content"}).path(); }) ==
                       "cannot publish to " + c.output + ": " + c.fault);
        }
    }
    BOOST_TEST(failure_of([] { return OutputFolder("", {}).path(); }) == "cannot publish: no output folder is given");
    BOOST_TEST(failure_of([] { return OutputFolder("../../spoilt", {}).path(); }) ==
               (sandbox.root / "spoilt/manifest-sha256.txt:1").string() +
                   ": the line is not a SHA-256 digest, two spaces and a path");
    BOOST_TEST((tree(sandbox.root) == before));
    ::setenv("HOME", home_before.c_str(), 1);
}

BOOST_AUTO_TEST_CASE(outputs_that_are_taken) {
    const Sandbox sandbox;
    fs::create_directories("empty");
    put("ignored/.gitignore", "*\n");
    publish_files({{"index.html", "x"}});
    for (const std::string output : {"empty", "ignored", "public", "public/", "not/yet/there", "./there"}) {
        BOOST_TEST_CONTEXT(output) {
            const OutputFolder folder(output, {"content"});
            Publication publication(folder);
            publication.write("index.html", "here");
            publication.publish();
            BOOST_TEST(read_whole_file(fs::path(output) / "index.html") == "here");
        }
    }
}

BOOST_AUTO_TEST_CASE(a_publication_replaces_the_site_and_keeps_the_ignore_file) {
    const Sandbox sandbox;
    put("public/.gitignore", "*\n!.gitignore\n");
    publish_files({{"index.html", "one"}, {"old/index.html", "old"}, {"same.html", "same"}});
    const auto same_before = fs::last_write_time("public/same.html");

    const OutputFolder folder("public", {});
    Publication publication(folder);
    publication.write("same.html", "same");
    publication.write("index.html", "two");
    publication.write("new/deep/index.html", "new");
    const PublicationSummary summary = publication.publish();

    BOOST_TEST(summary.file_count == 3U);
    BOOST_TEST(summary.unchanged_count == 1U);
    BOOST_TEST(summary.byte_count == 10U);
    const std::map<std::string, std::string> expected = {
        {".gitignore", "*\n!.gitignore\n"},
        {"index.html", "two"},
        {"manifest-sha256.txt",
         sha256_of("two") + "  index.html\n" + sha256_of("new") + "  new/deep/index.html\n" + sha256_of("same") + "  same.html\n"},
        {"new", "/"},
        {"new/deep", "/"},
        {"new/deep/index.html", "new"},
        {"same.html", "same"},
    };
    BOOST_TEST((tree("public") == expected));
    BOOST_TEST((fs::last_write_time("public/same.html") == same_before));
    BOOST_TEST(!fs::exists(".public.changes"));
}

BOOST_AUTO_TEST_CASE(nothing_is_left_beside_the_output) {
    const Sandbox sandbox;
    publish_files({{"index.html", "one"}});
    publish_files({{"index.html", "two"}});
    abandon_publication();
    BOOST_TEST(std::distance(fs::directory_iterator("."), fs::directory_iterator()) == 1);
}

BOOST_AUTO_TEST_CASE(modes_do_not_depend_on_the_umask) {
    const Sandbox sandbox;
    for (const mode_t mask : {mode_t{0077}, mode_t{0}, mode_t{0777}}) {
        fs::create_directories("public");
        const mode_t before = ::umask(mask);
        publish_files({{"a/b/index.html", std::to_string(mask)}});
        ::umask(before);
        BOOST_TEST(mode_of("public") == 0755U);
        BOOST_TEST(mode_of("public/a/b") == 0755U);
        BOOST_TEST(mode_of("public/a/b/index.html") == 0644U);
        BOOST_TEST(mode_of("public/manifest-sha256.txt") == 0644U);
    }
}

BOOST_AUTO_TEST_CASE(a_failure_leaves_the_old_site_untouched) {
    const Sandbox sandbox;
    put("public/.gitignore", "*\n");
    publish_files({{"index.html", "one"}, {"a/index.html", "a"}});
    const auto before = tree(sandbox.root);
    const auto build = [](const std::string& second_path) {
        return failure_of([&] {
            const OutputFolder folder("public", {});
            Publication publication(folder);
            publication.write("index.html", "two");
            publication.write(second_path, "x");
            publication.publish();
        });
    };
    BOOST_TEST(build("index.html") == "the site has two files index.html");
    BOOST_TEST(build("../escape") == "the site cannot have a file \"../escape\": the path has a component \"..\"");
    BOOST_TEST(build("manifest-sha256.txt") == "the site has two files manifest-sha256.txt");
    BOOST_TEST(build(".gitignore") == "the site has two files .gitignore");
    BOOST_TEST((tree(sandbox.root) == before));
}

BOOST_AUTO_TEST_CASE(a_failed_write_cannot_be_published) {
    const Sandbox sandbox;
    const OutputFolder folder("public", {});
    Publication publication(folder);
    publication.write("a", "1");
    BOOST_CHECK_THROW(publication.write("a", "2"), Failure);
    BOOST_CHECK_THROW(publication.publish(), std::logic_error);
}

BOOST_AUTO_TEST_CASE(a_write_that_the_disk_refuses_names_the_file) {
    const Sandbox sandbox;
    publish_files({{"index.html", "one"}});
    const auto before = tree(sandbox.root);
    // A limit on the size of files is refused as a full disk is: after some of the bytes.
    rlimit old_limit{};
    BOOST_REQUIRE(::getrlimit(RLIMIT_FSIZE, &old_limit) == 0);
    const rlimit limit{10'000, old_limit.rlim_max};
    auto* const old_handler = std::signal(SIGXFSZ, SIG_IGN);
    BOOST_REQUIRE(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
    const std::string failure = failure_of([] {
        const OutputFolder folder("public", {});
        Publication publication(folder);
        publication.write("index.html", std::string(20'000, 'x'));
    });
    ::setrlimit(RLIMIT_FSIZE, &old_limit);
    std::signal(SIGXFSZ, old_handler);
    BOOST_TEST(failure == "cannot write public/index.html: File too large");
    BOOST_TEST((tree(sandbox.root) == before));
}

BOOST_AUTO_TEST_CASE(a_second_builder_fails_at_once) {
    const Sandbox sandbox;
    const std::string failure = "another build is running (process " + std::to_string(::getpid()) + ")";
    {
        const OutputFolder first("public", {});
        const Publication publication(first);
        BOOST_TEST(failure_of([] { return OutputFolder("public", {}).path(); }) == failure);
        BOOST_TEST(failure_of([] { return OutputFolder("public", {}).path(); }) == failure);
        BOOST_TEST(fs::exists(".public.changes"));
    }
    publish_files({{"index.html", "one"}});
}

BOOST_AUTO_TEST_CASE(remains_of_a_killed_build_are_cleared) {
    const Sandbox sandbox;
    publish_files({{"index.html", "one"}});
    const pid_t child = ::fork();
    BOOST_REQUIRE(child >= 0);
    if (child == 0) {
        const OutputFolder folder("public", {});
        Publication publication(folder);
        publication.write("half/index.html", "two");
        ::_exit(0);  // as if killed: no destructor runs
    }
    int status = 0;
    BOOST_REQUIRE(::waitpid(child, &status, 0) == child);
    BOOST_TEST(fs::exists(".public.changes/site/half/index.html"));
    BOOST_TEST(read_whole_file("public/index.html") == "one");
    publish_files({{"index.html", "three"}});
    BOOST_TEST((tree("public") == std::map<std::string, std::string>{
                                      {"index.html", "three"}, {"manifest-sha256.txt", sha256_of("three") + "  index.html\n"}}));
    BOOST_TEST(std::distance(fs::directory_iterator("."), fs::directory_iterator()) == 1);
}

// It may be mounted in a container, which goes on to show the folder that it was given.
BOOST_AUTO_TEST_CASE(the_output_folder_itself_stays) {
    const Sandbox sandbox;
    fs::create_directory("public");
    const auto inode = [] {
        struct stat status {};
        BOOST_REQUIRE(::stat("public", &status) == 0);
        return status.st_ino;
    };
    const auto before = inode();
    publish_files({{"index.html", "one"}});
    BOOST_TEST(inode() == before);
    publish_files({{"index.html", "two"}, {"a/index.html", "a"}});
    BOOST_TEST(inode() == before);
    BOOST_TEST(read_whole_file("public/a/index.html") == "a");
}

// Whatever takes the place of a file or folder of the site gives way, and what a link leads to is not touched.
BOOST_AUTO_TEST_CASE(a_publication_puts_right_what_somebody_has_done_to_the_site) {
    const std::map<std::string, std::string> site = {{"a/b/index.html", "b"}, {"c.html", "c"}, {"d/e.html", "e"}};
    const std::vector<std::function<void()>> deeds = {
        [] { fs::remove_all("public/a"); },
        [] { put("public/a/b/extra/deep", "x"); },
        [] { fs::create_directories("public/a/empty/folder"); },
        [] {
            fs::remove("public/c.html");
            fs::create_directory("public/c.html");
        },
        [] {
            fs::remove("public/c.html");
            put("public/c.html/x/y", "");
        },
        [] {
            fs::remove_all("public/d");
            put("public/d", "no folder");
        },
        [] {
            fs::remove_all("public/a/b");
            fs::create_directory_symlink("../../outside", "public/a/b");
        },
        [] {
            fs::remove("public/c.html");
            fs::create_symlink("../outside/index.html", "public/c.html");
        },
        [] { fs::permissions("public/d/e.html", fs::perms::owner_read); },
    };
    for (std::size_t i = 0; i < deeds.size(); ++i) {
        const Sandbox sandbox;
        publish_files(site);
        const auto expected = tree("public");
        put("outside/index.html", "b");
        fs::permissions("outside/index.html", static_cast<fs::perms>(0644));
        deeds[i]();
        publish_files(site);
        BOOST_TEST((tree("public") == expected), "after deed " << i);
        BOOST_TEST(read_whole_file("outside/index.html") == "b");
        BOOST_TEST(mode_of("public/d/e.html") == 0644U);
    }
}

BOOST_AUTO_TEST_CASE(what_a_build_keeps_in_the_output_is_none_of_the_site) {
    const Sandbox sandbox;
    publish_files({{"index.html", "one"}});
    for (const char* name : {".site-gen.lock", ".site-gen.record", ".site-gen.record.new"}) put(fs::path("public") / name, "x");
    put("public/.site-gen.changes/site/index.html", "two");
    BOOST_TEST(verified_manifest("public").size() == 1U);
    put("public/.site-gen.other", "x");
    BOOST_TEST(failure_of([] { return verified_manifest("public"); }) ==
               "public/.site-gen.other is not in the site's manifest; build the site again");
    fs::remove("public/.site-gen.other");
    publish_files({{"index.html", "three"}});
    // A plan that was not there yet has come to nothing, and the record is no longer of any site.
    BOOST_TEST(read_whole_file("public/index.html") == "three");
    BOOST_TEST(!fs::exists("public/.site-gen.changes"));
    BOOST_TEST(!fs::exists("public/.site-gen.record"));
    BOOST_TEST(failure_of([] { publish_files({{".site-gen.lock", "x"}}); }) == "the site has two files .site-gen.lock");
}

// A container knows the folder by another name, and its build has another lock file.
BOOST_AUTO_TEST_CASE(a_folder_is_locked_under_all_of_its_names) {
    const Sandbox sandbox;
    publish_files({{"index.html", "one"}});
    const BuilderLock elsewhere("elsewhere.lock", "public");
    BOOST_TEST(failure_of([] { return OutputFolder("public", {}).path(); }) == "another build is running");
    BOOST_TEST(!fs::exists(".public.lock"));
}

// Whoever opens the folder ends what a build has left half done, wherever that build kept its work.
BOOST_AUTO_TEST_CASE(any_command_finishes_what_a_build_has_planned) {
    for (const char* changes : {".public.changes", "public/.site-gen.changes"}) {
        const Sandbox sandbox;
        publish_files({{"a", "1"}, {"b", "2"}});
        const fs::path folder = changes;
        put(folder / "site/b", "3");
        put(folder / "site" / manifest_name, sha256_of("3") + "  b\n");
        put(folder / "plan", std::string("remove a\nmove b\nmove ") + manifest_name + "\nremove a\n");
        {
            const BuilderLock building(".public.lock", "public");
            BOOST_TEST(failure_of([] { finish_interrupted_build("public"); }) ==
                       "another build is running (process " + std::to_string(::getpid()) + ")");
        }
        finish_interrupted_build("public");
        BOOST_TEST((tree("public") == std::map<std::string, std::string>{{"b", "3"}, {manifest_name, sha256_of("3") + "  b\n"}}));
        BOOST_TEST(std::distance(fs::directory_iterator("."), fs::directory_iterator()) == 1);
        finish_interrupted_build("public");
        finish_interrupted_build("nowhere");
    }
}

BOOST_AUTO_TEST_CASE(threads_write_together) {
    const Sandbox sandbox;
    const auto build = [] {
        const OutputFolder folder("public", {});
        Publication publication(folder);
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&publication, t] {
                for (int i = 0; i < 100; ++i) {
                    const std::string name = std::to_string(i) + "/" + std::to_string(t) + ".html";
                    publication.write(name, name);
                }
            });
        }
        for (std::thread& thread : threads) thread.join();
        return publication.publish();
    };
    BOOST_TEST(build().file_count == 400U);
    const auto first = tree("public");
    BOOST_TEST(build().unchanged_count == 400U);
    BOOST_TEST((tree("public") == first));
}

BOOST_AUTO_TEST_CASE(a_site_is_verified) {
    const Sandbox sandbox;
    put("public/.gitignore", "*\n");
    publish_files({{"a/index.html", "a"}, {"index.html", "one"}, {"z.csv", "1"}});
    BOOST_TEST(verified_manifest("public").size() == 3U);
    const auto verify = [] { return failure_of([] { return verified_manifest("public"); }); };

    put("public/a/index.html", "b");
    BOOST_TEST(verify() == "public/a/index.html differs from the site's manifest; build the site again");
    put("public/a/index.html", "a");
    put("public/a/extra", "");
    BOOST_TEST(verify() == "public/a/extra is not in the site's manifest; build the site again");
    fs::remove("public/a/extra");
    put("public/zz", "");
    BOOST_TEST(verify() == "public/zz is not in the site's manifest; build the site again");
    fs::remove("public/zz");
    fs::rename("public/z.csv", "z.csv");
    BOOST_TEST(verify() == "public/z.csv is missing, though the site's manifest lists it; build the site again");
    fs::create_symlink("../z.csv", "public/z.csv");
    BOOST_TEST(verify() == "public/z.csv is not a plain file; build the site again");
    fs::remove("public/z.csv");
    fs::rename("z.csv", "public/z.csv");
    BOOST_TEST(verify() == "no failure");
    BOOST_TEST(failure_of([] { return verified_manifest("public/a"); }) ==
               "public/a is not a published site: it holds no manifest-sha256.txt");
}

BOOST_AUTO_TEST_SUITE_END()
