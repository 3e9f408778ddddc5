#include "render/markdown_html.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "text/escape.hpp"

namespace sitegen {

namespace {

using Kind = MarkdownNode::Kind;

// An apostrophe stays: here no text stands in single quotation marks.
void append_text(std::string& out, std::string_view text) {
    for (std::size_t at = text.find('\''); at != std::string_view::npos; at = text.find('\'')) {
        append_escaped(out, text.substr(0, at));
        out += '\'';
        text.remove_prefix(at + 1);
    }
    append_escaped(out, text);
}

void append_address(std::string& out, std::string_view address) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char c : address) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (is_alphanumeric || std::string_view("-_.+!*(),%#@?=;:/$~").find(c) != std::string_view::npos) {
            out += c;
        } else if (c == '&') {
            out += "&amp;";
        } else if (c == '\'') {
            out += "&#x27;";
        } else {
            out += {'%', digits[byte >> 4U], digits[byte & 0xFU]};
        }
    }
}

class MarkdownPrinter {
  public:
    MarkdownPrinter(const MarkdownTree& tree, const MarkdownHtmlSettings& settings, bool (*is_safe)(std::string_view))
        : tree_(tree), settings_(settings), is_safe_(is_safe) {
        if (settings.glossary != nullptr) is_linked_.resize(settings.glossary->size());
        out_.reserve(2 * tree.text.size());
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
                return put_text(tree_.text_of(node));
            case Kind::code:
                out_ += "<code>";
                append_text(out_, tree_.text_of(node));
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

    // In place of an image stand the words within it, without their marks.
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

    // On a line of its own.
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
        append_text(out_, tree_.text_of(block));
        out_ += "</code></pre>\n";
    }

    void put_address(const MarkdownNode& link) {
        const std::string& address = tree_.attributes[link.attribute].address;
        if (link.kind == Kind::link && is_safe_(address)) append_address(out_, address);
    }

    void put_title(const MarkdownNode& link) {
        const MarkdownAttribute& attribute = tree_.attributes[link.attribute];
        if (!attribute.has_title) return;
        out_ += "\" title=\"";
        append_text(out_, attribute.title);
    }

    // Links the first occurrence of each term; where two begin at one place, the longer.
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

    const MarkdownTree& tree_;
    const MarkdownHtmlSettings& settings_;
    bool (*is_safe_)(std::string_view);
    std::string out_;
    std::vector<bool> is_linked_;  // of the glossary
    int unlinked_depth_ = 0;       // within a heading or link
    int image_depth_ = 0;
    int heading_count_ = 0;
};

}  // namespace

std::string markdown_html(const MarkdownTree& tree, const MarkdownHtmlSettings& settings, bool (*is_safe)(std::string_view)) {
    return MarkdownPrinter(tree, settings, is_safe).print();
}

}  // namespace sitegen
