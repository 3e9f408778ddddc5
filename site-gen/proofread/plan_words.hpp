// Words that compare what was done with what was planned, without a number: "the outturn is below the plan".
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "proofread/lexicon.hpp"
#include "proofread/typed_numbers.hpp"

namespace sitegen {

struct PlanWord {
    std::size_t begin = 0;
    std::size_t end = 0;
    DirectionWord::Course course = DirectionWord::Course::rise;  // or fall
};

// The first such words behind a percentage, in its paragraph and before the next digit. They begin a clause, and all words of it up
// to the plan are known. Nothing if they name another plan than the clause of the percentage.
[[nodiscard]] std::optional<PlanWord> find_plan_word(std::string_view text, const ProseNumber& percentage,
                                                     const ProseLexicon& lexicon);

// Whether two names of a plan may mean one: the "budget" is the "approved budget" that was named last, but the "revised budget" is
// not the "original budget". No name at all may mean any.
[[nodiscard]] bool may_be_same_plan(std::string_view a, std::string_view b);

}  // namespace sitegen
