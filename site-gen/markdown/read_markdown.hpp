// A narrative in pieces → a tree, read by cmark. This is the only door to cmark.
#pragma once

#include <cstdint>
#include <vector>

#include "markdown/tree.hpp"
#include "model/finding.hpp"
#include "model/place.hpp"
#include "model/prose.hpp"

namespace sitegen {

// file: the source of the pieces. Adds a finding for invisible characters. Adds a finding, and returns an empty tree, for a text
// that would keep cmark busy for long. Does not report text that will not be printed as intended: whoever prints the tree does.
[[nodiscard]] MarkdownTree read_markdown(const Sources& sources, std::uint32_t file, std::vector<ProsePiece> pieces,
                                         Findings& findings);

}  // namespace sitegen
