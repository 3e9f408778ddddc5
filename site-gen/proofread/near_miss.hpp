// Explains how a number differs from the number that was meant.
#pragma once

#include "model/amount.hpp"

namespace sitegen {

enum class Slip { none, decimal_point, digits_swapped, digit_changed, digit_doubled, digit_dropped, digit_inserted, close };

// The slip that turns `meant` into `written`, both in one unit. Slip::close: they differ by at most a twentieth. Slip::none: they
// are not alike, they are equal, or one of them is zero.
[[nodiscard]] Slip find_slip(const Amount& written, const Amount& meant);

// Whether the digits are alike. A number that is only close may be about something else.
[[nodiscard]] inline bool is_likeness(Slip slip) { return slip != Slip::none && slip != Slip::close; }

// The slip in words, such as "two digits are swapped". Empty for close and none.
[[nodiscard]] const char* describe(Slip slip);

}  // namespace sitegen
