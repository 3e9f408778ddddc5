// What the other numbers of its sentence say that a number must be: of a list, of counts, of a whole.
#include <algorithm>

#include "proofread/clauses.hpp"
#include "proofread/evidence.hpp"
#include "proofread/number_match.hpp"
#include "proofread/open_choice.hpp"

namespace sitegen {

namespace {

constexpr std::size_t fewest_listed = 2;  // other numbers of a list that show which column it is of

bool is_of_column(const RowAmount& a, const RowAmount& b) {
    return a.document == b.document && a.table == b.table && a.column == b.column;
}

}  // namespace

// The range of the numbers in a number's sentence.
std::pair<std::size_t, std::size_t> Evidence::numbers_of_sentence(std::size_t number) const {
    const SentenceBounds sentence = sentence_around(prose_.text, numbers_[number].begin, numbers_[number].end);
    std::size_t first = number;
    while (first > 0 && numbers_[first - 1].begin >= sentence.begin) --first;
    std::size_t last = number + 1;
    while (last < numbers_.size() && numbers_[last].begin < sentence.end) ++last;
    return {first, last};
}

// A year or a code between the name and the number is no number of another thing: "Grants (7021) in 2024 were 1.00".
std::size_t Evidence::end_of_number_before(std::size_t number) const {
    for (std::size_t i = number; i-- > 0;) {
        const ProseNumber& before = numbers_[i];
        const bool is_bare = before.unit.kind == ProseUnit::Kind::none;
        const std::string_view text = prose_.text;
        const bool is_code =
            before.is_literal() && text.substr(0, before.begin).ends_with('(') && text.substr(before.end).starts_with(')');
        if (!is_bare || (!is_code && !find_year(text, before.begin, before.end, rows_.year()))) return before.end;
    }
    return 0;
}

// The rows that are named right before the number, with nothing between that has a meaning of its own.
std::vector<std::size_t> Evidence::rows_right_before(std::size_t number) const {
    const Scope scope = scope_of(number);
    const bool is_first = end_of_number_before(number) <= scope.subject_end;
    if (scope.is_carried || scope.is_part || scope.subject.empty() || !is_first) return {};
    return says_only_known(scope.subject_end, numbers_[number].begin) ? scope.subject : std::vector<std::size_t>();
}

std::vector<RowAmount> Evidence::cells_named_before(std::size_t number) const {
    std::vector<RowAmount> cells;
    for (const std::size_t row : rows_right_before(number))
        cells.insert(cells.end(), rows_.at(row).amounts.begin(), rows_.at(row).amounts.end());
    return cells.empty() && !scope_of(number).is_carried ? cells_titled_before(number) : cells;
}

std::vector<RowAmount> Evidence::cells_titled_before(std::size_t number) const {
    std::vector<RowAmount> cells;
    const Scope scope = scope_of(number);
    if (scope.is_part) return cells;
    for (auto mention = first_mention_from(end_of_number_before(number));
         mention != mentions_.end() && mention->end <= numbers_[number].begin; ++mention) {
        if (!rows_.at(mention->row).is_column || !says_only_known(mention->end, numbers_[number].begin)) continue;
        for (const RowAmount& titled : rows_.at(mention->row).amounts) {
            for (const std::size_t row : scope.subject) {
                for (const RowAmount& cell : rows_.at(row).amounts) {
                    if (cell.document == titled.document && cell.column == titled.column) cells.push_back(cell);
                }
            }
        }
    }
    return cells;
}

std::optional<MeantNumber> Evidence::find_in_list(std::size_t number) const {
    const ProseNumber& written = numbers_[number];
    if (!written.is_money()) return std::nullopt;
    const auto equals = [](const ProseNumber& each, const RowAmount& cell) {
        const std::optional<Operand> operand = operand_of(each);
        return operand && is_written_as(operand->value, operand->half, Operand::of(cell).value, Amount());
    };
    std::vector<RowAmount> own;
    for (const std::size_t row : rows_right_before(number)) {
        for (const RowAmount& cell : rows_.at(row).amounts) {
            if (equals(written, cell)) return std::nullopt;
            if (cell.origin == RowAmount::Origin::own) own.push_back(cell);
        }
    }
    if (own.empty()) return std::nullopt;
    std::vector<std::vector<RowAmount>> listed;  // the cells that each other number equals
    const auto [first, last] = numbers_of_sentence(number);
    for (std::size_t i = first; i < last; ++i) {
        if (i == number || !numbers_[i].is_money()) continue;
        std::vector<RowAmount>& cells = listed.emplace_back();
        for (const std::size_t row : rows_right_before(i)) {
            for (const RowAmount& cell : rows_.at(row).amounts) {
                if (equals(numbers_[i], cell)) cells.push_back(cell);
            }
        }
    }
    OpenChoice choice(written);
    for (const RowAmount& cell : own) {
        const auto shows_column = [&cell](const std::vector<RowAmount>& cells) {
            return std::any_of(cells.begin(), cells.end(), [&cell](const RowAmount& each) { return is_of_column(each, cell); });
        };
        const auto showing = static_cast<std::size_t>(std::count_if(listed.begin(), listed.end(), shows_column));
        if (showing >= fewest_listed) choice.consider(Operand::of(cell).value, Amount(), cell.cell_name());
    }
    return choice.slipped();
}

std::optional<MeantNumber> Evidence::find_change_of_count(std::size_t number) const {
    const ProseNumber& written = numbers_[number];
    if (written.is_money() || !written.is_literal() || telling_digits_of(written.value) < digits_of_chance) return std::nullopt;
    const auto [first, last] = numbers_of_sentence(number);
    const auto is_said = [&, first = first, last = last](const Amount& value) {
        for (std::size_t i = first; i < last; ++i) {
            if (!numbers_[i].is_money() && !numbers_[i].is_percentage() && numbers_[i].value == value) return true;
        }
        return false;
    };
    ProseNumber plain = written;
    plain.unit.power = 0;
    OpenChoice choice(plain);
    for (const StatedCount& count : rows_.counts()) {
        if (telling_digits_of(count.value) <= digits_of_chance || !is_said(count.value)) continue;
        const Amount change = count.value - count.last_year;
        const std::optional<Amount> meant = written.is_percentage() ? quotient(change, count.last_year, 2, written.value.decimals())
                                                                    : std::optional(change.rounded(written.value.decimals()));
        if (meant) choice.consider(*meant, Amount(), "the change of " + count.title);
    }
    return choice.slipped();
}

// "649.6 for services and 362.6 for fixed costs": what is left of the total without the cell that the next number gives.
std::optional<MeantNumber> Evidence::find_rest_of_total(std::size_t number, const Scope& scope) const {
    OpenChoice choice(numbers_[number]);
    for (const std::size_t other : {number - 1, number + 1}) {
        const bool is_beside = other < numbers_.size() && numbers_[other].begin >= scope.begin && numbers_[other].begin < scope.end;
        if (!is_beside || telling_digits_of(numbers_[other].value) <= digits_of_chance) continue;
        const std::optional<Operand> beside = operand_of(numbers_[other]);
        for (const RowAmount& cell : beside ? rows_.all() : std::vector<RowAmount>()) {
            const Amount value = Operand::of(cell).value;
            const Amount cell_half = Operand::of(cell).half;
            if (cell.origin != RowAmount::Origin::own || !is_written_as(beside->value, beside->half, value, Amount())) continue;
            for (const RowAmount& total : rows_.wholes_of(cell))
                choice.consider(Operand::of(total).value - value, cell_half, "what is left of " + total.cell_name());
        }
    }
    return choice.slipped();
}

}  // namespace sitegen
