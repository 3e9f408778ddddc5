// Finds the numbers of a text, with their units.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/amount.hpp"
#include "model/standard.hpp"
#include "proofread/numerals.hpp"
#include "proofread/plain_text.hpp"
#include "text/words.hpp"

namespace sitegen {

struct ProseUnit {
    enum class Kind { none, money, percent, other };
    Kind kind = Kind::none;
    std::string name;    // as declared
    std::string folded;  // as a ProseText has it
    int power = 0;       // of money: power of ten of the currency's unit
};

// How a language and a standard write numbers. All texts are folded.
struct NumberMarks {
    std::string group;
    std::string point;
    std::string before_percent;  // the percent sign, if it is before the number
    std::string after_percent;
    std::vector<std::string> percent_words;  // words in place of the percent sign after a number, the longest first
    std::vector<std::string> bounds;  // folded: "more than" before a number is a bound, unless another number is right before it
    std::vector<std::string> approximate_words;  // words that say that the number beside them is not exact
    Numerals numerals;
    std::vector<std::string> percent_words_before;    // "百分之" before a numeral
    std::vector<std::pair<std::string, int>> scales;  // words for powers of ten between the digits and the unit, the longest first
    std::vector<std::string> signs;                   // of currencies, which stand before their number
    std::vector<ProseUnit> units;                     // the longest first
};

// The unit in an "in.UNIT" tag, which prints a figure in another unit than its own. Otherwise empty.
[[nodiscard]] std::string_view unit_of_aspect(const ProsePiece& piece);

// The words in a translation's list, which commas separate, folded. None if there is no such list.
[[nodiscard]] std::vector<std::string> list_of_words(const Words& words, std::string_view name);

// The marks have the units of money.
[[nodiscard]] NumberMarks number_marks_of(const Standard& standard, const Words& words);

// units: of figures that are not money, each once.
void add_units(NumberMarks& marks, std::vector<ProseUnit> units);

// The unit with that name: of money, percent, or another.
[[nodiscard]] ProseUnit unit_named(const std::string& name, const Standard& standard);

// A number as written, or as a figure prints it. The range from begin to end in the ProseText includes the unit.
struct ProseNumber {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t digits_end = 0;
    Amount value;  // for a figure, the printed value
    bool is_grouped = false;
    bool is_approximate = false;  // the words beside it say so; it can agree with a figure, but not contradict one
    bool is_scaled = false;       // a word for a power of ten follows it, but no unit: "14.2 million inhabitants"
    bool is_foreign = false;      // an amount in a currency that the standard does not have; its unit is unknown
    ProseUnit unit;
    const ProsePiece* piece = nullptr;  // the figure that prints it; the unit is then what the text writes after it

    [[nodiscard]] bool is_literal() const { return piece == nullptr; }
    [[nodiscard]] bool is_money() const { return unit.kind == ProseUnit::Kind::money; }
    [[nodiscard]] bool is_percentage() const { return unit.kind == ProseUnit::Kind::percent; }
    // Whether it is certainly an amount, a percentage, a count or a figure. A year, an ordinal or the number of a law is none of
    // these.
    [[nodiscard]] bool parts_clauses() const { return !is_literal() || unit.kind != ProseUnit::Kind::none; }
};

[[nodiscard]] std::vector<ProseNumber> find_numbers(const ProseText& text, const NumberMarks& marks);

}  // namespace sitegen
