#include "import/unit_tokens.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "import/import_words.hpp"
#include "import/scale_words.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

bool is_same_word(std::string_view text, std::string_view word) {
    return text == word || folded_text(text) == folded_text(word).value_or(std::string(word));
}

// Chinese words end nowhere, and neither does d'.
bool has_no_end(std::string_view word) {
    const char32_t last = last_character(word).value;
    return is_common_ideograph(last) || !is_word_character(last);
}

std::size_t longest_of(std::string_view text, const std::vector<std::string>& words) {
    std::size_t longest = 0;
    for (const std::string& word : words) {
        if (word.size() <= longest || text.size() < word.size()) continue;
        if (!has_no_end(word) && !ends_word(text.substr(word.size()))) continue;
        if (is_same_word(text.substr(0, word.size()), word)) longest = word.size();
    }
    return longest;
}

std::size_t state_at(std::string_view text) {
    constexpr std::size_t least_byte_count = 3;  // "x" may be anything
    std::size_t longest = 0;
    for (const auto& [word, state] : import_words().states) {
        if (word.size() < least_byte_count || text.size() < word.size()) continue;
        if (is_same_word(text.substr(0, word.size()), word)) longest = std::max(longest, word.size());
    }
    return longest;
}

}  // namespace

bool ends_word(std::string_view rest) { return rest.empty() || !is_word_character(first_character(rest).value); }

std::string declared_unit_at(std::string_view text, const Standard& standard) {
    std::string best;
    for (const auto& [unit, power] : standard.units) {
        if (unit.size() <= best.size() || text.size() < unit.size()) continue;
        const std::string_view rest = text.substr(unit.size());
        const bool is_whole =
            ends_word(rest) || scale_at(rest, ScaleEnd::of_word) || longest_of(rest, import_words().currencies) > 0;
        if (is_whole && is_same_word(text.substr(0, unit.size()), unit)) best = unit;
    }
    return best;
}

std::size_t unit_word_at(std::string_view text, UnitWords list, const Standard& standard) {
    const ImportWords& words = import_words();
    switch (list) {
        case UnitWords::currencies:
            return std::max(longest_of(text, words.currencies),
                            standard.currency.empty() ? 0 : longest_of(text, {standard.currency}));
        case UnitWords::joiners:
            return longest_of(text, words.joiners);
        case UnitWords::fillers:
            return std::max(longest_of(text, words.fillers), state_at(text));
        case UnitWords::ends:
            break;
    }
    return longest_of(text, words.ends);
}

std::size_t currency_code_at(std::string_view text) {
    constexpr std::size_t size = 3;
    const bool is_in_capitals =
        text.size() >= size && std::all_of(text.begin(), text.begin() + size, [](char c) { return c >= 'A' && c <= 'Z'; });
    return is_in_capitals && ends_word(text.substr(size)) ? size : 0;
}

}  // namespace sitegen
