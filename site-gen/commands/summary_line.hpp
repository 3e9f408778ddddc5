// The line that ends a build's report.
#pragma once

#include <chrono>
#include <string>

#include "build/build.hpp"

namespace sitegen {

// "public: 13 pages, 61 files, 1.2 MB in 0.13 s; 3 written, the others unchanged; 2 documents no longer published:
// parks/2022/, parks/2023/". output: as given.
[[nodiscard]] std::string summary_line(const std::string& output, const BuildResult& result,
                                       std::chrono::steady_clock::duration elapsed);

}  // namespace sitegen
