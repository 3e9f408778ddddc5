#include "render/narrative.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "markdown/read_markdown.hpp"
#include "model/rules.hpp"
#include "render/markdown_html.hpp"
#include "render/prose_to_lint.hpp"
#include "text/ascii.hpp"

namespace sitegen {

namespace {

using Kind = MarkdownNode::Kind;

// Web addresses, mail, telephone, and addresses within the site are safe.
bool is_safe_link(std::string_view url) {
    if (std::any_of(url.begin(), url.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20; })) return false;
    if (url.starts_with("//") || url.starts_with("/") || url.find('\\') != std::string_view::npos) return false;
    const std::size_t colon = url.find(':');
    const std::size_t end_of_scheme = std::min({url.find('/'), url.find('?'), url.find('#'), url.size()});
    if (colon == std::string_view::npos || colon > end_of_scheme) return true;
    static constexpr std::array<std::string_view, 4> schemes = {"http", "https", "mailto", "tel"};
    return std::find(schemes.begin(), schemes.end(), ascii_lower(url.substr(0, colon))) != schemes.end();
}

// Finds text that is not printed as it was written.
class ProseLint {
  public:
    ProseLint(ProseToLint& prose, Findings& findings) : prose_(prose), findings_(findings) {}

    void run() {
        for (const DroppedHtml& html : prose_.tree().dropped) report_html(html);
        for (const MarkdownNode& node : prose_.tree().nodes) {
            if (node.kind == Kind::text) check_emphasis(node);
            if (node.kind == Kind::link || node.kind == Kind::image) check_link(node);
        }
    }

  private:
    void report_html(const DroppedHtml& html) {
        findings_.warning(rules::raw_html, prose_.place_of(html.begin, html.end),
                          html.is_block ? "raw HTML is dropped together with the text in it"
                                        : "the HTML tag is dropped; the text around it stays",
                          "Write Markdown.");
    }

    // "文字**重点（注）**文字" keeps its asterisks, because CommonMark's rule for emphasis needs spaces, which Chinese does not
    // have.
    void check_emphasis(const MarkdownNode& text) {
        const std::string_view literal = prose_.tree().text_of(text);
        std::uint32_t told_line = 0;
        for (std::size_t at = literal.find("**"); at != std::string_view::npos; at = literal.find("**", at + 2)) {
            const auto [begin, end] = prose_.tree().source_of(text.text_begin + static_cast<std::uint32_t>(at), 2);
            const Place place = prose_.place_of(begin, end);
            if (std::exchange(told_line, place.line) == place.line) continue;  // they come in pairs, so once for a line is enough
            findings_.warning(rules::literal_emphasis, place, "the asterisks ** would be printed as they are",
                              "Move punctuation out of the emphasis, or put a space on its outer side.");
        }
    }

    void check_link(const MarkdownNode& link) {
        const std::string& address = prose_.tree().attributes[link.attribute].address;
        if (link.kind == Kind::image) {
            findings_.error(rules::unsafe_link, prose_.place_of(link.source_begin, link.source_end),
                            "narrative cannot show the image \"" + address + "\"",
                            "Charts come from the tables; link to other pictures.");
        } else if (!is_safe_link(address)) {
            findings_.error(rules::unsafe_link, prose_.place_of(link.source_begin, link.source_end),
                            "the link to \"" + address + "\" is not allowed",
                            "Link to https, http, mailto or tel, or to a relative address.");
        }
    }

    ProseToLint& prose_;
    Findings& findings_;
};

}  // namespace

std::vector<ProseLink> relative_links(const Sources& sources, std::uint32_t file, const MarkdownTree& prose) {
    ProseToLint places(sources, file, prose);
    std::vector<ProseLink> links;
    for (const MarkdownNode& node : prose.nodes) {
        if (node.kind != Kind::link) continue;
        const std::string& address = prose.attributes[node.attribute].address;
        const bool has_scheme = address.substr(0, address.find_first_of("/?#")).find(':') != std::string::npos;
        if (!has_scheme && is_safe_link(address)) links.push_back({address, places.place_of(node.source_begin, node.source_end)});
    }
    return links;
}

MarkdownTree read_prose(const Sources& sources, std::uint32_t file, const ProseSettings& settings, Findings& findings) {
    return read_markdown(sources, file, split_prose(sources, file, settings, findings), findings);
}

void lint_prose(const Sources& sources, std::uint32_t file, const MarkdownTree& prose, Findings& findings) {
    ProseToLint to_lint(sources, file, prose);
    ProseLint(to_lint, findings).run();
    find_changed_numbers(to_lint, findings);
    find_unread_markup(to_lint, findings);
}

std::string render_prose(const Sources& sources, std::uint32_t file, const ProseSettings& settings, Findings& findings) {
    return render_prose(sources, file, read_prose(sources, file, settings, findings), settings, findings);
}

std::string render_prose(const Sources& sources, std::uint32_t file, const MarkdownTree& prose, const ProseSettings& settings,
                         Findings& findings) {
    lint_prose(sources, file, prose, findings);
    return markdown_html(prose,
                         {settings.id_prefix, settings.first_heading_level, settings.glossary, settings.marks, settings.relink},
                         is_safe_link);
}

}  // namespace sitegen
