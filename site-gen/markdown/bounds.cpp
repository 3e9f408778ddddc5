#include "markdown/bounds.hpp"

#include <algorithm>

namespace sitegen {

namespace {

// How many block quotes and list items a line opens: its markers before the first other character.
std::size_t nesting_of(std::string_view line) {
    std::size_t markers = 0;
    std::size_t spaces = 0;
    for (const char c : line) {
        if (c == '>' || c == '-' || c == '*' || c == '+') {
            ++markers;
        } else if (c == ' ' || c == '\t') {
            ++spaces;
        } else {
            break;
        }
    }
    // A row of dashes or stars is a rule, not nesting: nested markers have spaces between them.
    return std::max(std::min(markers, spaces + 1), spaces / 2);
}

bool has_more_than(std::string_view text, char c, std::size_t limit) {
    std::size_t count = 0;
    for (std::size_t at = text.find(c); at != std::string_view::npos && count <= limit; at = text.find(c, at + 1)) ++count;
    return count > limit;
}

}  // namespace

std::optional<std::size_t> find_line_too_deep(std::string_view markdown) {
    std::size_t begin = 0;
    while (begin < markdown.size()) {
        const std::size_t end = std::min(markdown.find('\n', begin), markdown.size());
        const std::string_view line = markdown.substr(begin, end - begin);
        if (nesting_of(line) > deepest_nesting || has_more_than(line, '>', 4 * deepest_nesting)) return begin;
        begin = end + 1;
    }
    return std::nullopt;
}

bool has_too_many_brackets(std::string_view markdown) { return has_more_than(markdown, '[', most_brackets); }

}  // namespace sitegen
