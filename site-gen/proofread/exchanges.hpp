// Finds two numbers in a row that have been exchanged.
#pragma once

#include <cstddef>
#include <vector>

#include "proofread/prose_outcomes.hpp"

namespace sitegen {

// A number that does not equal the figure its words name. It has a note, which becomes an error if its neighbour has the expected
// number.
struct Doubt {
    std::size_t outcome = 0;  // the note's index in the report
    const ProseNumber* number = nullptr;
    std::vector<std::size_t> named;  // the figures that the words name
    std::vector<Saying> equal;       // the figures that the number equals
};

// doubts: in the order of the text.
void report_exchanges(const std::vector<Doubt>& doubts, ProseReport& report);

}  // namespace sitegen
