#include "proofread/numerals.hpp"

#include <algorithm>

#include "proofread/folded_text.hpp"

namespace sitegen {

namespace {

constexpr std::size_t shortest_word = 3;                      // bytes: one ideograph
constexpr std::size_t most_words = 16;                        // of one number
constexpr std::int64_t largest_value = 1'000'000'000'000;     // of a word
constexpr std::int64_t largest_number = 100'000'000'000'000;  // above all budgets, and far from the limits of arithmetic

// 一亿二千三百万 is 1 × 10^8 + (2 × 1000 + 3 × 100) × 10^4. Nothing if the words are only digits, do not begin with a digit or ten,
// or are too many or too large.
std::optional<std::int64_t> value_of_numerals(const std::vector<std::int64_t>& values) {
    constexpr std::int64_t ten_thousand = 10'000;
    if (values.size() < 2 || values.size() > most_words || values.front() > 10) return std::nullopt;
    std::int64_t total = 0;
    std::int64_t group = 0;  // what the next ten thousand or more multiplies
    std::int64_t digit = 0;
    bool has_digit = false;
    bool has_power = false;
    for (const std::int64_t value : values) {
        if (value < 10) {
            if (digit != 0) return std::nullopt;
            digit = value;
            has_digit = true;
            continue;
        }
        has_power = true;
        if (value < ten_thousand) {
            group += (has_digit ? digit : 1) * value;
        } else {
            const bool multiplies_all = total < value;  // 一万亿
            const std::int64_t multiplied = group + digit + (multiplies_all ? total : 0);
            if (multiplied > largest_number / value) return std::nullopt;
            total = multiplied * value + (multiplies_all ? 0 : total);
            group = 0;
        }
        digit = 0;
        has_digit = false;
    }
    return has_power ? std::optional(total + group + digit) : std::nullopt;
}

}  // namespace

Numerals::Numerals(const Words& words) {
    const auto list = words.texts().find("number-numerals");
    if (list == words.texts().end()) return;
    for (const auto& [word, value] : word_values(list->second, largest_value)) {
        std::string folded = fold_prose(word);
        if (folded.size() < shortest_word) continue;
        if (first_bytes_.find(folded.front()) == std::string::npos) first_bytes_ += folded.front();
        endings_.set(ending_of(folded, 0));
        words_.emplace_back(std::move(folded), value);
    }
    std::stable_sort(words_.begin(), words_.end(),
                     [](const WordValue& a, const WordValue& b) { return a.first.size() > b.first.size(); });
}

const WordValue* Numerals::word_at(std::string_view text, std::size_t at) const {
    if (!may_begin(text, at)) return nullptr;
    const auto found = std::find_if(words_.begin(), words_.end(), [&](const WordValue& word) {
        return word.first[2] == text[at + 2] && word.first[1] == text[at + 1] && text.substr(at).starts_with(word.first);
    });
    return found == words_.end() ? nullptr : &*found;
}

std::optional<Numerals::Found> Numerals::find(std::string_view text, std::size_t at) const {
    if (word_at(text, at) == nullptr) return std::nullopt;
    std::vector<std::int64_t> values;
    while (const WordValue* word = word_at(text, at)) {
        values.push_back(word->second);
        at += word->first.size();
    }
    return Found{at, value_of_numerals(values)};
}

}  // namespace sitegen
