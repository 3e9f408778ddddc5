// Markdown's tree → HTML, as cmark prints it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/tree.hpp"
#include "render/glossary_links.hpp"

namespace sitegen {

// A stretch of the source to be marked where it is printed.
struct TextMark {
    std::uint32_t begin = 0;  // in the source file
    std::uint32_t end = 0;
    std::string target;  // the id that it leads to, unless it stands in a link or heading
};

struct MarkdownHtmlSettings {
    std::string id_prefix;                    // of the ids of headings, which are numbered in their order
    int first_heading_level = 2;              // what "#" becomes
    const GlossaryLinks* glossary = nullptr;  // linked where each first occurs, outside of headings and links
    std::vector<TextMark> marks = {};
};

// The result is safe to put into a page as it is, but for the addresses of links: is_safe says whether one may be printed.
[[nodiscard]] std::string markdown_html(const MarkdownTree& tree, const MarkdownHtmlSettings& settings,
                                        bool (*is_safe)(std::string_view address));

}  // namespace sitegen
