#include "proofread/reason_words.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "proofread/labelled_figures.hpp"
#include "text/ascii.hpp"

namespace sitegen {

namespace {

// Where the first of the words ends. Nothing if there is none.
std::optional<std::size_t> end_of_first(std::string_view text, const std::vector<std::string>& words) {
    std::size_t first = text.size();
    std::optional<std::size_t> end;
    for (const std::string& word : words) {
        const std::size_t at = text.find(word);
        if (at > first || at == std::string_view::npos || !is_whole_word(text, at, at + word.size())) continue;
        end = at == first && end ? std::max(*end, at + word.size()) : at + word.size();
        first = at;
    }
    return end;
}

}  // namespace

std::optional<Span> find_opposite_reason(std::string_view text, std::size_t from, DirectionWord::Course course,
                                         const ProseLexicon& lexicon) {
    if (lexicon.reasons.empty()) return std::nullopt;
    const SentenceBounds sentence = sentence_around(text, from, from);
    const std::size_t end = std::min(text.substr(0, sentence.end).find(';', from), sentence.end);
    for (std::size_t at = sentence.begin; at < from; ++at) {
        const auto word = lexicon.longest_tie(text, at, from);
        if (word && word->second == TieWord::left) return std::nullopt;
    }
    const std::optional<std::size_t> lead = end_of_first(text.substr(from, end - from), lexicon.reasons);
    // The reason of a change that another number follows may be that of the other one.
    const std::string_view way = lead ? text.substr(from, *lead) : std::string_view();
    if (std::any_of(way.begin(), way.end(), [](char c) { return is_ascii_digit(c) || c == figure_mark; })) return std::nullopt;
    if (!lead || end_of_first(text.substr(from + *lead, end - from - *lead), lexicon.turns)) return std::nullopt;
    std::optional<Span> opposite;
    for (std::size_t at = from + *lead; at < end;) {
        const auto word = lexicon.longest_tie(text, at, end);
        if (word && (word->second == TieWord::rise || word->second == TieWord::fall)) {
            if ((word->second == TieWord::rise) == (course == DirectionWord::Course::rise)) return std::nullopt;
            if (!opposite) opposite = Span{at, at + word->first};
        }
        at += word ? word->first : 1;
    }
    return opposite;
}

}  // namespace sitegen
