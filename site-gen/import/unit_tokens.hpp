// What a line that states the unit of a table is made of: units, names of currencies, and words that say nothing about the size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "model/standard.hpp"

namespace sitegen {

// Whether a word that stood before this text has ended.
[[nodiscard]] bool ends_word(std::string_view rest);

// The longest unit of the standard at the beginning of a text, with nothing of a word behind it but, perhaps, a scale ("€m") or the
// name of a currency. Empty if there is none.
[[nodiscard]] std::string declared_unit_at(std::string_view text, const Standard& standard);

// The lists of words.toml that such lines use.
enum class UnitWords : std::uint8_t {
    currencies,  // "rupees", 人民币: which one they name is not known
    joiners,     // between a scale and a unit: "of", "in"
    fillers,     // beside them: "amounts", "rounded", and states such as "n/a"
    ends,        // behind them begins something else: "by", "for"
};
// The bytes of the longest word of the list at the beginning of the text; 0: it begins with none. The standard's code of its
// currency is a name of a currency.
[[nodiscard]] std::size_t unit_word_at(std::string_view text, UnitWords list, const Standard& standard);

// The bytes of a currency's code at the beginning, such as USD: three capitals that are a word. Other words look the same.
[[nodiscard]] std::size_t currency_code_at(std::string_view text);

}  // namespace sitegen
