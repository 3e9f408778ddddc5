// Counts and percentages in columns of counts and rates, and in statements. They are small and alike, so only a row that the words
// name proves one, or a unit that nothing else has.
#include <algorithm>

#include "proofread/clauses.hpp"
#include "proofread/evidence.hpp"
#include "proofread/number_match.hpp"
#include "proofread/open_choice.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr int digits_of_own_unit = 2;   // a number of one digit says nothing
constexpr int digits_of_weak_name = 3;  // beside a name that is only a part, or stands behind the number
constexpr int narrowest_unit = 3;       // columns; a shorter one is in other words, as 辆 in 车辆
constexpr int widest_to_next = 12;      // columns between "from 3" and "to 5 posts"

}  // namespace

// The unit of a count, if only the words around it say it: "from 3 to 5 posts", "the number of posts fell to 3".
std::string_view Evidence::unit_of_quantity(std::size_t number) const {
    const ProseNumber& written = numbers_[number];
    if (written.unit.kind == ProseUnit::Kind::other || written.is_percentage()) return written.unit.name;
    if (written.unit.kind != ProseUnit::Kind::none || written.is_scaled) return {};
    const std::string_view text = prose_.text;
    const SentenceBounds sentence = sentence_around(text, written.begin, written.end);
    if (number + 1 < numbers_.size() && numbers_[number + 1].begin < sentence.end) {
        const ProseNumber& next = numbers_[number + 1];
        const std::string_view gap = text.substr(written.end, next.begin - written.end);
        const bool is_joined = columns_of(gap) <= widest_to_next && says_only_known(written.end, next.begin);
        if (is_joined && next.unit.kind == ProseUnit::Kind::other) return next.unit.name;
    }
    const std::string_view before = text.substr(sentence.begin, written.begin - sentence.begin);
    std::string_view found;
    for (const ProseUnit& unit : marks_.units) {
        if (unit.kind != ProseUnit::Kind::other || columns_of(unit.folded) < narrowest_unit) continue;
        const std::size_t at = before.find(unit.folded);
        if (at == std::string_view::npos || !is_whole_word(before, at, at + unit.folded.size())) continue;
        if (!found.empty()) return {};
        found = unit.name;
    }
    return found.empty() ? unit_of_row_beside(number) : found;
}

// "308.1 classroom teachers", "Elm Street School 391": a row that has counts of one unit only, right beside a number that counts
// nothing else.
std::string_view Evidence::unit_of_row_beside(std::size_t number) const {
    const ProseNumber& written = numbers_[number];
    if (telling_digits_of(written.value) < digits_of_weak_name) return {};
    const std::string_view text = prose_.text;
    const std::size_t behind = std::min(text.find_first_not_of(' ', written.end), text.size());
    std::vector<std::size_t> rows;
    for (const RowMention& mention : mentions_at(behind)) rows.push_back(mention.row);
    const bool ends = behind == text.size() ||
                      holds_punctuation(text.substr(behind, first_character(text.substr(behind)).byte_count)) ||
                      text[behind] == '(' || text[behind] == ')' || text[behind] == '\n';
    if (rows.empty() && ends) rows = rows_right_before(number);
    std::string_view unit;
    for (const std::size_t row : rows) {
        for (const RowQuantity& each : rows_.at(row).quantities) {
            if (each.unit == "%" || (!unit.empty() && unit != each.unit)) return {};
            unit = each.unit;
        }
    }
    return unit;
}

// The rows that a count in that unit is of: those whose name is right before it, before it and another count of theirs, right
// behind it, or those that the words before it name partly.
std::vector<std::size_t> Evidence::rows_of_quantity(std::size_t number, std::string_view unit) const {
    const ProseNumber& written = numbers_[number];
    const auto with_unit = [&](const std::vector<std::size_t>& rows) {
        std::vector<std::size_t> kept;
        std::copy_if(rows.begin(), rows.end(), std::back_inserter(kept), [&](std::size_t row) {
            const std::vector<RowQuantity>& quantities = rows_.at(row).quantities;
            return std::any_of(quantities.begin(), quantities.end(), [&](const RowQuantity& each) { return each.unit == unit; });
        });
        return kept;
    };
    const Scope scope = scope_of(number);
    const bool is_second = number > 0 && numbers_[number - 1].begin >= scope.subject_end && is_near_name(number - 1, scope) &&
                           says_only_known(numbers_[number - 1].end, written.begin);
    if (is_near_name(number, scope) || is_second) return with_unit(scope.subject);
    if (telling_digits_of(written.value) < digits_of_weak_name || scope.is_part) return {};
    const auto behind = first_mention_from(written.end);
    if (behind != mentions_.end() && behind->begin < scope.end && says_only_known(written.end, behind->begin)) {
        std::vector<std::size_t> rows;
        for (const RowMention& mention : mentions_at(behind->begin)) rows.push_back(mention.row);
        if (rows = with_unit(rows); !rows.empty()) return rows;
    }
    if (std::vector<std::size_t> rows = with_unit(rows_partly_named(number)); !rows.empty()) return rows;
    return with_unit(rows_.partly_named(words_behind(number)));
}

// "9,412 km of paved roads": up to the next number or the end of the clause.
std::string_view Evidence::words_behind(std::size_t number) const {
    const std::string_view text = prose_.text;
    const std::size_t begin = numbers_[number].end;
    std::size_t end = sentence_around(text, begin, begin).end;
    if (number + 1 < numbers_.size()) end = std::min(end, numbers_[number + 1].begin);
    for (const std::string_view mark : {std::string_view(","), std::string_view("，"), std::string_view(";")})
        end = std::min(end, text.find(mark, begin));
    return text.substr(begin, end - begin);
}

std::optional<Support> Evidence::find_quantity(std::size_t number, const Scope& scope) const {
    const ProseNumber& written = numbers_[number];
    const Amount half = half_of_last_place(written.value.decimals());
    const std::string_view unit = unit_of_quantity(number);
    if (unit.empty()) return std::nullopt;
    const auto find_in = [&](const std::vector<std::size_t>& rows) -> std::optional<Support> {
        for (const std::size_t row : rows) {
            for (const RowQuantity& each : rows_.at(row).quantities) {
                if (each.unit == unit && is_written_as(written.value.absolute(), half, each.cell.value, Amount()))
                    return Support{each.cell.cell_name(), true, false};
            }
        }
        return std::nullopt;
    };
    if (std::optional<Support> support = find_in(scope.is_carried ? scope.subject : scope.rows)) return support;
    return find_in(rows_of_quantity(number, unit));
}

auto Evidence::find_changed_quantity(std::size_t number, ChangeCourse course) const -> std::optional<ChangedQuantity> {
    const ProseNumber& written = numbers_[number];
    const std::string_view unit = unit_of_quantity(number);
    const bool is_clear = !written.is_percentage() && !written.is_approximate && course != ChangeCourse::none && !unit.empty() &&
                          telling_digits_of(written.value) >= digits_of_own_unit;
    if (!is_clear) return std::nullopt;
    const Amount half = half_of_last_place(written.value.decimals());
    std::optional<ChangedQuantity> found;
    for (const std::size_t row : rows_of_quantity(number, unit)) {
        const std::vector<RowQuantity>& quantities = rows_.at(row).quantities;
        for (const RowQuantity& now : quantities) {
            for (const RowQuantity& past : quantities) {
                if (now.unit != unit || past.unit != unit || !is_past_of(past.cell, now.cell)) continue;
                const Amount change = now.cell.value - past.cell.value;
                if (change.is_zero() || !is_written_as(written.value.absolute(), half, change, Amount())) continue;
                const bool is_opposite = change.is_negative() != (course == ChangeCourse::fall);
                if (!is_opposite) return ChangedQuantity{now.cell.cell_name(), false};
                if (!found) found = ChangedQuantity{now.cell.cell_name(), true};
            }
        }
    }
    return found;
}

std::optional<MeantNumber> Evidence::find_slipped_quantity(std::size_t number) const {
    const ProseNumber& written = numbers_[number];
    const int digits = telling_digits_of(written.value);
    const bool has_unit = written.unit.kind != ProseUnit::Kind::none;
    if (written.is_approximate || digits < (has_unit ? digits_of_own_unit : digits_of_weak_name)) return std::nullopt;
    const std::string_view unit = unit_of_quantity(number);
    if (unit.empty()) return std::nullopt;
    const CellsOfOtherYears is_of_other_year(has_clause_of_another_year(written, prose_.text, rows_.year()),
                                             may_be_of_past(number));
    ProseNumber plain = written;
    plain.unit.power = 0;
    OpenChoice choice(plain);
    for (const std::size_t row : rows_of_quantity(number, unit)) {
        const std::vector<RowQuantity>& quantities = rows_.at(row).quantities;
        const auto is_of_its_year = [&](const RowQuantity& each) { return each.unit == unit && !is_of_other_year(each.cell); };
        // The loans of the year before last may be the latest that are known.
        const bool has_own = std::any_of(quantities.begin(), quantities.end(), is_of_its_year);
        for (const RowQuantity& each : quantities) {
            const bool is_latest = !has_own && each.unit == unit && each.cell.origin == RowAmount::Origin::own;
            if (is_latest || is_of_its_year(each)) choice.consider(each.cell.value, Amount(), each.cell.cell_name());
        }
    }
    return choice.slipped();
}

}  // namespace sitegen
