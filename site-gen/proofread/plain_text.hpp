// Prose as its readers see it: without Markdown, with each character's place in the source, folded for comparison.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/prose.hpp"

namespace sitegen {

// Stands in the text where a figure is filled in.
inline constexpr char figure_mark = '\x01';

struct ProseText {
    // Letters in lower case, full-width forms as ordinary ones, without quotation marks, without spaces beside wide characters. A
    // line break stands between paragraphs, items and headings only. Code, HTML and addresses of links are left out.
    std::string text;
    std::vector<std::uint32_t> offsets;      // of each byte: where its character begins in the source file
    std::vector<const ProsePiece*> figures;  // one for each figure_mark, in order
};

[[nodiscard]] ProseText read_prose(const std::vector<ProsePiece>& pieces);

}  // namespace sitegen
