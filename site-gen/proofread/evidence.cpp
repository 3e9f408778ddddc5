#include "proofread/evidence.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "proofread/number_match.hpp"
#include "text/ascii.hpp"

namespace sitegen {

namespace {

constexpr std::size_t most_neighbours = 12;  // the numbers on either side from which a number may be calculated
constexpr std::size_t most_rows = 12;        // the most rows that one sentence is taken to be about
constexpr std::size_t most_steps = 40;       // back over titles of columns to the name of a row

}  // namespace

Evidence::Evidence(const NamedRows& rows, const ProseText& prose, const std::vector<ProseNumber>& numbers,
                   const ProseFigures& figures)
    : rows_(rows),
      prose_(prose),
      numbers_(numbers),
      lexicon_(*figures.lexicon),
      marks_(figures.marks),
      mentions_(rows.find_mentions(prose)) {
    forget_stage_names();
}

// "Grants, budget of 2024: 5.00", where a small table has a row "Budget of 2024": behind the name of a row, such words say which of
// its amounts is meant.
void Evidence::forget_stage_names() {
    std::vector<RowMention> kept;
    std::optional<std::size_t> named_end;  // of the last row that is named by words of its own
    for (const RowMention& mention : mentions_) {
        const bool is_row = !rows_.at(mention.row).is_column;
        const bool is_behind_name = named_end && mention.begin >= *named_end && says_only_known(*named_end, mention.end);
        if (is_row && is_behind_name) continue;
        if (is_row) named_end = std::max(named_end.value_or(0), mention.end);
        kept.push_back(mention);
    }
    mentions_ = std::move(kept);
}

// "Parks: 5.00 (10% of the total), 1.00 more": what is named in brackets is not what the sentence goes on with.
bool Evidence::is_in_closed_brackets(std::size_t place, std::size_t number) const {
    const std::string_view text = prose_.text;
    const std::size_t close = text.find_first_of("()", place);
    if (close >= number || text[close] != ')') return false;
    const std::size_t open = text.substr(0, place).find_last_of("()\n");
    return open != std::string_view::npos && text[open] == '(';
}

auto Evidence::scope_of(std::size_t number) const -> Scope {
    const std::string& text = prose_.text;
    const ProseNumber& at = numbers_[number];
    Scope scope;
    const SentenceBounds sentence = sentence_around(text, at.begin, at.end);
    scope.begin = sentence.begin;
    scope.end = sentence.end;
    const auto first = first_mention_from(scope.begin);
    const auto last = first_mention_from(scope.end);
    const auto add_row = [&scope](std::size_t row) {
        if (scope.rows.size() < most_rows && std::find(scope.rows.begin(), scope.rows.end(), row) == scope.rows.end())
            scope.rows.push_back(row);
    };
    const bool names_row = std::any_of(first, last, [&](const RowMention& mention) { return !rows_.at(mention.row).is_column; });
    const bool names_row_before = std::any_of(
        first, last, [&](const RowMention& mention) { return mention.end <= at.begin && !rows_.at(mention.row).is_column; });
    std::size_t subject_end = 0;
    std::size_t named_end = 0;  // also by the title of a column
    for (auto mention = first; mention != last; ++mention) {
        const bool is_column = rows_.at(mention->row).is_column;
        const bool is_before = mention->end <= at.begin;
        if (!names_row || !is_column || (is_before && !names_row_before)) add_row(mention->row);
        if (is_before) named_end = std::max(named_end, mention->end);
        // After the name of a row, the name of a column says which of the row's amounts is meant.
        if (!is_before || (is_column && names_row_before) || is_in_closed_brackets(mention->begin, at.begin)) continue;
        if (mention->end != subject_end) scope.subject.clear();
        subject_end = mention->end;
        scope.subject_end = subject_end;
        scope.subject.push_back(mention->row);
    }
    scope.is_part = named_end > 0 && (says_parts(named_end, at.begin) || is_listed_behind_colon(number, named_end));
    // A heading or the previous sentence may have named the subject of this one. If the paragraph has named a row, the title of a
    // column is not a subject by itself.
    const bool names_none = scope.rows.empty();
    const auto is_row_of_paragraph = [&](std::vector<RowMention>::const_iterator mention) {
        if (rows_.at(mention->row).is_column || at.begin - mention->end > longest_half_sentence) return false;
        return std::string_view(text).substr(mention->end, at.begin - mention->end).find('\n') == std::string_view::npos;
    };
    auto before = first;
    for (std::size_t steps = 0; !names_row && before != mentions_.begin() && steps < most_steps; ++steps) {
        if (!rows_.at((before - 1)->row).is_column) break;
        --before;
    }
    const bool has_row = !names_row && before != mentions_.begin() && is_row_of_paragraph(before - 1);
    if (!has_row) before = first;
    scope.is_carried = (names_none && before != mentions_.begin()) || has_row;
    for (auto mention = before; mention != mentions_.begin() && (mention - 1)->end == (before - 1)->end; --mention) {
        if (names_none || has_row) scope.subject.push_back((mention - 1)->row);
        add_row((mention - 1)->row);
    }
    return scope;
}

// "Capital outlay is 310: 185 for the roof and 125 for a bookmobile."
bool Evidence::is_listed_behind_colon(std::size_t number, std::size_t named_end) const {
    const std::string_view text = prose_.text;
    for (std::size_t i = number; i-- > 0 && numbers_[i].begin >= named_end;) {
        if (numbers_[i].is_money() && text.substr(numbers_[i].end).starts_with(":")) return true;
    }
    return false;
}

bool Evidence::says_parts(std::size_t begin, std::size_t end) const {
    for (std::size_t at = begin; at < end; ++at) {
        const auto word = lexicon_.longest_tie(prose_.text, at, end);
        if (word && leads_to_parts(word->second)) return true;
    }
    return false;
}

// Whether the text has only words that connect numbers, and short remarks.
bool Evidence::says_only_known(std::size_t begin, std::size_t end) const {
    const std::string_view text = prose_.text;
    while (begin < end) {
        if (text[begin] == '(') {
            const std::size_t close = text.find(')', begin);
            if (close >= end) return true;
            begin = close + 1;
            continue;
        }
        if (text[begin] == ' ' || text[begin] == ':' || is_ascii_digit(text[begin])) {
            ++begin;
            continue;
        }
        constexpr std::string_view dash = "\u2014";
        constexpr std::string_view short_dash = "\u2013";
        if (text.substr(begin).starts_with(dash) || text.substr(begin).starts_with(short_dash)) {
            begin += dash.size();
            continue;
        }
        const auto word = lexicon_.longest_tie(text, begin, end);
        if (!word || leads_to_parts(word->second) || word->second == TieWord::left) return false;
        begin += word->first;
    }
    return true;
}

std::vector<std::string_view> Evidence::names_around(std::size_t number) const {
    const std::string_view text = prose_.text;
    const SentenceBounds sentence = sentence_around(text, numbers_[number].begin, numbers_[number].end);
    std::vector<std::string_view> names;
    for (auto mention = first_mention_from(sentence.begin); mention != mentions_.end() && mention->end <= sentence.end; ++mention)
        names.push_back(text.substr(mention->begin, mention->end - mention->begin));
    return names;
}

bool Evidence::names_row_before(std::size_t number) const {
    const auto first = first_mention_from(sentence_around(prose_.text, numbers_[number].begin, numbers_[number].end).begin);
    return first != mentions_.end() && first->end <= numbers_[number].begin;
}

std::vector<RowMention> Evidence::names_of_rows() const {
    std::vector<RowMention> names;
    std::copy_if(mentions_.begin(), mentions_.end(), std::back_inserter(names), [this](const RowMention& mention) {
        return !rows_.at(mention.row).is_column && !says_only_known(mention.begin, mention.end);
    });
    return names;
}

std::vector<RowMention>::const_iterator Evidence::first_mention_from(std::size_t place) const {
    return std::lower_bound(mentions_.begin(), mentions_.end(), place,
                            [](const RowMention& mention, std::size_t at) { return mention.begin < at; });
}

std::vector<RowMention> Evidence::mentions_at(std::size_t place) const {
    const auto first = first_mention_from(place);
    auto end = first;
    while (end != mentions_.end() && end->begin == place) ++end;
    return {first, end};
}

// The nearest number comes first.
auto Evidence::neighbours_before(std::size_t number, const Scope& scope) const -> std::vector<Operand> {
    std::vector<Operand> found;
    for (std::size_t i = number; i-- > 0 && found.size() < most_neighbours && numbers_[i].begin >= scope.begin;) {
        if (const std::optional<Operand> operand = operand_of(numbers_[i])) found.push_back(*operand);
    }
    return found;
}

auto Evidence::neighbours_behind(std::size_t number, const Scope& scope) const -> std::vector<Operand> {
    std::vector<Operand> found;
    for (std::size_t i = number + 1; i < numbers_.size() && found.size() < most_neighbours && numbers_[i].begin < scope.end; ++i) {
        if (const std::optional<Operand> operand = operand_of(numbers_[i])) found.push_back(*operand);
    }
    return found;
}

// Calls visit(value, tolerance, describe), with the value in the currency's unit, until it returns true.
template <typename Visit>
bool Evidence::visit_cells(const Scope& scope, ChangeCourse course, const Visit& visit) const {
    const Amount none;
    // Names go from the widest to the narrowest, and an amount is the last one's before it is the difference of two of another.
    for (auto row = scope.rows.rbegin(); row != scope.rows.rend(); ++row) {
        for (const RowAmount& amount : rows_.at(*row).amounts) {
            const bool is_turned = amount.column->is_difference && course != ChangeCourse::none && !amount.value.is_zero() &&
                                   amount.value.is_negative() != (course == ChangeCourse::fall);
            if (is_turned) continue;
            const Operand a = Operand::of(amount);
            if (visit(a.value, none, [&] { return a.text(); })) return true;
        }
    }
    for (const std::size_t row : scope.rows) {
        const std::vector<RowAmount>& amounts = rows_.at(row).amounts;
        const std::size_t count = amounts.size();
        for (std::size_t i = 0; i < count; ++i) {
            const Operand a = Operand::of(amounts[i]);
            for (std::size_t j = 0; j < count; ++j) {
                if (!is_comparable(amounts[i], amounts[j]) || !may_be_change(amounts[i], amounts[j], course)) continue;
                const Operand b = Operand::of(amounts[j]);
                if (visit(a.value - b.value, a.half + b.half, [&] { return a.text() + " and " + b.text(); })) return true;
            }
        }
    }
    return visit_row_sums(scope, visit);
}

// "The two together": sums of the rows named last, in one column.
template <typename Visit>
bool Evidence::visit_row_sums(const Scope& scope, const Visit& visit) const {
    if (scope.rows.size() < 2) return false;
    for (const RowAmount& first : rows_.at(scope.rows.back()).amounts) {
        Amount sum = first.value.shifted(first.power);
        for (std::size_t i = scope.rows.size() - 1; i-- > 0;) {
            const std::vector<RowAmount>& others = rows_.at(scope.rows[i]).amounts;
            const auto other = std::find_if(others.begin(), others.end(), [&](const RowAmount& each) {
                return each.document == first.document && each.table == first.table && each.column == first.column;
            });
            if (other == others.end()) continue;
            sum = sum + other->value.shifted(other->power);
            if (visit(sum, Amount(), [] { return std::string("a sum of rows"); })) return true;
        }
    }
    return false;
}

// Sums and differences of the numbers just before and after.
template <typename Visit>
bool Evidence::visit_neighbours(std::size_t number, const Scope& scope, const Visit& visit) const {
    const auto describe = [] { return std::string("other numbers in the sentence"); };
    const bool is_long = significant_digits_of(numbers_[number].value) > digits_of_chance;
    const std::vector<Operand> before = neighbours_before(number, scope);
    const std::vector<Operand> behind = neighbours_behind(number, scope);
    for (const auto* list : {&before, &behind}) {
        const std::vector<Operand>& side = *list;
        if (side.size() < 2) continue;
        if (visit(side[0].value - side[1].value, side[0].half + side[1].half, describe)) return true;
        Amount sum = side[0].value;
        Amount tolerance = side[0].half;
        for (std::size_t i = 1; i < side.size(); ++i) {
            // "paid in three parts: a, b and c", where all are an amount before them.
            const bool may_be_whole = i > 1 && list == &before && is_long;
            if (may_be_whole && visit(side[i].value - sum, side[i].half + tolerance, describe)) return true;
            sum = sum + side[i].value;
            tolerance = tolerance + side[i].half;
            if (visit(sum, tolerance, describe)) return true;
        }
    }
    if (before.empty() || behind.empty()) return false;
    const Operand& a = before[0];
    const Operand& b = behind[0];
    return visit(a.value - b.value, a.half + b.half, describe) || visit(a.value + b.value, a.half + b.half, describe);
}

std::optional<Support> Evidence::find_support(std::size_t number, ChangeCourse course, Reach reach) const {
    const ProseNumber& written = numbers_[number];
    if (written.is_money()) return find_amount(number, scope_of(number), course, reach);
    if (written.is_percentage()) return find_percentage(number, scope_of(number), course);
    return std::nullopt;
}

// "A 1% increase is $371,056": a percentage before it in the sentence, of a cell.
std::optional<Support> Evidence::find_percentage_of_cell(std::size_t number, const Scope& scope) const {
    const ProseNumber& written = numbers_[number];
    const Amount value = written.value.shifted(written.unit.power);
    const Amount half = half_of_last_place(written.value.decimals(), written.unit.power);
    for (std::size_t i = number; i-- > 0 && numbers_[i].begin >= scope.begin;) {
        if (!numbers_[i].is_percentage()) continue;
        for (const RowAmount& cell : rows_.all()) {
            const Operand whole = Operand::of(cell);
            if (is_written_as(value, half, (whole.value * numbers_[i].value).shifted(-2), Amount()))
                return Support{"the percentage before it of " + whole.text(), true, false};
        }
    }
    return std::nullopt;
}

// What equals the number as printed is a better explanation than what rounding allows.
std::optional<Support> Evidence::find_amount(std::size_t number, const Scope& scope, ChangeCourse course, Reach reach) const {
    const ProseNumber& written = numbers_[number];
    const Amount value = written.value.shifted(written.unit.power);
    const Amount half = half_of_last_place(written.value.decimals(), written.unit.power);
    std::optional<Support> support;
    const auto visit_printed = [&](const Amount& candidate, const Amount& tolerance, const auto& describe) {
        if (!is_written_as(value, half, candidate, Amount())) return false;
        support = Support{describe(), true, half < tolerance};
        return true;
    };
    const auto visit_rounded = [&](const Amount& candidate, const Amount& tolerance, const auto& describe) {
        if (tolerance.is_zero() || !is_written_as(value, half, candidate, tolerance)) return false;
        support =
            Support{describe(), false, true, candidate.absolute().shifted(-written.unit.power).rounded(written.value.decimals())};
        return true;
    };
    if (visit_cells(scope, course, visit_printed) || visit_neighbours(number, scope, visit_printed)) return support;
    if (visit_cells(scope, course, visit_rounded)) return support;
    if (visit_neighbours(number, scope, visit_rounded)) {
        support->is_of_sentence = true;
        return support;
    }
    const int digits = significant_digits_of(written.value);
    if (digits >= digits_of_proof) {
        if (std::optional<Support> part = find_percentage_of_cell(number, scope)) return part;
    }
    if (reach == Reach::sentence || digits <= digits_of_chance) return std::nullopt;
    for (const RowAmount& cell : rows_.all()) {
        const Operand operand = Operand::of(cell);
        if (digits < digits_of_proof && operand.value != value) continue;  // rounded, it would equal too many
        if (visit_printed(operand.value, Amount(), [&] { return operand.text(); })) return support;
    }
    return std::nullopt;
}

}  // namespace sitegen
