// The number that a row of a printed table has before its name.
#pragma once

#include <string_view>

namespace sitegen {

// The name without "2. ", "3) ", "(4)", "五、" or "（六）" before it, so that in a sentence the number is not taken for an amount.
// A number that belongs to the name stays, as in "2.5 per cent levy" and "2023 elections". So does one that nothing follows.
[[nodiscard]] std::string_view without_ordinal_number(std::string_view name);

}  // namespace sitegen
