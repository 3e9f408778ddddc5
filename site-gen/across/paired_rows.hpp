// The rows of one side of a table in two documents, joined by their ids, with the row that each is a part of.
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "model/document.hpp"

namespace sitegen {

struct PairedRow {
    static constexpr std::size_t no_parent = std::numeric_limits<std::size_t>::max();
    const Row* now = nullptr;     // nothing if it is only in the earlier document
    const Row* before = nullptr;  // nothing if it is only in the later one
    std::size_t parent = no_parent;

    [[nodiscard]] const Row& row() const { return now != nullptr ? *now : *before; }
};

// In the order of the later document; then rows that only the earlier one has. A code is a part of the code that it begins with, a
// deeper row of the row above it, and a row that is a part of none of the total, if the side adds up. Both sides outlive the
// result.
[[nodiscard]] std::vector<PairedRow> paired_rows(const Side& now, const Side& before);

}  // namespace sitegen
