// Numbers that no figure is tied to: what bears them out, and what they may be slips of.
#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "model/rules.hpp"
#include "proofread/averages.hpp"
#include "proofread/clauses.hpp"
#include "proofread/prose_check.hpp"
#include "proofread/shares_of_wholes.hpp"
#include "text/ascii.hpp"

namespace sitegen {

namespace {

// The tables that an expression takes cells from.
void add_tables(const Expression& expression, std::set<std::string_view>& tables) {
    if (!expression.cells.table.empty()) tables.insert(expression.cells.table);
    for (const Expression& operand : expression.operands) add_tables(operand, tables);
}

}  // namespace

const Evidence& ProseCheck::evidence() {
    if (!evidence_) evidence_.emplace(context_.rows.get(), reading_.prose(), reading_.numbers(), figures_);
    return *evidence_;
}

ChangeCourse ProseCheck::course_of_number() const {
    const bool is_negative = reading_.number().value.is_negative();
    const auto course_if = [is_negative](bool is_fall) { return is_fall != is_negative ? ChangeCourse::fall : ChangeCourse::rise; };
    if (const std::optional<CourseMatch> course = reading_.find_course()) return course_if(course->is_fall);
    if (const std::optional<CourseBehind> behind = reading_.find_course_behind()) return course_if(behind->is_fall);
    return is_negative ? ChangeCourse::fall : ChangeCourse::none;
}

// Both amounts of a change are rounded, so their difference may be off by one in the last place; a sum of several amounts by more.
bool ProseCheck::is_of_rounded(const ProseNumber& number, const Saying& saying) const {
    const Amount& rounding = figures_.figures[saying.figure].figure->rounding;
    if (!rounding.is_zero() && !saying.is_rate) {
        const std::optional<Amount> value = value_in(figures_, saying, number.unit);
        const std::optional<Operand> written = operand_of(number);
        const int power = number.unit.power - figures_.figures[saying.figure].unit.power;
        const Amount half = half_of_last_place(number.value.decimals());
        return value && written && (number.value.absolute() - value->absolute()).absolute() <= rounding.shifted(-power) + half;
    }
    if (figures_.figures[saying.figure].kind() != FigureForm::Kind::change || saying.is_rate) return false;
    // With few digits, one in the last place would be much.
    if (significant_digits_of(number.value) <= digits_of_slip) return false;
    const std::optional<Amount> value = value_in(figures_, saying, number.unit);
    return value && (number.value.absolute() - *value).absolute() <= Amount(1, number.value.decimals());
}

bool ProseCheck::may_name_year() const {
    const std::string_view words = reading_.words_before();
    return std::any_of(words.begin(), words.end(), is_ascii_digit);
}

// Whether the words since the number before say that this one is of an earlier time.
bool ProseCheck::says_past() const {
    const std::string_view words = reading_.words_before();
    return std::any_of(figures_.lexicon->past.begin(), figures_.lexicon->past.end(), [&](const std::string& word) {
        const std::size_t at = words.find(word);
        return at != std::string_view::npos && is_whole_word(words, at, at + word.size());
    });
}

// "In 2022 savings of 2,582 were approved." Returns whether a cell of last year has it.
bool ProseCheck::judge_past(const ProseNumber& number) {
    const bool may_be_past = says_past() || has_clause_of_another_year(number, reading_.prose().text, context_.document.year);
    if (!number.is_money() || !may_be_past) return false;
    const std::optional<std::string> cell = evidence().find_of_last_year(reading_.index());
    if (cell) report_.borne_out(number, *cell);
    return cell.has_value();
}

// The sentence gives this year's amount for another year: perhaps the year was forgotten when last year's text was copied. Last
// year's amount may be the same, so the change must be known.
bool ProseCheck::has_other_year(const ProseNumber& number, const LabelMatch& name) {
    const std::optional<std::size_t>& change = figures_.figures[name.figure].change;
    if (!may_name_year() || !change || !figures_.figures[*change].value || figures_.figures[*change].value->is_zero()) return false;
    const std::optional<std::size_t> year = scopes_.find_other_year(number, reading_.prose().text, name);
    if (year) report_.of_other_year(number, {name.figure, false}, *year);
    return year.has_value();
}

// "The general budget is 9, of which projects 5": the projects of that budget, if it is in another table than the figure.
bool ProseCheck::is_part_of_another(const ProseNumber& number, std::size_t figure) const {
    const std::optional<std::size_t> word = scopes_.find_parts_word(number, reading_.prose().text);
    if (!word) return false;
    const Mention* whole = reading_.amount_before(*word);
    if (whole == nullptr) return false;
    std::set<std::string_view> tables;
    for (const std::size_t each : whole->figures) add_tables(figures_.figures[each].figure->form->expressions.front(), tables);
    std::set<std::string_view> own;
    add_tables(figures_.figures[figure].figure->form->expressions.front(), own);
    return std::none_of(own.begin(), own.end(), [&](std::string_view table) { return tables.contains(table); });
}

bool ProseCheck::is_out_of_scope(const ProseNumber& number, std::size_t figure) const {
    return number.begin < led_away_until_ || follows_unread_number(number) ||
           scopes_.is_out_of_scope(number, reading_.prose().text, figure);
}

// "Adjusted for inflation of 3.1%, spending grows by 5.4%", "Over the last 10 years, …": a clause before the number's, in its
// sentence, has a number that nothing explains. So it may say what the number is of. Chinese sentences have clauses with counts of
// their own, so there only money and percentages lead on.
bool ProseCheck::follows_unread_number(const ProseNumber& number) const {
    const std::string_view text = reading_.prose().text;
    const std::size_t sentence = sentence_around(text, number.begin, number.end).begin;
    const std::size_t clause = clause_around(number, text).begin;
    const bool is_spaced = text.substr(0, clause).ends_with(',');
    for (std::size_t i = reading_.index(); i-- > 0 && reading_.numbers()[i].begin >= sentence;) {
        const ProseNumber& other = reading_.numbers()[i];
        const bool may_lead = other.is_money() || other.is_percentage() || is_spaced;
        if (other.end <= clause && other.is_literal() && may_lead && !may_be_year(other) && !is_read(i)) return true;
    }
    return false;
}

// Whether something is said of the number: what explains it, or what is wrong with it.
bool ProseCheck::is_read(std::size_t number) const {
    const auto found = outcome_of_.find(number);
    if (found == outcome_of_.end()) return false;
    const Outcome& outcome = report_.outcomes()[found->second];
    return outcome.rule != rules::unmatched_literal || outcome.severity != Severity::note;
}

// The words name a figure with another value. But the sentence may be about a row, or contain its own calculation.
void ProseCheck::contradict(const ProseNumber& number, const Saying& saying, const Saying* other) {
    if (is_of_rounded(number, saying)) return agree_when_rounded(number, saying);
    if (number.is_approximate) return report_.untied(number, std::nullopt);
    const std::optional<Nearest> own = find_nearest(figures_, {saying}, number, 0);
    if (const auto past = own ? find_last_years(number, *own) : std::nullopt) return report_.misplaced(number, *past);
    if (const std::optional<Support> support =
            evidence().find_support(reading_.index(), course_of_number(), Evidence::Reach::sentence)) {
        if (const std::optional<MisplacedNumber> place = evidence().find_misplaced(reading_.index()))
            return report_.misplaced(number, *place);
        const bool is_of_others = own && !support->is_of_sentence && evidence().is_only_of_rows_behind(reading_.index());
        return is_of_others ? report_.misplaced(number, {support->what, report_.meant(number, *own)}) : bear_out(number, *support);
    }
    if (judge_past(number)) return;
    // The number may be right there. If it resembles this document's value, the editor should look at it.
    if (is_part_of_another(number, saying.figure)) return judge_untied(number, own);
    if (is_out_of_scope(number, saying.figure)) {
        const bool is_of_other_year = scopes_.is_of_another_year(number, reading_.prose().text);
        return untied(number, is_of_other_year ? std::nullopt
                                               : likely_slip_of(number, find_nearest(figures_, {saying}, number, digits_of_slip)));
    }
    if (evidence().may_be_share(reading_.index())) return report_.untied(number, std::nullopt);
    // There may be an amount although the table is blank.
    if (!figures_.figures[saying.figure].figure->value) return report_.of_blank(number, saying);
    report_.contradicted(number, saying, other);
}

// Last year's amount of the figure, where nothing says that it is of another time.
std::optional<MisplacedNumber> ProseCheck::find_last_years(const ProseNumber& number, const Nearest& own) {
    const ProseFigure& figure = figures_.figures[own.saying.figure];
    if (!figure.change || !number.is_money() || evidence().may_be_of_other_time(reading_.index())) return std::nullopt;
    if (follows_another_year(number, reading_.prose().text, context_.document.year)) return std::nullopt;
    const std::optional<Amount> now = value_in(figures_, own.saying, number.unit);
    const std::optional<Amount> change = value_in(figures_, {*figure.change, false}, number.unit);
    if (!now || !change || telling_digits_of(number.value) < digits_of_slip) return std::nullopt;
    if ((*now - *change).rounded(number.value.decimals()) != number.value.rounded(number.value.decimals())) return std::nullopt;
    const std::optional<std::string> cell = evidence().find_of_last_year(reading_.index());
    return cell ? std::optional(MisplacedNumber{*cell, report_.meant(number, own)}) : std::nullopt;
}

// A short number resembles another one by chance.
std::optional<MeantNumber> ProseCheck::likely_slip_of(const ProseNumber& number, const std::optional<Nearest>& nearest) const {
    const bool is_likely = nearest && is_likeness(nearest->slip) && significant_digits_of(number.value) >= digits_of_slip;
    return is_likely ? std::optional(report_.meant(number, *nearest)) : std::nullopt;
}

// A figure of a change is calculated from exact cells.
void ProseCheck::agree_when_rounded(const ProseNumber& number, const Saying& saying) {
    report_.unbound(number, saying, Likeness::rounded);
    const std::optional<Nearest> nearest = find_nearest(figures_, {saying}, number, digits_of_slip);
    const bool is_likely = nearest && is_likeness(nearest->slip);
    context_.practice.add_rounded(is_likely ? std::optional(report_.only_rounded(number, report_.meant(number, *nearest)))
                                            : std::nullopt);
}

void ProseCheck::bear_out(const ProseNumber& number, const Support& support) {
    report_.borne_out(number, support.what);
    if (support.is_as_printed) {
        if (support.allows_others) context_.practice.add_printed();
        return;
    }
    if (evidence().is_printed(reading_.index())) return;  // in another row, perhaps by chance
    std::optional<MeantNumber> likely = evidence().find_slipped(reading_.index(), course_of_number(), support.value);
    const Slip slip = support.is_of_sentence ? find_slip(number.value.absolute(), support.value) : Slip::none;
    const bool is_long = significant_digits_of(number.value) >= digits_of_slip;
    if (!likely && is_long && is_likeness(slip)) likely = MeantNumber{support.value, support.what, slip};
    context_.practice.add_rounded(likely ? std::optional(report_.only_rounded(number, *likely)) : std::nullopt);
}

void ProseCheck::untied(const ProseNumber& number, const std::optional<MeantNumber>& likely) {
    if (likely) likely_of_.emplace(reading_.index(), likely->value);
    report_.untied(number, likely);
}

// Returns whether the words say that the number is an average. Then it is in no table.
bool ProseCheck::judge_average(const ProseNumber& number) {
    const std::string_view text = reading_.prose().text;
    if (!number.is_money() || !is_said_to_be_average(number, text, *figures_.lexicon)) return false;
    const AverageFound found = check_average(reading_.numbers(), reading_.index(), text);
    if (found.agrees) {
        report_.borne_out(number, "an amount of its sentence for each of a number");
    } else {
        untied(number, number.is_approximate ? std::nullopt : found.slipped);
    }
    return true;
}

// The share of the amount before this number agrees. So that amount resembles another by chance, unless that one has the same
// share.
void ProseCheck::bear_out_part(const ProseNumber& share, const Operand& whole) {
    const std::size_t part = reading_.index() - 1;
    const auto likely = likely_of_.find(part);
    const auto outcome = outcome_of_.find(part);
    if (likely == likely_of_.end() || outcome == outcome_of_.end()) return;
    ProseNumber other = reading_.numbers()[part];
    other.value = likely->second;
    const std::optional<Operand> operand = operand_of(other);
    if (operand && is_percentage_of(share.value, *operand, whole)) return;
    const std::size_t own = report_.outcomes().size() - 1;
    report_.borne_out(reading_.numbers()[part], "its share in what the words name");
    std::swap(report_.outcomes()[outcome->second], report_.outcomes()[own + 1]);
    report_.outcomes().pop_back();
}

std::optional<ShareOfWhole> ProseCheck::share_of_named_whole(std::size_t number) {
    const ShareContext context{figures_, context_.rows.get(), evidence(), reading_.prose(), reading_.numbers()};
    const std::size_t place = reading_.numbers()[number].begin;
    std::size_t begin = sentence_around(reading_.prose().text, place, place).begin;
    if (number > 0) begin = std::max(begin, reading_.numbers()[number - 1].end);
    return check_share_of_whole(context, number, begin);
}

// A percentage whose words name the whole, or that is one of a list of shares. Returns whether that settles it.
bool ProseCheck::judge_share_of_whole(const ProseNumber& number) {
    if (!number.is_percentage()) return false;
    if (const std::optional<ShareOfWhole> share = share_of_named_whole(reading_.index())) {
        const bool is_wrong = !share->agrees && share->slipped && !number.is_approximate;
        if (share->agrees) {
            report_.borne_out(number, "the share of an amount in what the words name");
            if (share->whole) bear_out_part(number, *share->whole);
        } else if (is_wrong || share->is_open) {
            untied(number, is_wrong ? share->slipped : std::nullopt);
        }
        return share->agrees || is_wrong || share->is_open;
    }
    return false;
}

// nearest: among the figures that it may be about.
void ProseCheck::judge_untied(const ProseNumber& number, const std::optional<Nearest>& nearest) {
    const std::size_t index = reading_.index();
    const ChangeCourse course = course_of_number();
    if (nearest && is_of_rounded(number, nearest->saying)) return agree_when_rounded(number, nearest->saying);
    if (const std::optional<Repetition> repeated = evidence().check_repeated(index)) {
        if (repeated->agrees) return report_.borne_out(number, "the amount before it");
        if (repeated->slipped && !number.is_approximate) return untied(number, repeated->slipped);
    }
    const std::optional<std::string> opposite = number.is_approximate ? std::nullopt : evidence().find_opposite(index, course);
    const std::string_view text = reading_.prose().text;
    const auto is_elsewhere = [&] { return scopes_.is_said_to_be_elsewhere(number, text, evidence().names_around(index)); };
    if (opposite && !is_elsewhere())
        return report_.opposite(number, *opposite, significant_digits_of(number.value) >= digits_of_slip);
    if (course == ChangeCourse::none && judge_share_of_whole(number)) return;
    if (const std::optional<MeantNumber> listed = number.is_approximate ? std::nullopt : evidence().find_in_list(index))
        return untied(number, listed);
    if (const std::optional<MisplacedNumber> place = course == ChangeCourse::none ? evidence().find_misplaced(index) : std::nullopt)
        return report_.misplaced(number, *place);
    if (const std::optional<Support> support = evidence().find_support(index, course, Evidence::Reach::document)) {
        // A figure of that name has another amount, and only a row further on has this one.
        const bool is_figures = nearest && course == ChangeCourse::none && number.is_money() && !support->is_of_sentence &&
                                !number.is_approximate && evidence().is_only_of_rows_behind(index);
        return is_figures ? report_.misplaced(number, {support->what, report_.meant(number, *nearest)})
                          : bear_out(number, *support);
    }
    if (judge_average(number) || judge_past(number)) return;
    if (const std::optional<MeantNumber> slipped = number.is_approximate ? std::nullopt : evidence().find_slipped_of_year(index))
        return untied(number, slipped);
    // Nothing in the tables is of another year or body. So a likeness is chance.
    const bool is_of_others = course == ChangeCourse::none && is_elsewhere();
    if (number.is_approximate || scopes_.is_of_another_year(number, text) || is_of_others)
        return report_.untied(number, std::nullopt);
    std::optional<MeantNumber> likely = evidence().find_of_other_scale(index);
    if (!likely) likely = evidence().find_slipped(index, course);
    if (!likely && number.is_percentage()) likely = evidence().find_slipped_quantity(index);
    if (!likely && number.is_percentage()) {
        const ShareContext context{figures_, context_.rows.get(), evidence(), reading_.prose(), reading_.numbers()};
        likely = find_rest_of_hundred(context, index);
        if (!likely && course == ChangeCourse::none) likely = find_share_of_amount(context, index);
        if (!likely) likely = evidence().find_change_of_count(index);
    }
    // Where a cell is printed just so, a likeness to another one is chance.
    if (!likely && !evidence().is_printed(index)) likely = evidence().find_likely(index, course);
    if (!likely) likely = likely_slip_of(number, nearest);
    untied(number, likely);
}

}  // namespace sitegen
