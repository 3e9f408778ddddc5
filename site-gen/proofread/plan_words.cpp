#include "proofread/plan_words.hpp"

#include <algorithm>

#include "proofread/clauses.hpp"
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

// The plan that the clause before a percentage names, with unknown words before it: 调整预算 in "完成调整预算的98.40%". Empty if it
// names none.
std::string_view plan_before(std::string_view text, std::size_t end, const ProseLexicon& lexicon) {
    const std::size_t clause = end - last_clause(text.substr(0, end)).size();
    std::string_view plan;
    std::size_t begin = clause;
    for (std::size_t at = clause; at < end;) {
        const auto word = lexicon.longest_tie(text, at, end);
        if (!word) {
            at += first_character(text.substr(at)).byte_count;
            continue;
        }
        at += word->first;
        if (word->second == TieWord::planned) {
            plan = text.substr(begin, at - begin);
        } else {
            begin = at;
        }
    }
    while (plan.starts_with(' ')) plan.remove_prefix(1);
    return plan;
}

}  // namespace

bool may_be_same_plan(std::string_view a, std::string_view b) {
    return a.find(b) != std::string_view::npos || b.find(a) != std::string_view::npos;
}

std::optional<PlanWord> find_plan_word(std::string_view text, const ProseNumber& percentage, const ProseLexicon& lexicon) {
    const std::size_t from = percentage.end;
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
            if (plan && plan->second == TieWord::planned) {
                const std::string_view named = text.substr(at + word->first, plan->first);
                const bool is_same = may_be_same_plan(plan_before(text, percentage.begin, lexicon), named);
                return is_same ? std::optional(PlanWord{at, at + word->first, *course}) : std::nullopt;
            }
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
