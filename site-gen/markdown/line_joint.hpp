// Where a line of the source ends within a paragraph.
#pragma once

#include <string_view>

namespace sitegen {

// Whether a line that ends with one text goes on in a line that begins with the other without a space between them, as Chinese and
// Japanese are written. Neither text is empty.
[[nodiscard]] bool joins_without_space(std::string_view before, std::string_view after);

}  // namespace sitegen
