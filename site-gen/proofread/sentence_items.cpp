#include "proofread/sentence_items.hpp"

namespace sitegen {

namespace {

using Course = DirectionWord::Course;

std::optional<Course> course_of_word(const std::optional<TieWord>& word) {
    if (word == TieWord::rise || word == TieWord::behind_rise) return Course::rise;
    if (word == TieWord::fall || word == TieWord::behind_fall) return Course::fall;
    return std::nullopt;
}

// From the words right before or behind each number.
void find_own_roles(SentenceItems& sentence) {
    std::vector<SentenceItem>& items = sentence.items;
    const std::vector<SentenceGap>& gaps = sentence.gaps;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::optional<TieWord> lead = gaps[i].lead();
        // ", or 19.2 percent, above": a number between two commas.
        const bool is_aside =
            items[i].is_percent && i > 0 && gaps[i].is_known && !gaps[i].tokens.empty() && gaps[i].tokens.front().is_pause;
        // "up from 0.9 (an increase of 33%)": the word in the brackets is about what is in them.
        const std::optional<TieWord> tail = gaps[i + 1].opens ? std::nullopt : gaps[i + 1].tail(is_aside);
        const bool is_behind = tail == TieWord::behind_rise || tail == TieWord::behind_fall;
        // 结余 may be a part of a name unless a pause is before it.
        const bool is_left = lead == TieWord::left && gaps[i].is_known && gaps[i].has_pause() && i > 0;
        // "18.7% below 35.9": the word belongs to the number before it.
        const bool is_of_number_before = i > 0 && lead && (*lead == TieWord::behind_rise || *lead == TieWord::behind_fall) &&
                                         gaps[i].tail() == lead && gaps[i].is_known;
        const bool is_said = !is_of_number_before && (course_of_word(lead).has_value() || is_left);
        items[i].course = is_left ? std::optional(Course::fall) : course_of_word(is_behind ? tail : lead);
        if (items[i].is_percent) {
            items[i].role = is_said || is_behind ? ItemRole::rate : lead == TieWord::done ? ItemRole::completion : ItemRole::share;
        } else if (is_said || is_behind) {
            items[i].role = ItemRole::change;
        } else if (lead == TieWord::before || is_of_number_before || (items[i].is_earlier && i > 0)) {
            items[i].role = ItemRole::base;
        } else if (lead == TieWord::after) {
            items[i].role = ItemRole::later;
        } else if (lead == TieWord::planned) {
            items[i].role = ItemRole::planned;
        }
    }
}

// A percentage behind an amount may say the same change once more.
void join_rates(SentenceItems& sentence, const std::vector<ProseNumber>& numbers, std::string_view text) {
    std::vector<SentenceItem>& items = sentence.items;
    const std::vector<SentenceGap>& gaps = sentence.gaps;
    for (std::size_t i = 1; i < items.size(); ++i) {
        // "a decrease of 0.71, or 39 per cent.": a number between two commas, or before the end.
        const bool is_last = gaps[i + 1].tokens.empty() || gaps[i + 1].tokens.front().is_pause;
        const bool repeats = items[i].is_percent && gaps[i].has(TieWord::link) && is_last;
        const bool is_joined = gaps[i].is_known && !gaps[i].has(TieWord::share) && !gaps[i].has(TieWord::done) &&
                               (gaps[i].opens || repeats || !gaps[i].has_pause() || gaps[i + 1].tail() != gaps[i + 1].tail(true));
        if (!items[i].is_percent || items[i - 1].is_percent || !is_joined) continue;
        // "£84.15 or 4.99% higher", "£99.54 (4.91%) higher": one word for both numbers. "up 12.5 (0.96%)": the word is only
        // written once.
        const bool is_bracketed = gaps[i].opens && text.compare(numbers[items[i].number].end, 1, ")") == 0;
        const bool have_one_word = !gaps[i].opens || (is_bracketed && gaps[i].tokens.empty());
        if (items[i].role == ItemRole::rate && items[i - 1].role == ItemRole::level && have_one_word &&
            gaps[i].lead() == std::nullopt) {
            items[i - 1].role = ItemRole::change;
            items[i - 1].course = items[i].course;
        } else if (items[i].role == ItemRole::share && items[i - 1].role == ItemRole::change) {
            items[i].role = ItemRole::rate;
            items[i].course = items[i - 1].course;
        }
    }
}

}  // namespace

void find_roles(SentenceItems& sentence, const std::vector<ProseNumber>& numbers, std::string_view text) {
    find_own_roles(sentence);
    join_rates(sentence, numbers, text);
}

}  // namespace sitegen
