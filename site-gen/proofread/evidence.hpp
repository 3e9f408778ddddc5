// What bears out a number of the prose beside the figures: the rows that its sentence names, and the other numbers of the sentence.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proofread/labelled_figures.hpp"
#include "proofread/named_rows.hpp"
#include "proofread/near_miss.hpp"
#include "proofread/operands.hpp"
#include "proofread/typed_numbers.hpp"

namespace sitegen {

// What a number was meant to be.
struct MeantNumber {
    Amount value;      // in the number's unit, rounded as it is
    std::string what;  // in words: a cell, or what follows from cells or from the numbers of the sentence
    Slip slip = Slip::none;
};

// Where a row's amount went, in the words that the prose has before a number.
enum class ChangeCourse { none, rise, fall };

// Of a section of the narrative.
class Evidence {
  public:
    // numbers: of the prose, in its order. All outlive this object.
    Evidence(const NamedRows& rows, const ProseText& prose, const std::vector<ProseNumber>& numbers);

    // What says this very number: the rows and numbers of its sentence, or any cell as well. Nothing where nothing does.
    enum class Reach { sentence, document };
    [[nodiscard]] std::optional<std::string> find_support(std::size_t number, Reach reach) const;

    // What the number is a slip of: an amount, change or share of the row that the words before it name, or what follows from the
    // two numbers before it.
    [[nodiscard]] std::optional<MeantNumber> find_slipped(std::size_t number, ChangeCourse course) const;

    // What the number resembles most, of all that is printed: a hint for the editor, no proof.
    [[nodiscard]] std::optional<MeantNumber> find_likely(std::size_t number, ChangeCourse course) const;

    // The change of the row that the words before the number name, which the number is the size of, where it goes the other way.
    [[nodiscard]] std::optional<std::string> find_opposite(std::size_t number, ChangeCourse course) const;

    // What a number may be about.
    struct Scope {
        std::size_t begin = 0;  // of its sentence
        std::size_t end = 0;
        std::vector<std::size_t> rows;     // that the sentence names, or else the last ones before it
        std::vector<std::size_t> subject;  // the last ones named before the number: of several, one name ends as the other
        std::size_t subject_end = 0;       // where their names end
        bool is_carried = false;           // the sentence names none: it is the last one before
    };
    [[nodiscard]] Scope scope_of(std::size_t number) const;

  private:
    [[nodiscard]] std::vector<Operand> neighbours_before(std::size_t number, const Scope& scope) const;
    [[nodiscard]] std::vector<Operand> neighbours_behind(std::size_t number, const Scope& scope) const;
    template <typename Visit>
    bool visit_money(std::size_t number, const Scope& scope, const Visit& visit) const;
    template <typename Visit>
    bool visit_row_sums(const Scope& scope, const Visit& visit) const;
    template <typename Visit>
    bool visit_neighbours(std::size_t number, const Scope& scope, const Visit& visit) const;
    template <typename Visit>
    bool visit_percentages(std::size_t number, const Scope& scope, const Visit& visit) const;

    const NamedRows& rows_;
    const ProseText& prose_;
    const std::vector<ProseNumber>& numbers_;
    std::vector<RowMention> mentions_;
};

}  // namespace sitegen
