// HTML's entities in Markdown.
#pragma once

#include <cstddef>
#include <string_view>

namespace sitegen {

struct MatchedEntity {
    std::size_t source_size = 0;  // bytes, from & to ;
    std::size_t literal_size = 0;
};

// An entity that the source begins with, where the literal, which is what the source prints, begins with what the entity stands
// for; sizes of 0 where there is none. What a named entity stands for is not known here, but taken from the literal.
[[nodiscard]] MatchedEntity match_entity(std::string_view source, std::string_view literal);

}  // namespace sitegen
