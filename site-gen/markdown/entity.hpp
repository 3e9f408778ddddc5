// HTML's entities in Markdown.
#pragma once

#include <cstddef>
#include <string_view>

namespace sitegen {

struct MatchedEntity {
    std::size_t source_size = 0;  // bytes, from & to ;
    std::size_t literal_size = 0;
};

// Matches an entity at the beginning of the source with the literal, the text that the source prints. Both sizes are 0 if the
// source does not begin with an entity, or if the literal does not begin with its character. The meaning of a named entity is not
// looked up; it is taken from the literal.
[[nodiscard]] MatchedEntity match_entity(std::string_view source, std::string_view literal);

}  // namespace sitegen
