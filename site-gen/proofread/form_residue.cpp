#include "proofread/form_residue.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "model/rules.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

struct FoundPhrase {
    std::size_t at = 0;
    std::size_t length = 0;
};

// Looks for the last byte of a phrase first. In Chinese it differs from phrase to phrase, while most characters have the same first
// byte.
class PhraseFinder {
  public:
    explicit PhraseFinder(const std::vector<std::string>& phrases) : phrases_(phrases) {
        for (const std::string& phrase : phrases) {
            if (!phrase.empty()) may_end_[static_cast<unsigned char>(phrase.back())] = true;
        }
    }

    // In the order of the text. No phrase is within another one.
    [[nodiscard]] std::vector<FoundPhrase> find(std::string_view text) const {
        std::vector<FoundPhrase> all;
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (may_end_[static_cast<unsigned char>(text[at])]) add_ending(text.substr(0, at + 1), all);
        }
        std::sort(all.begin(), all.end(),
                  [](const FoundPhrase& a, const FoundPhrase& b) { return a.at != b.at ? a.at < b.at : a.length > b.length; });
        std::vector<FoundPhrase> found;
        for (const FoundPhrase& phrase : all) {
            if (found.empty() || phrase.at >= found.back().at + found.back().length) found.push_back(phrase);
        }
        return found;
    }

  private:
    void add_ending(std::string_view text, std::vector<FoundPhrase>& all) const {
        for (const std::string& phrase : phrases_) {
            const bool may_match = !phrase.empty() && phrase.back() == text.back() && phrase.size() <= text.size() &&
                                   phrase.front() == text[text.size() - phrase.size()];
            if (may_match && text.ends_with(phrase)) all.push_back({text.size() - phrase.size(), phrase.size()});
        }
    }

    const std::vector<std::string>& phrases_;
    std::array<bool, 256> may_end_{};  // for each byte, whether a phrase ends with it; few bytes do
};

bool has_amounts(const Table& table) {
    return std::any_of(table.sides.begin(), table.sides.end(), [](const Side& side) {
        return std::any_of(side.rows.begin(), side.rows.end(), [](const Row& row) {
            return std::any_of(row.cells.begin(), row.cells.end(),
                               [](const Cell& cell) { return cell.state == CellState::amount && !cell.printed.is_zero(); });
        });
    });
}

}  // namespace

void find_form_residue(const MarkdownTree& prose, std::uint32_t file, const Sources& sources, const Standard& standard,
                       Findings& findings) {
    if (standard.prose.residue.empty()) return;
    const std::string_view source = sources.at(file).text;
    PlaceFinder places(file, source);
    const PhraseFinder phrases(standard.prose.residue);
    // Each text is searched by itself, so that the end of one paragraph and the beginning of the next do not form a phrase.
    for (const MarkdownNode& node : prose.nodes) {
        if (node.text_begin == node.text_end) continue;
        const std::string_view text = prose.text_of(node);
        for (const FoundPhrase& found : phrases.find(text)) {
            const auto [begin, end] =
                prose.source_of(node.text_begin + static_cast<std::uint32_t>(found.at), static_cast<std::uint32_t>(found.length));
            const std::string_view line =
                source.substr(begin, std::min<std::size_t>(end - begin, source.find('\n', begin) - begin));
            findings.warning(rules::form_residue, places.place_of(begin, code_point_count(line)),
                             "\"" + std::string(text.substr(found.at, found.length)) + "\" is left over from the form",
                             "Replace it with what the document says.");
        }
    }
}

void find_idle_empty_notes(const Document& document, Findings& findings) {
    const PhraseFinder phrases(document.standard->prose.no_data);
    for (const Table& table : document.tables) {
        const std::vector<FoundPhrase> found = phrases.find(table.printed_note);
        if (found.empty() || !has_amounts(table)) continue;
        const std::string said = table.printed_note.substr(found.front().at, found.front().length);
        findings.warning(rules::form_residue, table.place,
                         "the note of " + table.form->id + " says \"" + said + "\", but the table has amounts",
                         "Correct the note or the table.");
    }
}

}  // namespace sitegen
