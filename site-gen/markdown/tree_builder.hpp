// Puts a tree together, in reading order, and ties its text to the source.
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
    // source: the text of the file that the pieces are of; outlives this object, as text does.
    TreeBuilder(const FilledText& text, std::string_view source) : filled_(text), source_(source) {}

    // Nodes are opened and closed in turn; those without others within them, too.
    MarkdownNode& open(MarkdownNode::Kind kind);
    void close();
    // The node that was opened last of those still open.
    [[nodiscard]] MarkdownNode& innermost() { return tree_.nodes[open_.back()]; }

    // A text, in one node with the text before it where nothing stands between them.
    // Each place reaches to where the next one begins in the literal.
    void add_text(std::string_view literal, const std::vector<InlinePlace>& places);
    // What a node of code prints.
    void add_code(MarkdownNode& node, std::string_view literal, const std::vector<InlinePlace>& places);

    void add_dropped(std::size_t begin, std::size_t end, bool is_block);
    std::uint32_t add_attribute(MarkdownAttribute attribute);

    // A range of the Markdown in the source file.
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
