// Builds a tree in reading order, and connects its text with the source.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/filled_text.hpp"
#include "markdown/inline_places.hpp"
#include "markdown/tree.hpp"

namespace sitegen {

class TreeBuilder {
  public:
    // source: the text of the file that the pieces come from. It must outlive this object, and so must `text`.
    TreeBuilder(const FilledText& text, std::string_view source) : filled_(text), source_(source) {}

    // Every node is opened and then closed, even if no other node is within it.
    MarkdownNode& open(MarkdownNode::Kind kind);
    void close();
    // The last opened node that is still open.
    [[nodiscard]] MarkdownNode& innermost() { return tree_.nodes[open_.back()]; }

    // Adds a text. It joins the text before it in one node if nothing is between them. Each place ends where the next one begins in
    // the literal.
    void add_text(std::string_view literal, const std::vector<InlinePlace>& places);
    // Adds the printed text of a code node.
    void add_code(MarkdownNode& node, std::string_view literal, const std::vector<InlinePlace>& places);

    void add_dropped(std::size_t begin, std::size_t end, bool is_block);
    std::uint32_t add_attribute(MarkdownAttribute attribute);

    // Converts a range of the Markdown to the source file.
    [[nodiscard]] std::uint32_t source_begin(std::size_t begin) const { return filled_.source_of(begin); }
    [[nodiscard]] std::uint32_t source_end(std::size_t end) const;

    [[nodiscard]] MarkdownTree take();

  private:
    void append(std::string_view literal, const std::vector<InlinePlace>& places);
    void append(std::string_view part, const InlinePlace& place);
    void append_verbatim(std::string_view literal, std::size_t begin);
    void add_origin(const MarkdownOrigin& origin);
    [[nodiscard]] std::uint32_t tag_end(std::uint32_t tag_begin) const;

    const FilledText& filled_;
    std::string_view source_;
    MarkdownTree tree_;
    std::vector<std::uint32_t> open_;
    bool ends_with_text_ = false;
};

}  // namespace sitegen
