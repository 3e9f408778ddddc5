#include <algorithm>
#include <string>
#include <utility>

#include "model/rules.hpp"
#include "render/prose_to_lint.hpp"
#include "text/ascii.hpp"

namespace sitegen {

namespace {

using Kind = MarkdownNode::Kind;

constexpr std::uint32_t no_place = UINT32_MAX;
constexpr std::string_view full_width_hash = "＃";

// "|---|:--:|": the row below the head of a table, with at least one bar.
bool is_delimiter_row(std::string_view line) {
    return line.find('|') != std::string_view::npos && line.find('-') != std::string_view::npos &&
           line.find_first_not_of("|-: \t") == std::string_view::npos;
}

std::size_t length_of_hashes(std::string_view text) { return std::min(text.find_first_not_of('#'), text.size()); }

class UnreadMarkup {
  public:
    UnreadMarkup(ProseToLint& prose, Findings& findings) : prose_(prose), tree_(prose.tree()), findings_(findings) {}

    void run() {
        for (std::uint32_t i = 0; i < tree_.nodes.size(); ++i) {
            if (!is_inline(node(i).kind)) struck_from_ = no_place;
            if (node(i).kind == Kind::text) check_text(i);
            if (node(i).kind == Kind::link) check_link(i);
        }
    }

  private:
    void check_text(std::uint32_t text) {
        const Kind before = node(text - 1).kind;
        if (before == Kind::paragraph || before == Kind::soft_break || before == Kind::hard_break) check_heading(text);
        if (before == Kind::soft_break) check_table(text);
        check_footnotes(text);
        check_strikethrough(text);
    }

    void check_heading(std::uint32_t text) {
        const std::string_view printed = tree_.text_of(node(text));
        if (printed.starts_with(full_width_hash)) {
            report(text, 0, full_width_hash.size(), "＃ would be printed as it is: a heading begins with the half-width #",
                   "Write # and a space after it.");
            return;
        }
        const std::size_t length = length_of_hashes(printed);
        constexpr std::size_t deepest = 6;
        // "#1" is a number in English.
        const bool is_number = length == 1 && printed.size() > 1 && is_ascii_digit(printed[1]);
        if (length == 0 || is_number || !is_as_typed(text, 0)) return;
        const std::string marks(printed.substr(0, length));
        if (length > deepest) {
            report(text, 0, length, marks + " would be printed as it is: a heading has six # at most", "Remove some.");
        } else {
            report(text, 0, length, marks + " would be printed as it is: a heading has a space after its marks",
                   "Write \"" + marks + " \", or \\" + marks + " if it is not a heading.");
        }
    }

    // The head of a table is on the line above.
    void check_table(std::uint32_t text) {
        const std::uint32_t next = text + 1;
        const bool is_line = next == tree_.nodes.size() || node(next).kind == Kind::soft_break || !is_inline(node(next).kind);
        if (!is_line || !is_delimiter_row(tree_.text_of(node(text)))) return;
        const std::uint32_t row = tree_.source_of(node(text).text_begin, 1).first;
        const std::string_view above = prose_.source().substr(0, prose_.source().find_last_of('\n', row));
        const std::size_t line = above.find_last_of('\n') + 1;
        const std::size_t begin = std::min(above.find_first_not_of(" \t>", line), above.size());
        if (above.find('|', begin) == std::string_view::npos) return;
        const std::size_t end = above.find_last_not_of(" \t\r") + 1;
        findings_.warning(rules::unread_markup, prose_.place_of(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)),
                          "the table would be printed as lines of text with vertical bars",
                          "Put it into tables.toml, or write a list.");
    }

    // "[^1]" in the text, and "[^1]:" before the note.
    void check_footnotes(std::uint32_t text) {
        const std::string_view printed = tree_.text_of(node(text));
        for (std::size_t at = printed.find("[^"); at != std::string_view::npos; at = printed.find("[^", at + 1)) {
            const std::size_t end = printed.find_first_of(" \t[]", at + 2);
            if (end == std::string_view::npos || printed[end] != ']' || end == at + 2 || !is_as_typed(text, at)) continue;
            const std::size_t length = end + 1 - at;
            report(text, at, length, std::string(printed.substr(at, length)) + " would be printed as it is: there are no footnotes",
                   note_remedy);
        }
    }

    // If the note is a single word, "[^1]" becomes a link with this word as its address.
    void check_link(std::uint32_t link) {
        const bool has_text = link + 1 < node(link).end && node(link + 1).kind == Kind::text;
        if (!has_text || !tree_.text_of(node(link + 1)).starts_with('^')) return;
        const std::string_view printed = tree_.text_of(node(link + 1));
        report(link + 1, 0, printed.size(),
               std::string(printed) + " would be printed as a link to \"" + tree_.attributes[node(link).attribute].address +
                   "\": there are no footnotes",
               note_remedy);
    }

    // The marks come in pairs, with the deleted text between them.
    void check_strikethrough(std::uint32_t text) {
        const std::string_view printed = tree_.text_of(node(text));
        for (std::size_t at = printed.find("~~"); at != std::string_view::npos; at = printed.find("~~", at)) {
            const std::size_t end = std::min(printed.find_first_not_of('~', at), printed.size());
            const auto [begin_in_source, end_in_source] =
                tree_.source_of(node(text).text_begin + static_cast<std::uint32_t>(at), 2);
            if (end - at == 2 && is_as_typed(text, at)) {
                if (struck_from_ != no_place) {
                    findings_.warning(rules::unread_markup, prose_.place_of(struck_from_, end_in_source),
                                      "~~ would be printed as it is: there is no strikethrough",
                                      "Remove the text or the marks, and declare a correction as a [[version]] of the document.");
                    struck_from_ = no_place;
                } else if (end == printed.size() || !is_ascii_space(printed[end])) {
                    struck_from_ = begin_in_source;
                }
            }
            at = end;
        }
    }

    void report(std::uint32_t text, std::size_t at, std::size_t length, std::string message, std::string remedy) {
        const auto [begin, end] =
            tree_.source_of(node(text).text_begin + static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(length));
        findings_.warning(rules::unread_markup, prose_.place_of(begin, end), std::move(message), std::move(remedy));
    }

    // Whether it comes from no figure, entity or backslash.
    [[nodiscard]] bool is_as_typed(std::uint32_t text, std::size_t at) const {
        return tree_.origins[tree_.origin_at(node(text).text_begin + static_cast<std::uint32_t>(at))].is_verbatim;
    }

    static bool is_inline(Kind kind) {
        return kind == Kind::text || kind == Kind::code || kind == Kind::soft_break || kind == Kind::hard_break ||
               kind == Kind::emphasis || kind == Kind::strong || kind == Kind::link || kind == Kind::image;
    }

    [[nodiscard]] const MarkdownNode& node(std::uint32_t index) const { return tree_.nodes[index]; }

    static constexpr const char* note_remedy = "Put the note into the text or, in document.toml, into a [[note]].";

    ProseToLint& prose_;
    const MarkdownTree& tree_;
    Findings& findings_;
    std::uint32_t struck_from_ = no_place;  // where in the source the text begins that the paragraph's next ~~ would strike out
};

}  // namespace

void find_unread_markup(ProseToLint& prose, Findings& findings) { UnreadMarkup(prose, findings).run(); }

}  // namespace sitegen
