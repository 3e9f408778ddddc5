// Line breaks of the source within a paragraph.
#pragma once

#include <string_view>

namespace sitegen {

// Whether two lines join without a space, as in Chinese and Japanese. `before` ends the first line, `after` begins the second.
// Neither is empty.
[[nodiscard]] bool joins_without_space(std::string_view before, std::string_view after);

}  // namespace sitegen
