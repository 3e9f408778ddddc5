#include "proofread/form_residue.hpp"

#include <algorithm>
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

// In the order of the text. No phrase is within another one.
std::vector<FoundPhrase> find_phrases(std::string_view text, const std::vector<std::string>& phrases) {
    std::vector<FoundPhrase> all;
    for (const std::string& phrase : phrases) {
        if (phrase.empty()) continue;
        for (std::size_t at = text.find(phrase); at != std::string_view::npos; at = text.find(phrase, at + phrase.size()))
            all.push_back({at, phrase.size()});
    }
    std::sort(all.begin(), all.end(),
              [](const FoundPhrase& a, const FoundPhrase& b) { return a.at != b.at ? a.at < b.at : a.length > b.length; });
    std::vector<FoundPhrase> found;
    for (const FoundPhrase& phrase : all) {
        if (found.empty() || phrase.at >= found.back().at + found.back().length) found.push_back(phrase);
    }
    return found;
}

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
    // Each text is searched by itself, so that the end of one paragraph and the beginning of the next do not form a phrase.
    for (const MarkdownNode& node : prose.nodes) {
        if (node.text_begin == node.text_end) continue;
        const std::string_view text = prose.text_of(node);
        for (const FoundPhrase& found : find_phrases(text, standard.prose.residue)) {
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
    const std::vector<std::string>& phrases = document.standard->prose.no_data;
    for (const Table& table : document.tables) {
        const std::vector<FoundPhrase> found = find_phrases(table.printed_note, phrases);
        if (found.empty() || !has_amounts(table)) continue;
        const std::string said = table.printed_note.substr(found.front().at, found.front().length);
        findings.warning(rules::form_residue, table.place,
                         "the note of " + table.form->id + " says \"" + said + "\", but the table has amounts",
                         "Correct the note or the table.");
    }
}

}  // namespace sitegen
