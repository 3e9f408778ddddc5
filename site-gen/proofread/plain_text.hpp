// Prose as its readers see it, with each character's place in the source, folded for comparison.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/tree.hpp"
#include "model/prose.hpp"

namespace sitegen {

// Stands in the text where a figure is filled in.
inline constexpr char figure_mark = '\x01';

struct ProseText {
    // What stands for another text in the source: a figure's tag, an entity.
    struct Replaced {
        std::uint32_t begin = 0;  // in the source file
        std::uint32_t end = 0;
    };

    // Letters in lower case, full-width forms as ordinary ones, without quotation marks, without spaces beside wide characters. A
    // line break stands between paragraphs, items, headings and lines of code. All that is printed is there, but for web addresses.
    std::string text;
    std::vector<std::uint32_t> offsets;      // of each byte: where its character begins in the source file
    std::vector<Replaced> replaced;          // in the order of the source
    std::vector<const ProsePiece*> figures;  // one for each figure_mark, in order

    // Where the character or tag of this byte of the text ends in the source.
    [[nodiscard]] std::size_t source_end(std::size_t at, std::string_view source) const;
};

// Refers to the figures of the tree.
[[nodiscard]] ProseText plain_text_of(const MarkdownTree& tree);

}  // namespace sitegen
