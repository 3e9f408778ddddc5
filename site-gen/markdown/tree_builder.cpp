#include "markdown/tree_builder.hpp"

#include <algorithm>
#include <utility>

namespace sitegen {

namespace {

std::uint32_t narrow(std::size_t offset) { return static_cast<std::uint32_t>(offset); }

}  // namespace

MarkdownNode& TreeBuilder::open(MarkdownNode::Kind kind) {
    ends_with_text_ = false;
    open_.push_back(narrow(tree_.nodes.size()));
    MarkdownNode& node = tree_.nodes.emplace_back();
    node.kind = kind;
    node.text_begin = node.text_end = narrow(tree_.text.size());
    return node;
}

void TreeBuilder::close() {
    tree_.nodes[open_.back()].end = narrow(tree_.nodes.size());
    open_.pop_back();
    ends_with_text_ = false;
}

void TreeBuilder::add_text(std::string_view literal, const std::vector<InlinePlace>& places) {
    if (literal.empty()) return;
    if (!ends_with_text_) {
        open(MarkdownNode::Kind::text);
        close();
        ends_with_text_ = true;
    }
    append(literal, places);
    tree_.nodes.back().text_end = narrow(tree_.text.size());
}

void TreeBuilder::add_code(MarkdownNode& node, std::string_view literal, const std::vector<InlinePlace>& places) {
    append(literal, places);
    node.text_end = narrow(tree_.text.size());
}

void TreeBuilder::append(std::string_view literal, const std::vector<InlinePlace>& places) {
    for (std::size_t i = 0; i < places.size(); ++i) {
        const std::size_t begin = places[i].literal_begin;
        const std::size_t end = i + 1 < places.size() ? places[i + 1].literal_begin : literal.size();
        append(literal.substr(begin, end - begin), places[i]);
    }
}

void TreeBuilder::append(std::string_view part, const InlinePlace& place) {
    if (part.empty()) return;
    if (place.is_verbatim) return append_verbatim(part, place.begin);
    const FilledText::Segment& segment = filled_.segments[filled_.segment_at(place.begin)];
    const std::uint32_t begin = source_begin(place.begin);
    add_origin({narrow(tree_.text.size()), begin, std::max(begin, source_end(place.end)), segment.figure, false});
    tree_.text += part;
}

void TreeBuilder::append_verbatim(std::string_view literal, std::size_t begin) {
    std::size_t segment = filled_.segment_at(begin);
    while (!literal.empty()) {
        const std::string_view part = literal.substr(0, filled_.end_of(segment) - begin);
        const std::uint32_t figure = filled_.segments[segment].figure;
        const std::uint32_t source = source_begin(begin);
        const bool is_figure = figure != MarkdownOrigin::no_figure;
        add_origin(
            {narrow(tree_.text.size()), source, is_figure ? tag_end(source) : source + narrow(part.size()), figure, !is_figure});
        tree_.text += part;
        literal.remove_prefix(part.size());
        begin += part.size();
        ++segment;
    }
}

// A stretch that continues the previous one, or prints more of the same figure, is joined to it.
void TreeBuilder::add_origin(const MarkdownOrigin& origin) {
    if (!tree_.origins.empty()) {
        MarkdownOrigin& last = tree_.origins.back();
        if (origin.figure != MarkdownOrigin::no_figure && origin.figure == last.figure) return;
        if (origin.is_verbatim && last.is_verbatim && last.end == origin.begin) {
            last.end = origin.end;
            return;
        }
    }
    tree_.origins.push_back(origin);
}

void TreeBuilder::add_dropped(std::size_t begin, std::size_t end, bool is_block) {
    tree_.dropped.push_back({source_begin(begin), source_end(end), is_block});
}

std::uint32_t TreeBuilder::add_attribute(MarkdownAttribute attribute) {
    tree_.attributes.push_back(std::move(attribute));
    return narrow(tree_.attributes.size() - 1);
}

std::uint32_t TreeBuilder::source_end(std::size_t end) const {
    if (end == 0) return 0;
    const bool is_figure = filled_.segments[filled_.segment_at(end - 1)].figure != MarkdownOrigin::no_figure;
    const std::uint32_t last = source_begin(end - 1);
    return is_figure ? tag_end(last) : last + 1;
}

std::uint32_t TreeBuilder::tag_end(std::uint32_t tag_begin) const {
    const std::size_t braces = source_.find("}}", tag_begin);
    return narrow(braces == std::string_view::npos ? source_.size() : braces + 2);
}

MarkdownTree TreeBuilder::take() { return std::exchange(tree_, {}); }

}  // namespace sitegen
