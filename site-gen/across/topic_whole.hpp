// Checks whether the parts of a topic add up to the wholes that its documents print.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "across/across.hpp"
#include "text/words.hpp"

namespace sitegen {

// A sentence for the reader; nothing if no document of the group prints both. topic: its place in the group's standard. is_part:
// says which rows are parts of the whole. Contained documents are left out, and documents with a part that is withheld or not
// published. k printed amounts explain k half-units of their last place. Throws AmountOverflow.
[[nodiscard]] std::optional<std::string> whole_verdict(const AcrossGroup& group, std::size_t topic,
                                                       const std::function<bool(const TopicRow&)>& is_part, const Words& words);

}  // namespace sitegen
