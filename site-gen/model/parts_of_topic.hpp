// What a document's topic consists of, for sentences.
#pragma once

#include <string>
#include <vector>

#include "model/standard.hpp"
#include "model/summary.hpp"

namespace sitegen {

struct TopicPart {
    std::string id;
    std::string title;  // without its code
    Amount amount;      // in the document's unit
};

// Codes of the first level, because the others are parts of them; items; rows that the document names. Without blank and missing
// ones.
[[nodiscard]] std::vector<TopicPart> parts_of_topic(const TopicForm& form, const Standard& standard, const TopicSummary& topic);

}  // namespace sitegen
