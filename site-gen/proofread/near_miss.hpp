// How a number came to differ from the one that was meant.
#pragma once

#include "model/amount.hpp"

namespace sitegen {

enum class Slip { none, decimal_point, digits_swapped, digit_changed, digit_doubled, digit_dropped, digit_inserted, close };

// The slip that makes `written` of `meant`, both in one unit. Close: they are within a twentieth. None: they are not alike, are
// equal, or one of them is zero.
[[nodiscard]] Slip find_slip(const Amount& written, const Amount& meant);

// Whether the digits are alike: a number that is merely close may be that of something else.
[[nodiscard]] inline bool is_likeness(Slip slip) { return slip != Slip::none && slip != Slip::close; }

// In words, such as "two digits are swapped"; empty for close and none.
[[nodiscard]] const char* describe(Slip slip);

}  // namespace sitegen
