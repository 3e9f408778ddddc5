// Narrative in its pieces → a tree, by way of cmark. The only door to cmark.
#pragma once

#include <cstdint>
#include <vector>

#include "markdown/tree.hpp"
#include "model/finding.hpp"
#include "model/place.hpp"
#include "model/prose.hpp"

namespace sitegen {

// file: that the pieces are of. Text with characters that nobody sees is a finding; so is one that would keep cmark busy for long,
// and then the tree is empty. What is not printed as it was meant is no finding here: whoever prints the tree says so.
[[nodiscard]] MarkdownTree read_markdown(const Sources& sources, std::uint32_t file, std::vector<ProsePiece> pieces,
                                         Findings& findings);

}  // namespace sitegen
