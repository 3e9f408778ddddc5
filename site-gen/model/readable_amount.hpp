// Large amounts as people say them: 27.4亿元 for 274,012.33万元, R663.0 billion for 663,012,345 in R thousand. Exact decimals,
// rounded once.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/amount.hpp"
#include "text/words.hpp"

namespace sitegen {

struct Standard;

// How large amounts of one unit are said.
struct MoneyForm {
    std::string pattern = {};  // of the standard: "R{number} {scale}". Empty: amounts are only printed as they are
    int unit_power = 0;        // of ten, of the currency's unit
    // The unit is counted in another language. Where this one has no word for it, no amount is short enough as it is printed:
    // nobody says "2,737.68 10,000 yuan".
    bool is_of_other_language = false;
};

// The form that the standard declares for a unit. Without a pattern if the unit is not one of money, but of posts or cars.
[[nodiscard]] MoneyForm money_form(const Standard& standard, std::string_view unit);

// An amount in two parts, which a page may set in two sizes. Words that take a value and a unit join them.
struct SaidAmount {
    std::string number;     // "27.4", "R663.0"
    std::string unit;       // "亿元", "billion"
    bool is_exact = false;  // nothing was rounded away
};

// Amounts below a million of their unit are short enough as they are printed.
inline constexpr int least_said_power = 6;

// With one decimal; below ten with two; without any that are not needed if it is exact. Nothing if the amount is short enough, or
// if the standard has no pattern or the language no word ("number-scales-written") for it. An amount in a unit of another language
// that is too small for a word is said in the currency's own unit.
[[nodiscard]] std::optional<SaidAmount> say_readably(const Amount& amount, const MoneyForm& money, const Words& words);

// Two decimals of a unit as large as a thousand are enough for people: 2,043.27万元 for 20,432,672.20元. Nothing if the amount has
// no more, or is less than one.
[[nodiscard]] std::optional<Amount> shortened(const Amount& amount, const MoneyForm& money);

// What a page shows of an amount: as people say it if it is large, otherwise as printed. A currency's sign stands where the
// language writes it.
struct ShownAmount {
    std::string number;
    std::string unit;
    std::string exact;  // as printed, with the unit; empty if nothing was rounded away
};
// printed: the number as the exact form prints it.
[[nodiscard]] ShownAmount show_amount(const Amount& amount, std::string printed, std::string_view unit, const MoneyForm& money,
                                      const Words& words);

// The same in one text: "27.4亿元".
[[nodiscard]] std::string said_with_unit(const Amount& amount, std::string_view unit, const MoneyForm& money, const Words& words);

// What may stand behind the numbers of a text: of the standard's units of money and the words for large amounts, those in it.
[[nodiscard]] std::vector<std::string> units_in(std::string_view text, const Standard& standard, const Words& words);

// The round numbers of an axis, all with the word that suits the largest of them; zero is "0". Empty if that is short enough.
[[nodiscard]] std::vector<std::string> say_axis(const std::vector<Amount>& ticks, const MoneyForm& money, const Words& words);

}  // namespace sitegen
