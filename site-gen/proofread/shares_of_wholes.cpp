#include "proofread/shares_of_wholes.hpp"

#include <algorithm>
#include <string_view>

#include "proofread/number_match.hpp"
#include "proofread/operands.hpp"

namespace sitegen {

namespace {

constexpr int widest_gap = 20;           // columns between a part and its share
constexpr int fewest_digits = 3;         // a shorter share resembles that of another cell by chance
constexpr std::size_t widest_list = 90;  // bytes between two percentages of one list
constexpr std::size_t fewest_in_list = 3;
constexpr int decimals_in_list = 2;

// Where the next word that has a meaning begins.
std::size_t skip_links(std::string_view text, std::size_t at, const ProseLexicon& lexicon) {
    while (at < text.size()) {
        const auto word =
            text[at] == ' ' ? std::optional(std::pair(std::size_t{1}, TieWord::link)) : lexicon.longest_tie(text, at, text.size());
        if (!word || word->second != TieWord::link) break;
        at += word->first;
    }
    return at;
}

// Whether there are only links and words for shares.
bool leads_to_share(std::string_view text, std::size_t begin, std::size_t end, const ProseLexicon& lexicon) {
    while (begin < end) {
        if (text[begin] == ' ' || text[begin] == '(') {
            ++begin;
            continue;
        }
        const auto word = lexicon.longest_tie(text, begin, end);
        if (!word || (word->second != TieWord::link && word->second != TieWord::share)) return false;
        begin += word->first;
    }
    return true;
}

// What the words at one place name: an amount that a figure declares, or else the amounts of rows.
struct Whole {
    std::optional<Operand> figure = std::nullopt;
    std::vector<std::size_t> rows = {};
    std::size_t end = 0;
};

Whole whole_at(const ShareContext& context, std::size_t place) {
    Whole whole;
    const std::string_view text = context.prose.text;
    for (const FigureLabel& named : context.figures.labels) {
        const ProseFigure& figure = context.figures.figures[named.figure];
        const std::string& label = named.label->parts.back();
        const bool is_amount = figure.kind() == FigureForm::Kind::amount && figure.unit.kind == ProseUnit::Kind::money;
        if (!is_amount || !figure.value || named.label->parts.size() > 1 || named.label->stands_after) continue;
        if (!text.substr(place).starts_with(label) || !is_whole_word(text, place, place + label.size())) continue;
        if (place + label.size() <= whole.end) continue;
        whole.end = place + label.size();
        whole.figure = Operand{figure.value->shifted(figure.unit.power),
                               half_of_last_place(figure.value->decimals(), figure.unit.power), nullptr};
    }
    for (const RowMention& mention : context.evidence.mentions_at(place)) {
        if (mention.end < whole.end) continue;
        if (mention.end > whole.end) whole.figure.reset();
        whole.end = mention.end;
        whole.rows.push_back(mention.row);
    }
    return whole;
}

std::optional<Whole> find_whole(const ShareContext& context, const ProseNumber& number, std::size_t begin) {
    const ProseLexicon& lexicon = *context.figures.lexicon;
    const std::string_view text = context.prose.text;
    const std::size_t behind = skip_links(text, number.end, lexicon);
    if (Whole whole = whole_at(context, behind); behind > number.end && whole.end > behind) return whole;
    for (std::size_t at = begin; at < number.begin; ++at) {
        const auto word = lexicon.longest_tie(text, at, number.begin);
        if (!word || word->second != TieWord::share) continue;
        Whole whole = whole_at(context, skip_links(text, at + word->first, lexicon));
        if (whole.end > at && whole.end <= number.begin && leads_to_share(text, whole.end, number.begin, lexicon)) return whole;
    }
    return std::nullopt;
}

// The amount right before the percentage.
std::optional<Operand> part_before(const ShareContext& context, std::size_t number) {
    if (number == 0) return std::nullopt;
    const ProseNumber& before = context.numbers[number - 1];
    const std::string_view text = context.prose.text;
    const std::string_view gap = text.substr(before.end, context.numbers[number].begin - before.end);
    const auto ends_here = [&](std::size_t at) { return ends_sentence(gap, at); };
    for (std::size_t at = 0; at < gap.size(); ++at) {
        if (ends_here(at)) return std::nullopt;
    }
    return columns_of(gap) <= widest_gap ? operand_of(before) : std::nullopt;
}

// "Grants are 5.00, up by 1.00, or 25%, and 10% of the budget": an amount before the percentage in its sentence.
bool is_share_of_amount_before(const ShareContext& context, std::size_t number, const Operand& whole) {
    const ProseNumber& written = context.numbers[number];
    const std::size_t begin = sentence_around(context.prose.text, written.begin, written.end).begin;
    for (std::size_t i = number; i-- > 0 && context.numbers[i].begin >= begin;) {
        const std::optional<Operand> part = operand_of(context.numbers[i]);
        if (part && is_percentage_of(written.value, *part, whole)) return true;
    }
    return false;
}

// "a 5.00 and b 3.00, together 40% of the budget": the sum of the list before the percentage.
std::optional<Operand> sum_before(const ShareContext& context, std::size_t number) {
    const std::string_view text = context.prose.text;
    const std::size_t begin = sentence_around(text, context.numbers[number].begin, context.numbers[number].end).begin;
    if (number == 0 || context.numbers[number - 1].begin < begin) return std::nullopt;
    const ProseLexicon& lexicon = *context.figures.lexicon;
    const bool is_together =
        lexicon.has_tie(text, context.numbers[number - 1].end, context.numbers[number].begin, {TieWord::together});
    if (!is_together) return std::nullopt;
    std::optional<Operand> sum;
    std::size_t count = 0;
    for (std::size_t i = number; i-- > 0 && context.numbers[i].begin >= begin;) {
        const std::optional<Operand> part = operand_of(context.numbers[i]);
        if (!part) break;
        sum = sum ? Operand{sum->value + part->value, sum->half + part->half, nullptr} : *part;
        ++count;
    }
    return count > 1 ? sum : std::nullopt;
}

class ShareCheck {
  public:
    ShareCheck(const ProseNumber& written, bool allows_short) : written_(written), allows_short_(allows_short) {}

    void consider(const Operand& part, const Operand& whole) {
        has_any_ = true;
        if (is_percentage_of(written_.value, part, whole)) {
            result_.agrees = true;
            if (part.cell == nullptr) result_.whole = whole;
        }
        const std::optional<Amount> value = quotient(part.value.absolute(), whole.value.absolute(), 2, written_.value.decimals());
        if (!value || result_.slipped) return;
        const Slip slip = find_slip(written_.value.absolute(), *value);
        const bool is_long = significant_digits_of(written_.value) >= fewest_digits;
        if ((slip != Slip::digit_changed && slip != Slip::digits_swapped) || (!is_long && !allows_short_)) return;
        result_.slipped = MeantNumber{*value, "the share of " + part.text() + " in what the words name", slip};
    }

    [[nodiscard]] std::optional<ShareOfWhole> result() const { return has_any_ ? std::optional(result_) : std::nullopt; }

  private:
    const ProseNumber& written_;
    bool allows_short_;
    bool has_any_ = false;
    ShareOfWhole result_;
};

}  // namespace

std::optional<ShareOfWhole> check_share_of_whole(const ShareContext& context, std::size_t number, std::size_t begin) {
    const ProseNumber& written = context.numbers[number];
    const std::optional<Whole> whole = find_whole(context, written, begin);
    if (!whole) return std::nullopt;
    const std::optional<Operand> sum = sum_before(context, number);
    const std::optional<Operand> part = sum ? sum : part_before(context, number);
    ShareCheck check(written, part.has_value() && whole->figure.has_value());
    std::vector<RowAmount> wholes;
    for (const std::size_t row : whole->rows) {
        const std::vector<RowAmount>& amounts = context.rows.at(row).amounts;
        wholes.insert(wholes.end(), amounts.begin(), amounts.end());
    }
    if (part) {
        if (whole->figure) check.consider(*part, *whole->figure);
        for (const RowAmount& each : whole->figure ? std::vector<RowAmount>() : wholes) {
            if (each.origin == RowAmount::Origin::own) check.consider(*part, Operand::of(each));
        }
        std::optional<ShareOfWhole> result = check.result();
        // The list may have begun before these amounts.
        if (result && sum) result->is_open = true;
        return result;
    }
    const bool is_long = telling_digits_of(written.value) >= fewest_digits;
    if (is_long && whole->figure && is_share_of_amount_before(context, number, *whole->figure)) return ShareOfWhole{true, {}, {}};
    const Evidence::Scope scope = context.evidence.scope_of(number);
    const auto is_whole = [&](std::size_t row) {
        return std::find(whole->rows.begin(), whole->rows.end(), row) != whole->rows.end();
    };
    std::vector<std::size_t> parts = scope.subject;
    // "Operating costs are 96.42, for travel and the like; 49.29% of the basic budget": the sentence began with the part.
    if (!scope.is_carried && !scope.rows.empty() && context.evidence.names_row_before(number)) parts.push_back(scope.rows.front());
    std::erase_if(parts, is_whole);
    for (const std::size_t row : parts) {
        for (const RowAmount& cell : context.rows.at(row).amounts) {
            if (cell.origin != RowAmount::Origin::own) continue;
            if (whole->figure) check.consider(Operand::of(cell), *whole->figure);
            for (const RowAmount& each : wholes) {
                const bool is_alike = each.document == cell.document && each.table == cell.table && each.column == cell.column;
                // A statement has neither table nor column. It may be a part of any amount that the words name.
                const bool is_statement = cell.table->form->id == statements_table && each.origin == RowAmount::Origin::own;
                if (is_alike || is_statement) check.consider(Operand::of(cell), Operand::of(each));
            }
        }
    }
    return check.result();
}

std::optional<MeantNumber> find_share_of_amount(const ShareContext& context, std::size_t number) {
    const ProseNumber& written = context.numbers[number];
    const std::optional<Operand> part = part_before(context, number);
    const int digits = telling_digits_of(written.value);
    if (!part || digits < fewest_digits || telling_digits_of(context.numbers[number - 1].value) <= fewest_digits)
        return std::nullopt;
    bool is_share = false;
    for (std::size_t at = context.numbers[number - 1].end; at < written.begin; ++at) {
        const auto word = context.figures.lexicon->longest_tie(context.prose.text, at, written.begin);
        is_share = is_share || (word && word->second == TieWord::share);
    }
    if (!is_share) return std::nullopt;
    std::vector<RowAmount> wholes;
    for (const RowAmount& cell : context.rows.all()) {
        const bool is_own = cell.origin == RowAmount::Origin::own;
        if (!is_own || !is_written_as(part->value, part->half, Operand::of(cell).value, Amount())) continue;
        const std::vector<RowAmount> of_cell = context.rows.wholes_of(cell);
        wholes.insert(wholes.end(), of_cell.begin(), of_cell.end());
    }
    if (!wholes.empty() && digits > fewest_digits)
        wholes.insert(wholes.end(), context.rows.totals().begin(), context.rows.totals().end());
    std::optional<MeantNumber> best;
    for (const RowAmount& each : wholes) {
        if (each.origin != RowAmount::Origin::own) continue;
        const Operand whole = Operand::of(each);
        if (is_percentage_of(written.value, *part, whole)) return std::nullopt;
        const std::optional<Amount> value = quotient(part->value.absolute(), whole.value.absolute(), 2, written.value.decimals());
        const Slip slip = value ? find_slip(written.value.absolute(), *value) : Slip::none;
        if (!best && (slip == Slip::digit_changed || slip == Slip::digits_swapped))
            best = MeantNumber{*value, "the share of the amount before it in " + each.cell_name(), slip};
    }
    return best;
}

std::optional<MeantNumber> find_rest_of_hundred(const ShareContext& context, std::size_t number) {
    const auto joins = [&](std::size_t i) {
        const ProseNumber& a = context.numbers[i];
        const ProseNumber& b = context.numbers[i + 1];
        const bool are_typed = a.is_literal() && a.is_percentage() && b.is_literal() && b.is_percentage();
        if (!are_typed || b.begin - a.end > widest_list) return false;
        if (a.value.decimals() != decimals_in_list || b.value.decimals() != decimals_in_list) return false;
        for (std::size_t at = a.end; at < b.begin; ++at) {
            if (ends_sentence(context.prose.text, at)) return false;
        }
        return true;
    };
    std::size_t first = number;
    while (first > 0 && joins(first - 1)) --first;
    std::size_t end = number + 1;
    while (end < context.numbers.size() && joins(end - 1)) ++end;
    if (end - first < fewest_in_list) return std::nullopt;
    // The list begins with a word for shares: without one it may be a list of rates.
    const SentenceBounds sentence = sentence_around(context.prose.text, context.numbers[first].begin, context.numbers[first].end);
    const std::size_t lead_begin = first == 0 ? sentence.begin : std::max(sentence.begin, context.numbers[first - 1].end);
    const ProseLexicon& lexicon = *context.figures.lexicon;
    bool is_of_shares = false;
    for (std::size_t at = lead_begin; at < context.numbers[first].begin; ++at) {
        const auto word = lexicon.longest_tie(context.prose.text, at, context.numbers[first].begin);
        is_of_shares = is_of_shares || (word && word->second == TieWord::share);
    }
    if (!is_of_shares) return std::nullopt;
    Amount sum;
    for (std::size_t i = first; i < end; ++i) sum = sum + context.numbers[i].value;
    const Amount hundred(100, 0);
    const Amount tolerance(static_cast<std::int64_t>(end - first), decimals_in_list);
    if ((sum - hundred).absolute() <= tolerance) return std::nullopt;
    const Amount meant = context.numbers[number].value - (sum - hundred);
    if (meant.is_negative()) return std::nullopt;
    // Rounding may have moved the sum by some last places, so the digit before is compared.
    for (std::int64_t off = -static_cast<std::int64_t>(end - first) / 2; off <= static_cast<std::int64_t>(end - first) / 2; ++off) {
        const Amount tried = meant + Amount(off, decimals_in_list);
        const Slip slip = find_slip(context.numbers[number].value, tried);
        if (slip == Slip::digit_changed || slip == Slip::digits_swapped)
            return MeantNumber{tried, "the rest of the hundred per cent of its list", slip};
    }
    return std::nullopt;
}

}  // namespace sitegen
