// One look for each part of a whole, in all charts of a standard: who has learned the colour of staff costs in one drawing finds it
// in the next.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>

#include "model/standard.hpp"

namespace sitegen {

// By title: the parts that the standard's charts name and draw in colours of their own, in their order. A part gets the first look
// that no part beside it in any chart has, so that few charts need another. Parts for which eight looks are not enough have none.
[[nodiscard]] std::map<std::string, std::size_t, std::less<>> chart_looks(const Standard& standard);

}  // namespace sitegen
