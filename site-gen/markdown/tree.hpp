// Markdown after it was read once: what it prints, in reading order, and where each stretch of it comes from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/prose.hpp"

namespace sitegen {

struct MarkdownNode {
    enum class Kind : std::uint8_t {
        paragraph,
        heading,
        quote,
        list,
        item,
        code_block,
        rule,
        text,
        code,
        soft_break,  // a line break in the source; the page shows a space
        hard_break,
        emphasis,
        strong,
        link,
        image
    };
    Kind kind = Kind::paragraph;
    bool is_tight = false;    // of a paragraph in a list without blank lines; it is printed without <p>
    bool is_ordered = false;  // of a list
    int number = 0;  // of a heading: its level, from 1; of an ordered list: its first number; of its items: the number as typed
    std::uint32_t end = 0;         // the index after the last node within this one
    std::uint32_t text_begin = 0;  // of a text, code and a code block: where its printed text begins in the tree's text
    std::uint32_t text_end = 0;
    std::uint32_t attribute = 0;  // of a link, an image and a code block: the index of its attribute in the tree
    // In the source file. A link and an image have the range of the address, or of the text if the address is elsewhere. An item
    // and a quote have the range of the mark that begins them, "12." or "-" or ">".
    std::uint32_t source_begin = 0;
    std::uint32_t source_end = 0;
};

// The attribute of a link or an image. A code block has its language as the address.
struct MarkdownAttribute {
    std::string address;  // with entities and escapes resolved; it may be unsafe
    std::string title;
    bool has_title = false;
};

// The range of the source file that a stretch of the text comes from. The stretch ends where the next one begins.
struct MarkdownOrigin {
    static constexpr std::uint32_t no_figure = UINT32_MAX;

    std::uint32_t text = 0;  // where it begins in the tree's text
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t figure = no_figure;  // index of the figure that it prints; the source is then the figure's tag
    // The text is byte for byte the same as the source. Otherwise the whole source stands for the whole text: a tag of a figure, an
    // entity, an escaped character.
    bool is_verbatim = false;
};

// HTML in the source that is not printed.
struct DroppedHtml {
    std::uint32_t begin = 0;  // in the source file
    std::uint32_t end = 0;    // the end of its first line
    bool is_block = false;    // the text in it is not printed either
};

// A whole section of prose. The places of its text are exact to the byte, with three exceptions. The first is the address of a link
// (see above). The second is a text that cmark has changed: an entity within an autolink, or a NUL. It gets the previous place as a
// whole. The third is text after a link whose title holds a line break. There, equal words of the same paragraph may be confused.
struct MarkdownTree {
    std::vector<MarkdownNode> nodes;      // in reading order; a node comes before those within it
    std::string text;                     // all that is printed of the Markdown
    std::vector<MarkdownOrigin> origins;  // of the text; they cover all of it
    std::vector<MarkdownAttribute> attributes;
    std::vector<DroppedHtml> dropped;  // in the order of the source
    std::vector<ProsePiece> figures;   // the figures that are filled in

    [[nodiscard]] std::string_view text_of(const MarkdownNode& node) const {
        return std::string_view(text).substr(node.text_begin, node.text_end - node.text_begin);
    }
    // The index of the stretch with that byte of the text.
    [[nodiscard]] std::size_t origin_at(std::uint32_t text_offset) const;
    // Where a part of the text, which is not empty, begins and ends in the source file.
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> source_of(std::uint32_t text_offset, std::uint32_t length) const;
};

}  // namespace sitegen
