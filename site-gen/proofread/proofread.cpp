#include "proofread/proofread.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "model/rules.hpp"
#include "proofread/averages.hpp"
#include "proofread/evidence.hpp"
#include "proofread/exchanges.hpp"
#include "proofread/missing_unit.hpp"
#include "proofread/number_match.hpp"
#include "proofread/number_reading.hpp"
#include "proofread/other_scopes.hpp"
#include "proofread/prose_outcomes.hpp"
#include "proofread/sentence_check.hpp"
#include "proofread/sentence_reading.hpp"
#include "proofread/shares_of_wholes.hpp"
#include "text/ascii.hpp"

namespace sitegen {

namespace {

constexpr int widest_generic_label = 6;  // columns of a label so short that any figure could have it
constexpr int widest_joint = 6;          // columns between a change and its rate
constexpr int digits_of_slip = 3;        // shorter numbers without support from words resemble each other by chance

bool is_money(const ProseFigure& figure) { return figure.unit.kind == ProseUnit::Kind::money; }
bool is_amount(const ProseNumber& number) { return number.unit.kind == ProseUnit::Kind::money; }

std::vector<Saying> sayings_of(const std::vector<std::size_t>& figures, bool is_rate = false) {
    std::vector<Saying> result;
    result.reserve(figures.size());
    for (const std::size_t figure : figures) result.push_back({figure, is_rate});
    return result;
}

template <typename Value>
bool contains(const std::vector<Value>& list, const Value& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

class ProseCheck {
  public:
    ProseCheck(const MarkdownTree& prose, const ProseContext& context)
        : context_(context),
          figures_(context.figures),
          scopes_(context.document, context.figures),
          reading_(prose, context.figures),
          report_(context, reading_.prose()) {}

    std::vector<Outcome> run() {
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

  private:
    // ---- Figures filled in ----

    void judge_figure(const ProseNumber& number) {
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

    [[nodiscard]] std::optional<std::size_t> index_of(const Figure* figure) const {
        const auto found = std::find_if(figures_.figures.begin(), figures_.figures.end(),
                                        [&](const ProseFigure& f) { return f.figure == figure; });
        if (found == figures_.figures.end()) return std::nullopt;
        return static_cast<std::size_t>(found - figures_.figures.begin());
    }

    void check_unit(const ProseNumber& number, const Saying& saying) {
        const std::string_view other = unit_of_aspect(*number.piece);
        const ProseUnit own =
            other.empty() ? figures_.figures[saying.figure].unit : unit_named(std::string(other), *context_.document.standard);
        if (own.kind == ProseUnit::Kind::none || number.unit.kind == ProseUnit::Kind::none) return;
        const bool is_percent = saying.is_rate || own.kind == ProseUnit::Kind::percent;
        const bool is_wrong = number.unit.kind == ProseUnit::Kind::money
                                  ? own.kind != ProseUnit::Kind::money || saying.is_rate || number.unit.power != own.power
                                  : number.unit.kind == ProseUnit::Kind::percent && !is_percent;
        if (is_wrong) report_.wrong_unit(number, saying);
    }

    void check_course(const ProseNumber& number, std::size_t change) {
        const std::optional<CourseMatch> course = reading_.find_course();
        const ProseFigure& figure = figures_.figures[change];
        if (!course || !figure.value || figure.value->is_zero() || course->figure == figure.figure) return;
        if (course->is_fall != figure.value->is_negative()) {
            report_.wrong_direction(course->begin, course->end, number, change);
        } else if (number.piece->aspect == "rate" && !figure.rate && course->figure == nullptr) {
            report_.rate_from_zero(course->begin, course->end, number, change);
        }
    }

    // ---- Literals ----

    void judge_literal(const ProseNumber& number) {
        const std::optional<CourseMatch> course = reading_.find_course();
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

    void judge_amount(const ProseNumber& number) {
        const auto is_wanted = [](const ProseFigure& figure) {
            return is_level(figure) && is_money(figure) && figure.value.has_value();
        };
        const std::vector<LabelMatch> names = reading_.find_names(is_wanted);
        const std::vector<std::size_t> figures = decide(number, names);
        reading_.mention(figures, false);
        check_sameness(figures);
    }

    void judge_share(const ProseNumber& number) {
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
        const Mention* last = reading_.last_mention();
        if (names.empty() && last != nullptr && last->is_change) return judge_rate(number, last->figures);
        decide(number, names);
    }

    [[nodiscard]] bool is_share_of(std::size_t share, const std::vector<std::size_t>& amounts) const {
        return std::any_of(amounts.begin(), amounts.end(),
                           [&](std::size_t amount) { return contains(figures_.figures[amount].shares, share); });
    }

    // A percentage after a change, without its own word: "up 5 k€, or 1.2%".
    void judge_rate(const ProseNumber& number, const std::vector<std::size_t>& changes) {
        const std::vector<Saying> rates = sayings_of(changes, true);
        if (const Equals equal = find_equal(figures_, rates, number); !equal.sayings.empty()) {
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
    [[nodiscard]] Equals find_anywhere(const ProseNumber& number) const {
        Equals equal = find_equal(figures_, levels_in(figures_, number.unit), number);
        if (equal.likeness == Likeness::exact) return equal;
        const Equals of_changes = find_equal(figures_, changes_in(figures_, number.unit), number);
        return of_changes.likeness > equal.likeness ? of_changes : equal;
    }

    [[nodiscard]] std::optional<Nearest> find_nearest_anywhere(const ProseNumber& number) const {
        const std::optional<Nearest> level = find_nearest(figures_, levels_in(figures_, number.unit), number, digits_of_slip);
        const std::optional<Nearest> change = find_nearest(figures_, changes_in(figures_, number.unit), number, digits_of_slip);
        return !level || (change && is_likeness(change->slip) && !is_likeness(level->slip)) ? change : level;
    }

    // Reports an amount or a share. Returns the figures that it is about, or none if the words do not say.
    std::vector<std::size_t> decide(const ProseNumber& number, const std::vector<LabelMatch>& names) {
        const std::vector<std::size_t> named = figures_of(names);
        if (const Equals equal = find_equal(figures_, sayings_of(named), number); !equal.sayings.empty()) {
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
        if (!is_of_cell && name.is_full() && is_exact && !is_said(named)) {
            contradict(number, nearest.saying, &elsewhere.sayings.front());
        } else if (!is_of_cell && is_slip && (!is_exact || name.is_direct())) {
            contradict(number, nearest.saying, is_exact ? &elsewhere.sayings.front() : nullptr);
        } else if (!is_of_cell && name.is_full() && !is_said(named)) {
            contradict(number, nearest.saying);
        } else if (!is_of_cell && !elsewhere.sayings.empty()) {
            doubts_.push_back({report_.outcomes().size(), &number, named, elsewhere.sayings});
            accept(number, elsewhere.sayings.front(), elsewhere.likeness);
        } else {
            judge_untied(number, nearest);
        }
        return named;
    }

    std::vector<std::size_t> decide_unnamed(const ProseNumber& number, const Equals& equal) {
        if (!equal.sayings.empty()) {
            accept(number, likeliest(equal.sayings), equal.likeness);
            std::vector<std::size_t> figures;
            for (const Saying& saying : equal.sayings) figures.push_back(saying.figure);
            return figures;
        }
        const std::optional<Nearest> nearest = find_nearest_anywhere(number);
        if (nearest && is_likeness(nearest->slip) && overlap_with(figures_, nearest->saying.figure, reading_.words_before()) > 0) {
            contradict(number, nearest->saying);
            return {nearest->saying.figure};
        }
        judge_untied(number);
        return {};
    }

    std::vector<std::size_t> accept(const ProseNumber& number, const Saying& saying, Likeness likeness) {
        report_.unbound(number, saying, likeness);
        said_.insert(saying.figure);
        if (likeness == Likeness::exact && significant_digits_of(number.value) > digits_of_slip)
            said_exactly_.insert(reading_.index());
        return {saying.figure};
    }

    // Of equal figures, the one whose name shares the most with the words before the number.
    [[nodiscard]] Saying likeliest(const std::vector<Saying>& sayings) const {
        const std::string_view words = reading_.words_before();
        const auto overlap = [&](const Saying& saying) { return overlap_with(figures_, saying.figure, words); };
        return *std::max_element(sayings.begin(), sayings.end(),
                                 [&](const Saying& a, const Saying& b) { return overlap(a) < overlap(b); });
    }

    [[nodiscard]] bool is_said(const std::vector<std::size_t>& figures) const {
        return std::any_of(figures.begin(), figures.end(), [&](std::size_t figure) { return said_.contains(figure); });
    }

    // A count is only judged if the words beside it name its figure, because there are more things to count than figures.
    void judge_count(const ProseNumber& number) {
        const auto is_wanted = [](const ProseFigure& figure) {
            return is_level(figure) && !is_money(figure) && figure.value.has_value();
        };
        const std::vector<LabelMatch> names = reading_.find_names(is_wanted);
        if (names.empty() || !names.front().is_direct()) return;
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
        if (names.front().is_full() || nearest.slip != Slip::none) {
            contradict(count, nearest.saying);
        } else {
            judge_untied(count);
        }
    }

    // A number without a declared unit. It is a figure only if words name the figure and the digits agree.
    void judge_bare(const ProseNumber& number) {
        const auto word = word_that_wants_unit(number, reading_.prose().text, *figures_.lexicon);
        if (word) return report_.without_unit(number, *word);
        const auto is_wanted = [](const ProseFigure& figure) { return is_level(figure) && figure.value.has_value(); };
        const std::vector<LabelMatch> names = reading_.find_names(is_wanted);
        if (names.empty() || !names.front().is_direct()) return;
        const std::vector<Saying> named = sayings_of(figures_of(names));
        if (const Equals equal = find_equal(figures_, named, number); equal.likeness == Likeness::exact) {
            accept(number, equal.sayings.front(), equal.likeness);
            return;
        }
        const int year = context_.document.year.first;
        const bool may_be_year = number.value > Amount(year - farthest_year, 0) && number.value < Amount(year + farthest_year, 0);
        const Nearest nearest = *find_nearest(figures_, named, number, digits_of_slip);
        if (!may_be_year && !number.is_scaled && is_likeness(nearest.slip)) contradict(number, nearest.saying);
    }

    // ---- Numbers that are not figures ----

    [[nodiscard]] const Evidence& evidence() {
        if (!evidence_) evidence_.emplace(context_.rows.get(), reading_.prose(), reading_.numbers(), *figures_.lexicon);
        return *evidence_;
    }

    [[nodiscard]] ChangeCourse course_of_number() const {
        const std::optional<CourseMatch> course = reading_.find_course();
        if (!course) return ChangeCourse::none;
        return course->is_fall != reading_.number().value.is_negative() ? ChangeCourse::fall : ChangeCourse::rise;
    }

    // Both amounts of a change are rounded, so their difference may be off by one in the last place.
    [[nodiscard]] bool is_change_of_rounded(const ProseNumber& number, const Saying& saying) const {
        if (figures_.figures[saying.figure].kind() != FigureForm::Kind::change || saying.is_rate) return false;
        // With few digits, one in the last place would be much.
        if (significant_digits_of(number.value) <= digits_of_slip) return false;
        const std::optional<Amount> value = value_in(figures_, saying, number.unit);
        return value && (number.value.absolute() - *value).absolute() <= Amount(1, number.value.decimals());
    }

    [[nodiscard]] bool may_name_year() const {
        const std::string_view words = reading_.words_before();
        return std::any_of(words.begin(), words.end(), is_ascii_digit);
    }

    // The sentence gives this year's amount for another year: perhaps the year was forgotten when last year's text was copied. Last
    // year's amount may be the same, so the change must be known.
    bool has_other_year(const ProseNumber& number, const LabelMatch& name) {
        const std::optional<std::size_t>& change = figures_.figures[name.figure].change;
        if (!may_name_year() || !change || !figures_.figures[*change].value || figures_.figures[*change].value->is_zero())
            return false;
        const std::optional<std::size_t> year = scopes_.find_other_year(number, reading_.prose().text, name);
        if (year) report_.of_other_year(number, {name.figure, false}, *year);
        return year.has_value();
    }

    // The words name a figure with another value. But the sentence may be about a row, or contain its own calculation.
    void contradict(const ProseNumber& number, const Saying& saying, const Saying* other = nullptr) {
        if (is_change_of_rounded(number, saying)) return agree_when_rounded(number, saying);
        if (number.is_approximate) return report_.untied(number, std::nullopt);
        if (const std::optional<Support> support = evidence().find_support(reading_.index(), Evidence::Reach::sentence))
            return bear_out(number, *support);
        // The number may be right there. If it resembles this document's value, the editor should look at it.
        if (scopes_.is_out_of_scope(number, reading_.prose().text, saying.figure)) {
            const bool is_of_other_year = scopes_.is_of_another_year(number, reading_.prose().text);
            return untied(number, is_of_other_year
                                      ? std::nullopt
                                      : likely_slip_of(number, find_nearest(figures_, {saying}, number, digits_of_slip)));
        }
        // There may be an amount although the table is blank.
        if (!figures_.figures[saying.figure].figure->value) return report_.of_blank(number, saying);
        report_.contradicted(number, saying, other);
    }

    // A short number resembles another one by chance.
    [[nodiscard]] std::optional<MeantNumber> likely_slip_of(const ProseNumber& number,
                                                            const std::optional<Nearest>& nearest) const {
        const bool is_likely = nearest && is_likeness(nearest->slip) && significant_digits_of(number.value) >= digits_of_slip;
        return is_likely ? std::optional(report_.meant(number, *nearest)) : std::nullopt;
    }

    // A figure of a change is calculated from exact cells.
    void agree_when_rounded(const ProseNumber& number, const Saying& saying) {
        report_.unbound(number, saying, Likeness::rounded);
        const std::optional<Nearest> nearest = find_nearest(figures_, {saying}, number, digits_of_slip);
        const bool is_likely = nearest && is_likeness(nearest->slip);
        context_.practice.add_rounded(is_likely ? std::optional(report_.only_rounded(number, report_.meant(number, *nearest)))
                                                : std::nullopt);
    }

    void bear_out(const ProseNumber& number, const Support& support) {
        report_.borne_out(number, support.what);
        if (support.is_as_printed) {
            if (support.allows_others) context_.practice.add_printed();
            return;
        }
        std::optional<MeantNumber> likely = evidence().find_slipped(reading_.index(), course_of_number(), support.value);
        const Slip slip = support.is_of_sentence ? find_slip(number.value.absolute(), support.value) : Slip::none;
        const bool is_long = significant_digits_of(number.value) >= digits_of_slip;
        if (!likely && is_long && is_likeness(slip)) likely = MeantNumber{support.value, support.what, slip};
        context_.practice.add_rounded(likely ? std::optional(report_.only_rounded(number, *likely)) : std::nullopt);
    }

    void untied(const ProseNumber& number, const std::optional<MeantNumber>& likely) {
        if (likely) likely_of_.emplace(reading_.index(), likely->value);
        report_.untied(number, likely);
    }

    // Returns whether the words say that the number is an average. Then it is in no table.
    bool judge_average(const ProseNumber& number) {
        const std::string_view text = reading_.prose().text;
        if (!is_amount(number) || !is_said_to_be_average(number, text, *figures_.lexicon)) return false;
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
    void bear_out_part(const ProseNumber& share, const Operand& whole) {
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

    // A percentage whose words name the whole, or that is one of a list of shares. Returns whether that settles it.
    bool judge_share_of_whole(const ProseNumber& number) {
        if (number.unit.kind != ProseUnit::Kind::percent) return false;
        const ShareContext context{figures_, context_.rows.get(), evidence(), reading_.prose(), reading_.numbers()};
        const std::size_t begin = number.begin - reading_.words_before().size();
        if (const std::optional<ShareOfWhole> share = check_share_of_whole(context, reading_.index(), begin)) {
            const bool is_wrong = !share->agrees && share->slipped && !number.is_approximate;
            if (share->agrees) {
                report_.borne_out(number, "the share of an amount in what the words name");
                if (share->whole) bear_out_part(number, *share->whole);
            } else if (is_wrong) {
                untied(number, share->slipped);
            }
            return share->agrees || is_wrong;
        }
        return false;
    }

    // nearest: among the figures that it may be about.
    void judge_untied(const ProseNumber& number, const std::optional<Nearest>& nearest = std::nullopt) {
        const std::size_t index = reading_.index();
        const ChangeCourse course = course_of_number();
        if (nearest && is_change_of_rounded(number, nearest->saying)) return agree_when_rounded(number, nearest->saying);
        const std::optional<std::string> opposite = number.is_approximate ? std::nullopt : evidence().find_opposite(index, course);
        if (opposite) return report_.opposite(number, *opposite);
        if (course == ChangeCourse::none && judge_share_of_whole(number)) return;
        if (const std::optional<Support> support = evidence().find_support(index, Evidence::Reach::document))
            return bear_out(number, *support);
        if (judge_average(number)) return;
        // Nothing in the tables is of another year. So a likeness is chance.
        if (number.is_approximate || scopes_.is_of_another_year(number, reading_.prose().text))
            return report_.untied(number, std::nullopt);
        std::optional<MeantNumber> likely = evidence().find_repeated(index);
        if (!likely) likely = evidence().find_slipped(index, course);
        if (!likely && number.unit.kind == ProseUnit::Kind::percent) {
            const ShareContext context{figures_, context_.rows.get(), evidence(), reading_.prose(), reading_.numbers()};
            likely = find_rest_of_hundred(context, index);
        }
        if (!likely) likely = evidence().find_likely(index, course);
        if (!likely) likely = likely_slip_of(number, nearest);
        untied(number, likely);
    }

    // ---- Relations between the numbers of a sentence ----

    void check_sentences() {
        const SentenceReading sentences = read_sentences(reading_.prose(), reading_.numbers(), *figures_.lexicon);
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
    }

    void apply(const SentenceVerdict& verdict, const SentenceCheck& check) {
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
                report_.opposite(number, "the two amounts of its sentence");
                break;
            case SentenceVerdict::Kind::differs:
                if (said_exactly_.contains(verdict.wrong)) return;
                report_.untied(number, verdict.meant);
                break;
            default:
                if (is_borne_out && !verdict.is_sure) return;
                report_.untied(number, verdict.meant);
        }
        report_.move_last_to(found->second);
    }

    // ---- Rise, fall and sameness ----

    void judge_change(const ProseNumber& number, const CourseMatch& course) {
        const Subject subject = reading_.find_subject(course);
        const bool is_rate = number.unit.kind == ProseUnit::Kind::percent;
        const bool is_fall = course.is_fall != number.value.is_negative();
        reading_.mention(subject.changes, true);
        ProseNumber size = number;
        size.value = number.value.absolute();
        const std::vector<Saying> subjects = sayings_of(subject.changes, is_rate);
        if (const Equals equal = find_equal(figures_, subjects, size); !equal.sayings.empty()) {
            for (const Saying& saying : equal.sayings) {
                if (agrees(saying.figure, is_fall)) return report_.unbound(number, saying, equal.likeness);
            }
            // Something else may have changed by the same amount in the other direction, because short numbers are often alike.
            const bool is_sure = subject.is_clear || digit_count(size.value) >= digits_of_slip;
            const std::size_t change = equal.sayings.front().figure;
            if (is_sure && !scopes_.is_out_of_scope(number, reading_.prose().text, change))
                return report_.wrong_direction(course.begin, number.end, number, change);
        }
        if (is_rate && subject.is_clear && rises_from_zero(subject.changes)) {
            return report_.rate_from_zero(course.begin, number.end, number, subject.changes.front());
        }
        decide_change(number, size, subject, course);
    }

    // A change of something other than the subject.
    void decide_change(const ProseNumber& number, const ProseNumber& size, const Subject& subject, const CourseMatch& course) {
        const bool is_fall = course.is_fall != number.value.is_negative();
        const bool is_rate = number.unit.kind == ProseUnit::Kind::percent;
        Equals others = find_equal(figures_, changes_in(figures_, number.unit), size);
        std::erase_if(others.sayings, [&](const Saying& saying) { return !agrees(saying.figure, is_fall); });
        Equals levels = find_equal(figures_, levels_in(figures_, number.unit), number);
        if (levels.likeness != Likeness::exact) levels.sayings.clear();
        // "fell to 12 k€" states the result, not the change.
        const bool has_words_between = columns_of(reading_.text(course.end, number.begin)) > 0;
        for (const Saying& level : levels.sayings) {
            if (!has_words_between) break;
            const std::optional<std::size_t>& change = figures_.figures[level.figure].change;
            if (change && contains(subject.changes, *change)) return report_.unbound(number, level, levels.likeness);
        }
        const Equals& elsewhere = others.sayings.empty() ? levels : others;
        const std::optional<Nearest> nearest = find_nearest(figures_, sayings_of(subject.changes, is_rate), size, digits_of_slip);
        const bool is_elsewhere = !elsewhere.sayings.empty();
        if (nearest && subject.is_clear) {
            contradict(number, nearest->saying, is_elsewhere ? &elsewhere.sayings.front() : nullptr);
        } else if (const std::optional<std::string> opposite = evidence().find_opposite(reading_.index(), course_of_number())) {
            report_.opposite(number, *opposite);
        } else if (is_elsewhere) {
            report_.unbound(number, elsewhere.sayings.front(), elsewhere.likeness);
        } else {
            judge_untied(number, nearest);
        }
    }

    [[nodiscard]] bool agrees(std::size_t change, bool is_fall) const {
        const Amount& value = *figures_.figures[change].value;
        return value.is_zero() || value.is_negative() == is_fall;
    }

    [[nodiscard]] bool rises_from_zero(const std::vector<std::size_t>& changes) const {
        return std::any_of(changes.begin(), changes.end(), [&](std::size_t change) {
            const ProseFigure& figure = figures_.figures[change];
            return figure.value && !figure.value->is_zero() && !figure.rate;
        });
    }

    // A word of sameness directly after an amount.
    void check_sameness(const std::vector<std::size_t>& amounts) {
        const std::vector<std::size_t> changes = reading_.changes_of(amounts);
        const auto is_zero = [&](std::size_t change) { return figures_.figures[change].value->is_zero(); };
        if (changes.empty() || std::any_of(changes.begin(), changes.end(), is_zero)) return;
        if (const std::optional<Span> word = reading_.find_sameness(changes)) {
            report_.not_the_same(word->begin, word->end, amounts.front(), changes.front());
        }
    }

    const ProseContext& context_;
    const ProseFigures& figures_;
    const FigureScopes scopes_;
    NumberReading reading_;
    ProseReport report_;
    std::optional<Evidence> evidence_;  // made when a number needs it
    std::set<std::size_t> said_;
    std::map<std::size_t, std::size_t> outcome_of_;  // indexes of outcomes by literals
    std::set<std::size_t> said_exactly_;             // literals that equal a figure in all digits
    std::map<std::size_t, Amount> likely_of_;        // what literals may be slips of
    std::vector<Doubt> doubts_;
};

}  // namespace

std::vector<Outcome> proofread(const MarkdownTree& prose, const ProseContext& context) { return ProseCheck(prose, context).run(); }

}  // namespace sitegen
