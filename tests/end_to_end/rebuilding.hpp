// A site that is built again and again in one folder, and for comparison cleanly in another.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "program.hpp"

// A published file with what tells whether it was written again.
struct PublishedState {
    std::string bytes;
    std::int64_t modified = 0;
    std::uint64_t inode = 0;

    friend bool operator==(const PublishedState&, const PublishedState&) = default;
};

using PublishedSite = std::map<std::string, PublishedState>;  // by path

[[nodiscard]] PublishedSite look_at(const std::filesystem::path& site);

// What is not as it should be, one line each.
using Faults = std::vector<std::string>;
[[nodiscard]] std::string text_of(const Faults& faults);

class RebuiltSite {
  public:
    RebuiltSite();

    [[nodiscard]] const std::filesystem::path& root() const { return scratch_.path(); }
    [[nodiscard]] std::filesystem::path content() const { return root() / "content"; }
    [[nodiscard]] std::filesystem::path departments() const { return content() / "departments"; }
    [[nodiscard]] std::filesystem::path standards() const { return content() / "standards"; }
    [[nodiscard]] std::filesystem::path theme() const { return root() / "themes/plain"; }
    [[nodiscard]] std::filesystem::path site() const { return root() / "public"; }
    [[nodiscard]] std::filesystem::path clean_site() const { return root() / "clean"; }
    [[nodiscard]] std::filesystem::path record() const { return root() / ".public.record"; }

    // Published files that somebody has changed since the last build, and that it may therefore write again.
    std::set<std::string> tampered;

    void change_published(const std::string& path);

    // Of the command line that builds into site().
    [[nodiscard]] std::string build_arguments() const { return arguments_for("public"); }
    // Builds upon what is there into site(), and does not look at it.
    [[nodiscard]] Outcome build() const;
    // Builds both. The same files, exit status and findings as a clean build has, and a manifest that they agree with; what has the
    // same bytes was not written again; an error leaves what was published; nothing lies about.
    [[nodiscard]] Faults build_and_compare();

  private:
    [[nodiscard]] static std::string arguments_for(const std::string& folder);
    [[nodiscard]] Outcome build_into(const std::string& folder, const std::string& options) const;

    ScratchFolder scratch_;
};
