// Numbers that the prose types, against the figures that its words name.
#include <algorithm>

#include "proofread/clauses.hpp"
#include "proofread/missing_unit.hpp"
#include "proofread/prose_check.hpp"

namespace sitegen {

namespace {

constexpr int widest_generic_label = 6;  // columns of a label so short that any figure could have it
constexpr int widest_joint = 6;          // columns between a change and its rate

}  // namespace

void ProseCheck::judge_literal(const ProseNumber& number) {
    if (number.is_foreign) return report_.untied(number, std::nullopt);
    const std::optional<CourseMatch> course = reading_.find_course();
    if (const auto behind = course ? std::nullopt : reading_.find_course_behind();
        behind && (number.is_money() || number.is_percentage()))
        return judge_change_behind(number, *behind);
    switch (number.unit.kind) {
        case ProseUnit::Kind::money:
            return course ? judge_change(number, *course) : judge_amount(number);
        case ProseUnit::Kind::percent:
            return course ? judge_change(number, *course) : judge_share(number);
        case ProseUnit::Kind::other:
            return judge_count(number);
        case ProseUnit::Kind::none:
            return judge_bare(number);
    }
}

void ProseCheck::judge_amount(const ProseNumber& number) {
    const auto is_wanted = [](const ProseFigure& figure) {
        return is_level(figure) && is_money(figure) && figure.value.has_value();
    };
    const std::vector<LabelMatch> names = reading_.find_names(is_wanted);
    const std::vector<std::size_t> figures = decide(number, names);
    reading_.mention(figures, false);
    check_sameness(figures);
}

void ProseCheck::judge_share(const ProseNumber& number) {
    const auto is_wanted = [](const ProseFigure& figure) {
        return figure.kind() == FigureForm::Kind::share && figure.value.has_value();
    };
    std::vector<LabelMatch> names = reading_.find_names(is_wanted);
    // "占" alone names the share of the amount before it. A longer label needs no such amount.
    const bool is_generic =
        !names.empty() && (names.front().is_shared || columns_of(names.front().text(reading_.prose())) <= widest_generic_label);
    const Mention* amount = reading_.last_amount();
    if (is_generic && amount != nullptr) {
        std::erase_if(names, [&](const LabelMatch& name) { return !is_share_of(name.figure, amount->figures); });
    } else if (is_generic && names.front().is_shared) {
        names.clear();
    }
    // "38.20% of the grants": such a name is the whole.
    std::erase_if(names, [&](const LabelMatch& name) {
        const auto word = figures_.lexicon->longest_tie_before(reading_.prose().text, name.begin);
        return word && word->second == TieWord::share;
    });
    const Mention* last = reading_.last_mention();
    if (names.empty() && last != nullptr && last->is_change) return judge_rate(number, last->figures);
    decide(number, names);
}

bool ProseCheck::is_share_of(std::size_t share, const std::vector<std::size_t>& amounts) const {
    return std::any_of(amounts.begin(), amounts.end(),
                       [&](std::size_t amount) { return contains(figures_.figures[amount].shares, share); });
}

// A percentage after a change, without its own word: "up 5 k€, or 1.2%".
void ProseCheck::judge_rate(const ProseNumber& number, const std::vector<std::size_t>& changes) {
    const std::vector<Saying> rates = sayings_of(changes, true);
    if (const Equals equal = find_equal(figures_, rates, number, NamedBy::words); !equal.sayings.empty()) {
        return report_.unbound(number, equal.sayings.front(), equal.likeness);
    }
    const std::optional<Nearest> nearest = find_nearest(figures_, rates, number, 0);
    const Equals elsewhere = find_anywhere(number);
    if (!elsewhere.sayings.empty()) return report_.unbound(number, elsewhere.sayings.front(), elsewhere.likeness);
    const bool is_near = columns_of(reading_.words_before()) <= widest_joint;
    if (nearest && is_near && is_likeness(nearest->slip)) return contradict(number, nearest->saying);
    judge_untied(number, nearest);
}

// Everything that the number equals: amounts and shares first, then changes.
Equals ProseCheck::find_anywhere(const ProseNumber& number) const {
    Equals equal = find_equal(figures_, levels_in(figures_, number.unit), number);
    if (equal.likeness == Likeness::exact) return equal;
    const Equals of_changes = find_equal(figures_, changes_in(figures_, number.unit), number);
    return of_changes.likeness > equal.likeness ? of_changes : equal;
}

std::optional<Nearest> ProseCheck::find_nearest_anywhere(const ProseNumber& number) const {
    const std::optional<Nearest> level = find_nearest(figures_, levels_in(figures_, number.unit), number, digits_of_slip);
    const std::optional<Nearest> change = find_nearest(figures_, changes_in(figures_, number.unit), number, digits_of_slip);
    return !level || (change && is_likeness(change->slip) && !is_likeness(level->slip)) ? change : level;
}

// Reports an amount or a share. Returns the figures that it is about, or none if the words do not say.
std::vector<std::size_t> ProseCheck::decide(const ProseNumber& number, const std::vector<LabelMatch>& names) {
    const std::vector<std::size_t> named = figures_of(names);
    if (const Equals equal = find_equal(figures_, sayings_of(named), number, NamedBy::words); !equal.sayings.empty()) {
        const bool is_certain = equal.likeness == Likeness::exact && significant_digits_of(number.value) > digits_of_slip;
        if (!is_certain || !has_other_year(number, names.front())) return accept(number, equal.sayings.front(), equal.likeness);
        said_.insert(equal.sayings.front().figure);
        return {equal.sayings.front().figure};
    }
    const Equals elsewhere = find_anywhere(number);
    if (names.empty()) return decide_unnamed(number, elsewhere);

    const LabelMatch& name = names.front();
    const std::string_view words = name.text(reading_.prose());
    const Nearest nearest = *find_nearest(figures_, sayings_of(named), number, 0);
    const bool is_exact = elsewhere.likeness == Likeness::exact;
    // A label may be part of a longer name: 项目支出 is in the name of the project expenditure of one fund.
    if (is_exact && name.context == 0) {
        for (const Saying& saying : elsewhere.sayings) {
            const bool is_change = figures_.figures[saying.figure].kind() == FigureForm::Kind::change;
            if (!is_change && is_named_with(figures_, saying.figure, words)) return accept(number, saying, elsewhere.likeness);
        }
    }
    const std::optional<EqualCell> cell = find_equal_cell(context_.document, number, words);
    const bool is_slip = is_likeness(nearest.slip);
    const bool is_of_cell = cell && cell->is_named;
    // Only a name with no word before it that may change its meaning is a proof. Nobody can tell from which side a sign is written.
    const bool is_only_of_other_sign = number.value.absolute() == nearest.value.absolute() && elsewhere.sayings.empty();
    const bool is_last_years = follows_last_year(name.begin);
    if (is_last_years && judge_past(number)) return {};
    const bool is_change = reading_.find_course_behind().has_value();
    const bool is_proof =
        !is_change && !is_last_years && is_named_plainly(number, name) && name.is_full() && !is_of_cell && !is_only_of_other_sign;
    if (is_proof && is_exact && !is_said(named)) {
        contradict(number, nearest.saying, &elsewhere.sayings.front());
    } else if (is_proof && (is_slip || (!is_said(named) && ends_clause(number)))) {
        contradict(number, nearest.saying, is_exact ? &elsewhere.sayings.front() : nullptr);
    } else if (!is_of_cell && !elsewhere.sayings.empty()) {
        doubts_.push_back({report_.outcomes().size(), &number, named, elsewhere.sayings});
        accept(number, elsewhere.sayings.front(), elsewhere.likeness);
    } else {
        const std::optional<MisplacedNumber> past =
            name.begins_phrase && !is_change && is_named_plainly(number, name) ? find_last_years(number, nearest) : std::nullopt;
        if (past) {
            report_.misplaced(number, *past);
            return {};
        }
        if (!name.begins_phrase) leads_away(number);
        judge_untied(number, nearest);
    }
    return is_last_accused() || is_slip ? named : std::vector<std::size_t>();
}

// Whether nothing between the name and the number says that it is another value of the figure: of another stage or year, or any
// word that is not known.
bool ProseCheck::is_named_plainly(const ProseNumber& number, const LabelMatch& name) const {
    return name.end > number.begin || scopes_.says_nothing_else(reading_.prose().text, name.end, number.begin);
}

// "Last year savings of 5": the words right before the name.
bool ProseCheck::follows_last_year(std::size_t place) const {
    std::string_view before = std::string_view(reading_.prose().text).substr(0, place);
    while (before.ends_with(' ')) before.remove_suffix(1);
    const std::vector<std::string>& words = figures_.lexicon->last_year;
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return before.ends_with(word) && is_whole_word(before, before.size() - word.size(), before.size());
    });
}

// "附属中学基本支出3.00万元，占5%；项目支出2.00万元": a word before the name of a figure that has another amount leads away from
// what the document is about, to the end of the sentence.
void ProseCheck::leads_away(const ProseNumber& number) {
    led_away_until_ = sentence_around(reading_.prose().text, number.begin, number.end).end;
}

bool ProseCheck::is_last_accused() { return !report_.outcomes().empty() && report_.outcomes().back().severity == Severity::error; }

// Whether nothing follows the number in its clause. In "grants of $1,240,000 come from the province", what follows tells a part.
bool ProseCheck::ends_clause(const ProseNumber& number) const {
    std::string_view behind = std::string_view(reading_.prose().text).substr(number.end);
    while (behind.starts_with(' ')) behind.remove_prefix(1);
    return behind.empty() || begins_with_punctuation(behind);
}

std::vector<std::size_t> ProseCheck::decide_unnamed(const ProseNumber& number, const Equals& equal) {
    if (!equal.sayings.empty()) {
        const Saying likely = likeliest(equal.sayings);
        // 行政运行（项）1200.00万元: the words name a row, and nothing of a figure that happens to be equal. The number follows the
        // row.
        const bool is_named = overlap_with(figures_, likely.figure, reading_.words_before()) > 0;
        const std::optional<Support> row =
            is_named ? std::nullopt : evidence().find_support(reading_.index(), course_of_number(), Evidence::Reach::sentence);
        if (row && row->is_as_printed && !row->is_of_sentence) {
            bear_out(number, *row);
            return {};
        }
        // The row has almost this number, and no number like the figure's. So many digits of a percentage equal no figure by
        // chance.
        const bool is_certain =
            number.is_percentage() && equal.likeness == Likeness::exact && telling_digits_of(number.value) > digits_of_slip + 1;
        const std::optional<MeantNumber> slipped =
            is_named || row || is_certain ? std::nullopt
                                          : evidence().find_slipped(reading_.index(), course_of_number(), std::nullopt);
        if (slipped && (slipped->slip == Slip::digit_changed || slipped->slip == Slip::digits_swapped)) {
            untied(number, slipped);
            return {};
        }
        if (const std::optional<MisplacedNumber> place = is_named ? std::nullopt : evidence().find_misplaced(reading_.index())) {
            report_.misplaced(number, *place);
            return {};
        }
        // 单个项目不超过32万元: so few digits equal a figure by chance, if no word is about it.
        if (!is_named && !number.value.is_zero() && telling_digits_of(number.value) < digits_of_slip) {
            judge_untied(number);
            return {};
        }
        accept(number, likely, equal.likeness);
        std::vector<std::size_t> figures;
        for (const Saying& saying : equal.sayings) figures.push_back(saying.figure);
        return figures;
    }
    const std::optional<Nearest> nearest = find_nearest_anywhere(number);
    // Without a word of rise or fall, it is no change.
    const bool is_level_like = nearest && figures_.figures[nearest->saying.figure].kind() != FigureForm::Kind::change;
    if (is_level_like && is_likeness(nearest->slip) &&
        overlap_with(figures_, nearest->saying.figure, reading_.words_before()) > 0) {
        // A part of its name proves nothing: 公务接待费 is in that of the outturn and in that of the budget.
        judge_untied(number, nearest);
        return {nearest->saying.figure};
    }
    judge_untied(number);
    return {};
}

std::vector<std::size_t> ProseCheck::accept(const ProseNumber& number, const Saying& saying, Likeness likeness) {
    report_.unbound(number, saying, likeness);
    said_.insert(saying.figure);
    if (likeness == Likeness::exact && significant_digits_of(number.value) > digits_of_slip) said_exactly_.insert(reading_.index());
    return {saying.figure};
}

// Of equal figures, the one whose name shares the most with the words before the number.
Saying ProseCheck::likeliest(const std::vector<Saying>& sayings) const {
    const std::string_view words = reading_.words_before();
    const auto overlap = [&](const Saying& saying) { return overlap_with(figures_, saying.figure, words); };
    return *std::max_element(sayings.begin(), sayings.end(),
                             [&](const Saying& a, const Saying& b) { return overlap(a) < overlap(b); });
}

bool ProseCheck::is_said(const std::vector<std::size_t>& figures) const {
    return std::any_of(figures.begin(), figures.end(), [&](std::size_t figure) { return said_.contains(figure); });
}

// A count is only judged if the words beside it name its figure or its row, because there are more things to count than those.
void ProseCheck::judge_count(const ProseNumber& number) {
    const auto is_wanted = [](const ProseFigure& figure) {
        return is_level(figure) && !is_money(figure) && figure.value.has_value();
    };
    const std::vector<LabelMatch> names = reading_.find_names(is_wanted);
    if (names.empty() || !names.front().is_direct() || belongs_to_number_before(names.front())) return judge_quantity(number);
    ProseNumber count = number;  // the unit may be a synonym of the figure's unit
    count.unit.kind = ProseUnit::Kind::none;
    const std::vector<std::size_t> named = figures_of(names);
    reading_.mention(named, false);
    if (const Equals equal = find_equal(figures_, sayings_of(named), count); !equal.sayings.empty()) {
        accept(number, equal.sayings.front(), equal.likeness);
        check_sameness(named);
        return;
    }
    const Nearest nearest = *find_nearest(figures_, sayings_of(named), count, 0);
    if (names.front().is_full()) {
        contradict(count, nearest.saying);
    } else {
        leads_away(count);
        judge_untied(count);
    }
}

// A row may have it in a column of counts.
void ProseCheck::judge_quantity(const ProseNumber& number) {
    if (const std::optional<Support> support = evidence().find_quantity(reading_.index()))
        return report_.borne_out(number, support->what);
    if (const auto change = evidence().find_changed_quantity(reading_.index(), course_of_number()))
        return change->is_opposite ? report_.opposite(number, change->cell, false) : report_.borne_out(number, change->cell);
    const bool is_of_another_year = scopes_.is_of_another_year(number, reading_.prose().text);
    const std::optional<MeantNumber> likely = evidence().find_slipped_quantity(reading_.index());
    if (likely && !is_of_another_year) untied(number, likely);
}

bool ProseCheck::may_be_year(const ProseNumber& number) const {
    const int year = context_.document.year.first;
    return number.value > Amount(year - farthest_year, 0) && number.value < Amount(year + farthest_year, 0);
}

// "平均得分94.6，比上年提高1.8": what has changed has no unit either.
bool ProseCheck::follows_bare_number(const ProseNumber& number) const {
    if (reading_.index() == 0) return false;
    const ProseNumber& before = reading_.numbers()[reading_.index() - 1];
    const SentenceBounds sentence = sentence_around(reading_.prose().text, number.begin, number.end);
    const bool is_bare = before.begin >= sentence.begin && before.unit.kind == ProseUnit::Kind::none && before.is_literal();
    return is_bare && !may_be_year(before) && !word_that_wants_unit(before, reading_.prose().text, *figures_.lexicon);
}

// "742 acute beds and 72 cots": the name belongs to the number before it.
bool ProseCheck::belongs_to_number_before(const LabelMatch& name) const {
    for (std::size_t i = reading_.index(); i-- > 0;) {
        const ProseNumber& before = reading_.numbers()[i];
        if (before.end > name.begin) continue;
        const std::string_view gap = reading_.text(before.end, name.begin);
        return before.is_literal() && !may_be_year(before) && !holds_punctuation(gap) && gap.find('\n') == std::string_view::npos;
    }
    return false;
}

// A number without a declared unit. It is a figure only if words name the figure and the digits agree.
void ProseCheck::judge_bare(const ProseNumber& number) {
    const auto word = word_that_wants_unit(number, reading_.prose().text, *figures_.lexicon);
    if (word && !follows_bare_number(number)) return report_.without_unit(number, *word);
    const auto is_wanted = [](const ProseFigure& figure) { return is_level(figure) && figure.value.has_value(); };
    const std::vector<LabelMatch> names = reading_.find_names(is_wanted);
    if (names.empty() || !names.front().is_direct() || belongs_to_number_before(names.front())) {
        // Most bare numbers are ordinals, dates and counts of a few. They need no evidence.
        const bool may_be_change =
            !number.is_approximate && !may_be_year(number) && telling_digits_of(number.value) >= digits_of_slip;
        if (!may_be_change) return;
        if (const std::optional<Support> support = evidence().find_quantity(reading_.index()))
            return report_.borne_out(number, support->what);
        std::optional<MeantNumber> likely = evidence().find_change_of_count(reading_.index());
        if (!likely && !scopes_.is_of_another_year(number, reading_.prose().text))
            likely = evidence().find_slipped_quantity(reading_.index());
        if (likely) untied(number, likely);
        return;
    }
    const std::vector<Saying> named = sayings_of(figures_of(names));
    if (const Equals equal = find_equal(figures_, named, number); equal.likeness == Likeness::exact) {
        accept(number, equal.sayings.front(), equal.likeness);
        return;
    }
    const Nearest nearest = *find_nearest(figures_, named, number, digits_of_slip);
    if (!may_be_year(number) && !number.is_scaled && is_likeness(nearest.slip)) contradict(number, nearest.saying);
}

}  // namespace sitegen
