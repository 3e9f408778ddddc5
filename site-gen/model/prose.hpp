// Prose with its figures. The check of prose reads it, and it becomes Markdown.
#pragma once

#include <cstddef>
#include <string>

#include "model/figure.hpp"

namespace sitegen {

// A piece of a narrative's own text, or one figure filled in.
struct ProsePiece {
    std::string text;        // Markdown as written, or what the figure prints
    std::size_t offset = 0;  // byte offset in the source file: of the text, or of the figure's tag
    const Figure* figure = nullptr;
    std::string aspect;  // of the figure
};

}  // namespace sitegen
