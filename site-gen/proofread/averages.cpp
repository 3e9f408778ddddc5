#include "proofread/averages.hpp"

#include <algorithm>

#include "proofread/labelled_figures.hpp"
#include "proofread/number_match.hpp"
#include "proofread/operands.hpp"
#include "text/ascii.hpp"

namespace sitegen {

namespace {

constexpr int fewest_digits = 3;  // a shorter average resembles another quotient by chance
constexpr int finer = 6;          // decimals of an average that are not printed
constexpr int widest_name = 24;   // columns of what is averaged

bool may_count(const ProseNumber& number) {
    const bool is_bare = number.unit.kind == ProseUnit::Kind::none && !number.is_scaled && number.is_literal();
    return (is_bare || number.unit.kind == ProseUnit::Kind::other) && number.value.decimals() == 0 && number.value > Amount(1, 0);
}

bool ends_with_average(std::string_view text, const ProseLexicon& lexicon) {
    return std::any_of(lexicon.averages.begin(), lexicon.averages.end(), [&](const std::string& word) {
        return text.ends_with(word) && is_whole_word(text, text.size() - word.size(), text.size());
    });
}

}  // namespace

bool is_said_to_be_average(const ProseNumber& number, std::string_view text, const ProseLexicon& lexicon) {
    // "an average of 123,649", "the average placement costs 5,280": what is averaged may stand between.
    for (std::size_t end = number.begin; end > 0; --end) {
        const std::string_view gap = text.substr(end, number.begin - end);
        if (columns_of(gap) > widest_name || holds_punctuation(gap)) return false;
        if (std::any_of(gap.begin(), gap.end(), is_ascii_digit)) return false;
        if (ends_with_average(text.substr(0, end), lexicon)) return true;
    }
    return false;
}

AverageFound check_average(const std::vector<ProseNumber>& numbers, std::size_t number, std::string_view text) {
    const ProseNumber& written = numbers[number];
    const std::size_t begin = sentence_around(text, written.begin, written.end).begin;
    const int decimals = written.value.decimals();
    const Amount half = half_of_last_place(decimals);
    std::size_t first = number;
    while (first > 0 && numbers[first - 1].begin >= begin) --first;
    const auto is_amount = [](const ProseNumber& each) { return operand_of(each).has_value(); };
    const auto at = [&numbers](std::size_t index) { return numbers.begin() + static_cast<std::ptrdiff_t>(index); };
    // "The cost is 1.36. There were 138 guests, 98.55 each."
    if (first > 0 && std::none_of(at(first), at(number), is_amount)) {
        const std::size_t earlier = sentence_around(text, begin - 1, begin - 1).begin;
        while (first > 0 && numbers[first - 1].begin >= earlier) --first;
    }
    AverageFound found;
    for (std::size_t i = first; i < number; ++i) {
        const std::optional<Operand> amount = operand_of(numbers[i]);
        if (!amount) continue;
        for (std::size_t j = first; j < number; ++j) {
            if (!may_count(numbers[j])) continue;
            const std::optional<Amount> exact = quotient(amount->value, numbers[j].value, -written.unit.power, decimals + finer);
            const std::optional<Amount> off = quotient(amount->half, numbers[j].value, -written.unit.power, decimals + finer);
            if (!exact || !off) continue;
            if (is_written_as(written.value, half, *exact, *off)) return {true, std::nullopt};
            const Amount meant = exact->rounded(decimals);
            const Slip slip = find_slip(written.value.absolute(), meant);
            const bool has_same_digits = slip == Slip::digit_changed || slip == Slip::digits_swapped;
            if (has_same_digits && significant_digits_of(written.value) >= fewest_digits)
                found.slipped = MeantNumber{meant, "the average of an amount before it", slip};
        }
    }
    return found;
}

}  // namespace sitegen
