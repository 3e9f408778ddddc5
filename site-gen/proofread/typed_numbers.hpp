// The numbers of a text, with their units.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/amount.hpp"
#include "model/standard.hpp"
#include "proofread/plain_text.hpp"
#include "text/words.hpp"

namespace sitegen {

struct ProseUnit {
    enum class Kind { none, money, percent, other };
    Kind kind = Kind::none;
    std::string name;    // as declared
    std::string folded;  // as it stands in a ProseText
    int power = 0;       // of money: power of ten of the currency's unit
};

// How a language and a standard write numbers, folded.
struct NumberMarks {
    std::string group;
    std::string point;
    std::string before_percent;  // where the sign stands before the number
    std::string after_percent;
    std::vector<std::string> percent_words;           // that stand for the sign behind a number, the longest first
    std::vector<std::string> approximate_words;       // that say of the number beside them that it is not exact
    std::vector<std::pair<std::string, int>> scales;  // words for powers of ten between digits and unit, the longest first
    std::vector<ProseUnit> units;                     // the longest first
};

// The unit that a figure is printed in where that is not its own, "in.UNIT"; else empty.
[[nodiscard]] std::string_view unit_of_aspect(const ProsePiece& piece);

// The words of a translation that lists them between commas, folded; none where it has no such list.
[[nodiscard]] std::vector<std::string> list_of_words(const Words& words, std::string_view name);

// With the units of money.
[[nodiscard]] NumberMarks number_marks_of(const Standard& standard, const Words& words);

// units: of figures that are no money, each once.
void add_units(NumberMarks& marks, std::vector<ProseUnit> units);

// The unit of that name: of money, percent, or another.
[[nodiscard]] ProseUnit unit_named(const std::string& name, const Standard& standard);

// A number as written or as a figure prints it. From begin to end with its unit, in the ProseText.
struct ProseNumber {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t digits_end = 0;
    Amount value;  // of a figure, what it prints
    bool is_grouped = false;
    bool is_approximate = false;  // the words beside it say so: it can agree, but contradict nothing
    bool is_scaled = false;       // a word for a power of ten follows, and no unit: "14.2 million inhabitants"
    ProseUnit unit;
    const ProsePiece* piece = nullptr;  // of a figure filled in; the unit is then what the text writes after it

    [[nodiscard]] bool is_literal() const { return piece == nullptr; }
    // Whether it is surely an amount, a percentage, a count or a figure: not a year, an ordinal or the number of a law.
    [[nodiscard]] bool parts_clauses() const { return !is_literal() || unit.kind != ProseUnit::Kind::none; }
};

[[nodiscard]] std::vector<ProseNumber> find_numbers(const ProseText& text, const NumberMarks& marks);

}  // namespace sitegen
