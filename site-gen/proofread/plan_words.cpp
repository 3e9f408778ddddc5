#include "proofread/plan_words.hpp"

#include <algorithm>

#include "proofread/labelled_figures.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr std::size_t longest_way = 120;  // bytes behind the percentage

std::optional<DirectionWord::Course> course_of(TieWord word) {
    if (word == TieWord::rise) return DirectionWord::Course::rise;
    if (word == TieWord::fall) return DirectionWord::Course::fall;
    return std::nullopt;
}

}  // namespace

std::optional<PlanWord> find_plan_word(std::string_view text, std::size_t from, const ProseLexicon& lexicon) {
    const std::size_t end = std::min({text.find('\n', from), text.size(), from + longest_way});
    bool is_known = false;  // all words since the last mark are known
    for (std::size_t at = from; at < end;) {
        if (is_ascii_digit(text[at]) || text[at] == figure_mark) return std::nullopt;
        const std::size_t size = first_character(text.substr(at)).byte_count;
        if (text[at] == ' ') {
            ++at;
        } else if (ends_sentence(text, at) || holds_punctuation(text.substr(at, size))) {
            is_known = true;
            at += size;
        } else if (const auto word = is_known ? lexicon.longest_tie(text, at, end) : std::nullopt) {
            const std::optional<DirectionWord::Course> course = course_of(word->second);
            const auto plan = course ? lexicon.longest_tie(text, at + word->first, end) : std::nullopt;
            if (plan && plan->second == TieWord::planned) return PlanWord{at, at + word->first, *course};
            is_known = word->second == TieWord::link || word->second == TieWord::done;
            at += word->first;
        } else {
            is_known = false;
            at += size;
        }
    }
    return std::nullopt;
}

}  // namespace sitegen
