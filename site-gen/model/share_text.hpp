// The part of a whole in per cent, as text. Drawings, tables and sentences use the same form.
#pragma once

#include <string>

#include "model/amount.hpp"
#include "text/words.hpp"

namespace sitegen {

// With two decimals: "35.89%". Not zero but rounded to zero is "<0.01%"; a part that is rounded to the whole is ">99.99%". Empty if
// the whole is zero.
[[nodiscard]] std::string share_of_whole(const Amount& part, const Amount& whole, Rounding rounding, const Words& words);

}  // namespace sitegen
