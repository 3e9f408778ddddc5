#include "rebuilding.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>
#include <sstream>

#include "build/superseded_assets.hpp"
#include "small_site.hpp"

namespace fs = std::filesystem;
using sitegen::paths_of_superseded;
using sitegen::superseded_assets_path;

namespace {

void compare_sites(const std::map<std::string, std::string>& made, const std::map<std::string, std::string>& clean,
                   Faults& faults) {
    for (const auto& [path, bytes] : clean) {
        const auto found = made.find(path);
        if (found == made.end()) {
            faults.push_back(path + " is missing");
        } else if (found->second != bytes) {
            faults.push_back(path + " differs from a clean build's");
        }
    }
    for (const auto& [path, bytes] : made) {
        if (!clean.contains(path)) faults.push_back(path + " is left over");
    }
}

// Without what stays only for pages in caches, its copies and its lines of the manifest.
std::map<std::string, std::string> without_superseded(std::map<std::string, std::string> site) {
    std::set<std::string> paths = paths_of_superseded(site[superseded_assets_path]);
    paths.insert(superseded_assets_path);
    for (const std::string& path : std::set<std::string>(paths)) paths.insert({path + ".gz", path + ".br"});
    std::erase_if(site, [&paths](const auto& file) { return paths.contains(file.first); });
    std::string& manifest = site["manifest-sha256.txt"];
    std::istringstream lines(manifest);
    manifest.clear();
    for (std::string line; std::getline(lines, line);) {
        if (!paths.contains(line.substr(line.find("  ") + 2))) manifest += line + "\n";
    }
    return site;
}

// The lines of one text that the other has not: enough to see what is wrong.
std::string lines_without(const std::string& text, const std::string& other) {
    std::istringstream lines(text);
    std::string found;
    for (std::string line; std::getline(lines, line);) {
        if (other.find(line + "\n") == std::string::npos) found += "\n    " + line;
    }
    return found;
}

}  // namespace

PublishedSite look_at(const fs::path& site) {
    PublishedSite files;
    for (auto& [path, bytes] : read_tree(site)) {
        struct stat status {};
        BOOST_REQUIRE(::stat((site / path).c_str(), &status) == 0);
        files[path] = {bytes, status.st_mtim.tv_sec * std::int64_t{1'000'000'000} + status.st_mtim.tv_nsec, status.st_ino};
    }
    return files;
}

std::string text_of(const Faults& faults) {
    std::string text;
    for (const std::string& fault : faults) text += "\n  " + fault;
    return text;
}

RebuiltSite::RebuiltSite() {
    write_empty_site(root());
    write_department(content(), "parks", "plain", {2024, 2025}, {"budget", "final"});
    write_department(content(), "roads", "plain", {2024, 2025}, {"budget", "final"});
    write_department(content(), "schools", "plain-two", {2024, 2025}, {"budget"});
    fs::copy(tests_folder() / "fixtures/final-accounts/content/departments/example-bureau", departments() / "bureau",
             fs::copy_options::recursive);
}

void RebuiltSite::change_published(const std::string& path) {
    BOOST_REQUIRE_MESSAGE(fs::exists(site() / path), "the site has no " << path);
    write_file(site() / path, "nonsense");
    tampered.insert(path);
}

Outcome RebuiltSite::build() const { return build_into("public", ""); }

std::string RebuiltSite::arguments_for(const std::string& folder) {
    return "build --themes themes --standards '" + (tests_folder().parent_path() / "content/standards").string() + "' --output " +
           folder;
}

Outcome RebuiltSite::build_into(const std::string& folder, const std::string& options) const {
    Outcome outcome = run_site_gen(root(), arguments_for(folder) + options);
    const std::string said = ", and " + folder + " is unchanged";
    if (const std::size_t at = outcome.err.find(said); at != std::string::npos) outcome.err.replace(at, said.size(), ", as it was");
    return outcome;
}

Faults RebuiltSite::build_and_compare() {
    Faults faults;
    const PublishedSite before = look_at(site());
    const Outcome made = build();
    const Outcome clean = build_into("clean", " --full");
    // Two documents of one address: which file is named first is a matter of threads.
    const bool is_refused = clean.status == 3 && clean.err.starts_with("site-gen: the site has two files ");
    if (clean.status != 0 && clean.status != 1 && !is_refused) faults.push_back("a clean build fails: " + clean.err);
    if (made.status != clean.status) faults.push_back("the exit status is " + std::to_string(made.status));
    if (made.err != clean.err && !is_refused) {
        faults.push_back("it does not print" + lines_without(clean.err, made.err) + "\n  but prints" +
                         lines_without(made.err, clean.err) + "\n  (or in another order)");
    }
    const PublishedSite after = look_at(site());
    if (clean.status != 0) {
        if (after != before) faults.push_back("what was published has changed though there are errors");
    } else {
        // A build whose pages of the site are the same keeps what it has for pages in caches. A clean build is one publication
        // further.
        const auto list = before.find(superseded_assets_path);
        const auto list_now = after.find(superseded_assets_path);
        const bool is_kept = list != before.end() && list_now != after.end() && list->second.bytes == list_now->second.bytes;
        const auto compared = [is_kept](const fs::path& each) {
            return is_kept ? without_superseded(read_tree(each)) : read_tree(each);
        };
        compare_sites(compared(site()), compared(clean_site()), faults);
        const Outcome verified = run_site_gen(root(), "verify public");
        if (verified.status != 0) faults.push_back("verify finds " + verified.out + verified.err);
        for (const auto& [path, state] : after) {
            const auto found = before.find(path);
            if (found == before.end() || found->second.bytes != state.bytes || tampered.contains(path)) continue;
            if (found->second != state) faults.push_back(path + " was written again though its bytes are the same");
        }
        tampered.clear();
    }
    for (const fs::directory_entry& entry : fs::directory_iterator(root())) {
        const std::string name = entry.path().filename();
        if (name.ends_with(".staging") || name.ends_with(".changes") || name.ends_with(".new"))
            faults.push_back(name + " was left");
    }
    return faults;
}
