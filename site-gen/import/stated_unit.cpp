#include "import/stated_unit.hpp"

#include "import/import_words.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

bool ends_word(std::string_view rest) {
    if (rest.empty()) return true;
    const char32_t next = first_character(rest).value;
    return !is_word_character(next);
}

// The longest unit of the standard at the beginning of a text, with nothing of a word behind it.
std::string unit_at(std::string_view text, const Standard& standard) {
    std::string best;
    for (const auto& [unit, power] : standard.units) {
        if (unit.size() <= best.size() || text.size() < unit.size() || !ends_word(text.substr(unit.size()))) continue;
        if (folded_text(text.substr(0, unit.size())) == folded_text(unit)) best = unit;
    }
    return best;
}

}  // namespace

std::string unit_stated_in(std::string_view text, const Standard& standard) {
    // "单位：" also begins the name of an office: only what follows tells.
    std::string found;
    std::vector<std::string_view> words(import_words().units.begin(), import_words().units.end());
    for (const char* bracket : {"(", "（"}) words.emplace_back(bracket);
    for (const std::string_view word : words) {
        for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
            std::string_view rest = text.substr(at + word.size());
            while (!rest.empty()) {
                const Character character = first_character(rest);
                if (is_word_character(character.value) || is_currency_sign(character.value)) break;
                rest.remove_prefix(character.byte_count);
            }
            for (const std::string& currency : import_words().currencies) {
                if (rest.starts_with(currency)) rest.remove_prefix(currency.size());
            }
            const std::string unit = unit_at(rest, standard);
            if (unit.size() > found.size()) found = unit;
        }
    }
    // A cell of nothing but the unit.
    if (found.empty() && unit_at(text, standard).size() == text.size()) found = unit_at(text, standard);
    return found;
}

}  // namespace sitegen
