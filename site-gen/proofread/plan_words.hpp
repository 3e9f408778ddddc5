// Words that compare what was done with what was planned, without a number: "the outturn is below the plan".
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "proofread/lexicon.hpp"

namespace sitegen {

struct PlanWord {
    std::size_t begin = 0;
    std::size_t end = 0;
    DirectionWord::Course course = DirectionWord::Course::rise;  // or fall
};

// The first such words behind a place of the text, in its paragraph and before the next digit. They begin a clause, and all words
// of it up to the plan are known.
[[nodiscard]] std::optional<PlanWord> find_plan_word(std::string_view text, std::size_t from, const ProseLexicon& lexicon);

}  // namespace sitegen
