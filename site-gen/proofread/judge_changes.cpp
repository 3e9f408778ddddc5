// Words of rise, fall and sameness, with the numbers beside them.
#include <algorithm>

#include "proofread/prose_check.hpp"

namespace sitegen {

void ProseCheck::judge_change(const ProseNumber& number, const CourseMatch& course) {
    // A rate behind it is of the same change. So it is of none if this one is of something that no figure covers.
    reading_.mention(find_changes(number, course), true);
}

// Reports the number. Returns the changes that it is of; none if the words do not say.
std::vector<std::size_t> ProseCheck::find_changes(const ProseNumber& number, const CourseMatch& course) {
    const Subject subject = reading_.find_subject(course);
    const bool is_rate = number.is_percentage();
    const bool is_fall = course.is_fall != number.value.is_negative();
    ProseNumber size = number;
    size.value = number.value.absolute();
    const std::vector<Saying> subjects = sayings_of(subject.changes, is_rate);
    const NamedBy named_by = subject.is_clear ? NamedBy::words : NamedBy::nothing;
    if (const Equals equal = find_equal(figures_, subjects, size, named_by); !equal.sayings.empty()) {
        for (const Saying& saying : equal.sayings) {
            if (!agrees(saying.figure, is_fall)) continue;
            report_.unbound(number, saying, equal.likeness);
            return subject.changes;
        }
        // Something else may have changed by the same amount in the other direction, because short numbers are often alike.
        const bool is_sure = subject.is_clear || digit_count(size.value) >= digits_of_slip;
        const std::size_t change = equal.sayings.front().figure;
        if (is_sure && !is_out_of_scope(number, change)) {
            report_.wrong_direction(course.begin, number.end, number, change);
            return subject.changes;
        }
    }
    if (is_rate && subject.is_clear && rises_from_zero(subject.changes)) {
        const std::size_t change = subject.changes.front();
        // It may be the rate of two other amounts, or since another time.
        if (const std::optional<Support> support =
                evidence().find_support(reading_.index(), course_of_number(), Evidence::Reach::sentence)) {
            bear_out(number, *support);
        } else if (is_out_of_scope(number, change)) {
            report_.untied(number, std::nullopt);
        } else {
            report_.rate_from_zero(course.begin, number.end, number, change);
        }
        return subject.changes;
    }
    return decide_change(number, size, subject, course);
}

// "36.5 lower than last year"
void ProseCheck::judge_change_behind(const ProseNumber& number, const CourseBehind& course) {
    const Subject subject = reading_.find_subject({number.begin, number.begin, course.is_fall, nullptr});
    const bool is_fall = course.is_fall != number.value.is_negative();
    ProseNumber size = number;
    size.value = number.value.absolute();
    const NamedBy named_by = subject.is_clear ? NamedBy::words : NamedBy::nothing;
    const Equals equal = find_equal(figures_, sayings_of(subject.changes, number.is_percentage()), size, named_by);
    for (const Saying& saying : equal.sayings) {
        if (!agrees(saying.figure, is_fall)) continue;
        reading_.mention({saying.figure}, true);
        return report_.unbound(number, saying, equal.likeness);
    }
    const bool is_sure = subject.is_clear || digit_count(size.value) >= digits_of_slip;
    if (!equal.sayings.empty() && is_sure && !number.is_approximate && !is_out_of_scope(number, equal.sayings.front().figure))
        return report_.wrong_direction(number.begin, course.end, number, equal.sayings.front().figure);
    number.is_money() ? judge_amount(number) : judge_share(number);
}

// A change of something other than the subject. Returns as above.
std::vector<std::size_t> ProseCheck::decide_change(const ProseNumber& number, const ProseNumber& size, const Subject& subject,
                                                   const CourseMatch& course) {
    const bool is_fall = course.is_fall != number.value.is_negative();
    const bool is_rate = number.is_percentage();
    Equals others = find_equal(figures_, changes_in(figures_, number.unit), size);
    std::erase_if(others.sayings, [&](const Saying& saying) { return !agrees(saying.figure, is_fall); });
    Equals levels = find_equal(figures_, levels_in(figures_, number.unit), number);
    if (levels.likeness != Likeness::exact) levels.sayings.clear();
    // "fell to 12 k€" states the result, not the change.
    const bool has_words_between = columns_of(reading_.text(course.end, number.begin)) > 0;
    for (const Saying& level : levels.sayings) {
        if (!has_words_between) break;
        const std::optional<std::size_t>& change = figures_.figures[level.figure].change;
        if (!change || !contains(subject.changes, *change)) continue;
        report_.unbound(number, level, levels.likeness);
        return subject.changes;
    }
    const Equals& elsewhere = others.sayings.empty() ? levels : others;
    const std::optional<Nearest> nearest = find_nearest(figures_, sayings_of(subject.changes, is_rate), size, digits_of_slip);
    const bool is_elsewhere = !elsewhere.sayings.empty();
    if (nearest && subject.is_clear) {
        contradict(number, nearest->saying, is_elsewhere ? &elsewhere.sayings.front() : nullptr);
        if (is_last_accused() || is_of_rounded(number, nearest->saying)) return subject.changes;
    } else if (const std::optional<std::string> opposite = evidence().find_opposite(reading_.index(), course_of_number())) {
        report_.opposite(number, *opposite, significant_digits_of(number.value) >= digits_of_slip);
    } else if (is_elsewhere) {
        report_.unbound(number, elsewhere.sayings.front(), elsewhere.likeness);
        if (!others.sayings.empty()) return {others.sayings.front().figure};
    } else {
        judge_untied(number, nearest);
    }
    return {};
}

bool ProseCheck::agrees(std::size_t change, bool is_fall) const {
    const Amount& value = *figures_.figures[change].value;
    // A deficit that grows is a fall.
    return value.is_zero() || value.is_negative() == is_fall || figures_.figures[change].figure->is_below_zero;
}

bool ProseCheck::rises_from_zero(const std::vector<std::size_t>& changes) const {
    return std::any_of(changes.begin(), changes.end(), [&](std::size_t change) {
        const ProseFigure& figure = figures_.figures[change];
        return figure.value && !figure.value->is_zero() && !figure.rate && !figure.figure->is_below_zero;
    });
}

// A word of sameness directly after an amount.
void ProseCheck::check_sameness(const std::vector<std::size_t>& amounts) {
    const std::vector<std::size_t> changes = reading_.changes_of(amounts);
    const auto is_zero = [&](std::size_t change) { return figures_.figures[change].value->is_zero(); };
    if (changes.empty() || std::any_of(changes.begin(), changes.end(), is_zero)) return;
    if (const std::optional<Span> word = reading_.find_sameness(changes)) {
        report_.not_the_same(word->begin, word->end, amounts.front(), changes.front());
    }
}

}  // namespace sitegen
