// Numbers of prose against figures and cells.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proofread/labelled_figures.hpp"
#include "proofread/near_miss.hpp"

namespace sitegen {

// What a figure says: its value (of a change without its sign), or a change's rate without its sign.
struct Saying {
    std::size_t figure = 0;
    bool is_rate = false;
    friend bool operator==(const Saying&, const Saying&) = default;
};

// In that unit; nothing where it is not known, or is no such quantity.
[[nodiscard]] std::optional<Amount> value_in(const ProseFigures& figures, const Saying& saying, const ProseUnit& unit);

// Whether the number is that value, printed in full, rounded or cut off to its decimals.
enum class Likeness { none, cut, rounded, exact };
[[nodiscard]] Likeness compare(const Amount& written, const Amount& value);

// What a number of that unit may say: `of_levels` amounts, counts and shares; `of_changes` changes and rates.
[[nodiscard]] std::vector<Saying> levels_in(const ProseFigures& figures, const ProseUnit& unit);
[[nodiscard]] std::vector<Saying> changes_in(const ProseFigures& figures, const ProseUnit& unit);

// Which of these the number equals: in full, or else rounded. A rounded number of one or two digits may equal a figure by chance,
// so it takes three. In a unit that is not the figure's own, two are enough.
struct Equals {
    std::vector<Saying> sayings;
    Likeness likeness = Likeness::none;
};
[[nodiscard]] Equals find_equal(const ProseFigures& figures, const std::vector<Saying>& sayings, const ProseNumber& number);

// The one that was most probably meant: the number is a slip of it, or else its value is the nearest. With fewer digits than
// `fewest_digits` no likeness counts as a slip.
struct Nearest {
    Saying saying;
    Amount value;
    Slip slip = Slip::none;
};
[[nodiscard]] std::optional<Nearest> find_nearest(const ProseFigures& figures, const std::vector<Saying>& sayings,
                                                  const ProseNumber& number, int fewest_digits);

// Digits of the number that are not leading zeros.
[[nodiscard]] int digit_count(const Amount& amount);

// Without zeros at either end: 342,000 has three.
[[nodiscard]] int significant_digits_of(const Amount& amount);

// The columns of the longest words that a label of the figure and the text have in common; 0 where they are fewer than half of it.
[[nodiscard]] int overlap_with(const ProseFigures& figures, std::size_t figure, std::string_view text);

// Whether a label of the figure holds these words.
[[nodiscard]] bool is_named_with(const ProseFigures& figures, std::size_t figure, std::string_view words);

// A printed cell that equals an amount, as an expression names it. Of several, the first whose row or column title holds the words.
struct EqualCell {
    std::string name;
    bool is_named = false;
};
[[nodiscard]] std::optional<EqualCell> find_equal_cell(const Document& document, const ProseNumber& number, std::string_view words);

}  // namespace sitegen
