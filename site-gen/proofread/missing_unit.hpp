// Numbers of the prose that should have a unit and have none.
#pragma once

#include <optional>
#include <string_view>

#include "proofread/lexicon.hpp"
#include "proofread/typed_numbers.hpp"

namespace sitegen {

// The word for a change or a rate before a number with decimals that has no unit and ends its clause: "增长" of "增长3.25，".
// Nothing for other numbers. text: of the ProseText that the number was found in.
[[nodiscard]] std::optional<std::string_view> word_that_wants_unit(const ProseNumber& number, std::string_view text,
                                                                   const ProseLexicon& lexicon);

}  // namespace sitegen
