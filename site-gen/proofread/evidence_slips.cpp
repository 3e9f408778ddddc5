// What a number without support may be a slip of.
#include <algorithm>

#include "proofread/clauses.hpp"
#include "proofread/evidence.hpp"
#include "proofread/number_match.hpp"
#include "proofread/open_choice.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr std::size_t longest_reach = 60;  // bytes from a name to its first number
constexpr int widest_lead = 60;            // columns of a sentence before its percentage
constexpr int widest_reckoning = 20;       // columns between a result and the numbers that it is calculated from
constexpr std::size_t most_partly_named = 200;
constexpr int digits_of_scale = 2;  // of an amount right behind the name of its row
constexpr int smallest_scale = 3;   // a power of ten: thousand

// In a scale that is too large, rounding would leave no digits to compare. So then more of them are kept.
Amount in_unit_of(const ProseNumber& written, const Amount& amount) {
    const int decimals = written.value.decimals();
    const Amount exact = amount.shifted(-written.unit.power);
    const Amount rounded = exact.rounded(decimals);
    const int missing = digit_count(written.value) - digit_count(rounded);
    return written.is_money() && missing > 2 ? exact.rounded(decimals + missing) : rounded;
}

}  // namespace

void Evidence::explain(std::optional<MeantNumber>& best, const ProseNumber& written, const Amount& value, const std::string& what) {
    const Amount meant = value.absolute();
    if (significant_digits_of(written.value) < digits_of_chance) return;
    const Slip slip = find_slip(written.value.absolute(), meant);
    if (!is_likeness(slip) || (best && best->slip == Slip::digit_changed)) return;
    // If its number of digits differs, a short number resembles too many others.
    const bool has_same_digits = slip == Slip::digit_changed || slip == Slip::digits_swapped;
    if (!has_same_digits && significant_digits_of(written.value) <= digits_of_chance) return;
    best = MeantNumber{meant, what, slip};
}

std::optional<Repetition> Evidence::check_repeated(std::size_t number) const {
    if (number == 0 || !numbers_[number].is_money() || !numbers_[number - 1].is_money()) return std::nullopt;
    const ProseNumber& written = numbers_[number];
    const ProseNumber& before = numbers_[number - 1];
    std::string_view gap = std::string_view(prose_.text).substr(before.end, written.begin - before.end);
    const bool is_in_brackets = gap == "(" && std::string_view(prose_.text).substr(written.end).starts_with(")");
    while (!gap.empty() && (gap.front() == ' ' || gap.front() == ',')) gap.remove_prefix(1);
    while (!gap.empty() && gap.back() == ' ') gap.remove_suffix(1);
    const bool is_said = std::find(lexicon_.repeats.begin(), lexicon_.repeats.end(), gap) != lexicon_.repeats.end();
    const std::optional<Operand> amount = operand_of(before);
    if ((!is_in_brackets && !is_said) || !amount || before.unit.power == written.unit.power) return std::nullopt;
    const Amount value = written.value.shifted(written.unit.power);
    if (is_written_as(value, half_of_last_place(written.value.decimals(), written.unit.power), amount->value, Amount()))
        return Repetition{true, std::nullopt};
    Repetition found;
    explain(found.slipped, written, in_unit_of(written, amount->value), "the amount before it");
    return found;
}

std::optional<MeantNumber> Evidence::find_of_other_scale(std::size_t number) const {
    const ProseNumber& written = numbers_[number];
    const std::optional<Operand> operand = operand_of(written);
    if (!operand || written.is_approximate || telling_digits_of(written.value) < digits_of_scale) return std::nullopt;
    const auto is_written_in = [&](int off, const Amount& value) {
        try {
            return is_written_as(operand->value.shifted(off), operand->half.shifted(off), value, Amount());
        } catch (const AmountOverflow&) {
            return false;
        }
    };
    const auto is_in_other_scale = [&](const Amount& value) {
        return std::any_of(marks_.scales.begin(), marks_.scales.end(), [&](const auto& scale) {
            return scale.second >= smallest_scale && (is_written_in(scale.second, value) || is_written_in(-scale.second, value));
        });
    };
    const auto slipped = [&](const Amount& value, const std::string& what) {
        return MeantNumber{in_unit_of(written, value), what, Slip::decimal_point};
    };
    for (const RowAmount& cell : cells_named_before(number)) {
        const Operand own = Operand::of(cell);
        if (cell.is_of_documents_year() && is_in_other_scale(own.value)) return slipped(own.value, own.text());
    }
    if (!is_beyond_all(*operand)) return std::nullopt;
    const Scope scope = scope_of(number);
    for (const std::size_t row : scope.rows) {
        for (const RowAmount& cell : rows_.at(row).amounts) {
            const Operand own = Operand::of(cell);
            if (is_in_other_scale(own.value)) return slipped(own.value.absolute(), own.text());
            for (const RowAmount& past : rows_.at(row).amounts) {
                const Amount change = own.value - Operand::of(past).value;
                if (is_past_of(past, cell) && is_in_other_scale(change))
                    return slipped(change.absolute(), "the change of " + own.text());
            }
        }
    }
    return std::nullopt;
}

// Whether the amount is many times the largest of the tables, so that it can be none of the document's.
bool Evidence::is_beyond_all(const Operand& amount) const {
    return std::none_of(rows_.all().begin(), rows_.all().end(),
                        [&](const RowAmount& cell) { return amount.value.shifted(-1) < Operand::of(cell).value.absolute(); });
}

// "Of every dollar of taxes, 61.7% goes to schools", "Police and fire take 61.7%": not the share of the row named last.
bool Evidence::may_be_share_of(const Scope& scope, std::size_t number) const {
    const std::size_t place = numbers_[number].begin;
    const std::size_t before = end_of_number_before(number);
    const std::size_t from = std::max(scope.subject_end, before);
    const bool has_amount = before > scope.subject_end && !neighbours_before(number, scope).empty();
    const bool is_told = scope.is_carried || has_amount || says_only_known(from, place) ||
                         lexicon_.has_tie(prose_.text, from, place, {TieWord::share});
    return is_told && names_in_list(place, 2).size() < 2;
}

std::optional<MeantNumber> Evidence::find_slipped(std::size_t number, ChangeCourse course,
                                                  const std::optional<Amount>& wanted) const {
    const ProseNumber& written = numbers_[number];
    const Scope scope = scope_of(number);
    const int decimals = written.value.decimals();
    std::optional<MeantNumber> best;
    const auto consider = [&](std::optional<MeantNumber>& found, const ProseNumber& each, const Amount& value,
                              const std::string& what) {
        if (!wanted || *wanted == value.absolute()) explain(found, each, value, what);
    };
    // A long percentage does not resemble one of the few of a row by chance, even if the row was named a sentence before.
    const std::string_view lead = std::string_view(prose_.text).substr(scope.begin, written.begin - scope.begin);
    const bool is_long_rate =
        written.is_percentage() && significant_digits_of(written.value) > digits_of_chance && columns_of(lead) <= widest_lead;
    const bool is_short_rate = written.is_percentage() && course != ChangeCourse::none && !is_long_rate;
    const bool is_about_row =
        !scope.is_part && (!scope.is_carried || is_long_rate) && (!is_short_rate || is_rate_of_subject(number, scope));
    const CellsOfOtherYears is_of_other_year(has_clause_of_another_year(written, prose_.text, rows_.year()),
                                             may_be_of_past(number));
    const bool may_be_share = written.is_percentage() && course == ChangeCourse::none && may_be_share_of(scope, number);
    for (const std::size_t subject : is_about_row ? scope.subject : std::vector<std::size_t>()) {
        const std::vector<RowAmount>& amounts = rows_.at(subject).amounts;
        for (const RowAmount& cell : amounts) {
            const Operand a = Operand::of(cell);
            if (written.is_money() && course == ChangeCourse::none && !is_of_other_year(cell))
                consider(best, written, in_unit_of(written, a.value), a.text());
            for (const RowAmount& other : amounts) {
                if (!is_past_of(other, cell)) continue;
                const Operand b = Operand::of(other);
                const std::string what =
                    course == ChangeCourse::none ? a.text() + " against " + b.text() : "the change of " + a.text();
                if (written.is_money() && course != ChangeCourse::none)
                    consider(best, written, in_unit_of(written, a.value - b.value), what);
                if (!written.is_percentage()) continue;
                const std::optional<Amount> rate = course == ChangeCourse::none ? quotient(a.value, b.value, 2, decimals)
                                                                                : quotient(a.value - b.value, b.value, 2, decimals);
                if (rate) consider(best, written, *rate, what);
            }
            if (!may_be_share || cell.origin != RowAmount::Origin::own || cell.column->is_difference) continue;
            for (const RowAmount& total : rows_.totals()) {
                if (total.table != cell.table || total.column != cell.column || total.row == cell.row) continue;
                if (const std::optional<Amount> share = quotient(a.value, Operand::of(total).value, 2, decimals))
                    consider(best, written, *share, "the share of " + a.text());
            }
        }
    }
    // "X of Y, or Z%": the percentage from the two amounts just before it.
    std::vector<Operand> before;
    for (std::size_t i = number; i-- > 0 && before.size() < 2 && numbers_[i].begin >= scope.begin;) {
        const std::string_view gap = std::string_view(prose_.text).substr(numbers_[i].end, numbers_[i + 1].begin - numbers_[i].end);
        const std::optional<Operand> operand = operand_of(numbers_[i]);
        if (!operand || columns_of(gap) > widest_reckoning) break;
        before.push_back(*operand);
    }
    if (written.is_percentage() && before.size() == 2) {
        for (const bool is_swapped : {false, true}) {
            const Operand& a = before[is_swapped ? 1 : 0];
            const Operand& b = before[is_swapped ? 0 : 1];
            const Amount part = course == ChangeCourse::none ? a.value : a.value - b.value;
            if (const std::optional<Amount> rate = quotient(part, b.value, 2, decimals))
                consider(best, written, *rate, "the rate of the two amounts before it");
        }
    }
    return best;
}

// The words since the number before, or since the beginning of the sentence.
std::string_view Evidence::words_before(std::size_t number) const {
    const std::string_view text = prose_.text;
    std::size_t begin = sentence_around(text, numbers_[number].begin, numbers_[number].end).begin;
    if (number > 0) begin = std::max(begin, numbers_[number - 1].end);
    return text.substr(begin, numbers_[number].begin - begin);
}

// Whether the words right before a number say that something is compared with it.
bool Evidence::may_be_of_past(std::size_t number) const {
    const std::string_view words = words_before(number);
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto word = lexicon_.longest_tie(words, at, words.size());
        if (word && word->second == TieWord::before) return true;
    }
    return false;
}

std::vector<std::size_t> Evidence::rows_partly_named(std::size_t number) const { return rows_.partly_named(words_before(number)); }

std::optional<MeantNumber> Evidence::find_partly_named(std::size_t number, ChangeCourse course) const {
    std::vector<RowAmount> amounts;
    for (const std::size_t row : rows_partly_named(number))
        amounts.insert(amounts.end(), rows_.at(row).amounts.begin(), rows_.at(row).amounts.end());
    if (amounts.size() > most_partly_named) amounts.clear();
    OpenChoice choice(numbers_[number]);
    const CellsOfOtherYears is_of_other_year(has_clause_of_another_year(numbers_[number], prose_.text, rows_.year()),
                                             may_be_of_past(number));
    for (const RowAmount& cell : amounts) {
        const Operand now = Operand::of(cell);
        if (course == ChangeCourse::none && !is_of_other_year(cell)) choice.consider(now.value, Amount(), cell.cell_name());
        for (const RowAmount& past : course == ChangeCourse::none ? std::vector<RowAmount>() : amounts) {
            const Operand before = Operand::of(past);
            if (is_past_of(past, cell))
                choice.consider(now.value - before.value, now.half + before.half, "the change of " + cell.cell_name());
        }
    }
    return choice.slipped();
}

bool Evidence::is_printed(std::size_t number) const {
    const ProseNumber& written = numbers_[number];
    const std::optional<Operand> operand = operand_of(written);
    if (!operand || significant_digits_of(written.value) < digits_of_chance) return false;
    const std::vector<RowAmount>& cells = rows_.all();
    return std::any_of(cells.begin(), cells.end(), [&](const RowAmount& cell) {
        return cell.origin == RowAmount::Origin::own && cell.power != written.unit.power &&
               is_written_as(operand->value, operand->half, Operand::of(cell).value, Amount());
    });
}

// The first number after a name, and near it, belongs to that row. Before a short number, a verb between them may say something
// else.
bool Evidence::is_near_name(std::size_t number, const Scope& scope) const {
    const ProseNumber& written = numbers_[number];
    const bool is_first = !scope.is_carried && !scope.is_part && scope.subject_end > 0 &&
                          (number == 0 || numbers_[number - 1].end <= scope.subject_end);
    if (!is_first) return false;
    const std::string_view between = std::string_view(prose_.text).substr(scope.subject_end, written.begin - scope.subject_end);
    return between.size() <= longest_reach && between.find(',') == std::string_view::npos &&
           between.find("，") == std::string_view::npos &&
           (significant_digits_of(written.value) >= digits_of_chance || says_only_known(scope.subject_end, written.begin));
}

// Compares with all cells and their changes. There are so many that a correct number without support resembles one by chance,
// unless it is long.
std::optional<MeantNumber> Evidence::find_likely(std::size_t number, ChangeCourse course) const {
    const ProseNumber& written = numbers_[number];
    if (!written.is_money()) return std::nullopt;
    const int digits = significant_digits_of(written.value);
    std::optional<MeantNumber> best;
    const auto in_unit = [&](const Amount& base) { return base.shifted(-written.unit.power).rounded(written.value.decimals()); };
    const Scope scope = scope_of(number);
    const CellsOfOtherYears is_of_other_year(has_clause_of_another_year(written, prose_.text, rows_.year()),
                                             may_be_of_past(number));
    const bool is_near = course == ChangeCourse::none && is_near_name(number, scope);
    for (const std::size_t row : is_near ? scope.subject : std::vector<std::size_t>()) {
        for (const RowAmount& cell : rows_.at(row).amounts) {
            if (is_of_other_year(cell)) continue;
            const Operand a = Operand::of(cell);
            const Amount meant = in_unit(a.value).absolute();
            const Slip slip = find_slip(written.value.absolute(), meant);
            if (!best && (slip == Slip::digit_changed || slip == Slip::digits_swapped)) best = MeantNumber{meant, a.text(), slip};
        }
    }
    if (best) return best;
    // "It falls by 5.00 to 3.00": the first is no amount of the row, and the second is one.
    const bool is_level =
        course == ChangeCourse::none ||
        lexicon_.has_tie(prose_.text, std::max(scope.begin, end_of_number_before(number)), written.begin, {TieWord::after});
    for (const std::size_t row : scope.is_part ? std::vector<std::size_t>() : scope.rows) {
        for (const RowAmount& cell : rows_.at(row).amounts) {
            const Operand a = Operand::of(cell);
            if (is_level && !is_of_other_year(cell)) explain(best, written, in_unit(a.value), a.text());
            for (const RowAmount& past : rows_.at(row).amounts) {
                if (is_past_of(past, cell))
                    explain(best, written, in_unit(a.value - Operand::of(past).value), "the change of " + a.text());
            }
        }
    }
    if (!best && telling_digits_of(written.value) > digits_of_chance) best = find_partly_named(number, course);
    if (best || digits <= digits_of_chance) return best;
    if (scope.is_part && !scope.is_carried) {
        OpenChoice choice(written);
        // Another number may be the whole itself.
        const std::optional<Operand> whole = number == 0 ? std::nullopt : operand_of(numbers_[number - 1]);
        for (const std::size_t row : scope.subject) {
            for (const RowAmount& cell : rows_.at(row).amounts) {
                const Amount value = Operand::of(cell).value;
                const bool is_whole = !whole || is_written_as(whole->value, whole->half, value, Amount());
                if (cell.origin == RowAmount::Origin::own && !is_whole)
                    choice.consider(Operand::of(cell).value, Amount(), cell.cell_name());
            }
        }
        if (!best) best = choice.slipped();
    }
    if (!best && course == ChangeCourse::none) best = find_rest_of_total(number, scope);
    if (best || digits < digits_of_proof) return best;
    const auto explain_by = [&](const std::vector<RowAmount>& amounts) {
        for (const RowAmount& each : amounts) {
            if (!is_of_other_year(each)) explain(best, written, in_unit(Operand::of(each).value), each.cell_name());
        }
    };
    explain_by(rows_.totals());
    explain_by(rows_.stated());
    if (!best && digits > digits_of_proof) explain_by(rows_.all());
    return best;
}

// "公路养护里程减少1.5%", "Public lighting: consumption fell by 4.4%": what changes is not the row's amount, but something else of
// the row. Unknown words of the clause, behind the name, say so.
bool Evidence::is_rate_of_subject(std::size_t number, const Scope& scope) const {
    const std::string_view text = prose_.text;
    std::size_t from = std::max(scope.begin, scope.subject_end);
    if (number > 0) from = std::max(from, numbers_[number - 1].end);
    for (std::size_t at = from; at < numbers_[number].begin;) {
        const std::size_t size = first_character(text.substr(at)).byte_count;
        at += size;
        if (holds_punctuation(text.substr(at - size, size))) from = at;
    }
    return says_only_known(from, numbers_[number].begin);
}

std::optional<std::string> Evidence::find_opposite(std::size_t number, ChangeCourse course) const {
    const ProseNumber& written = numbers_[number];
    const Scope scope = scope_of(number);
    // The sentence itself must name the row, because this is an accusation.
    const int fewest_digits = written.is_percentage() ? digits_of_chance - 1 : digits_of_chance;
    if (scope.is_carried || course == ChangeCourse::none || telling_digits_of(written.value) < fewest_digits) return std::nullopt;
    if (written.is_percentage() && significant_digits_of(written.value) <= digits_of_chance && !is_rate_of_subject(number, scope))
        return std::nullopt;
    std::optional<std::string> opposite;
    const Amount size = written.value.absolute();
    std::vector<RowAmount> amounts;
    for (const std::size_t subject : scope.subject)
        amounts.insert(amounts.end(), rows_.at(subject).amounts.begin(), rows_.at(subject).amounts.end());
    for (const RowAmount& cell : amounts) {
        for (const RowAmount& other : amounts) {
            if (!is_past_of(other, cell)) continue;
            const Operand a = Operand::of(cell);
            const Operand b = Operand::of(other);
            // Then words of rise and fall may be about its size.
            if (a.value.is_negative() || b.value.is_negative()) continue;
            const Amount change = a.value - b.value;
            bool is_size = false;
            if (written.is_money()) {
                is_size = is_written_as(size.shifted(written.unit.power), half_of_last_place(size.decimals(), written.unit.power),
                                        change, Amount());
            } else if (const std::optional<Amount> rate = quotient(change, b.value, 2, size.decimals())) {
                is_size = rate->absolute() == size;
            }
            if (!is_size || change.is_zero()) continue;
            if (change.is_negative() == (course == ChangeCourse::fall)) return std::nullopt;
            opposite = a.text();
        }
    }
    return opposite;
}

}  // namespace sitegen
