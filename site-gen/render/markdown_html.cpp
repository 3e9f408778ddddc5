#include "render/markdown_html.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "text/ascii.hpp"
#include "text/escape.hpp"
#include "text/percent.hpp"

namespace sitegen {

namespace {

using Kind = MarkdownNode::Kind;

// An apostrophe stays, because no text is put in single quotation marks here.
void append_text(std::string& out, std::string_view text) {
    for (std::size_t at = text.find('\''); at != std::string_view::npos; at = text.find('\'')) {
        append_escaped(out, text.substr(0, at));
        out += '\'';
        text.remove_prefix(at + 1);
    }
    append_escaped(out, text);
}

void append_address(std::string& out, std::string_view address) {
    for (const char c : address) {
        if (is_ascii_letter(c) || is_ascii_digit(c) || std::string_view("-_.+!*(),%#@?=;:/$~").find(c) != std::string_view::npos) {
            out += c;
        } else if (c == '&') {
            out += "&amp;";
        } else if (c == '\'') {
            out += "&#x27;";
        } else {
            append_percent_encoded(out, c);
        }
    }
}

class MarkdownPrinter {
  public:
    MarkdownPrinter(const MarkdownTree& tree, const MarkdownHtmlSettings& settings, bool (*is_safe)(std::string_view))
        : tree_(tree), settings_(settings), is_safe_(is_safe) {
        if (settings.glossary != nullptr) is_linked_.resize(settings.glossary->size());
        out_.reserve(2 * tree.text.size());
        place_marks();
    }

    std::string print() {
        std::vector<std::uint32_t> open;
        for (std::uint32_t i = 0; i < tree_.nodes.size(); ++i) {
            for (; !open.empty() && tree_.nodes[open.back()].end <= i; open.pop_back()) leave(tree_.nodes[open.back()]);
            const MarkdownNode& node = tree_.nodes[i];
            enter(node);
            if (is_leaf(node.kind)) continue;
            open.push_back(i);
        }
        for (; !open.empty(); open.pop_back()) leave(tree_.nodes[open.back()]);
        return std::move(out_);
    }

  private:
    static bool is_leaf(Kind kind) {
        return kind == Kind::text || kind == Kind::code || kind == Kind::code_block || kind == Kind::rule ||
               kind == Kind::soft_break || kind == Kind::hard_break;
    }

    void enter(const MarkdownNode& node) {
        if (image_depth_ > 0) return enter_alternative(node);
        switch (node.kind) {
            case Kind::paragraph:
                return node.is_tight ? void() : put_block("<p>");
            case Kind::heading:
                return begin_heading(node);
            case Kind::quote:
                return put_block("<blockquote>\n");
            case Kind::list:
                return begin_list(node);
            case Kind::item:
                return put_block("<li>");
            case Kind::code_block:
                return put_code_block(node);
            case Kind::rule:
                return put_block("<hr />\n");
            default:
                return enter_inline(node);
        }
    }

    void enter_inline(const MarkdownNode& node) {
        switch (node.kind) {
            case Kind::text:
                return put_marked(node);
            case Kind::code:
                out_ += "<code>";
                put_marked(node);
                out_ += "</code>";
                return;
            case Kind::soft_break:
                out_ += '\n';
                return;
            case Kind::hard_break:
                out_ += "<br />\n";
                return;
            case Kind::emphasis:
                out_ += "<em>";
                return;
            case Kind::strong:
                out_ += "<strong>";
                return;
            case Kind::link:
                ++unlinked_depth_;
                out_ += "<a href=\"";
                put_address(node);
                put_title(node);
                out_ += "\">";
                return;
            case Kind::image:
                out_ += "<img src=\"";
                put_address(node);
                out_ += "\" alt=\"";
                image_depth_ = 1;
                return;
            default:
                return;
        }
    }

    // An image is replaced by the words in it, without their marks.
    void enter_alternative(const MarkdownNode& node) {
        if (node.kind == Kind::text || node.kind == Kind::code) append_text(out_, tree_.text_of(node));
        if (node.kind == Kind::soft_break || node.kind == Kind::hard_break) out_ += ' ';
        if (node.kind == Kind::image) ++image_depth_;
    }

    void leave(const MarkdownNode& node) {
        if (node.kind == Kind::image && --image_depth_ == 0) {
            put_title(node);
            out_ += "\" />";
        }
        if (image_depth_ > 0) return;
        switch (node.kind) {
            case Kind::paragraph:
                if (!node.is_tight) out_ += "</p>\n";
                return;
            case Kind::heading:
                --unlinked_depth_;
                out_ += "</h" + std::to_string(level_of(node)) + ">\n";
                return;
            case Kind::quote:
                return put_block("</blockquote>\n");
            case Kind::list:
                out_ += node.is_ordered ? "</ol>\n" : "</ul>\n";
                return;
            case Kind::item:
                out_ += "</li>\n";
                return;
            case Kind::emphasis:
                out_ += "</em>";
                return;
            case Kind::strong:
                out_ += "</strong>";
                return;
            case Kind::link:
                --unlinked_depth_;
                out_ += "</a>";
                return;
            default:
                return;
        }
    }

    // Writes a tag on a line of its own.
    void put_block(std::string_view tag) {
        if (!out_.empty() && out_.back() != '\n') out_ += '\n';
        out_ += tag;
    }

    [[nodiscard]] int level_of(const MarkdownNode& heading) const {
        return std::min(6, heading.number + settings_.first_heading_level - 1);
    }

    void begin_heading(const MarkdownNode& heading) {
        ++unlinked_depth_;
        put_block("<h" + std::to_string(level_of(heading)) + ">");
        out_ += "<span id=\"" + settings_.id_prefix + "-" + std::to_string(++heading_count_) + "\"></span>";
    }

    void begin_list(const MarkdownNode& list) {
        if (!list.is_ordered) return put_block("<ul>\n");
        put_block(list.number == 1 ? "<ol>\n" : "<ol start=\"" + std::to_string(list.number) + "\">\n");
    }

    void put_code_block(const MarkdownNode& block) {
        const std::string_view info = tree_.attributes[block.attribute].address;
        if (info.empty()) {
            put_block("<pre><code>");
        } else {
            put_block("<pre><code class=\"language-");
            append_text(out_, info.substr(0, info.find_first_of(" \t\n\v\f\r")));
            out_ += "\">";
        }
        put_marked(block);
        out_ += "</code></pre>\n";
    }

    void put_address(const MarkdownNode& link) {
        const std::string& address = tree_.attributes[link.attribute].address;
        if (link.kind == Kind::link && is_safe_(address))
            append_address(out_, settings_.relink ? settings_.relink(address) : address);
    }

    void put_title(const MarkdownNode& link) {
        const MarkdownAttribute& attribute = tree_.attributes[link.attribute];
        if (!attribute.has_title) return;
        out_ += "\" title=\"";
        append_text(out_, attribute.title);
    }

    // Finds where the marks are printed. A figure's tag, an entity and the like are marked as a whole.
    void place_marks() {
        const auto ends_before = [](const MarkdownOrigin& origin, std::uint32_t begin) { return origin.end <= begin; };
        for (const TextMark& mark : settings_.marks) {
            auto origin = std::lower_bound(tree_.origins.begin(), tree_.origins.end(), mark.begin, ends_before);
            PlacedMark placed{UINT32_MAX, 0, &mark.target};
            for (; origin != tree_.origins.end() && origin->begin < mark.end; ++origin) {
                const auto next = origin + 1;
                const auto text_end = next == tree_.origins.end() ? static_cast<std::uint32_t>(tree_.text.size()) : next->text;
                const bool is_part = origin->is_verbatim;
                const std::uint32_t skipped = is_part && mark.begin > origin->begin ? mark.begin - origin->begin : 0;
                const std::uint32_t cut = is_part && mark.end < origin->end ? origin->end - mark.end : 0;
                placed.begin = std::min(placed.begin, origin->text + skipped);
                placed.end = std::max(placed.end, text_end - cut);
            }
            if (placed.begin < placed.end) marks_.push_back(placed);
        }
        std::sort(marks_.begin(), marks_.end(), [](const PlacedMark& a, const PlacedMark& b) { return a.begin < b.begin; });
    }

    // Writes a text, code or a code block. A mark may continue in the next one.
    void put_marked(const MarkdownNode& node) {
        const std::string_view text = tree_.text_of(node);
        std::uint32_t done = node.text_begin;
        const auto put = [&](std::uint32_t until) {
            const std::string_view part = text.substr(done - node.text_begin, until - done);
            node.kind == Kind::text ? put_text(part) : append_text(out_, part);
            done = until;
        };
        const auto ends_before = [](const PlacedMark& mark, std::uint32_t begin) { return mark.end <= begin; };
        auto mark = std::lower_bound(marks_.begin(), marks_.end(), done, ends_before);
        for (; mark != marks_.end() && mark->begin < node.text_end; ++mark) {
            const std::uint32_t end = std::min(mark->end, node.text_end);
            if (end <= done) continue;
            put(std::max(done, mark->begin));
            out_ += "<mark>";
            if (unlinked_depth_ == 0) out_ += "<a href=\"#" + *mark->target + "\">";
            append_text(out_, text.substr(done - node.text_begin, end - done));
            if (unlinked_depth_ == 0) out_ += "</a>";
            out_ += "</mark>";
            done = end;
        }
        put(node.text_end);
    }

    // Links the first occurrence of each term. If two terms begin at one place, the longer one counts.
    void put_text(std::string_view text) {
        std::size_t position = 0;
        while (settings_.glossary != nullptr && unlinked_depth_ == 0) {
            const std::optional<GlossaryLinks::Match> match = settings_.glossary->find(text, position, is_linked_);
            if (!match) break;
            const GlossaryLink& link = (*settings_.glossary)[match->link];
            is_linked_[match->link] = true;
            append_text(out_, text.substr(position, match->begin - position));
            out_ += "<a href=\"";
            append_address(out_, link.url);
            out_ += "\">";
            append_text(out_, link.term);
            out_ += "</a>";
            position = match->begin + link.term.size();
        }
        append_text(out_, text.substr(position));
    }

    struct PlacedMark {
        std::uint32_t begin = 0;  // in the tree's text
        std::uint32_t end = 0;
        const std::string* target = nullptr;
    };

    const MarkdownTree& tree_;
    const MarkdownHtmlSettings& settings_;
    bool (*is_safe_)(std::string_view);
    std::string out_;
    std::vector<PlacedMark> marks_;  // in the order of the text
    std::vector<bool> is_linked_;    // one for each link of the glossary
    int unlinked_depth_ = 0;         // how many headings and links are open
    int image_depth_ = 0;
    int heading_count_ = 0;
};

}  // namespace

std::string markdown_html(const MarkdownTree& tree, const MarkdownHtmlSettings& settings, bool (*is_safe)(std::string_view)) {
    return MarkdownPrinter(tree, settings, is_safe).print();
}

}  // namespace sitegen
