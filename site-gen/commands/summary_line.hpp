// The line that ends a build's report.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "build/site_files.hpp"

namespace sitegen {

struct SiteSize {
    std::size_t page_count = 0;
    std::size_t file_count = 0;
    std::uint64_t byte_count = 0;
};

// "public: 13 pages, 61 files, 1.2 MB in 0.13 s; 3 written, the others are as before". changes: nothing where the whole site was
// made anew.
[[nodiscard]] std::string summary_line(const std::filesystem::path& output, const SiteSize& size,
                                       std::chrono::steady_clock::duration elapsed,
                                       const std::optional<SiteFiles::Summary>& changes);

}  // namespace sitegen
