// Words that give a rise as the reason of a fall, or the other way round.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "proofread/lexicon.hpp"
#include "proofread/number_reading.hpp"

namespace sitegen {

// The first word of the other direction in the reason that the sentence gives behind a place. Nothing if the reason has words of
// both directions, or one with which more of something makes less of something else; and nothing for what is left of an amount.
[[nodiscard]] std::optional<Span> find_opposite_reason(std::string_view text, std::size_t from, DirectionWord::Course course,
                                                       const ProseLexicon& lexicon);

}  // namespace sitegen
