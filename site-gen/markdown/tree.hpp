// Markdown as read once: what is printed of it, in reading order, and where each stretch of that comes from.
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
        soft_break,  // of a line in the source that the page shows as a space
        hard_break,
        emphasis,
        strong,
        link,
        image
    };
    Kind kind = Kind::paragraph;
    bool is_tight = false;         // of a paragraph in a list without blank lines: printed without <p>
    bool is_ordered = false;       // of a list
    int number = 0;                // of a heading its level, from 1; of an ordered list its first number; of its items as typed
    std::uint32_t end = 0;         // the index behind the last node within this one
    std::uint32_t text_begin = 0;  // of a text, code and a code block: what it prints, in the tree's text
    std::uint32_t text_end = 0;
    std::uint32_t attribute = 0;  // of a link, an image and a code block: its index among the tree's attributes
    // In the source file: of a link and an image the address or, where that stands elsewhere, the text; of an item and a quote the
    // mark that begins it, "12." or "-" or ">".
    std::uint32_t source_begin = 0;
    std::uint32_t source_end = 0;
};

// Of a link or an image; of a code block its language, as the address.
struct MarkdownAttribute {
    std::string address;  // with entities and escapes resolved; it may be unsafe
    std::string title;
    bool has_title = false;
};

// What a stretch of the text comes from, a range of the source file. It reaches to where the next stretch begins.
struct MarkdownOrigin {
    static constexpr std::uint32_t no_figure = UINT32_MAX;

    std::uint32_t text = 0;  // where the stretch begins in the tree's text
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t figure = no_figure;  // what the figure of that index prints; the source is its tag
    // Byte for byte the same as the source. Otherwise the whole of the source stands for the whole of the text: a tag of a figure,
    // an entity, an escaped character.
    bool is_verbatim = false;
};

// HTML that is not printed.
struct DroppedHtml {
    std::uint32_t begin = 0;  // in the source file
    std::uint32_t end = 0;    // of its first line
    bool is_block = false;    // the text in it is dropped, too
};

// A section of prose, whole. The places of its text are exact to the byte, with three exceptions: the address of a link (above),
// a text that cmark has changed (an entity within an autolink, a NUL), which gets the place before it as a whole, and text behind a
// link whose title holds a line break, where the same words may be taken for each other within the paragraph.
struct MarkdownTree {
    std::vector<MarkdownNode> nodes;      // in reading order, each before those within it
    std::string text;                     // all that is printed of the Markdown
    std::vector<MarkdownOrigin> origins;  // of the text, which they cover from its beginning to its end
    std::vector<MarkdownAttribute> attributes;
    std::vector<DroppedHtml> dropped;  // in the order of the source
    std::vector<ProsePiece> figures;   // those filled in

    [[nodiscard]] std::string_view text_of(const MarkdownNode& node) const {
        return std::string_view(text).substr(node.text_begin, node.text_end - node.text_begin);
    }
    // The stretch that holds a byte of the text: its index.
    [[nodiscard]] std::size_t origin_at(std::uint32_t text_offset) const;
    // What a part of the text, not empty, comes from: where it begins and ends in the source file.
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> source_of(std::uint32_t text_offset, std::uint32_t length) const;
};

}  // namespace sitegen
