#include "proofread/tied_comparisons.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "proofread/plan_words.hpp"

namespace sitegen {

namespace {

using Course = DirectionWord::Course;

bool is_course(const std::optional<TieWord>& word) {
    return word == TieWord::rise || word == TieWord::behind_rise || word == TieWord::fall || word == TieWord::behind_fall;
}

class ComparisonGroups {
  public:
    ComparisonGroups(const SentenceItems& sentence, const std::string& text, std::size_t paragraph_end, const ProseLexicon& lexicon,
                     SentenceReading& reading)
        : items_(sentence.items),
          gaps_(sentence.gaps),
          text_(text),
          paragraph_end_(paragraph_end),
          lexicon_(lexicon),
          reading_(reading) {}

    void find() {
        for (std::size_t i = 0; i < items_.size(); ++i) {
            if (is_aside(i)) continue;
            leave_clause(i);
            add(i);
        }
        close();
    }

  private:
    // Amounts of two years that nothing compares may be a plan and an outturn.
    [[nodiscard]] bool is_only_dated() const { return open_.is_dated && !open_.change && !open_.rate; }

    void close() {
        const std::size_t count = open_.members().size();
        const bool says_something = open_.change || open_.rate || open_.completion || open_.is_same ||
                                    (open_.now && (open_.base || (open_.is_from_to && open_.course)));
        if (count > 0 && says_something && !is_only_dated()) reading_.comparisons.push_back(open_);
        open_ = {};
    }

    void begin_with(std::optional<std::size_t> now) {
        close();
        open_.now = now;
    }

    // After a plan, a change is no longer about the plan: "90% of the plan, up by 1".
    void leave_plan(const SentenceGap& gap) {
        if (open_.is_dated) return;
        const bool is_of_plan = open_.completion || (open_.base && is_base_planned_ && open_.now);
        // "0.87 less than the plan of 9.60, and down 3.54% from last year": that is another comparison.
        const bool has_own_base = open_.base && open_.change && gap.has(TieWord::before);
        if ((is_of_plan || has_own_base) && gap.has_pause() && !gap.has(TieWord::planned)) begin_with(level_);
    }

    // "The budget is 10, up by 1": a plan without a comparison is itself the present amount. The same holds for "the budget is 10,
    // 1 more than the budget of 2023". Without the year nobody can tell which of the two budgets the plan is.
    void take_plan_for_now(const SentenceGap& gap) {
        if (!open_.base || open_.now || !is_base_planned_ || open_.change || open_.rate) return;
        if (!gap.has(TieWord::planned) || gap.year) open_.now = open_.base;
        open_.base.reset();
    }

    // "Outturn of 2023 10, budget of 2024 12", in any order: the amount of the earlier year is the base.
    bool take_with_other_year(std::size_t i) {
        if (i == 0 || !gaps_[i].is_known || !gaps_[i].has_pause() || items_[i].is_percent) return false;
        const std::optional<std::size_t>& other = open_.now ? open_.now : open_.base;
        const bool is_lone = open_.members().size() == 1 || is_only_dated();
        const std::optional<int>& other_year = gaps_[i - 1].year;
        const std::optional<int>& year = gaps_[i].year;
        if (!is_lone || other != items_[i - 1].number || !other_year || !year || *year == *other_year) return false;
        const bool is_later = *year > *other_year;
        const std::size_t base = is_later ? i - 1 : i;
        close();
        open_.now = items_[is_later ? i : i - 1].number;
        open_.base = items_[base].number;
        open_.is_dated = true;
        base_year_at_ = gaps_[base].year_at;
        is_base_planned_ = gaps_[base].has(TieWord::planned);
        level_ = open_.now;
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
        if (!gap.year) return is_bare && is_course(gap.lead()) && (behind.empty() || behind.front().is_pause);
        if (gap.has(TieWord::before)) open_.is_base_named = names_base(gap.year_at);
        return open_.is_base_named;
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
        if (open_.course && open_.course != course) open_.has_two_courses = true;
        open_.course = course;
    }

    // Words of rise or fall right before the amount of comparison: "up from". A reason further ahead has its own: "despite a rise
    // in wages, costs went from".
    void add_course_of(const SentenceGap& gap) {
        for (auto token = gap.tokens.rbegin(); token != gap.tokens.rend() && token->word; ++token) {
            const bool is_rise = *token->word == TieWord::rise || *token->word == TieWord::behind_rise;
            const bool is_fall = *token->word == TieWord::fall || *token->word == TieWord::behind_fall;
            if (is_rise || is_fall) return set_course(is_rise ? Course::rise : Course::fall);
        }
    }

    void add(std::size_t i) {
        switch (items_[i].role) {
            case ItemRole::level:
                return add_level(i);
            case ItemRole::later:
                return add_later(i);
            case ItemRole::base:
            case ItemRole::planned:
                return add_base(i);
            case ItemRole::change:
                return gaps_[i].has(TieWord::left) ? add_what_is_left(i) : add_change(i);
            case ItemRole::rate:
                return add_rate(i);
            case ItemRole::completion:
                return add_completion(i);
            case ItemRole::share:
                return add_share(i);
        }
    }

    // Between the number before and this one stands what may begin another statement.
    void leave_clause(std::size_t i) {
        const SentenceGap& gap = gaps_[i];
        if (gap.has_parts()) is_among_parts_ = true;
        if (gap.has_stop) is_among_parts_ = false;
        if (gap.is_known) return;
        // A semicolon without a new name: the amount before it is still meant.
        const bool continues = !gap.has_unknown && items_[i].role != ItemRole::share;
        continues ? begin_with(level_) : close();
        if (continues) level_ = open_.now;
        const bool is_share = items_[i].role == ItemRole::share && gap.has(TieWord::share) && !gap.has_stop;
        if (!is_share && !continues) level_.reset();
    }

    void add_level(std::size_t i) {
        if (take_with_other_year(i)) return;
        if (open_.base && !open_.now && !open_.change && !open_.rate) {
            open_.now = items_[i].number;  // "budget 10, outturn 9"
        } else {
            begin_with(items_[i].number);
        }
        level_ = items_[i].number;
    }

    void add_later(std::size_t i) {
        if (open_.now) begin_with(std::nullopt);
        open_.now = items_[i].number;
        open_.is_from_to = true;
        add_course_of(gaps_[i]);
        level_ = items_[i].number;
    }

    void add_base(std::size_t i) {
        const SentenceGap& gap = gaps_[i];
        const bool is_planned = items_[i].role == ItemRole::planned;
        if (is_planned && take_with_other_year(i)) return;
        const bool is_of_same = !gap.has_pause() && !open_.base;
        const bool is_full = open_.base || open_.change || open_.rate || open_.completion;
        if (!is_planned) take_plan_for_now(gap);
        if (is_full && !is_of_same && open_.base) begin_with(level_);
        if (is_full && !is_of_same && (open_.change || open_.rate || open_.completion)) begin_with(level_);
        open_.base = items_[i].number;
        is_base_planned_ = is_planned;
        base_plan_ = is_planned ? gap.plan : std::string_view();
        open_.is_same = gaps_[i + 1].tail() == TieWord::same;
        if (!is_planned) add_course_of(gap);
        if (is_planned && !open_.now) level_ = items_[i].number;
    }

    // What a change or a rate may be about, before it is added.
    void find_base_of_change(std::size_t i) {
        if (open_.is_dated && !is_between_years(i)) begin_with(level_);
        leave_parts(gaps_[i]);
        take_plan_for_now(gaps_[i]);
        leave_plan(gaps_[i]);
    }

    void add_change(std::size_t i) {
        find_base_of_change(i);
        if (open_.change || (open_.rate && gaps_[i].has_pause())) begin_with(level_);
        open_.change = items_[i].number;
        set_course(items_[i].course);
    }

    void add_rate(std::size_t i) {
        find_base_of_change(i);
        if (open_.rate) begin_with(level_);
        open_.rate = items_[i].number;
        open_.rate_course = items_[i].course;
        open_.is_one_change = repeats_change(i);
        set_course(items_[i].course);
    }

    void add_completion(std::size_t i) {
        if (open_.completion || open_.rate || open_.is_dated) begin_with(level_);
        open_.completion = items_[i].number;
        open_.is_base_named =
            open_.base && open_.now && !gaps_[i].plan.empty() && !base_plan_.empty() && may_be_same_plan(base_plan_, gaps_[i].plan);
    }

    // "Revenue is 93.00 (18.60 of it carried forward), up by 2.30": an amount in brackets, with words of its own.
    [[nodiscard]] bool is_aside(std::size_t i) const {
        return i > 0 && !items_[i].is_percent && items_[i].role == ItemRole::level && gaps_[i].opens && gaps_[i].has_unknown &&
               gaps_[i + 1].closes;
    }

    // "A is 8, of which b 5 and c 3, 2 more than last year": of A, or of c?
    void leave_parts(const SentenceGap& gap) {
        if (is_among_parts_ && gap.has_pause() && gap.has(TieWord::before)) begin_with(std::nullopt);
    }

    // "up by 2.90, or 9.21%", with nothing that either of the two could be compared with by itself.
    [[nodiscard]] bool repeats_change(std::size_t i) const {
        const bool is_next = i > 0 && open_.change == items_[i - 1].number && gaps_[i].is_known && !open_.base;
        const auto has_base = [](const SentenceGap& gap) { return gap.has(TieWord::before) || gap.has(TieWord::planned); };
        return is_next && !has_base(gaps_[i]) && !has_base(gaps_[i + 1]);
    }

    // Without a plan and what was done of it, the amount that is left is an amount like any other.
    void add_what_is_left(std::size_t i) {
        if (open_.base && is_base_planned_ && open_.now && !open_.change && !items_[i].is_percent) {
            open_.change = items_[i].number;
            set_course(Course::fall);
            return;
        }
        begin_with(items_[i].number);
        level_ = items_[i].number;
    }

    // A percentage directly after an amount is its share. After "of the plan of 10" it says how much of the plan was done.
    void add_share(std::size_t i) {
        const SentenceGap& gap = gaps_[i];
        const bool is_of_plan = i > 0 && items_[i - 1].role == ItemRole::planned && open_.base == items_[i - 1].number &&
                                !gap.has_pause() && gap.is_known;
        if (is_of_plan && !open_.completion && open_.now) {
            open_.completion = items_[i].number;
            return;
        }
        const bool is_behind =
            i > 0 && level_ == items_[i - 1].number && !gap.has_stop && (gap.is_known || gap.has(TieWord::share));
        if (!is_behind || gap.has(TieWord::respectively) || gap.has(TieWord::done)) return;
        reading_.shares.push_back({items_[i].number, *level_, gap.is_known && gap.has(TieWord::share), paragraph_end_});
    }

    const std::vector<SentenceItem>& items_;
    const std::vector<SentenceGap>& gaps_;
    const std::string& text_;
    std::size_t paragraph_end_;
    const ProseLexicon& lexicon_;
    SentenceReading& reading_;
    TiedNumbers open_;                  // the comparison that is being put together
    bool is_base_planned_ = false;      // of the open comparison
    std::string_view base_plan_;        // its words for it
    std::size_t base_year_at_ = 0;      // of an open comparison that is dated, in the text
    std::optional<std::size_t> level_;  // the amount that the sentence goes on with
    bool is_among_parts_ = false;       // after "of which"
};

}  // namespace

void find_comparisons(const SentenceItems& sentence, const std::string& text, std::size_t paragraph_end,
                      const ProseLexicon& lexicon, SentenceReading& reading) {
    ComparisonGroups(sentence, text, paragraph_end, lexicon, reading).find();
}

}  // namespace sitegen
