// Averages in the prose: "96.42 for 41 posts, 2.35 each".
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "proofread/evidence.hpp"
#include "proofread/lexicon.hpp"
#include "proofread/typed_numbers.hpp"

namespace sitegen {

// Whether the words before an amount say that it is an average: "an average of", "each".
[[nodiscard]] bool is_said_to_be_average(const ProseNumber& number, std::string_view text, const ProseLexicon& lexicon);

// An average against the amounts and counts before it in its sentence.
struct AverageFound {
    bool agrees = false;                                // with one of the amounts divided by one of the counts
    std::optional<MeantNumber> slipped = std::nullopt;  // otherwise: the quotient that it is a slip of
};
[[nodiscard]] AverageFound check_average(const std::vector<ProseNumber>& numbers, std::size_t number, std::string_view text);

}  // namespace sitegen
