#include "render/narrative.hpp"

#include <cmark.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <optional>

#include "model/rules.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

struct NodeDeleter {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Document = std::unique_ptr<cmark_node, NodeDeleter>;

// cmark 0.30 takes more than linear time for deep nesting and for very many brackets.
constexpr std::size_t deepest_nesting = 32;
constexpr std::size_t most_brackets = 20'000;
constexpr std::size_t longest_prose = 1U << 20U;

// How deep a line opens block quotes and list items: its markers before the first other character.
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
    // A row of dashes or stars is a rule, not nesting: nested markers are set apart by spaces.
    return std::max(std::min(markers, spaces + 1), spaces / 2);
}

bool has_more_than(std::string_view text, char c, std::size_t limit) {
    std::size_t count = 0;
    for (std::size_t at = text.find(c); at != std::string_view::npos && count <= limit; at = text.find(c, at + 1)) ++count;
    return count > limit;
}

std::optional<std::size_t> find_line_too_deep(std::string_view text) {
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        if (nesting_of(line) > deepest_nesting || has_more_than(line, '>', 4 * deepest_nesting)) return begin;
        begin = end + 1;
    }
    return std::nullopt;
}

std::string_view literal_of(cmark_node* node) {
    const char* literal = cmark_node_get_literal(node);
    return literal == nullptr ? std::string_view() : std::string_view(literal);
}

std::string lower_ascii(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

// Web addresses, mail, telephone, and addresses within the site.
bool is_safe_link(std::string_view url) {
    if (std::any_of(url.begin(), url.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20; })) return false;
    if (url.starts_with("//") || url.starts_with("/") || url.find('\\') != std::string_view::npos) return false;
    const std::size_t colon = url.find(':');
    const std::size_t end_of_scheme = std::min({url.find('/'), url.find('?'), url.find('#'), url.size()});
    if (colon == std::string_view::npos || colon > end_of_scheme) return true;
    static constexpr std::array<std::string_view, 4> schemes = {"http", "https", "mailto", "tel"};
    return std::find(schemes.begin(), schemes.end(), lower_ascii(url.substr(0, colon))) != schemes.end();
}

// The width of the character that a text ends or begins with: 2 for Chinese, Japanese and full-width ones.
int width_of_first(std::string_view text) { return text.empty() ? 0 : column_count(first_character(text).value); }
int width_of_last(std::string_view text) {
    std::size_t begin = text.size();
    while (begin > 0 && (static_cast<unsigned char>(text[begin - 1]) & 0xC0) == 0x80) --begin;
    return begin == 0 ? 0 : width_of_first(text.substr(begin - 1));
}

class ProseTree {
  public:
    ProseTree(cmark_node* root, const Sources& sources, std::uint32_t file, const ProseSettings& settings, Findings& findings)
        : root_(root), sources_(sources), file_(file), settings_(settings), findings_(findings) {}

    void refine() {
        cmark_consolidate_text_nodes(root_);
        collect();
        for (cmark_node* node : breaks_) join_wide_lines(node);
        for (cmark_node* node : html_) drop_html(node);
        for (cmark_node* node : links_) check_link(node);
        for (cmark_node* node : headings_) number_heading(node);
        cmark_consolidate_text_nodes(root_);
        if (settings_.glossary == nullptr) return;
        is_linked_.resize(settings_.glossary->size());
        collect_texts();
        for (cmark_node* node : texts_) link_terms(node);
    }

  private:
    // Nodes are changed after the walk, never during it.
    void collect() {
        cmark_iter* iterator = cmark_iter_new(root_);
        while (cmark_iter_next(iterator) != CMARK_EVENT_DONE) {
            cmark_node* node = cmark_iter_get_node(iterator);
            switch (cmark_node_get_type(node)) {
                case CMARK_NODE_SOFTBREAK:
                    breaks_.push_back(node);
                    break;
                case CMARK_NODE_HTML_BLOCK:
                case CMARK_NODE_HTML_INLINE:
                    html_.push_back(node);
                    break;
                case CMARK_NODE_LINK:
                case CMARK_NODE_IMAGE:
                    if (links_.empty() || links_.back() != node) add_once(links_, node);
                    break;
                case CMARK_NODE_HEADING:
                    add_once(headings_, node);
                    break;
                case CMARK_NODE_TEXT:
                    check_emphasis(node);
                    break;
                default:
                    break;
            }
        }
        cmark_iter_free(iterator);
    }

    // Containers are met on entry and on exit.
    static void add_once(std::vector<cmark_node*>& list, cmark_node* node) {
        if (std::find(list.begin(), list.end(), node) == list.end()) list.push_back(node);
    }

    void collect_texts() {
        cmark_iter* iterator = cmark_iter_new(root_);
        for (cmark_event_type event = cmark_iter_next(iterator); event != CMARK_EVENT_DONE; event = cmark_iter_next(iterator)) {
            cmark_node* node = cmark_iter_get_node(iterator);
            const cmark_node_type type = cmark_node_get_type(node);
            const bool shuts_out = type == CMARK_NODE_LINK || type == CMARK_NODE_HEADING;
            if (shuts_out) shut_depth_ += event == CMARK_EVENT_ENTER ? 1 : -1;
            if (type == CMARK_NODE_TEXT && shut_depth_ == 0) texts_.push_back(node);
        }
        cmark_iter_free(iterator);
    }

    // "文字**重点（注）**文字" keeps its asterisks: CommonMark's rule for emphasis looks for spaces that Chinese does not write.
    void check_emphasis(cmark_node* text) {
        if (literal_of(text).find("**") == std::string_view::npos) return;
        findings_.warning(rules::literal_emphasis, place_of(text, "**"), "the asterisks ** would be printed as they are",
                          "Move punctuation out of the emphasis, or put a space on its outer side.");
    }

    // A line break between two wide characters is no space.
    static void join_wide_lines(cmark_node* soft_break) {
        cmark_node* before = cmark_node_previous(soft_break);
        cmark_node* after = cmark_node_next(soft_break);
        if (before == nullptr || after == nullptr || cmark_node_get_type(before) != CMARK_NODE_TEXT ||
            cmark_node_get_type(after) != CMARK_NODE_TEXT) {
            return;
        }
        if (width_of_last(literal_of(before)) == 2 && width_of_first(literal_of(after)) == 2) {
            cmark_node_free(soft_break);
        }
    }

    void drop_html(cmark_node* node) {
        const bool is_block = cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK;
        findings_.warning(
            rules::raw_html, place_of(node, literal_of(node)),
            is_block ? "raw HTML is dropped, and the text in it" : "the HTML tag is dropped; the text around it stays",
            "Write Markdown.");
        cmark_node_free(node);
    }

    void check_link(cmark_node* node) {
        const char* url = cmark_node_get_url(node);
        const std::string_view address = url == nullptr ? std::string_view() : std::string_view(url);
        const bool is_image = cmark_node_get_type(node) == CMARK_NODE_IMAGE;
        if (is_image) {
            findings_.error(rules::unsafe_link, place_of(node, address),
                            "narrative cannot show the image \"" + std::string(address) + "\"",
                            "Charts come from the tables; link to other pictures.");
            cmark_node_set_url(node, "");
        } else if (!is_safe_link(address)) {
            findings_.error(rules::unsafe_link, place_of(node, address),
                            "the link to \"" + std::string(address) + "\" is not allowed",
                            "Link to https, http, mailto or tel, or to a relative address.");
            cmark_node_set_url(node, "");
        }
    }

    void number_heading(cmark_node* heading) {
        const int level = std::min(6, cmark_node_get_heading_level(heading) + settings_.first_heading_level - 1);
        cmark_node_set_heading_level(heading, level);
        cmark_node* anchor = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);
        const std::string id = settings_.id_prefix + "-" + std::to_string(++heading_count_);
        cmark_node_set_on_enter(anchor, ("<span id=\"" + id + "\"></span>").c_str());
        cmark_node_prepend_child(heading, anchor);
    }

    // Links the first occurrence of each term; where two begin at one place, the longer.
    void link_terms(cmark_node* text) {
        const std::string literal(literal_of(text));
        std::size_t position = 0;
        cmark_node* last = text;
        while (const auto match = settings_.glossary->find(literal, position, is_linked_)) {
            const GlossaryLink& link = (*settings_.glossary)[match->link];
            is_linked_[match->link] = true;
            if (last == text) {
                cmark_node_set_literal(text, literal.substr(0, match->begin).c_str());
            } else {
                last = insert_text(last, literal.substr(position, match->begin - position));
            }
            cmark_node* anchor = cmark_node_new(CMARK_NODE_LINK);
            cmark_node_set_url(anchor, link.url.c_str());
            cmark_node* inner = cmark_node_new(CMARK_NODE_TEXT);
            cmark_node_set_literal(inner, link.term.c_str());
            cmark_node_append_child(anchor, inner);
            cmark_node_insert_after(last, anchor);
            last = anchor;
            position = match->begin + link.term.size();
        }
        if (last != text) insert_text(last, literal.substr(position));
    }

    static cmark_node* insert_text(cmark_node* after, const std::string& literal) {
        cmark_node* node = cmark_node_new(CMARK_NODE_TEXT);
        cmark_node_set_literal(node, literal.c_str());
        cmark_node_insert_after(after, node);
        return node;
    }

    // Inline nodes know their line only by the block they are in; the text that is complained of is looked for from there on.
    [[nodiscard]] Place place_of(cmark_node* node, std::string_view text) const {
        int line = 0;
        for (cmark_node* at = node; at != nullptr && line == 0; at = cmark_node_parent(at)) line = cmark_node_get_start_line(at);
        const std::string_view source = sources_.at(file_).text;
        std::size_t begin = 0;
        for (int i = 1; i < line && begin < source.size(); ++i) begin = std::min(source.find('\n', begin), source.size() - 1) + 1;
        const std::string_view first_line = text.substr(0, text.find('\n'));
        const std::size_t found = first_line.empty() ? std::string_view::npos : source.find(first_line, begin);
        if (found == std::string_view::npos) return {file_, static_cast<std::uint32_t>(std::max(line, 1)), 1, 1};
        const auto length = std::count_if(first_line.begin(), first_line.end(),
                                          [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
        return sources_.place_at(file_, found, static_cast<std::uint32_t>(length));
    }

    cmark_node* root_;
    const Sources& sources_;
    std::uint32_t file_;
    const ProseSettings& settings_;
    Findings& findings_;
    std::vector<cmark_node*> breaks_;
    std::vector<cmark_node*> html_;
    std::vector<cmark_node*> links_;
    std::vector<cmark_node*> headings_;
    std::vector<cmark_node*> texts_;
    std::vector<bool> is_linked_;  // of the glossary
    int shut_depth_ = 0;
    int heading_count_ = 0;
};

}  // namespace

std::string render_prose(const Sources& sources, std::uint32_t file, const ProseSettings& settings, Findings& findings) {
    return render_prose(sources, file, split_prose(sources, file, settings, findings), settings, findings);
}

std::string render_prose(const Sources& sources, std::uint32_t file, const std::vector<ProsePiece>& pieces,
                         const ProseSettings& settings, Findings& findings) {
    const std::string text = fill_figures(pieces);
    const Place whole{file, 0, 0, 0};
    if (const std::optional<std::size_t> at = find_deceptive(sources.at(file).text)) {
        const Character character = first_character(std::string_view(sources.at(file).text).substr(*at));
        findings.error(rules::unsafe_text, sources.place_at(file, *at),
                       "the text holds the invisible or control character " + code_point_name(character.value),
                       "Type the text anew without it.");
    }
    if (text.size() > longest_prose) {
        findings.error(rules::file_too_large, whole, "the text with its figures is larger than 1 MB", "Shorten it.");
        return {};
    }
    if (const std::optional<std::size_t> deep = find_line_too_deep(text)) {
        findings.error(rules::nesting_too_deep, sources.place_at(file, *deep),
                       "a line is nested or indented more than 32 levels deep", "Write it flatter.");
        return {};
    }
    if (has_more_than(text, '[', most_brackets)) {
        findings.error(rules::nesting_too_deep, whole, "there are more than 20,000 opening brackets", "Shorten the text.");
        return {};
    }
    const Document document(cmark_parse_document(text.data(), text.size(), CMARK_OPT_VALIDATE_UTF8));
    ProseTree(document.get(), sources, file, settings, findings).refine();
    const std::unique_ptr<char, decltype(&std::free)> html(cmark_render_html(document.get(), CMARK_OPT_DEFAULT), &std::free);
    return html.get();
}

}  // namespace sitegen
