// Markdown with its figures filled in, and the way back to the source file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "markdown/tree.hpp"
#include "model/prose.hpp"

namespace sitegen {

struct FilledText {
    // A part of the Markdown: either the file's own text, or the printed value of a figure, with Markdown's characters escaped.
    struct Segment {
        std::uint32_t begin = 0;   // in the Markdown; it ends where the next segment begins
        std::uint32_t source = 0;  // where its text, or its tag, begins in the source file
        std::uint32_t figure = MarkdownOrigin::no_figure;
    };
    std::string markdown;
    std::vector<Segment> segments;
    std::vector<ProsePiece> figures;

    // The segment with that byte of the Markdown, which must not be empty.
    [[nodiscard]] std::size_t segment_at(std::size_t offset) const;
    // Where that segment ends in the Markdown.
    [[nodiscard]] std::size_t end_of(std::size_t segment) const;
    // Where a byte of the Markdown comes from in the source file. For a figure, where its tag begins.
    [[nodiscard]] std::uint32_t source_of(std::size_t offset) const;
};

[[nodiscard]] FilledText fill_figures(std::vector<ProsePiece> pieces);

}  // namespace sitegen
