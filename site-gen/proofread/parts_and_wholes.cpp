// Shares of a whole, and lists whose amounts add up to one.
#include <algorithm>

#include "expression/row_index.hpp"
#include "proofread/number_match.hpp"
#include "proofread/sentence_check.hpp"

namespace sitegen {

namespace {

constexpr std::size_t most_shares = 24;          // of one paragraph
constexpr std::size_t most_wholes = 6;           // before the shares
constexpr std::size_t longest_paragraph = 1500;  // bytes back to the whole

}  // namespace

std::optional<SentenceVerdict> SentenceCheck::check_share(const ShareOf& share) const {
    const ProseNumber& written = numbers_[share.share];
    const ProseNumber& amount = numbers_[share.part];
    if (!written.is_literal()) return std::nullopt;
    const std::optional<Operand> part = operand_of(amount);
    if (!part) return std::nullopt;
    std::vector<std::size_t> rows = rows_of_amount(share.part);
    for (const std::size_t row : evidence_.scope_of(share.part).subject) {
        if (std::find(rows.begin(), rows.end(), row) == rows.end()) rows.push_back(row);
    }
    std::optional<SentenceVerdict> best;
    for (const std::size_t row : rows) {
        for (const RowAmount& cell : rows_.at(row).amounts) {
            const Operand own = Operand::of(cell);
            if (!is_written_as(part->value, part->half, own.value, Amount())) continue;
            for (const RowAmount& whole : rows_.wholes_of(cell)) {
                const Operand all = Operand::of(whole);
                SentenceVerdict verdict;
                verdict.numbers = {share.share};
                if (is_percentage_of(written.value, own, all)) return verdict;
                const std::optional<Amount> value = quotient(own.value, all.value, 2, written.value.decimals());
                if (!value) continue;
                const Slip slip = find_slip(written.value.absolute(), value->absolute());
                if (best || (slip != Slip::digit_changed && slip != Slip::digits_swapped && slip != Slip::decimal_point)) continue;
                const bool is_short = significant_digits_of(written.value) < digits_of_verdict;
                verdict.kind = is_short || !share.is_of_total ? SentenceVerdict::Kind::doubtful : SentenceVerdict::Kind::differs;
                verdict.wrong = share.share;
                verdict.meant = {value->absolute(), "the share of " + own.text() + " in " + all.text(), slip};
                best = verdict;
            }
        }
    }
    return best ? best : find_other_part(share);
}

// "Grants 500.00, 65.12%", where 65.12% is the share of the row's amount, and 500.00 is no amount of the row.
std::optional<SentenceVerdict> SentenceCheck::find_other_part(const ShareOf& share) const {
    const ProseNumber& rate = numbers_[share.share];
    const ProseNumber& amount = numbers_[share.part];
    const bool is_clear =
        amount.is_literal() && !amount.is_approximate && !rate.is_approximate && telling_digits_of(rate.value) >= digits_of_verdict;
    if (!is_clear || evidence_.may_be_of_other_time(share.part)) return std::nullopt;
    // It is its share in something else: shares of two tables may be equal.
    const std::optional<Operand> part = operand_of(amount);
    const auto is_whole = [&](const RowAmount& total) { return part && is_percentage_of(rate.value, *part, Operand::of(total)); };
    if (std::any_of(rows_.totals().begin(), rows_.totals().end(), is_whole)) return std::nullopt;
    std::optional<SentenceVerdict> found;
    for (const RowAmount& cell : evidence_.cells_named_before(share.part)) {
        const Operand own = Operand::of(cell);
        if (fits(share.part, own.value, own.half)) return std::nullopt;
        if (found || !cell.is_of_documents_year() || cell.origin != RowAmount::Origin::own) continue;
        const std::vector<RowAmount> wholes = rows_.wholes_of(cell);
        const bool is_its_share = std::any_of(wholes.begin(), wholes.end(), [&](const RowAmount& whole) {
            return is_percentage_of(rate.value, own, Operand::of(whole));
        });
        if (!is_its_share) continue;
        found.emplace();
        found->kind = SentenceVerdict::Kind::disagrees;
        found->numbers = {share.part, share.share};
        found->wrong = share.part;
        const Amount meant = own.value.shifted(-amount.unit.power).rounded(amount.value.decimals());
        found->meant = {meant, own.text(), find_slip(amount.value.absolute(), meant)};
    }
    return found;
}

// "a 60, or 40%; b 40, or 60%": each of the two shares is that of the other part.
std::optional<SentenceVerdict> SentenceCheck::find_exchanged(const ShareOf& share, const ShareOf& other,
                                                             const Operand& whole) const {
    const Interval around = interval_around(whole.value, whole.half);
    const auto is_share = [&](std::size_t part, std::size_t rate) {
        const std::optional<Interval> amount = interval_of(numbers_[part]);
        const std::optional<Interval> percentage = interval_of(numbers_[rate]);
        return amount && percentage && is_share_of(*amount, around, *percentage);
    };
    const ProseNumber& written = numbers_[share.share];
    if (!written.is_literal() || !is_share(share.part, other.share) || !is_share(other.part, share.share)) return std::nullopt;
    const std::optional<Operand> part = operand_of(numbers_[share.part]);
    const std::optional<Amount> value = part ? quotient(part->value, whole.value, 2, written.value.decimals()) : std::nullopt;
    if (!value) return std::nullopt;
    SentenceVerdict verdict;
    verdict.kind = SentenceVerdict::Kind::disagrees;
    verdict.numbers = {share.share, share.part, other.share, other.part};
    verdict.wrong = share.share;
    verdict.meant = {*value, "the share of the amount in the whole that the other shares are of"};
    return verdict;
}

// The same where no number of the text is the whole: it is that of a row's column.
std::optional<SentenceVerdict> SentenceCheck::find_exchanged_with_another(const std::vector<ShareOf>& shares,
                                                                          std::size_t at) const {
    const ShareOf& share = shares[at];
    if (telling_digits_of(numbers_[share.share].value) < digits_of_verdict) return std::nullopt;
    for (const std::size_t row : evidence_.scope_of(share.part).subject) {
        for (const RowAmount& cell : rows_.at(row).amounts) {
            if (!fits(share.part, Operand::of(cell).value, Amount())) continue;
            for (const RowAmount& whole : rows_.wholes_of(cell)) {
                for (const ShareOf& other : shares) {
                    if (&other == &share || other.paragraph_end != share.paragraph_end) continue;
                    if (std::optional<SentenceVerdict> found = find_exchanged(share, other, Operand::of(whole))) return found;
                }
            }
        }
    }
    return std::nullopt;
}

// Assumes that the shares of one paragraph have one whole: an amount before them that fits all shares except one.
std::optional<SentenceVerdict> SentenceCheck::check_shares_of_one_whole(const std::vector<ShareOf>& shares, std::size_t at) const {
    const ShareOf& share = shares[at];
    const auto fits_whole = [&](const ShareOf& each, const Interval& whole) {
        const std::optional<Interval> part = interval_of(numbers_[each.part]);
        const std::optional<Interval> rate = interval_of(numbers_[each.share]);
        return part && rate && is_share_of(*part, whole, *rate);
    };
    std::size_t first = at;
    while (first > 0 && shares[first - 1].paragraph_end == share.paragraph_end) --first;
    std::size_t end = at + 1;
    while (end < shares.size() && shares[end].paragraph_end == share.paragraph_end) ++end;
    if (end - first > most_shares) return std::nullopt;
    std::size_t tried = 0;
    std::optional<SentenceVerdict> verdict;
    // If one amount before them is long enough, the message tells what the share of that amount would be.
    std::optional<SentenceVerdict> likely;
    const auto consider_whole = [&](std::optional<SentenceVerdict>& best, const ShareOf& each, const Operand& whole) {
        const ProseNumber& written = numbers_[each.share];
        const std::optional<Operand> part = operand_of(numbers_[each.part]);
        if (!part || !written.is_literal() || !(part->value < whole.value)) return;
        if (best && best->kind == SentenceVerdict::Kind::agrees) return;
        SentenceVerdict found;
        found.numbers = {each.share};
        const bool is_long = significant_digits_of(written.value) >= digits_of_verdict;
        if (is_long && is_percentage_of(written.value, *part, whole)) {
            best = found;
            return;
        }
        const std::optional<Amount> value = quotient(part->value, whole.value, 2, written.value.decimals());
        const Slip slip = value ? find_slip(written.value.absolute(), *value) : Slip::none;
        if (best || !is_long || (slip != Slip::digit_changed && slip != Slip::digits_swapped)) return;
        found.kind = SentenceVerdict::Kind::doubtful;
        found.wrong = each.share;
        found.meant = {*value, "the share in an amount before it", slip};
        best = found;
    };
    for (std::size_t i = shares[first].part; i-- > 0 && tried < most_wholes && !verdict;) {
        const std::optional<Operand> whole = operand_of(numbers_[i]);
        if (!whole || numbers_[i].end + longest_paragraph < numbers_[share.part].begin) continue;
        ++tried;
        const Interval around = interval_around(whole->value, whole->half);
        std::size_t fitting = 0;
        for (std::size_t j = first; j < end; ++j) fitting += fits_whole(shares[j], around) ? 1U : 0U;
        if (fitting >= 2 && fitting + 2 == end - first && !fits_whole(share, around)) {
            for (std::size_t j = first; j < end; ++j) {
                if (j == at || fits_whole(shares[j], around)) continue;
                if (std::optional<SentenceVerdict> exchanged = find_exchanged(share, shares[j], *whole)) return exchanged;
            }
        }
        if (fitting + 1 < end - first || fitting < 2) {
            consider_whole(likely, share, *whole);
            continue;
        }
        verdict.emplace();
        verdict->numbers = {share.share, share.part};
        verdict->part_of_whole = {share, around};
        if (fitting == end - first || fits_whole(share, around)) return verdict;
        // The whole may be another one: one that the words name, or any amount before the share.
        if (!share.is_of_total) return std::nullopt;
        for (std::size_t j = share.part; j-- > 0 && numbers_[j].end + longest_paragraph > numbers_[share.part].begin;) {
            const std::optional<Operand> other = operand_of(numbers_[j]);
            if (!other || !fits_whole(share, interval_around(other->value, other->half))) continue;
            verdict->part_of_whole->whole = interval_around(other->value, other->half);
            return verdict;
        }
        const std::optional<Operand> part = operand_of(numbers_[share.part]);
        const ProseNumber& written = numbers_[share.share];
        const std::optional<Amount> value = quotient(part->value, whole->value, 2, written.value.decimals());
        if (!value || !written.is_literal()) return std::nullopt;
        const std::vector<Amount> slips = slips_of(numbers_[share.part].value.absolute());
        const bool is_slip_of_part =
            numbers_[share.part].is_literal() && std::any_of(slips.begin(), slips.end(), [&](const Amount& tried_part) {
                return is_share_of(*interval_of(numbers_[share.part], tried_part), around, *interval_of(written));
            });
        const Slip slip = find_slip(written.value.absolute(), *value);
        if (!is_likeness(slip) && !is_slip_of_part) return std::nullopt;
        verdict->kind = SentenceVerdict::Kind::disagrees;
        verdict->wrong = share.share;
        verdict->meant = {*value, "the share of the amount in the whole that the other shares are of", slip};
    }
    return verdict ? verdict : likely;
}

namespace {

struct Part {
    const Row* row;
    Amount value;  // in the currency's unit; not zero
};

// The cells of its column right below a row.
std::vector<Part> parts_of(const RowAmount& whole) {
    std::vector<Part> parts;
    for (const Side& side : whole.table->sides) {
        const auto is_whole = [&](const Row& row) { return &row == whole.row; };
        const auto is_column = [&](const ColumnForm& column) { return &column == whole.column; };
        const std::vector<ColumnForm>& columns = side.form->columns;
        const auto column = std::find_if(columns.begin(), columns.end(), is_column);
        if (column == columns.end() || std::none_of(side.rows.begin(), side.rows.end(), is_whole)) continue;
        const RowTree tree(side);
        for (const Row* row : tree.children_of(*whole.row)) {
            const Cell& cell = row->cells[static_cast<std::size_t>(column - columns.begin())];
            if (cell.state == CellState::amount && !cell.printed.is_zero())
                parts.push_back({row, cell.printed.shifted(whole.power)});
        }
    }
    return parts;
}

}  // namespace

// The list is of a row's parts if it has at least two of them, and nothing else; and the parts must add up to the row.
std::optional<MeantNumber> SentenceCheck::find_missing_part(const Enumeration& enumeration) const {
    const std::optional<Operand> written = operand_of(numbers_[enumeration.whole]);
    if (!enumeration.names_all || !written || significant_digits_of(numbers_[enumeration.whole].value) < digits_of_identity)
        return std::nullopt;
    for (const RowAmount& whole : rows_.all()) {
        if (whole.origin != RowAmount::Origin::own || Operand::of(whole).value != written->value) continue;
        std::vector<Part> parts = parts_of(whole);
        Amount sum;
        for (const Part& part : parts) sum = sum + part.value;
        if (sum != written->value) continue;
        const bool are_parts = std::all_of(enumeration.parts.begin(), enumeration.parts.end(), [&](std::size_t number) {
            const auto same =
                std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return fits(number, part.value, Amount()); });
            if (same == parts.end()) return false;
            parts.erase(same);
            return true;
        });
        if (!are_parts || parts.empty()) continue;
        const ProseNumber& number = numbers_[enumeration.whole];
        return MeantNumber{parts.front().value.shifted(-number.unit.power).trimmed(), parts.front().row->names.back(), Slip::none};
    }
    return std::nullopt;
}

// Whether the parts give the whole if all are rounded, or if all are cut off. Where each may be either, ten parts give nearly
// anything.
bool SentenceCheck::adds_up(const Enumeration& enumeration) const {
    Amount sum;
    Amount halves;
    for (const std::size_t part : enumeration.parts) {
        const Operand each = *operand_of(numbers_[part]);
        sum = sum + each.value;
        halves = halves + each.half;
    }
    const Operand whole = *operand_of(numbers_[enumeration.whole]);
    const Amount off = whole.value - sum;
    if (off.absolute() <= halves + whole.half) return true;
    return off < halves + halves && off.negated() < whole.half + whole.half;
}

std::optional<SentenceVerdict> SentenceCheck::check_sum(const Enumeration& enumeration) const {
    const std::optional<Interval> whole = interval_of(numbers_[enumeration.whole]);
    if (!whole) return std::nullopt;
    Interval sum;
    SentenceVerdict verdict;
    verdict.numbers = enumeration.parts;
    verdict.numbers.push_back(enumeration.whole);
    for (const std::size_t part : enumeration.parts) {
        const std::optional<Interval> each = interval_of(numbers_[part]);
        if (!each) return std::nullopt;
        sum = {sum.low + each->low, sum.high + each->high};
    }
    if (sum.meets(*whole)) return adds_up(enumeration) ? std::optional(verdict) : std::nullopt;
    if (enumeration.may_go_on && sum.high < whole->low) return std::nullopt;
    if (const std::optional<MeantNumber> missing = find_missing_part(enumeration)) {
        verdict.kind = SentenceVerdict::Kind::incomplete;
        verdict.wrong = enumeration.whole;
        verdict.meant = *missing;
        return verdict;
    }
    // Perhaps only some parts are named, unless a single slip makes the sum right. With short numbers that may be chance.
    const ProseNumber& written = numbers_[enumeration.whole];
    if (!written.is_literal()) return std::nullopt;
    bool is_slip = false;
    for (const std::size_t each : verdict.numbers) {
        if (!numbers_[each].is_literal()) continue;
        const Amount& value_of_each = numbers_[each].value;
        const int digits = enumeration.is_complete ? digit_count(value_of_each) : significant_digits_of(value_of_each);
        if (digits < digits_of_identity) return std::nullopt;
        const Interval own = *interval_of(numbers_[each]);
        for (const Amount& value : is_slip ? std::vector<Amount>() : slips_of(numbers_[each].value.absolute())) {
            const Interval tried = *interval_of(numbers_[each], value);
            is_slip = is_slip || (each == enumeration.whole
                                      ? sum.meets(tried)
                                      : Interval{sum.low - own.low + tried.low, sum.high - own.high + tried.high}.meets(*whole));
        }
    }
    if (!is_slip) return std::nullopt;
    Amount total;
    for (const std::size_t part : enumeration.parts) total = total + operand_of(numbers_[part])->value;
    verdict.kind = SentenceVerdict::Kind::disagrees;
    verdict.wrong = enumeration.whole;
    verdict.meant.value = total.shifted(-written.unit.power).rounded(written.value.decimals());
    verdict.meant.what = "the sum of its parts";
    verdict.meant.slip = find_slip(written.value.absolute(), verdict.meant.value);
    return verdict;
}

}  // namespace sitegen
