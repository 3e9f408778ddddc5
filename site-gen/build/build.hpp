// The engine: content and a theme become a published site. It prints nothing and decides no exit status. It can be called
// repeatedly in one process, for one site or for several. A call knows about an earlier one only what is in the output folder
// and the record.
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
    std::filesystem::path standards;  // searched after the content's own; empty: the installed ones
    std::filesystem::path themes;     // empty: themes/ if it exists, otherwise the installed ones
    std::string theme;                // empty: the site's
    std::filesystem::path output = "public";
    bool is_full = false;  // make everything again, without the results of the last build
    // The least severity to report. Notes are not kept from build to build; to report them, make everything again.
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
    Report report;                       // sorted; if one of them is an error, nothing was published
    bool is_published = false;           // otherwise the output is unchanged
    SiteSize size = {};                  // of the published site
    std::size_t document_count = 0;      // of the published site
    std::optional<ChangeCount> changes;  // if only the differences were published; nothing if the whole site was
    std::vector<std::string> missed;     // addresses of documents that the last build published and that no longer exist
    std::string record_failure;          // why the next build has to make everything again; empty if it does not
    std::exception_ptr failure;          // what ended the build; rethrow it after printing `report`
    std::unique_ptr<Timings> timings;
};

// Throws Failure if the system fails before anything is found.
[[nodiscard]] BuildResult build(const BuildOptions& options);

}  // namespace sitegen
