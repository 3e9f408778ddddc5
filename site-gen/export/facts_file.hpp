// A file with the facts of several documents, for descriptions of it.
#pragma once

#include <cstdint>
#include <string>

#include "text/sha256.hpp"

namespace sitegen {

struct FactsFile {
    std::string path;  // below data/
    std::string title;
    std::uint64_t byte_count = 0;
    Digest digest{};

    [[nodiscard]] bool is_csv() const { return path.ends_with(".csv"); }
};

}  // namespace sitegen
