// The engine: content and a theme become a published site. It prints nothing and decides no exit status. It can be called again and
// again in one process, for one site or for several: a call knows of an earlier one only what that has left in its output folder
// and its record.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "build/timings.hpp"
#include "model/finding.hpp"

namespace sitegen {

struct BuildOptions {
    std::filesystem::path content = "content";
    std::filesystem::path standards;  // looked into after the content's own; empty: the installed ones
    std::filesystem::path themes;     // empty: themes/ where it is there, otherwise the installed ones
    std::string theme;                // empty: the site's
    std::filesystem::path output = "public";
    bool is_full = false;  // make everything anew, whatever the last build has left
    // Findings that are of interest. Notes are not kept from build to build: whoever wants them builds everything anew.
    Severity least_severity = Severity::warning;
    // Called on the calling thread while departments are built.
    std::function<void(std::size_t done, std::size_t total)> progress = {};
};

struct SiteSize {
    std::size_t page_count = 0;
    std::size_t file_count = 0;
    std::uint64_t byte_count = 0;
};

struct ChangeCount {
    std::size_t written_count = 0;  // files that are new or differ
    std::size_t removed_count = 0;
};

struct BuildResult {
    Report report;                       // sorted; with an error among them nothing was published
    bool is_published = false;           // else the output is as it was
    SiteSize size = {};                  // of the site as it is published
    std::size_t document_count = 0;      // the same
    std::optional<ChangeCount> changes;  // where only what differs was published; nothing where the whole site was exchanged
    std::vector<std::string> missed;     // addresses of documents that the last build has published and that are no longer there
    std::string record_failure;          // why the next build has to make everything anew; empty where it need not
    std::exception_ptr failure;  // what ended the build although `report` had something to say; rethrow it after that is told
    std::unique_ptr<Timings> timings;
};

// Throws Failure where the world fails before anything is found.
[[nodiscard]] BuildResult build(const BuildOptions& options);

}  // namespace sitegen
