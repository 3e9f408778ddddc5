// The sentences at the head of a document's page.
#pragma once

#include <vector>

#include "model/derived.hpp"
#include "text/words.hpp"

namespace sitegen {

// The answers that the standard declares and of which every figure has a value, in its order.
[[nodiscard]] std::vector<Answer> answers_of(const DerivedDocument& derived, const Words& words);

}  // namespace sitegen
