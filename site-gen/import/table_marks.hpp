// What the numbers of a table tell about their marks between thousands and before decimals.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "import/find_tables.hpp"
#include "import/number_marks.hpp"
#include "model/standard.hpp"

namespace sitegen {

struct TableMarks {
    std::vector<std::vector<MarkEvidence>> columns;  // by side and column of the form
    MarkEvidence all;                                // of these together
    std::string deduced = {};  // the first text that is read with thousands only because money has no three decimals; empty: none
    bool has_to_be_asked = false;  // nothing tells what a point is, and a guess could be wrong by a factor of a thousand
};

// The decimals that an amount of money can have in the unit: those of its smallest coin, and those that a larger unit adds. Nothing
// if the standard does not say.
[[nodiscard]] std::optional<int> decimals_in(const Standard& standard, const std::string& unit);

// parts: all of the same form, at least one. unit: of its money.
[[nodiscard]] TableMarks weigh_marks(const std::vector<const FoundTable*>& parts, const Standard& standard,
                                     const std::string& unit);

// Whether the evidence says which mark stands before decimals.
[[nodiscard]] bool is_decided(const MarkEvidence& evidence);

// The mark that it says. 0 if it says nothing.
[[nodiscard]] char decimal_mark_of(const MarkEvidence& evidence);

}  // namespace sitegen
