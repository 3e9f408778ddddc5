#include "proofread/prose_outcomes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "model/amount_text.hpp"
#include "model/rules.hpp"
#include "proofread/folded_text.hpp"
#include "proofread/plain_text.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

std::string join_unit(const std::string& number, const std::string& unit) {
    const bool is_wide = !unit.empty() && column_count(first_character(unit).value) == 2;
    return unit.empty() ? number : number + (is_wide ? "" : " ") + unit;
}

std::string in_braces(const std::string& name) { return "{{" + name + "}}"; }

}  // namespace

void ProseReport::unbound(const ProseNumber& number, const Saying& saying, Likeness likeness) {
    Outcome& outcome = add(rules::unbound_literal, Severity::note, number.begin, number.end);
    set_values(outcome, number.value, value_in(figures_, saying, number.unit));
    const std::string name = name_of(saying.figure);
    outcome.message = likeness == Likeness::exact
                          ? fmt::format("{} is the figure {}", outcome.column, name)
                          : fmt::format("{} is the figure {}: {} {}", outcome.column, name, value_text(saying),
                                        likeness == Likeness::cut ? "cut off" : "rounded");
    outcome.remedy = fmt::format("Write {}, which follows the tables.", binding(number, saying));
}

void ProseReport::contradicted(const ProseNumber& number, const Saying& saying, const Saying* other) {
    Outcome& outcome = add(rules::contradicted_literal, Severity::error, number.begin, number.end);
    const std::optional<Amount> value = value_in(figures_, saying, number.unit);
    set_values(outcome, number.value, value);
    outcome.message =
        fmt::format("the text says {} for {}, but it is {}", outcome.column, name_of(saying.figure), value_text(saying));
    const Slip slip = value ? find_slip(number.value, *value) : Slip::none;
    const ProseFigure& figure = figures_.figures[saying.figure];
    // A wrong unit explains the whole difference. So it is checked before a neighbour's number and a typing slip.
    const bool differs_in_unit = number.unit.kind == ProseUnit::Kind::money && figure.value && *figure.value == number.value;
    if (differs_in_unit) {
        outcome.message += ": the unit differs";
    } else if (other != nullptr) {
        outcome.message += fmt::format("; {} is {}", outcome.column, name_of(other->figure));
    } else if (*describe(slip) != '\0') {
        outcome.message += fmt::format(": {}", describe(slip));
    }
    outcome.remedy = fmt::format("Write {}.", binding(number, saying));
    if (other != nullptr)
        outcome.remedy = fmt::format("Write {}, or {} if that is meant.", binding(number, saying), binding(number, *other));
}

void ProseReport::borne_out(const ProseNumber& number, const std::string& what) {
    Outcome& outcome = add(rules::unbound_literal, Severity::note, number.begin, number.end);
    set_values(outcome, number.value, number.value);
    outcome.message = fmt::format("{} agrees with {}", outcome.column, what);
    outcome.remedy = "Declare a figure for it and write the figure, which follows the tables.";
}

MeantNumber ProseReport::meant(const ProseNumber& number, const Nearest& nearest) const {
    return {nearest.value.rounded(number.value.decimals()), name_of(nearest.saying.figure), nearest.slip};
}

void ProseReport::disagreeing(const ProseNumber& number, const MeantNumber& meant) {
    Outcome& outcome = doubt(rules::sentence_disagrees, number.begin, number.end);
    set_values(outcome, number.value, meant.value);
    outcome.message = fmt::format("{} disagrees with the other numbers of its sentence: {} is {}", outcome.column, meant.what,
                                  number_text(meant.value, number.unit));
    if (*describe(meant.slip) != '\0') outcome.message += fmt::format(": {}", describe(meant.slip));
    outcome.remedy = "Compare all of them with the source. What is written in double braces follows the tables.";
}

void ProseReport::incomplete(const ProseNumber& number, const MeantNumber& missing) {
    Outcome& outcome = doubt(rules::sentence_disagrees, number.begin, number.end);
    set_values(outcome, number.value, std::nullopt);
    outcome.message = fmt::format("the list of all parts of {} leaves out {}, {}", outcome.column, missing.what,
                                  number_text(missing.value, number.unit));
    outcome.remedy = "Add it to the list, or say that the list is not complete.";
}

void ProseReport::move_last_to(std::size_t place) {
    std::swap(outcomes_[place], outcomes_.back());
    outcomes_.pop_back();
}

void ProseReport::opposite(const ProseNumber& number, const std::string& what, bool is_proven) {
    Outcome& outcome = add_direction(number.begin, number.end, is_proven);
    set_values(outcome, number.value, number.value.negated());
    outcome.message =
        fmt::format("{} is the size of the change of {}, but the direction of that change is the opposite", outcome.column, what);
    outcome.remedy = "Write the word for the other direction.";
}

void ProseReport::misplaced(const ProseNumber& number, const MisplacedNumber& place) {
    Outcome& outcome = doubt(rules::unmatched_literal, number.begin, number.end);
    set_values(outcome, number.value, place.meant.value);
    outcome.message = fmt::format("{} is {}, but the words before it name {}, {}", outcome.column, place.found, place.meant.what,
                                  number_text(place.meant.value, number.unit));
    outcome.remedy = "Compare it with the source. Write the amount of the row that is meant, or name that row or year.";
}

void ProseReport::in_both_directions(const ProseNumber& rate, const ProseNumber& change) {
    Outcome& outcome = doubt(rules::sentence_disagrees, rate.begin, rate.end);
    set_values(outcome, rate.value, std::nullopt);
    outcome.message = fmt::format("the words say both that it rose and that it fell: by {} and by {}",
                                  written(change.begin, change.end), outcome.column);
    outcome.remedy = "Compare both with the source, and write one direction.";
}

void ProseReport::beside_plan(std::size_t begin, std::size_t end, const ProseNumber& completion, bool is_proven) {
    Outcome& outcome = add_direction(begin, end, is_proven);
    set_values(outcome, completion.value, std::nullopt);
    outcome.message = fmt::format("the text says \"{}\", but before it that {} of the plan was done", outcome.column,
                                  written(completion.begin, completion.end));
    outcome.remedy = "Write the word for the other direction, or correct the percentage.";
}

void ProseReport::opposite_reason(const Span& word, const ProseNumber& change) {
    Outcome& outcome = add_direction(word.begin, word.end, false);
    set_values(outcome, change.value, std::nullopt);
    outcome.message = fmt::format("the text gives \"{}\" as the reason of a change of {} in the other direction", outcome.column,
                                  written(change.begin, change.end));
    outcome.remedy = "Compare both words with the source. If both are right, you may ignore this.";
}

void ProseReport::moved_otherwise(const ProseNumber& number, bool is_said_to_rise, bool is_proven) {
    Outcome& outcome = add_direction(number.begin, number.end, is_proven);
    set_values(outcome, number.value, std::nullopt);
    outcome.message = is_said_to_rise ? fmt::format("the words say that it rose to {}, which is less than before", outcome.column)
                                      : fmt::format("the words say that it fell to {}, which is more than before", outcome.column);
    outcome.remedy = "Write the word for the other direction, or correct the amounts.";
}

void ProseReport::untied(const ProseNumber& number, const std::optional<MeantNumber>& likely) {
    Outcome& outcome = add(rules::unmatched_literal, likely ? Severity::warning : Severity::note, number.begin, number.end);
    outcome.verdict = Verdict::unknown;
    set_values(outcome, number.value, std::nullopt);
    outcome.message = fmt::format("{} could not be matched to anything in the tables", outcome.column);
    if (likely && std::string_view(describe(likely->slip)).empty()) {
        outcome.message += fmt::format("; {} is {}", likely->what, number_text(likely->value, number.unit));
    } else if (likely) {
        outcome.message +=
            fmt::format("; it resembles {}, {}: {}", likely->what, number_text(likely->value, number.unit), describe(likely->slip));
    }
    outcome.remedy = "Compare it with the source. Declare a figure or a statement for it, and it is checked every year.";
}

Outcome ProseReport::only_rounded(const ProseNumber& number, const MeantNumber& likely) {
    Outcome outcome = add(rules::unmatched_literal, Severity::warning, number.begin, number.end);
    outcomes_.pop_back();
    outcome.verdict = Verdict::unknown;
    set_values(outcome, number.value, std::nullopt);
    outcome.message = fmt::format("{} agrees with {} only if rounding hides the difference: the printed amounts give {}",
                                  outcome.column, likely.what, number_text(likely.value, number.unit));
    outcome.remedy = "Compare it with the source. All other results in this document follow from the printed amounts.";
    return outcome;
}

void ProseReport::without_unit(const ProseNumber& number, std::string_view word) {
    Outcome& outcome = doubt(rules::missing_unit, number.begin, number.end);
    set_values(outcome, number.value, std::nullopt);
    outcome.message = fmt::format("{} stands behind \"{}\" without a unit, so it cannot be checked", outcome.column, word);
    outcome.remedy = "Write the percent sign or the unit of the amount behind it.";
}

void ProseReport::of_other_year(const ProseNumber& number, const Saying& saying, std::size_t begin) {
    Outcome& outcome = doubt(rules::other_year, begin, begin + 4);
    outcome.message = fmt::format("the sentence is about {}, but {} is {} of {}", outcome.column, written(number.begin, number.end),
                                  name_of(saying.figure), context_.document.year.text());
    outcome.remedy = "Correct the year. If the amount of that year is the same, acknowledge it.";
}

void ProseReport::of_blank(const ProseNumber& number, const Saying& saying) {
    const Expression& cells = figures_.figures[saying.figure].figure->form->expressions.front();
    if (cells.kind == Expression::Kind::cells && cells.cells.table == statements_table) {
        Outcome& outcome = add(rules::unmatched_literal, Severity::note, number.begin, number.end);
        outcome.verdict = Verdict::unknown;
        set_values(outcome, number.value, std::nullopt);
        outcome.message =
            fmt::format("the text says {} for {}, which document.toml does not state", outcome.column, name_of(saying.figure));
        // Without its amount: the statement may be in another unit than the text.
        outcome.remedy = fmt::format("Add {} to [statements], and it is checked.", cells.cells.rows.text);
        return;
    }
    Outcome& outcome = doubt(rules::unmatched_literal, number.begin, number.end);
    set_values(outcome, number.value, std::nullopt);
    outcome.message = fmt::format("the text says {} for {}, but its cells are blank, so there is nothing to compare",
                                  outcome.column, name_of(saying.figure));
    outcome.remedy = "Compare the number and the tables with the source.";
}

void ProseReport::wrong_unit(const ProseNumber& number, const Saying& saying) {
    Outcome& outcome = add(rules::contradicted_literal, Severity::error, number.begin, number.end);
    const ProseUnit& own = figures_.figures[saying.figure].unit;
    const std::optional<Amount> value =
        value_in(figures_, saying, saying.is_rate ? ProseUnit{ProseUnit::Kind::percent, "%", "%", 0} : own);
    set_values(outcome, value.value_or(Amount()), value_in(figures_, saying, number.unit));
    outcome.message =
        fmt::format("the figure {} is {}, but the text says {}", name_of(saying.figure), value_text(saying), number.unit.name);
    const std::size_t figure_at = prose_.text.find(figure_mark, number.begin);
    const std::string tag = written(figure_at, number.digits_end);
    const std::string_view other = unit_of_aspect(*number.piece);
    // "${{figure}}" where the figure is in thousands.
    const bool is_change = figures_.figures[saying.figure].kind() == FigureForm::Kind::change;
    const bool has_sign = figure_at > number.begin && other.empty() && own.kind == ProseUnit::Kind::money && !is_change;
    const std::string_view sign = std::string_view(prose_.text).substr(number.begin, figure_at - number.begin);
    if (const std::string* wanted = has_sign ? unit_of_sign(sign) : nullptr) {
        outcome.remedy = fmt::format("Write {}{}.", written(number.begin, figure_at),
                                     in_braces(figures_.figures[saying.figure].id() + ".in." + *wanted));
        return;
    }
    if (!other.empty())
        outcome.message =
            fmt::format("the figure {} is printed in {}, but the text says {}", name_of(saying.figure), other, number.unit.name);
    const bool prints_unit = saying.is_rate || own.kind == ProseUnit::Kind::percent;
    outcome.remedy = fmt::format("Write {}.", prints_unit ? tag : join_unit(tag, other.empty() ? own.name : std::string(other)));
}

void ProseReport::wrong_direction(std::size_t begin, std::size_t end, const ProseNumber& number, std::size_t change) {
    Outcome& outcome = add(rules::wrong_direction, Severity::error, begin, end);
    const Amount& value = *figures_.figures[change].value;
    const Amount said = number.is_literal() ? number.value.absolute() : value.absolute();
    // The text says the opposite direction, so its value has the opposite sign.
    set_values(outcome, value.is_negative() ? said : said.negated(),
               number.unit.kind == ProseUnit::Kind::percent ? figures_.figures[change].rate : value);
    outcome.message =
        fmt::format("the text says \"{}\" for {}, but it is {}", outcome.column, name_of(change), change_text(change));
    const std::string& id = figures_.figures[change].id();
    const Saying saying{change, number.unit.kind == ProseUnit::Kind::percent};
    const std::string text = number.is_literal() ? binding(number, saying) : written(number.begin, number.end);
    outcome.remedy = fmt::format("Write {}{}.", in_braces(id + ".direction"), text);
}

void ProseReport::rate_from_zero(std::size_t begin, std::size_t end, const ProseNumber& number, std::size_t change) {
    Outcome& outcome = add(rules::wrong_direction, Severity::error, begin, end);
    set_values(outcome, number.is_literal() ? number.value : Amount(), std::nullopt);
    outcome.message =
        fmt::format("the text says \"{}\" for {}, but last year's amount was zero, and a change from zero has no rate",
                    outcome.column, name_of(change));
    outcome.remedy = fmt::format("Write only the amount of the change: {}.", in_braces(figures_.figures[change].id()));
}

void ProseReport::not_the_same(std::size_t begin, std::size_t end, std::size_t figure, std::size_t change) {
    Outcome& outcome = add(rules::wrong_direction, Severity::error, begin, end);
    set_values(outcome, Amount(), figures_.figures[change].value);
    outcome.message = fmt::format("the text says \"{}\" for {}, but {} is {}", outcome.column, name_of(figure),
                                  figures_.figures[change].id(), change_text(change));
    outcome.remedy = fmt::format("Write {} instead.", in_braces(figures_.figures[change].id()));
}

// What is not proven is a doubt, and no verdict.
Outcome& ProseReport::add_direction(std::size_t begin, std::size_t end, bool is_proven) {
    if (is_proven) return add(rules::wrong_direction, Severity::error, begin, end);
    return doubt(rules::sentence_disagrees, begin, end);
}

// The editor should look at it, but it is no verdict.
Outcome& ProseReport::doubt(std::string_view rule, std::size_t begin, std::size_t end) {
    Outcome& outcome = add(rule, Severity::warning, begin, end);
    outcome.verdict = Verdict::unknown;
    return outcome;
}

Outcome& ProseReport::add(std::string_view rule, Severity severity, std::size_t begin, std::size_t end) {
    Outcome outcome;
    outcome.rule = rule;
    outcome.row = context_.section;
    outcome.column = written(begin, end);
    outcome.verdict = Verdict::broken;
    outcome.severity = severity;
    outcome.place = places_.place_of(prose_.offsets[begin], code_point_count(outcome.column));
    outcome.source_begin = prose_.offsets[begin];
    outcome.source_end = static_cast<std::uint32_t>(prose_.source_end(end - 1, source_));
    return outcomes_.emplace_back(std::move(outcome));
}

void ProseReport::set_values(Outcome& outcome, const Amount& left, const std::optional<Amount>& right) const {
    outcome.left = left;
    if (!right) return;
    // An amount in a different unit than its table's has zeros at its end that nobody printed.
    const Amount short_form = right->trimmed();
    const int decimals = std::max(short_form.decimals(), std::min(left.decimals(), right->decimals()));
    outcome.right = decimals < right->decimals() ? right->rounded(decimals) : *right;
    outcome.difference = left - *outcome.right;
}

std::string ProseReport::written(std::size_t begin, std::size_t end) const {
    const std::size_t from = prose_.offsets[begin];
    return std::string(source_.substr(from, prose_.source_end(end - 1, source_) - from));
}

std::string ProseReport::name_of(std::size_t figure) const {
    const FigureForm& form = *figures_.figures[figure].figure->form;
    return fmt::format("{} ({})", form.id, form.title);
}

std::string ProseReport::number_text(const Amount& amount, const ProseUnit& unit) const {
    const auto text_of = [&](const Amount& value) {
        return value.is_zero() ? "0" : format_amount(value, figures_.lexicon->format);
    };
    if (unit.kind == ProseUnit::Kind::percent)
        return figures_.marks.before_percent + text_of(amount) + figures_.marks.after_percent;
    // "22 million $": the text counts in a power of ten of the unit.
    const int scale =
        unit.kind == ProseUnit::Kind::money ? unit.power - unit_named(unit.name, *context_.document.standard).power : 0;
    if (scale == 0 || amount.is_zero()) return join_unit(text_of(amount), unit.name);
    const auto& scales = figures_.marks.scales;
    const auto word = std::find_if(scales.begin(), scales.end(), [scale](const auto& each) { return each.second == scale; });
    if (word == scales.end()) return join_unit(text_of(amount.shifted(scale)), unit.name);
    return join_unit(join_unit(text_of(amount), word->first), unit.name);
}

std::string ProseReport::value_text(const Saying& saying) const {
    const ProseFigure& figure = figures_.figures[saying.figure];
    if (figure.kind() == FigureForm::Kind::change && !saying.is_rate) return change_text(saying.figure);
    const ProseUnit percent{ProseUnit::Kind::percent, "%", "%", 0};
    const std::optional<Amount> value = value_in(figures_, saying, saying.is_rate ? percent : figure.unit);
    return value ? number_text(*value, saying.is_rate ? percent : figure.unit) : "not known";
}

std::string ProseReport::change_text(std::size_t change) const {
    const ProseFigure& figure = figures_.figures[change];
    if (!figure.value) return "not known";
    if (figure.value->is_zero()) return "0";
    return fmt::format("a {} of {}", figure.value->is_negative() ? "fall" : "rise",
                       number_text(figure.value->absolute(), figure.unit));
}

std::string ProseReport::binding(const ProseNumber& number, const Saying& saying) const {
    const ProseFigure& figure = figures_.figures[saying.figure];
    const bool is_change = figure.kind() == FigureForm::Kind::change;
    if (saying.is_rate) return in_braces(figure.id() + ".rate");
    if (figure.kind() == FigureForm::Kind::share) return in_braces(figure.id());
    // Below a thousand there are no separators to omit, so {{figure}} prints the same.
    const Amount thousand(1000, 0);
    const bool is_plain =
        !is_change && !number.is_grouped && !(number.value < thousand) && figure.value && !(*figure.value < thousand);
    // A figure of blank cells prints a word, but the text says 0.
    const bool is_blank = !is_change && !figure.figure->value;
    const std::string tag = in_braces(figure.id() + (is_change ? ".amount" : is_blank ? ".or-zero" : is_plain ? ".plain" : ""));
    if (number.unit.kind == ProseUnit::Kind::none) return tag;
    // What the text has before the digits, such as a currency's sign.
    std::string_view sign = std::string_view(prose_.text).substr(number.begin, number.digits_end - number.begin);
    sign = sign.substr(0, sign.find_first_of("0123456789+-"));
    const std::string before = sign.empty() ? std::string() : written(number.begin, number.begin + sign.size());
    const std::string behind = number.end > number.digits_end ? written(number.digits_end, number.end) : std::string();
    if (number.unit.kind == ProseUnit::Kind::money && number.unit.power != figure.unit.power) {
        // Rounded in another unit: the figure prints all its digits, in its own.
        const bool is_exact = !is_blank && value_in(figures_, saying, number.unit) == number.value;
        const std::string* unit = is_exact ? unit_of_power(number.unit.power) : nullptr;
        if (unit != nullptr) return before + in_braces(figure.id() + ".in." + *unit) + behind;
        const std::string* sign_unit = is_change ? nullptr : unit_of_sign(sign);
        if (sign_unit == nullptr) return join_unit(tag, figure.unit.name);
        const bool is_own = context_.document.standard->units.at(*sign_unit) == figure.unit.power;
        return before + (is_own ? tag : in_braces(figure.id() + ".in." + *sign_unit));
    }
    if (number.unit.name != figure.unit.name) return join_unit(tag, figure.unit.name);
    return before.empty() && behind.empty() ? join_unit(tag, figure.unit.name) : before + tag + behind;
}

// The unit of the standard that is written like this sign: "$". Nothing if there is none.
const std::string* ProseReport::unit_of_sign(std::string_view sign) const {
    while (sign.ends_with(' ')) sign.remove_suffix(1);
    const auto& units = context_.document.standard->units;
    const auto found =
        std::find_if(units.begin(), units.end(), [sign](const auto& unit) { return fold_prose(unit.first) == sign; });
    return sign.empty() || found == units.end() ? nullptr : &found->first;
}

const std::string* ProseReport::unit_of_power(int power) const {
    const auto& units = context_.document.standard->units;
    const auto found = std::find_if(units.begin(), units.end(), [power](const auto& unit) { return unit.second == power; });
    return found == units.end() ? nullptr : &found->first;
}

}  // namespace sitegen
