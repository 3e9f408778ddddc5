// Supports numbers of the prose that are not figures: by the rows that the sentence names, and by its other numbers.
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

// The number that was probably meant.
struct MeantNumber {
    Amount value;      // in the number's unit, rounded to its decimals
    std::string what;  // in words: a cell, or the calculation from cells or from the numbers of the sentence
    Slip slip = Slip::none;
};

// Whether the words before a number say that a row's amount rose or fell.
enum class ChangeCourse { none, rise, fall };

// The evidence for the numbers of one section of the narrative.
class Evidence {
  public:
    // numbers: of the prose, in its order. All arguments must outlive this object.
    Evidence(const NamedRows& rows, const ProseText& prose, const std::vector<ProseNumber>& numbers);

    // Names what supports the number: the rows and numbers of its sentence, or, with Reach::document, any cell. Returns nothing if
    // nothing supports it.
    enum class Reach { sentence, document };
    [[nodiscard]] std::optional<std::string> find_support(std::size_t number, Reach reach) const;

    // The number that this one is a slip of: an amount, a change or a share of the row that the words before it name, or the rate
    // of the two amounts before it. Returns nothing if there is none.
    [[nodiscard]] std::optional<MeantNumber> find_slipped(std::size_t number, ChangeCourse course) const;

    // The printed number that this one resembles most. This is a hint for the editor and proves nothing.
    [[nodiscard]] std::optional<MeantNumber> find_likely(std::size_t number, ChangeCourse course) const;

    // Names a change of the row before the number that has the number's size and the opposite direction. Returns nothing if the
    // direction is right or no change has that size.
    [[nodiscard]] std::optional<std::string> find_opposite(std::size_t number, ChangeCourse course) const;

    // The rows that a number may be about.
    struct Scope {
        std::size_t begin = 0;  // of its sentence
        std::size_t end = 0;
        std::vector<std::size_t> rows;     // the rows that the sentence names, or else the last ones named before it
        std::vector<std::size_t> subject;  // the row last named before the number; several rows if several names end there
        std::size_t subject_end = 0;       // where that name ends
        bool is_carried = false;           // the subject was last named before the sentence, not in it
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
