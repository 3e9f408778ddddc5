#include "proofread/prose_check.hpp"

#include <algorithm>

#include "model/rules.hpp"
#include "proofread/plan_words.hpp"
#include "proofread/reason_words.hpp"
#include "proofread/sentence_reading.hpp"
#include "text/ascii.hpp"

namespace sitegen {

std::vector<Outcome> ProseCheck::run() {
    while (reading_.advance()) {
        const ProseNumber& number = reading_.number();
        const std::size_t before = report_.outcomes().size();
        try {
            number.is_literal() ? judge_literal(number) : judge_figure(number);
        } catch (const AmountOverflow&) {
            report_.untied(number, std::nullopt);
        }
        if (number.is_literal() && report_.outcomes().size() > before) outcome_of_[reading_.index()] = before;
    }
    report_exchanges(doubts_, report_);
    if (!outcome_of_.empty()) check_sentences();
    return std::move(report_.outcomes());
}

std::vector<Saying> ProseCheck::sayings_of(const std::vector<std::size_t>& figures, bool is_rate) {
    std::vector<Saying> result;
    result.reserve(figures.size());
    for (const std::size_t figure : figures) result.push_back({figure, is_rate});
    return result;
}

void ProseCheck::judge_figure(const ProseNumber& number) {
    const ProsePiece& piece = *number.piece;
    const std::optional<std::size_t> found = index_of(piece.figure);
    if (!found) return;
    const ProseFigure& figure = figures_.figures[*found];
    const Saying saying{*found, piece.aspect == "rate"};
    said_.insert(*found);
    const bool prints_words = figure.kind() == FigureForm::Kind::change && piece.aspect.empty();
    if (!prints_words && figure.value) check_unit(number, saying);
    if (figure.kind() == FigureForm::Kind::change) {
        reading_.mention({*found}, true);
        check_course(number, *found);
    } else if (is_level(figure)) {
        reading_.mention({*found}, false);
        check_sameness({*found});
        if (!may_name_year()) return;
        const std::vector<LabelMatch> names =
            reading_.find_names([&](const ProseFigure& each) { return each.figure == figure.figure; });
        if (!names.empty()) has_other_year(number, names.front());
    }
}

std::optional<std::size_t> ProseCheck::index_of(const Figure* figure) const {
    const auto found =
        std::find_if(figures_.figures.begin(), figures_.figures.end(), [&](const ProseFigure& f) { return f.figure == figure; });
    if (found == figures_.figures.end()) return std::nullopt;
    return static_cast<std::size_t>(found - figures_.figures.begin());
}

void ProseCheck::check_unit(const ProseNumber& number, const Saying& saying) {
    const std::string_view other = unit_of_aspect(*number.piece);
    const ProseUnit own =
        other.empty() ? figures_.figures[saying.figure].unit : unit_named(std::string(other), *context_.document.standard);
    if (own.kind == ProseUnit::Kind::none || number.unit.kind == ProseUnit::Kind::none) return;
    const bool is_percent = saying.is_rate || own.kind == ProseUnit::Kind::percent;
    const bool is_wrong = number.is_money() ? own.kind != ProseUnit::Kind::money || saying.is_rate || number.unit.power != own.power
                                            : number.is_percentage() && !is_percent;
    if (is_wrong) report_.wrong_unit(number, saying);
}

void ProseCheck::check_course(const ProseNumber& number, std::size_t change) {
    const std::optional<CourseMatch> course = reading_.find_course();
    const ProseFigure& figure = figures_.figures[change];
    if (!course || !figure.value || figure.value->is_zero() || course->figure == figure.figure || figure.figure->is_below_zero)
        return;
    if (course->is_fall != figure.value->is_negative()) {
        report_.wrong_direction(course->begin, course->end, number, change);
    } else if (number.piece->aspect == "rate" && !figure.rate && course->figure == nullptr) {
        report_.rate_from_zero(course->begin, course->end, number, change);
    }
}

void ProseCheck::check_sentences() {
    const SentenceReading sentences =
        read_sentences(reading_.prose(), reading_.numbers(), *figures_.lexicon, evidence().names_of_rows(), context_.document.year);
    const SentenceCheck check(context_.rows.get(), evidence(), reading_.numbers());
    for (const SentenceVerdict& verdict : check.check(sentences)) {
        const auto is_approximate = [this](std::size_t number) { return reading_.numbers()[number].is_approximate; };
        const bool says_less = std::any_of(verdict.numbers.begin(), verdict.numbers.end(), is_approximate);
        if (says_less && verdict.kind != SentenceVerdict::Kind::agrees) continue;
        const bool is_accused = std::any_of(verdict.numbers.begin(), verdict.numbers.end(), [&](std::size_t number) {
            const auto found = outcome_of_.find(number);
            return found != outcome_of_.end() && report_.outcomes()[found->second].severity == Severity::error;
        });
        if (!is_accused) apply(verdict, check);
    }
    check_order();
    for (const TiedNumbers& comparison : sentences.comparisons) {
        if (comparison.completion) check_plan(*comparison.completion);
        check_reason(comparison);
    }
}

// "A and B receive 5.00 and 7.00 respectively", "A: income of 5.00": amounts that agree with another cell than the words mean.
void ProseCheck::check_order() {
    const auto find = [this](std::size_t number) -> std::optional<MisplacedNumber> {
        try {
            std::optional<MisplacedNumber> place = evidence().find_out_of_order(number);
            return place ? place : evidence().find_in_other_column(number);
        } catch (const AmountOverflow&) {
            return std::nullopt;  // numbers of this length are not amounts of a budget
        }
    };
    for (const auto& [number, outcome] : outcome_of_) {
        if (report_.outcomes()[outcome].severity != Severity::note) continue;
        const std::optional<MisplacedNumber> place = find(number);
        if (!place) continue;
        report_.misplaced(reading_.numbers()[number], *place);
        report_.move_last_to(outcome);
    }
}

// "down 20, because there were more visitors"
void ProseCheck::check_reason(const TiedNumbers& comparison) {
    const std::optional<std::size_t>& size = comparison.change ? comparison.change : comparison.rate;
    if (!size || !comparison.course || *comparison.course == DirectionWord::Course::same || comparison.has_two_courses) return;
    const ProseNumber& number = reading_.numbers()[*size];
    const auto found = outcome_of_.find(*size);
    const bool is_told = found != outcome_of_.end() && report_.outcomes()[found->second].severity != Severity::note;
    if (!number.is_literal() || is_told) return;
    const std::size_t end = reading_.numbers()[comparison.members().back()].end;
    if (const std::optional<Span> reason = find_opposite_reason(reading_.prose().text, end, *comparison.course, *figures_.lexicon))
        report_.opposite_reason(*reason, number);
}

// "…, 102% of the plan. The outturn is below the plan because …": words behind a completion that no number follows.
void ProseCheck::check_plan(std::size_t completion) {
    const ProseNumber& number = reading_.numbers()[completion];
    const Amount all(100, 0);
    if (!number.is_literal() || number.is_approximate || number.value == all) return;
    const std::optional<PlanWord> word = find_plan_word(reading_.prose().text, number, *figures_.lexicon);
    const bool is_above = all < number.value;
    if (!word || is_above == (word->course == DirectionWord::Course::rise)) return;
    const auto found = outcome_of_.find(completion);
    const bool is_proven = found != outcome_of_.end() && report_.outcomes()[found->second].rule == rules::unbound_literal;
    report_.beside_plan(word->begin, word->end, number, is_proven);
}

void ProseCheck::apply(const SentenceVerdict& verdict, const SentenceCheck& check) {
    if (verdict.kind == SentenceVerdict::Kind::agrees) {
        for (const std::size_t number : verdict.numbers) {
            const auto likely = likely_of_.find(number);
            if (likely != likely_of_.end() && check.would_agree(verdict, number, likely->second)) continue;
            const auto found = outcome_of_.find(number);
            if (found == outcome_of_.end() || report_.outcomes()[found->second].rule != rules::unmatched_literal) continue;
            report_.borne_out(reading_.numbers()[number], "other numbers of the sentence");
            report_.move_last_to(found->second);
        }
        return;
    }
    const auto found = outcome_of_.find(verdict.wrong);
    if (found == outcome_of_.end()) return;
    const ProseNumber& number = reading_.numbers()[verdict.wrong];
    // Nothing in the tables is of another year. So a likeness to them is chance.
    const bool is_of_tables = verdict.kind == SentenceVerdict::Kind::differs || verdict.kind == SentenceVerdict::Kind::doubtful;
    const bool is_alone = verdict.numbers.size() == 1;
    if (is_of_tables && is_alone && scopes_.is_of_another_year(number, reading_.prose().text)) return;
    const bool is_borne_out = report_.outcomes()[found->second].rule == rules::unbound_literal;
    switch (verdict.kind) {
        case SentenceVerdict::Kind::disagrees:
            report_.disagreeing(number, verdict.meant);
            break;
        case SentenceVerdict::Kind::incomplete:
            report_.incomplete(number, verdict.meant);
            break;
        case SentenceVerdict::Kind::goes_other_way:
            if (verdict.said) {
                report_.moved_otherwise(number, *verdict.said == DirectionWord::Course::rise, verdict.is_sure);
                break;
            }
            report_.opposite(number, verdict.meant.what.empty() ? "the two amounts of its sentence" : verdict.meant.what,
                             !verdict.is_doubtful);
            break;
        case SentenceVerdict::Kind::says_both:
            report_.in_both_directions(number, reading_.numbers()[verdict.numbers.front()]);
            break;
        case SentenceVerdict::Kind::differs:
            if (said_exactly_.contains(verdict.wrong)) return;
            // "3003.02, 98.23% of all expenditure": of that whole, and not of the row's own.
            if (const auto share = number.is_percentage() ? share_of_named_whole(verdict.wrong) : std::nullopt;
                share && share->agrees)
                return;
            tell(number, verdict);
            break;
        default:
            if (is_borne_out && !verdict.is_sure) return;
            tell(number, verdict);
    }
    report_.move_last_to(found->second);
}

// A number that is not its row's.
void ProseCheck::tell(const ProseNumber& number, const SentenceVerdict& verdict) {
    verdict.found.empty() ? report_.untied(number, verdict.meant) : report_.misplaced(number, {verdict.found, verdict.meant});
}

}  // namespace sitegen
