// A section of prose, and the search for its faults.
#pragma once

#include <cstdint>
#include <string_view>

#include "markdown/tree.hpp"
#include "model/finding.hpp"
#include "model/place.hpp"

namespace sitegen {

class ProseToLint {
  public:
    // All arguments must outlive this object.
    ProseToLint(const Sources& sources, std::uint32_t file, const MarkdownTree& tree)
        : tree_(tree), source_(sources.at(file).text), places_(file, source_) {}

    [[nodiscard]] const MarkdownTree& tree() const { return tree_; }
    [[nodiscard]] std::string_view source() const { return source_; }
    // The place of a range of the source. If the range has several lines, only its part on the first line counts. Ask roughly in
    // the order of the text.
    [[nodiscard]] Place place_of(std::uint32_t begin, std::uint32_t end);

  private:
    const MarkdownTree& tree_;
    std::string_view source_;
    PlaceFinder places_;
};

// Finds numbers that would be printed differently from what was typed, because Markdown takes a part of them for markup. These are
// numbers of lists that Markdown renumbers, signs that become marks of items and quotes, and asterisks between digits.
void find_changed_numbers(ProseToLint& prose, Findings& findings);

// Finds marks that would be printed as they are, because CommonMark does not know them or needs a space after them.
void find_unread_markup(ProseToLint& prose, Findings& findings);

}  // namespace sitegen
