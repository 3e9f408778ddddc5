#include "markdown/tree.hpp"

#include <algorithm>

namespace sitegen {

std::size_t MarkdownTree::origin_at(std::uint32_t text_offset) const {
    const auto behind = std::upper_bound(origins.begin(), origins.end(), text_offset,
                                         [](std::uint32_t at, const MarkdownOrigin& origin) { return at < origin.text; });
    return static_cast<std::size_t>(behind - origins.begin()) - 1;
}

std::pair<std::uint32_t, std::uint32_t> MarkdownTree::source_of(std::uint32_t text_offset, std::uint32_t length) const {
    const MarkdownOrigin& first = origins[origin_at(text_offset)];
    const MarkdownOrigin& last = origins[origin_at(text_offset + length - 1)];
    return {first.is_verbatim ? first.begin + (text_offset - first.text) : first.begin,
            last.is_verbatim ? last.begin + (text_offset + length - last.text) : last.end};
}

}  // namespace sitegen
