// Compares numbers of prose with figures and cells.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proofread/labelled_figures.hpp"
#include "proofread/near_miss.hpp"

namespace sitegen {

// What a number may say about a figure: its value (for a change, without its sign), or a change's rate without its sign.
struct Saying {
    std::size_t figure = 0;
    bool is_rate = false;
    friend bool operator==(const Saying&, const Saying&) = default;
};

// The saying's value in that unit. Nothing if it is not known, or if its quantity has no such unit.
[[nodiscard]] std::optional<Amount> value_in(const ProseFigures& figures, const Saying& saying, const ProseUnit& unit);

// How a number as written agrees with a value: in full, or rounded or cut off to the number's decimals.
enum class Likeness { none, cut, rounded, exact };
[[nodiscard]] Likeness compare(const Amount& written, const Amount& value);

// All that a number of that unit may say. levels_in: amounts, counts and shares. changes_in: changes and rates.
[[nodiscard]] std::vector<Saying> levels_in(const ProseFigures& figures, const ProseUnit& unit);
[[nodiscard]] std::vector<Saying> changes_in(const ProseFigures& figures, const ProseUnit& unit);

// The sayings that the number equals: in full, or else rounded. If the words do not name them, a rounded number needs three
// digits, because a shorter one may equal a figure by chance; two are enough in another unit than the figure's. A number without a
// sign equals a negative amount of its size: words such as "deficit" may say the sign.
struct Equals {
    std::vector<Saying> sayings;
    Likeness likeness = Likeness::none;
};
enum class NamedBy : std::uint8_t { nothing, words };
[[nodiscard]] Equals find_equal(const ProseFigures& figures, const std::vector<Saying>& sayings, const ProseNumber& number,
                                NamedBy named_by = NamedBy::nothing);

// The saying that was most probably meant: one that the number is a slip of, or else the one with the nearest value. A number with
// fewer digits than `fewest_digits` is no slip of anything.
struct Nearest {
    Saying saying;
    Amount value;
    Slip slip = Slip::none;
};
[[nodiscard]] std::optional<Nearest> find_nearest(const ProseFigures& figures, const std::vector<Saying>& sayings,
                                                  const ProseNumber& number, int fewest_digits);

// The number of digits, without leading zeros.
[[nodiscard]] int digit_count(const Amount& amount);

// The number of digits, without zeros at either end: 342,000 has three.
[[nodiscard]] int significant_digits_of(const Amount& amount);

// The number of digits that may tell it from other numbers: the zeros of 42.00 were printed on purpose, those of 342,000 may be
// rounded.
[[nodiscard]] int telling_digits_of(const Amount& amount);

// The columns of the longest words that the text shares with a label of the figure. 0 if they are less than half of the label.
[[nodiscard]] int overlap_with(const ProseFigures& figures, std::size_t figure, std::string_view text);

// Whether a label of the figure contains these words.
[[nodiscard]] bool is_named_with(const ProseFigures& figures, std::size_t figure, std::string_view words);

// A printed cell that equals an amount, named as in an expression. If there are several, the first whose row or column title
// contains the words.
struct EqualCell {
    std::string name;
    bool is_named = false;
};
[[nodiscard]] std::optional<EqualCell> find_equal_cell(const Document& document, const ProseNumber& number, std::string_view words);

}  // namespace sitegen
