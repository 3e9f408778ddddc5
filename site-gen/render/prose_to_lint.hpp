// A section of prose whose faults are looked for, and what looks for them.
#pragma once

#include <cstdint>
#include <string_view>

#include "markdown/tree.hpp"
#include "model/finding.hpp"
#include "model/place.hpp"

namespace sitegen {

class ProseToLint {
  public:
    // What is given outlives this object.
    ProseToLint(const Sources& sources, std::uint32_t file, const MarkdownTree& tree)
        : tree_(tree), source_(sources.at(file).text), places_(file, source_) {}

    [[nodiscard]] const MarkdownTree& tree() const { return tree_; }
    [[nodiscard]] std::string_view source() const { return source_; }
    // A range of the source; of one that goes over several lines, what is on the first. Asked for in about the order of the text.
    [[nodiscard]] Place place_of(std::uint32_t begin, std::uint32_t end);

  private:
    const MarkdownTree& tree_;
    std::string_view source_;
    PlaceFinder places_;
};

// Numbers that would be printed otherwise than they were typed, since Markdown takes a part of them for markup: those of lists that
// are numbered anew, signs that become marks of items and quotes, asterisks between digits.
void find_changed_numbers(ProseToLint& prose, Findings& findings);

// Marks that would be printed as they are, since CommonMark does not know them or misses a space behind them.
void find_unread_markup(ProseToLint& prose, Findings& findings);

}  // namespace sitegen
