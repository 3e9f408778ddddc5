#include "markdown/filled_text.hpp"

#include <algorithm>
#include <string_view>

namespace sitegen {

namespace {

// Figures are text: characters that Markdown would take for markup are escaped.
void append_literally(std::string& out, std::string_view text) {
    for (const char c : text) {
        if (std::string_view("\\`*_[]<>&#!|~").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
}

}  // namespace

std::size_t FilledText::segment_at(std::size_t offset) const {
    const auto behind = std::upper_bound(segments.begin(), segments.end(), offset,
                                         [](std::size_t at, const Segment& segment) { return at < segment.begin; });
    return static_cast<std::size_t>(behind - segments.begin()) - 1;
}

std::size_t FilledText::end_of(std::size_t segment) const {
    return segment + 1 < segments.size() ? segments[segment + 1].begin : markdown.size();
}

std::uint32_t FilledText::source_of(std::size_t offset) const {
    if (segments.empty()) return 0;
    const Segment& segment = segments[segment_at(offset)];
    if (segment.figure != MarkdownOrigin::no_figure) return segment.source;
    return segment.source + static_cast<std::uint32_t>(std::min(offset, markdown.size()) - segment.begin);
}

FilledText fill_figures(std::vector<ProsePiece> pieces) {
    FilledText result;
    std::size_t size = 0;
    std::size_t figure_count = 0;
    for (const ProsePiece& piece : pieces) {
        size += piece.text.size();
        if (piece.figure != nullptr) ++figure_count;
    }
    result.markdown.reserve(size + size / 16);
    result.segments.reserve(pieces.size());
    result.figures.reserve(figure_count);
    for (ProsePiece& piece : pieces) {
        if (piece.text.empty()) continue;
        const auto begin = static_cast<std::uint32_t>(result.markdown.size());
        const auto source = static_cast<std::uint32_t>(piece.offset);
        if (piece.figure == nullptr) {
            result.segments.push_back({begin, source, MarkdownOrigin::no_figure});
            result.markdown += piece.text;
        } else {
            result.segments.push_back({begin, source, static_cast<std::uint32_t>(result.figures.size())});
            append_literally(result.markdown, piece.text);
            result.figures.push_back(std::move(piece));
        }
    }
    return result;
}

}  // namespace sitegen
