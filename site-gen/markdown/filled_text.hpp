// Markdown with its figures filled in, and the way back from it to the source file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "markdown/tree.hpp"
#include "model/prose.hpp"

namespace sitegen {

struct FilledText {
    // A piece: of the file's own text, or what a figure prints with Markdown's characters escaped.
    struct Segment {
        std::uint32_t begin = 0;   // in the Markdown; it reaches to where the next one begins
        std::uint32_t source = 0;  // in the source file: of its text, or of its tag
        std::uint32_t figure = MarkdownOrigin::no_figure;
    };
    std::string markdown;
    std::vector<Segment> segments;
    std::vector<ProsePiece> figures;

    // The segment that holds a byte of the Markdown, which is not empty.
    [[nodiscard]] std::size_t segment_at(std::size_t offset) const;
    // The end of that segment.
    [[nodiscard]] std::size_t end_of(std::size_t segment) const;
    // Where a byte of the Markdown comes from in the source file; of a figure, where its tag begins.
    [[nodiscard]] std::uint32_t source_of(std::size_t offset) const;
};

[[nodiscard]] FilledText fill_figures(std::vector<ProsePiece> pieces);

}  // namespace sitegen
