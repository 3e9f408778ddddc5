#include "proofread/sentence_reading.hpp"

#include <algorithm>
#include <array>

#include "proofread/labelled_figures.hpp"
#include "proofread/sentence_gaps.hpp"

namespace sitegen {

namespace {

using Course = DirectionWord::Course;

constexpr std::size_t most_parts = 40;  // of an enumeration

bool is_tied_unit(const ProseNumber& number) {
    return number.unit.kind == ProseUnit::Kind::money || number.unit.kind == ProseUnit::Kind::percent;
}

enum class Role { level, later, base, planned, change, rate, completion, share };

class Reader {
  public:
    Reader(const ProseText& prose, const std::vector<ProseNumber>& numbers, const ProseLexicon& lexicon)
        : text_(prose.text), numbers_(numbers), lexicon_(lexicon), between_(prose, lexicon) {}

    SentenceReading read() {
        std::size_t begin = 0;
        for (std::size_t i = 0; i < numbers_.size(); ++i) {
            if (!is_tied_unit(numbers_[i])) continue;
            if (!items_.empty() && ends_between(numbers_[items_.back()].end, numbers_[i].begin)) {
                read_sentence(begin);
                items_.clear();
            }
            if (items_.empty()) begin = sentence_begin(numbers_[i].begin);
            items_.push_back(i);
        }
        if (!items_.empty()) read_sentence(begin);
        return std::move(reading_);
    }

  private:
    [[nodiscard]] bool ends_between(std::size_t begin, std::size_t end) const {
        for (std::size_t at = begin; at < end; ++at) {
            if (text_[at] != ';' && ends_sentence(text_, at)) return true;
        }
        return false;
    }

    [[nodiscard]] std::size_t sentence_begin(std::size_t from) const {
        std::size_t at = from;
        while (at > 0 && from - at < longest_gap && !ends_sentence(text_, at - 1)) --at;
        while (at < from && (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U) ++at;
        return at;
    }

    void read_sentence(std::size_t begin) {
        gaps_.clear();
        for (std::size_t i = 0; i < items_.size(); ++i)
            gaps_.push_back(between_.read(i == 0 ? begin : numbers_[items_[i - 1]].end, numbers_[items_[i]].begin));
        const std::size_t last = numbers_[items_.back()].end;
        std::size_t end = last;
        while (end < text_.size() && end - last < longest_gap / 4 && !ends_sentence(text_, end)) ++end;
        while (end > last && end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0U) == 0x80U) --end;
        gaps_.push_back(between_.read(last, end));
        paragraph_end_ = std::min(text_.find('\n', last), text_.size());
        assign_roles();
        group();
        find_enumerations();
        find_lists_of_shares();
    }

    [[nodiscard]] bool is_percent(std::size_t item) const { return numbers_[items_[item]].unit.kind == ProseUnit::Kind::percent; }

    static std::optional<Course> course_of(const std::optional<TieWord>& word) {
        if (word == TieWord::rise || word == TieWord::behind_rise) return Course::rise;
        if (word == TieWord::fall || word == TieWord::behind_fall) return Course::fall;
        return std::nullopt;
    }

    void assign_roles() {
        roles_.assign(items_.size(), Role::level);
        courses_.assign(items_.size(), std::nullopt);
        for (std::size_t i = 0; i < items_.size(); ++i) {
            const std::optional<TieWord> lead = gaps_[i].lead();
            // ", or 19.2 percent, above": a number between two commas.
            const bool is_aside =
                is_percent(i) && i > 0 && gaps_[i].is_known && !gaps_[i].tokens.empty() && gaps_[i].tokens.front().is_pause;
            // "up from 0.9 (an increase of 33%)": the word in the brackets is about what is in them.
            const std::optional<TieWord> tail = gaps_[i + 1].opens ? std::nullopt : gaps_[i + 1].tail(is_aside);
            const bool is_behind = tail == TieWord::behind_rise || tail == TieWord::behind_fall;
            // 结余 may be a part of a name unless a pause is before it.
            const bool is_left = lead == TieWord::left && gaps_[i].is_known && gaps_[i].has_pause() && i > 0;
            // "18.7% below 35.9": the word belongs to the number before it.
            const bool is_of_number_before = i > 0 && lead && (*lead == TieWord::behind_rise || *lead == TieWord::behind_fall) &&
                                             gaps_[i].tail() == lead && gaps_[i].is_known;
            const bool is_said = !is_of_number_before && (course_of(lead).has_value() || is_left);
            courses_[i] = is_left ? std::optional(Course::fall) : course_of(is_behind ? tail : lead);
            if (is_percent(i)) {
                roles_[i] = is_said || is_behind ? Role::rate : lead == TieWord::done ? Role::completion : Role::share;
            } else if (is_said || is_behind) {
                roles_[i] = Role::change;
            } else if (lead == TieWord::before || is_of_number_before) {
                roles_[i] = Role::base;
            } else if (lead == TieWord::after) {
                roles_[i] = Role::later;
            } else if (lead == TieWord::planned) {
                roles_[i] = Role::planned;
            }
        }
        for (std::size_t i = 1; i < items_.size(); ++i) {
            // "a decrease of 0.71, or 39 per cent.": a number between two commas, or before the end.
            const bool is_last = gaps_[i + 1].tokens.empty() || gaps_[i + 1].tokens.front().is_pause;
            const bool repeats = is_percent(i) && gaps_[i].has(TieWord::link) && is_last;
            const bool is_joined =
                gaps_[i].is_known && !gaps_[i].has(TieWord::share) && !gaps_[i].has(TieWord::done) &&
                (gaps_[i].opens || repeats || !gaps_[i].has_pause() || gaps_[i + 1].tail() != gaps_[i + 1].tail(true));
            if (!is_percent(i) || is_percent(i - 1) || !is_joined) continue;
            // "£84.15 or 4.99% higher", "£99.54 (4.91%) higher": one word for both numbers. "up 12.5 (0.96%)": the word is only
            // written once.
            const bool is_bracketed = gaps_[i].opens && text_.compare(numbers_[items_[i]].end, 1, ")") == 0;
            const bool have_one_word = !gaps_[i].opens || (is_bracketed && gaps_[i].tokens.empty());
            if (roles_[i] == Role::rate && roles_[i - 1] == Role::level && have_one_word && gaps_[i].lead() == std::nullopt) {
                roles_[i - 1] = Role::change;
                courses_[i - 1] = courses_[i];
            } else if (roles_[i] == Role::share && roles_[i - 1] == Role::change) {
                roles_[i] = Role::rate;
                courses_[i] = courses_[i - 1];
            }
        }
    }

    // ---- Comparisons ----

    // Amounts of two years that nothing compares may be a plan and an outturn.
    [[nodiscard]] bool is_only_dated() const { return comparison_.is_dated && !comparison_.change && !comparison_.rate; }

    void close() {
        const std::size_t count = comparison_.members().size();
        const bool says_something = comparison_.change || comparison_.rate || comparison_.completion || comparison_.is_same ||
                                    (comparison_.now && (comparison_.base || (comparison_.is_from_to && comparison_.course)));
        if (count > 0 && says_something && !is_only_dated()) reading_.comparisons.push_back(comparison_);
        comparison_ = {};
    }

    void begin_with(std::optional<std::size_t> now) {
        close();
        comparison_.now = now;
    }

    // After a plan, a change is no longer about the plan: "90% of the plan, up by 1".
    void leave_plan(const SentenceGap& gap, const std::optional<std::size_t>& level) {
        if (comparison_.is_dated) return;
        const bool is_of_plan = comparison_.completion || (comparison_.base && is_base_planned_ && comparison_.now);
        // "0.87 less than the plan of 9.60, and down 3.54% from last year": that is another comparison.
        const bool has_own_base = comparison_.base && comparison_.change && gap.has(TieWord::before);
        if ((is_of_plan || has_own_base) && gap.has_pause() && !gap.has(TieWord::planned)) begin_with(level);
    }

    // "The budget is 10, up by 1": a plan without a comparison is itself the present amount. The same holds for "the budget is 10,
    // 1 more than the budget of 2023". Without the year nobody can tell which of the two budgets the plan is.
    void take_plan_for_now(const SentenceGap& gap) {
        if (!comparison_.base || comparison_.now || !is_base_planned_ || comparison_.change || comparison_.rate) return;
        if (!gap.has(TieWord::planned) || gap.year) comparison_.now = comparison_.base;
        comparison_.base.reset();
    }

    // "Outturn of 2023 10, budget of 2024 12", in any order: the amount of the earlier year is the base.
    bool take_with_other_year(std::size_t i) {
        if (i == 0 || !gaps_[i].is_known || !gaps_[i].has_pause() || is_percent(i)) return false;
        const std::optional<std::size_t>& other = comparison_.now ? comparison_.now : comparison_.base;
        const bool is_lone = comparison_.members().size() == 1 || is_only_dated();
        const std::optional<int>& other_year = gaps_[i - 1].year;
        const std::optional<int>& year = gaps_[i].year;
        if (!is_lone || other != items_[i - 1] || !other_year || !year || *year == *other_year) return false;
        const bool is_later = *year > *other_year;
        const std::size_t base = is_later ? i - 1 : i;
        close();
        comparison_.now = items_[is_later ? i : i - 1];
        comparison_.base = items_[base];
        comparison_.is_dated = true;
        base_year_at_ = gaps_[base].year_at;
        is_base_planned_ = gaps_[base].has(TieWord::planned);
        return true;
    }

    // Whether a change is one between the amounts of the two years: "up 20%", "20% more than the outturn of 2023".
    [[nodiscard]] bool is_between_years(std::size_t i) {
        const SentenceGap& gap = gaps_[i];
        // Other words, before or behind, may name another base: "up 20% on the plan".
        const std::vector<TieToken>& behind = gaps_[i + 1].tokens;
        const bool is_bare = std::all_of(gap.tokens.begin(), gap.tokens.end(), [](const TieToken& token) {
            return token.is_pause || token.word == TieWord::rise || token.word == TieWord::fall;
        });
        if (!gap.year) return is_bare && course_of(gap.lead()) && (behind.empty() || behind.front().is_pause);
        if (gap.has(TieWord::before)) comparison_.is_base_named = names_base(gap.year_at);
        return comparison_.is_base_named;
    }

    // Whether the words from a year to a word of rise or fall are those of the base: 2023年执行数.
    [[nodiscard]] bool names_base(std::size_t at) const {
        std::size_t base = base_year_at_;
        const std::size_t first = at;
        while (at < text_.size() && text_[at] == text_[base]) {
            ++at;
            ++base;
            const auto word = at - first > 4 ? lexicon_.longest_tie(text_, at, text_.size()) : std::nullopt;
            if (word && (word->second == TieWord::rise || word->second == TieWord::fall)) return true;
        }
        return false;
    }

    void set_course(const std::optional<Course>& course) {
        if (!course) return;
        if (comparison_.course && comparison_.course != course) comparison_.has_two_courses = true;
        comparison_.course = course;
    }

    // Words of rise or fall right before the amount of comparison: "up from". A reason further ahead has its own: "despite a rise
    // in wages, costs went from".
    void add_course_of(const SentenceGap& gap) {
        for (auto token = gap.tokens.rbegin(); token != gap.tokens.rend() && token->word; ++token) {
            if (*token->word == TieWord::rise || *token->word == TieWord::fall)
                return set_course(*token->word == TieWord::rise ? Course::rise : Course::fall);
        }
    }

    void group() {
        std::optional<std::size_t> level;  // that the sentence continues with
        comparison_ = {};
        is_among_parts_ = false;
        for (std::size_t i = 0; i < items_.size(); ++i) {
            const SentenceGap& gap = gaps_[i];
            const std::size_t number = items_[i];
            if (is_aside(i)) continue;
            if (gap.has_parts()) is_among_parts_ = true;
            if (gap.has_stop) is_among_parts_ = false;
            if (!gap.is_known) {
                // A semicolon without a new name: the amount before it is still meant.
                const bool continues = !gap.has_unknown && roles_[i] != Role::share;
                continues ? begin_with(level) : close();
                if (continues) level = comparison_.now;
                const bool is_share = roles_[i] == Role::share && gap.has(TieWord::share) && !gap.has_stop;
                if (!is_share && !continues) level.reset();
            }
            switch (roles_[i]) {
                case Role::level:
                    if (take_with_other_year(i)) {
                        level = comparison_.now;
                        break;
                    }
                    if (comparison_.base && !comparison_.now && !comparison_.change && !comparison_.rate) {
                        comparison_.now = number;  // "budget 10, outturn 9"
                    } else {
                        begin_with(number);
                    }
                    level = number;
                    break;
                case Role::later:
                    if (comparison_.now) begin_with(std::nullopt);
                    comparison_.now = number;
                    comparison_.is_from_to = true;
                    add_course_of(gap);
                    level = number;
                    break;
                case Role::base:
                case Role::planned: {
                    if (roles_[i] == Role::planned && take_with_other_year(i)) {
                        level = comparison_.now;
                        break;
                    }
                    const bool is_of_same = !gap.has_pause() && !comparison_.base;
                    const bool is_full = comparison_.base || comparison_.change || comparison_.rate || comparison_.completion;
                    if (roles_[i] == Role::base) take_plan_for_now(gap);
                    if (is_full && !is_of_same && comparison_.base) begin_with(level);
                    if (is_full && !is_of_same && (comparison_.change || comparison_.rate || comparison_.completion))
                        begin_with(level);
                    comparison_.base = number;
                    is_base_planned_ = roles_[i] == Role::planned;
                    comparison_.is_same = gaps_[i + 1].tail() == TieWord::same;
                    if (!is_base_planned_) add_course_of(gap);
                    if (is_base_planned_ && !comparison_.now) level = number;
                    break;
                }
                case Role::change:
                    if (gap.has(TieWord::left)) {
                        add_what_is_left(i, level);
                        break;
                    }
                    if (comparison_.is_dated && !is_between_years(i)) begin_with(level);
                    leave_parts(gap);
                    take_plan_for_now(gap);
                    leave_plan(gap, level);
                    if (comparison_.change || (comparison_.rate && gap.has_pause())) begin_with(level);
                    comparison_.change = number;
                    set_course(courses_[i]);
                    break;
                case Role::rate:
                    if (comparison_.is_dated && !is_between_years(i)) begin_with(level);
                    leave_parts(gap);
                    take_plan_for_now(gap);
                    leave_plan(gap, level);
                    if (comparison_.rate) begin_with(level);
                    comparison_.rate = number;
                    comparison_.rate_course = courses_[i];
                    comparison_.is_one_change = repeats_change(i);
                    set_course(courses_[i]);
                    break;
                case Role::completion:
                    if (comparison_.completion || comparison_.rate || comparison_.is_dated) begin_with(level);
                    comparison_.completion = number;
                    break;
                case Role::share:
                    add_share(i, level);
                    break;
            }
        }
        close();
    }

    // "Revenue is 93.00 (18.60 of it carried forward), up by 2.30": an amount in brackets, with words of its own.
    [[nodiscard]] bool is_aside(std::size_t i) const {
        return i > 0 && !is_percent(i) && roles_[i] == Role::level && gaps_[i].opens && gaps_[i].has_unknown && gaps_[i + 1].closes;
    }

    // "A is 8, of which b 5 and c 3, 2 more than last year": of A, or of c?
    void leave_parts(const SentenceGap& gap) {
        if (is_among_parts_ && gap.has_pause() && gap.has(TieWord::before)) begin_with(std::nullopt);
    }

    // "up by 2.90, or 9.21%", with nothing that either of the two could be compared with by itself.
    [[nodiscard]] bool repeats_change(std::size_t i) const {
        const bool is_next = i > 0 && comparison_.change == items_[i - 1] && gaps_[i].is_known && !comparison_.base;
        const auto has_base = [](const SentenceGap& gap) { return gap.has(TieWord::before) || gap.has(TieWord::planned); };
        return is_next && !has_base(gaps_[i]) && !has_base(gaps_[i + 1]);
    }

    // Without a plan and what was done of it, the amount that is left is an amount like any other.
    void add_what_is_left(std::size_t i, std::optional<std::size_t>& level) {
        if (comparison_.base && is_base_planned_ && comparison_.now && !comparison_.change && !is_percent(i)) {
            comparison_.change = items_[i];
            set_course(Course::fall);
            return;
        }
        begin_with(items_[i]);
        level = items_[i];
    }

    // A percentage directly after an amount is its share. After "of the plan of 10" it says how much of the plan was done.
    void add_share(std::size_t i, const std::optional<std::size_t>& level) {
        const SentenceGap& gap = gaps_[i];
        const bool is_of_plan =
            i > 0 && roles_[i - 1] == Role::planned && comparison_.base == items_[i - 1] && !gap.has_pause() && gap.is_known;
        if (is_of_plan && !comparison_.completion && comparison_.now) {
            comparison_.completion = items_[i];
            return;
        }
        const bool is_behind = i > 0 && level == items_[i - 1] && !gap.has_stop && (gap.is_known || gap.has(TieWord::share));
        if (!is_behind || gap.has(TieWord::respectively) || gap.has(TieWord::done)) return;
        reading_.shares.push_back({items_[i], *level, gap.is_known && gap.has(TieWord::share), paragraph_end_});
    }

    // ---- Enumerations ----

    [[nodiscard]] bool is_plain_amount(std::size_t item) const {
        return !is_percent(item) && (roles_[item] == Role::level || roles_[item] == Role::planned);
    }

    // "…, together T": all plain amounts before T in the clause. "T, of which a, b": all plain amounts after T in the clause.
    void find_enumerations() {
        for (std::size_t i = 0; i < items_.size(); ++i) {
            if (is_percent(i) || gaps_[i].has_stop) continue;
            const std::optional<TieWord> lead = gaps_[i].lead();
            if (lead == TieWord::together) add_parts_before(i);
            if (i > 0 && gaps_[i].has_parts()) add_parts_behind(i);
        }
    }

    void add_parts_before(std::size_t whole) {
        Enumeration found{items_[whole], {}, true, true};
        for (std::size_t i = whole; i-- > 0 && found.parts.size() < most_parts;) {
            if (!is_plain_amount(i)) return;
            found.parts.push_back(items_[i]);
            if (gaps_[i].has_stop || gaps_[i].has_parts()) break;
        }
        if (found.parts.size() > 1) reading_.enumerations.push_back(std::move(found));
    }

    void add_parts_behind(std::size_t first) {
        if (is_percent(first - 1) || !is_plain_amount(first - 1)) return;
        Enumeration found{items_[first - 1], {}};
        std::size_t end = first;
        for (std::size_t i = first; i < items_.size() && found.parts.size() < most_parts; ++i) {
            if (i > first && (gaps_[i].has_stop || gaps_[i].has_parts())) break;
            if (is_percent(i)) continue;
            if (!is_plain_amount(i)) return;
            found.parts.push_back(items_[i]);
            end = i + 1;
        }
        // "… and others": the list has not all.
        const std::vector<TieToken>& behind = gaps_[end].tokens;
        found.may_go_on =
            gaps_[first].has(TieWord::some_of) || (!behind.empty() && !behind.front().is_pause && !behind.front().word);
        found.names_all = gaps_[first].has(TieWord::made_of) && !found.may_go_on;
        if (found.parts.size() > 1) reading_.enumerations.push_back(std::move(found));
    }

    // "A 60, B 40 take 60% and 40% respectively": as many percentages as amounts before them.
    void find_lists_of_shares() {
        for (std::size_t i = 1; i < items_.size(); ++i) {
            if (!is_percent(i) || !gaps_[i].has(TieWord::respectively) || gaps_[i].has_stop) continue;
            std::size_t end = i + 1;
            while (end < items_.size() && is_percent(end) && gaps_[end].is_known) ++end;
            const std::size_t count = end - i;
            if (count < 2 || count > i) continue;
            const std::size_t first = i - count;
            bool is_list = true;
            for (std::size_t j = first; j < i; ++j) is_list = is_list && is_plain_amount(j) && (j == first || !gaps_[j].has_stop);
            // If the same clause has another amount before these, it is not certain which amounts are meant.
            const bool is_open = first > 0 && !gaps_[first].has_stop && !is_percent(first - 1) && !gaps_[first].has_parts();
            if (!is_list) continue;
            for (std::size_t j = 0; j < count; ++j)
                reading_.shares.push_back({items_[i + j], items_[first + j], !is_open, paragraph_end_});
        }
    }

    const std::string& text_;
    const std::vector<ProseNumber>& numbers_;
    const ProseLexicon& lexicon_;
    SentenceGaps between_;
    std::vector<std::size_t> items_;  // the amounts and percentages of the sentence
    std::vector<SentenceGap> gaps_;   // one before each item, and one after the last
    std::vector<Role> roles_;
    std::vector<std::optional<Course>> courses_;
    TiedNumbers comparison_;
    bool is_base_planned_ = false;
    bool is_among_parts_ = false;
    std::size_t base_year_at_ = 0;  // of a dated comparison, in the text
    std::size_t paragraph_end_ = 0;
    SentenceReading reading_;
};

}  // namespace

std::vector<std::size_t> TiedNumbers::members() const {
    std::vector<std::size_t> result;
    for (const std::optional<std::size_t>& member : {now, base, change, rate, completion}) {
        if (member) result.push_back(*member);
    }
    std::sort(result.begin(), result.end());
    return result;
}

SentenceReading read_sentences(const ProseText& prose, const std::vector<ProseNumber>& numbers, const ProseLexicon& lexicon) {
    return Reader(prose, numbers, lexicon).read();
}

}  // namespace sitegen
