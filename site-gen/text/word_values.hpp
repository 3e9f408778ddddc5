// Lists of a translation that give words their values: "3 k thousand, 6 m million".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sitegen {

using WordValue = std::pair<std::string, std::int64_t>;

// The words in the order of the list, each with its value. A group without a whole number from 0 to `most` in front is ignored.
[[nodiscard]] std::vector<WordValue> word_values(std::string_view list, std::int64_t most);

}  // namespace sitegen
