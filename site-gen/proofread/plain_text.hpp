// Prose as its readers see it, folded for comparison. Each character knows its place in the source.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/tree.hpp"
#include "model/prose.hpp"

namespace sitegen {

// Marks a figure in the text.
inline constexpr char figure_mark = '\x01';

struct ProseText {
    // A part of the source that the text prints differently: the tag of a figure, or an entity.
    struct Replaced {
        std::uint32_t begin = 0;  // in the source file
        std::uint32_t end = 0;
    };

    // All that is printed, except web addresses. Letters are in lower case, full-width forms are ordinary ones, and there are no
    // quotation marks and no spaces beside wide characters. A line break separates paragraphs, items, headings and lines of code.
    std::string text;
    std::vector<std::uint32_t> offsets;      // for each byte of the text: where its character begins in the source file
    std::vector<Replaced> replaced;          // in the order of the source
    std::vector<const ProsePiece*> figures;  // one for each figure_mark, in order

    // The end, in the source, of the character or tag at this byte of the text.
    [[nodiscard]] std::size_t source_end(std::size_t at, std::string_view source) const;
};

// The result refers to the figures of the tree.
[[nodiscard]] ProseText plain_text_of(const MarkdownTree& tree);

}  // namespace sitegen
