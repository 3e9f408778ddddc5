// Neighbours that have each other's numbers.
#pragma once

#include <cstddef>
#include <vector>

#include "proofread/prose_outcomes.hpp"

namespace sitegen {

// A note that becomes an error where its neighbour has the number that is missing here.
struct Doubt {
    std::size_t outcome = 0;  // the note's index in the report
    const ProseNumber* number = nullptr;
    std::vector<std::size_t> named;  // the figures that the words name
    std::vector<Saying> equal;       // those that the number equals
};

// doubts: in the order of the text.
void report_exchanges(const std::vector<Doubt>& doubts, ProseReport& report);

}  // namespace sitegen
