// The tree of Markdown → HTML, in cmark's form.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/tree.hpp"
#include "render/glossary_links.hpp"

namespace sitegen {

// A range of the source that the page marks.
struct TextMark {
    std::uint32_t begin = 0;  // in the source file
    std::uint32_t end = 0;
    std::string target;  // the id that the mark links to; a mark within a link or heading is no link
};

struct MarkdownHtmlSettings {
    std::string id_prefix;                    // begins the ids of headings, which are numbered in order
    int first_heading_level = 2;              // what "#" becomes
    const GlossaryLinks* glossary = nullptr;  // each term is linked once, where it first occurs outside of headings and links
    std::vector<TextMark> marks = {};
    std::function<std::string(const std::string& address)> relink = {};  // what a link's address becomes; empty: it stays
};

// The result can be put into a page safely. Addresses of links are checked with is_safe, which says whether one may be printed.
[[nodiscard]] std::string markdown_html(const MarkdownTree& tree, const MarkdownHtmlSettings& settings,
                                        bool (*is_safe)(std::string_view address));

}  // namespace sitegen
