#include "markdown/read_markdown.hpp"

#include <cmark.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "markdown/bounds.hpp"
#include "markdown/line_joint.hpp"
#include "markdown/tree_builder.hpp"
#include "model/rules.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

using Kind = MarkdownNode::Kind;

struct NodeDeleter {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct IteratorDeleter {
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

std::string_view view_of(const char* text) { return text == nullptr ? std::string_view() : std::string_view(text); }
std::string_view literal_of(cmark_node* node) { return view_of(cmark_node_get_literal(node)); }

InlineText inline_text_of(cmark_node* node, std::string_view literal) {
    return {literal, cmark_node_get_start_line(node), cmark_node_get_start_column(node)};
}

// The text nearest to a line break on one side, inside or outside of emphasis and links. Nothing if another break comes first. The
// given functions step to that side.
std::string_view text_beside(cmark_node* soft_break, cmark_node* (*sibling)(cmark_node*), cmark_node* (*child)(cmark_node*)) {
    cmark_node* node = soft_break;
    while (true) {
        while (sibling(node) == nullptr) {
            node = cmark_node_parent(node);
            if (node == nullptr || cmark_node_get_type(node) < CMARK_NODE_FIRST_INLINE) return {};
        }
        node = sibling(node);
        while (child(node) != nullptr) node = child(node);
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) return {};
        const bool is_printed = type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE;
        if (is_printed && !literal_of(node).empty()) return literal_of(node);
    }
}

bool is_space(cmark_node* soft_break) {
    const std::string_view before = text_beside(soft_break, cmark_node_previous, cmark_node_last_child);
    const std::string_view after = text_beside(soft_break, cmark_node_next, cmark_node_first_child);
    return before.empty() || after.empty() || !joins_without_space(before, after);
}

class MarkdownReader {
  public:
    MarkdownReader(const FilledText& text, std::string_view source)
        : markdown_(text.markdown), places_(text.markdown), builder_(text, source) {}

    MarkdownTree read() {
        const std::unique_ptr<cmark_node, NodeDeleter> root(
            cmark_parse_document(markdown_.data(), markdown_.size(), CMARK_OPT_VALIDATE_UTF8));
        const std::unique_ptr<cmark_iter, IteratorDeleter> iterator(cmark_iter_new(root.get()));
        for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
             event = cmark_iter_next(iterator.get())) {
            cmark_node* node = cmark_iter_get_node(iterator.get());
            event == CMARK_EVENT_ENTER ? enter(node) : leave(node);
        }
        return builder_.take();
    }

  private:
    void enter(cmark_node* node) {
        switch (cmark_node_get_type(node)) {
            case CMARK_NODE_BLOCK_QUOTE:
                return enter_quote(node);
            case CMARK_NODE_LIST:
                return enter_list(node);
            case CMARK_NODE_ITEM:
                return enter_item(node);
            case CMARK_NODE_PARAGRAPH:
                begin_inlines(node);
                builder_.open(Kind::paragraph).is_tight = is_in_tight_list(node);
                return;
            case CMARK_NODE_HEADING:
                begin_inlines(node);
                builder_.open(Kind::heading).number = cmark_node_get_heading_level(node);
                return;
            case CMARK_NODE_CODE_BLOCK:
                return add_code_block(node);
            case CMARK_NODE_HTML_BLOCK:
                return drop_html_block(node);
            case CMARK_NODE_THEMATIC_BREAK:
                return add_leaf(Kind::rule);
            default:
                return enter_inline(node);
        }
    }

    void enter_inline(cmark_node* node) {
        switch (cmark_node_get_type(node)) {
            case CMARK_NODE_TEXT: {
                const std::string_view literal = literal_of(node);
                if (!literal.empty()) builder_.add_text(literal, places_.find_text(inline_text_of(node, literal)));
                return;
            }
            case CMARK_NODE_CODE: {
                const std::string_view literal = literal_of(node);
                MarkdownNode& code = builder_.open(Kind::code);
                builder_.add_code(code, literal, places_.find_code(inline_text_of(node, literal)));
                return builder_.close();
            }
            case CMARK_NODE_SOFTBREAK:
                if (is_space(node)) add_leaf(Kind::soft_break);
                return;
            case CMARK_NODE_LINEBREAK:
                return add_leaf(Kind::hard_break);
            case CMARK_NODE_HTML_INLINE: {
                const std::string_view literal = literal_of(node);
                const std::string_view line = literal.substr(0, literal.find_first_of("\r\n"));
                const std::vector<InlinePlace>& places = places_.find_text(inline_text_of(node, line));
                return builder_.add_dropped(places.front().begin, places.back().end, false);
            }
            case CMARK_NODE_EMPH:
                builder_.open(Kind::emphasis);
                return;
            case CMARK_NODE_STRONG:
                builder_.open(Kind::strong);
                return;
            case CMARK_NODE_LINK:
                return enter_link(Kind::link);
            case CMARK_NODE_IMAGE:
                return enter_link(Kind::image);
            default:
                return;
        }
    }

    void leave(cmark_node* node) {
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_DOCUMENT) return;
        if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE) return leave_link(node);
        builder_.close();
    }

    void add_leaf(Kind kind) {
        builder_.open(kind);
        builder_.close();
    }

    // ---- Blocks ----

    void enter_list(cmark_node* node) {
        MarkdownNode& list = builder_.open(Kind::list);
        list.is_ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
        list.number = cmark_node_get_list_start(node);
    }

    void enter_item(cmark_node* node) {
        MarkdownNode& item = builder_.open(Kind::item);
        const std::size_t begin = offset_of(node);
        std::size_t end = begin;
        if (cmark_node_get_list_type(cmark_node_parent(node)) == CMARK_ORDERED_LIST) {
            for (; end < markdown_.size() && is_ascii_digit(markdown_[end]); ++end)
                item.number = 10 * item.number + (markdown_[end] - '0');  // cmark takes nine digits at most
        }
        place(item, begin, end + 1);
    }

    void enter_quote(cmark_node* node) {
        const std::size_t begin = offset_of(node);
        place(builder_.open(Kind::quote), begin, begin + 1);
    }

    // The beginning of a block. cmark's column counts everything before it on its line.
    [[nodiscard]] std::size_t offset_of(cmark_node* node) const {
        const std::size_t column = static_cast<std::size_t>(std::max(1, cmark_node_get_start_column(node))) - 1;
        return std::min(places_.line_begin(cmark_node_get_start_line(node)) + column, markdown_.size());
    }

    void place(MarkdownNode& node, std::size_t begin, std::size_t end) const {
        node.source_begin = builder_.source_begin(begin);
        node.source_end = std::max(node.source_begin, builder_.source_end(std::min(end, markdown_.size())));
    }

    static bool is_in_tight_list(cmark_node* paragraph) {
        cmark_node* list = cmark_node_parent(cmark_node_parent(paragraph));
        return list != nullptr && cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list) != 0;
    }

    void begin_inlines(cmark_node* block) {
        places_.begin_block(cmark_node_get_start_line(block), cmark_node_get_start_column(block), cmark_node_get_end_line(block));
    }

    // The lines of code are the ends of lines in the source.
    void add_code_block(cmark_node* node) {
        std::string_view literal = literal_of(node);
        int line = cmark_node_get_start_line(node);
        if (is_fenced(node, literal)) ++line;
        std::vector<InlinePlace> places;
        for (std::size_t begin = 0; begin < literal.size(); ++line) {
            const std::size_t end = std::min(literal.find('\n', begin), literal.size());
            add_code_line(literal.substr(begin, end - begin), begin, line, places);
            const std::size_t line_end = places_.line_end(line);
            const bool is_break = line_end < markdown_.size() && markdown_[line_end] == '\n';
            if (end < literal.size()) places.push_back({end, line_end, std::min(line_end + 1, markdown_.size()), is_break});
            begin = end + 1;
        }
        MarkdownNode& block = builder_.open(Kind::code_block);
        block.attribute = builder_.add_attribute({std::string(view_of(cmark_node_get_fence_info(node))), {}, false});
        builder_.add_code(block, literal, places);
        builder_.close();
    }

    void add_code_line(std::string_view code, std::size_t literal_begin, int line, std::vector<InlinePlace>& places) const {
        const std::size_t begin = places_.line_begin(line);
        const std::size_t end = places_.line_end(line);
        const std::string_view source = std::string_view(markdown_).substr(begin, end - begin);
        // If a tab reaches into the code, its remaining columns are spaces.
        const std::size_t blanks = source.ends_with(code) ? 0 : std::min(code.find_first_not_of(" \t"), code.size());
        const std::string_view rest = code.substr(blanks);
        const bool is_found = source.ends_with(rest);
        const std::size_t from = is_found ? end - rest.size() : begin;
        if (blanks > 0) places.push_back({literal_begin, from, from, false});
        if (!rest.empty()) places.push_back({literal_begin + blanks, from, end, is_found});
    }

    [[nodiscard]] bool is_fenced(cmark_node* node, std::string_view literal) const {
        const int line = cmark_node_get_start_line(node);
        const std::size_t begin = places_.line_begin(line);
        const std::string_view source = std::string_view(markdown_).substr(begin, places_.line_end(line) - begin);
        const std::string_view first_line = literal.substr(0, literal.find('\n'));
        // Indented code begins at the beginning of its block. In a fenced block, the first line of code is the next line.
        const std::string_view before = source.substr(0, source.size() - std::min(source.size(), first_line.size()));
        const bool is_indented =
            !first_line.empty() && source.ends_with(first_line) && (before.ends_with(' ') || before.ends_with('\t'));
        const std::string_view rest = source.substr(
            std::min<std::size_t>(source.size(), static_cast<std::size_t>(std::max(1, cmark_node_get_start_column(node))) - 1));
        return !is_indented && (rest.starts_with("```") || rest.starts_with("~~~"));
    }

    void drop_html_block(cmark_node* node) {
        const std::size_t end = places_.line_end(cmark_node_get_start_line(node));
        builder_.add_dropped(std::min(offset_of(node), end), end, true);
    }

    // ---- Links ----

    void enter_link(Kind kind) {
        builder_.open(kind);
        link_begins_.push_back(places_.cursor());
    }

    void leave_link(cmark_node* node) {
        const std::string_view address = view_of(cmark_node_get_url(node));
        const char* title = cmark_node_get_title(node);
        const auto [begin, end] = address_of(address, link_begins_.back());
        link_begins_.pop_back();
        MarkdownNode& link = builder_.innermost();
        link.attribute = builder_.add_attribute({std::string(address), std::string(view_of(title)), view_of(title) != ""});
        place(link, begin, end);
        builder_.close();
    }

    // The range of the address after the link's text, or else of the text.
    [[nodiscard]] std::pair<std::size_t, std::size_t> address_of(std::string_view address, std::size_t link_begin) const {
        constexpr std::size_t widest_close = 64;  // marks of emphasis that may end with the text
        const std::string_view block = std::string_view(markdown_).substr(0, places_.block_end());
        const std::size_t cursor = places_.cursor();
        const std::size_t close = block.substr(cursor, widest_close).find("](");
        const std::string_view marks = block.substr(cursor, close == std::string_view::npos ? 0 : close);
        if (close != std::string_view::npos && marks.find_first_not_of("*_`]>") == std::string_view::npos) {
            const std::size_t begin = block.find_first_not_of(" \t\r\n<", cursor + close + 2);
            if (begin != std::string_view::npos) {
                if (block.substr(begin).starts_with(address)) return {begin, begin + address.size()};
                return {begin, std::min(block.find_first_of(" \t\r\n)>", begin), block.size())};
            }
        }
        const std::size_t begin = std::min(block.find_first_not_of("*_[!<` ", link_begin), cursor);
        const std::size_t line = std::min(block.find_first_of("\r\n", begin), block.size());
        return {begin, std::clamp(cursor, begin, std::max(begin, line))};
    }

    const std::string& markdown_;
    InlinePlaces places_;
    TreeBuilder builder_;
    std::vector<std::size_t> link_begins_;
};

// Whether cmark may read the text. source: the contents of the file.
bool is_bounded(std::uint32_t file, std::string_view source, const FilledText& text, Findings& findings) {
    const Place whole{file, 0, 0, 0};
    if (text.markdown.size() > longest_prose) {
        findings.error(rules::file_too_large, whole, "the text with its figures is larger than 1 MB", "Shorten it.");
        return false;
    }
    if (const std::optional<std::size_t> deep = find_line_too_deep(text.markdown)) {
        findings.error(rules::nesting_too_deep, PlaceFinder(file, source).place_of(text.source_of(*deep)),
                       "a line is nested or indented more than 32 levels deep", "Nest or indent it less.");
        return false;
    }
    if (has_too_many_brackets(text.markdown)) {
        findings.error(rules::nesting_too_deep, whole, "there are more than 20,000 opening brackets", "Shorten the text.");
        return false;
    }
    return true;
}

}  // namespace

MarkdownTree read_markdown(const Sources& sources, std::uint32_t file, std::vector<ProsePiece> pieces, Findings& findings) {
    const std::string_view source = sources.at(file).text;
    if (const std::optional<std::size_t> at = find_deceptive(source)) {
        const Character character = first_character(source.substr(*at));
        findings.error(rules::unsafe_text, PlaceFinder(file, source).place_of(*at),
                       "the text holds the invisible or control character " + code_point_name(character.value),
                       "Type the text again without it.");
    }
    FilledText text = fill_figures(std::move(pieces));
    if (text.markdown.empty() || !is_bounded(file, source, text, findings)) return {};
    MarkdownTree tree = MarkdownReader(text, source).read();
    tree.figures = std::move(text.figures);
    return tree;
}

}  // namespace sitegen
