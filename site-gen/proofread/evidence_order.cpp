// Numbers that the order of names or the title of a column ties to a cell, and that are another cell's.
#include <algorithm>
#include <iterator>

#include "proofread/evidence.hpp"
#include "proofread/number_match.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr int digits_of_order = 3;  // a shorter number is another cell's by chance
constexpr std::size_t most_in_order = 12;

}  // namespace

// "Parks and roads receive 5.00 and 7.00 respectively": the first number of the list, and the one behind its last. Nothing if no
// such word stands before or behind it.
std::optional<std::pair<std::size_t, std::size_t>> Evidence::find_ordered_list(std::size_t number) const {
    const std::string_view text = prose_.text;
    const SentenceBounds sentence = sentence_around(text, numbers_[number].begin, numbers_[number].end);
    const auto is_joined = [&](std::size_t left) {
        const ProseNumber& a = numbers_[left];
        const ProseNumber& b = numbers_[left + 1];
        const bool are_alike = a.is_literal() && b.is_literal() && a.unit.kind == b.unit.kind;
        return are_alike && b.end <= sentence.end && a.begin >= sentence.begin && joins_list(a.end, b.begin);
    };
    std::size_t first = number;
    while (first > 0 && number - first < most_in_order && is_joined(first - 1)) --first;
    std::size_t last = number + 1;
    while (last < numbers_.size() && last - first < most_in_order && is_joined(last - 1)) ++last;
    const std::size_t before = first == 0 ? sentence.begin : std::max(sentence.begin, numbers_[first - 1].end);
    const std::size_t behind = last == numbers_.size() ? sentence.end : std::min(sentence.end, numbers_[last].begin);
    const bool is_ordered = last - first > 1 && (lexicon_.has_tie(text, before, numbers_[first].begin, {TieWord::respectively}) ||
                                                 lexicon_.has_tie(text, numbers_[last - 1].end, behind, {TieWord::respectively}));
    return is_ordered ? std::optional(std::pair(first, last)) : std::nullopt;
}

// Whether there is only punctuation and what connects the members of a list.
bool Evidence::joins_list(std::size_t begin, std::size_t end) const {
    const std::string_view text = prose_.text;
    while (begin < end) {
        const auto word = lexicon_.longest_tie(text, begin, end);
        if (word && word->second != TieWord::link) return false;
        const std::size_t size = word ? word->first : first_character(text.substr(begin)).byte_count;
        if (!word && text[begin] != ' ' && !holds_punctuation(text.substr(begin, size))) return false;
        begin += size;
    }
    return true;
}

// The last `count` names of rows before a place, in a list. Each with the rows that have it.
std::vector<std::vector<std::size_t>> Evidence::names_in_list(std::size_t place, std::size_t count) const {
    std::vector<std::vector<std::size_t>> names;
    const std::size_t begin = sentence_around(prose_.text, place, place).begin;
    std::optional<std::size_t> next;  // where the name behind begins
    for (auto mention = first_mention_from(place); mention != mentions_.begin() && names.size() <= count;) {
        --mention;
        if (mention->begin < begin) break;
        if (rows_.at(mention->row).is_column || mention->end > place) continue;
        if (next && mention->begin >= *next) continue;
        // It ends with the name that was found before it.
        if (next && mention->end > *next) {
            next = mention->begin;
            names.back() = {mention->row};
            continue;
        }
        if (next && !joins_list(mention->end, *next)) break;
        next = mention->begin;
        names.push_back({mention->row});
    }
    std::reverse(names.begin(), names.end());
    return names;
}

std::optional<MisplacedNumber> Evidence::find_out_of_order(std::size_t number) const {
    const ProseNumber& written = numbers_[number];
    const bool is_clear = written.is_literal() && !written.is_approximate && (written.is_money() || written.is_percentage()) &&
                          telling_digits_of(written.value) >= digits_of_order;
    const auto list = is_clear ? find_ordered_list(number) : std::nullopt;
    if (!list) return std::nullopt;
    const auto& [first, last] = *list;
    const std::vector<std::vector<std::size_t>> names = names_in_list(numbers_[first].begin, last - first);
    if (names.size() != last - first) return std::nullopt;
    const auto meant_of = [&](const RowAmount& cell) -> std::optional<Amount> {
        if (written.is_money()) return cell.value.shifted(cell.power - written.unit.power).rounded(written.value.decimals());
        for (const RowAmount& whole : rows_.wholes_of(cell)) {
            if (const auto share = quotient(Operand::of(cell).value, Operand::of(whole).value, 2, written.value.decimals()))
                return share;
        }
        return std::nullopt;
    };
    const auto is_of = [&](const RowAmount& cell) { return is_amount_or_share_of(written, cell); };
    std::vector<RowAmount> own;
    for (const std::size_t row : names[number - first]) {
        const std::vector<RowAmount>& cells = rows_.at(row).amounts;
        if (std::any_of(cells.begin(), cells.end(), is_of)) return std::nullopt;
        std::copy_if(cells.begin(), cells.end(), std::back_inserter(own),
                     [](const RowAmount& cell) { return cell.is_of_documents_year() && cell.origin == RowAmount::Origin::own; });
    }
    for (const std::vector<std::size_t>& others : names) {
        for (const std::size_t row : others) {
            for (const RowAmount& cell : rows_.at(row).amounts) {
                if (!is_of(cell)) continue;
                const auto meant = std::find_if(own.begin(), own.end(), [&](const RowAmount& each) {
                    return each.document == cell.document && each.table == cell.table && each.column == cell.column;
                });
                const std::optional<Amount> value = meant == own.end() ? std::nullopt : meant_of(*meant);
                const std::string what = written.is_money() ? "" : "the share of ";
                if (value) return MisplacedNumber{what + cell.cell_name(), {*value, what + meant->cell_name()}};
            }
        }
    }
    return std::nullopt;
}

bool Evidence::is_amount_or_share_of(const ProseNumber& written, const RowAmount& cell) const {
    const Operand own = Operand::of(cell);
    if (const std::optional<Operand> operand = operand_of(written))
        return is_written_as(operand->value, operand->half, own.value, Amount());
    const std::vector<RowAmount> wholes = rows_.wholes_of(cell);
    return std::any_of(wholes.begin(), wholes.end(),
                       [&](const RowAmount& whole) { return is_percentage_of(written.value, own, Operand::of(whole)); });
}

// "Roads: income of 5.00", where 5.00 is in the row's column of net costs.
std::optional<MisplacedNumber> Evidence::find_in_other_column(std::size_t number) const {
    const ProseNumber& written = numbers_[number];
    const std::optional<Operand> operand = operand_of(written);
    const bool is_clear =
        operand && written.is_literal() && !written.is_approximate && telling_digits_of(written.value) >= digits_of_order;
    if (!is_clear) return std::nullopt;
    const std::vector<RowAmount> titled = cells_titled_before(number);
    if (titled.empty() || may_be_of_other_time(number)) return std::nullopt;
    const std::vector<RowAmount> own = cells_named_before(number);
    const auto equals = [&](const RowAmount& cell) {
        return is_written_as(operand->value, operand->half, Operand::of(cell).value, Amount());
    };
    if (std::any_of(titled.begin(), titled.end(), equals) || std::any_of(own.begin(), own.end(), equals)) return std::nullopt;
    for (const RowAmount& meant : titled) {
        if (!meant.is_of_documents_year() || meant.origin != RowAmount::Origin::own) continue;
        for (const RowAmount& cell : rows_.at(meant.named).amounts) {
            const bool is_beside = cell.table == meant.table && cell.row == meant.row && cell.is_of_documents_year();
            if (!is_beside || cell.column->is_difference || !equals(cell)) continue;
            const Amount value = meant.value.shifted(meant.power - written.unit.power).rounded(written.value.decimals());
            return MisplacedNumber{cell.cell_name(), {value, meant.cell_name()}};
        }
    }
    return std::nullopt;
}

}  // namespace sitegen
