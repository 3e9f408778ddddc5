// Puts the outcomes of the check of prose into words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "proofread/evidence.hpp"
#include "proofread/number_match.hpp"
#include "proofread/number_reading.hpp"
#include "proofread/proofread.hpp"

namespace sitegen {

class ProseReport {
  public:
    ProseReport(const ProseContext& context, const ProseText& prose)
        : context_(context),
          figures_(context.figures),
          prose_(prose),
          source_(context.sources.at(context.file).text),
          places_(context.file, source_) {}

    void unbound(const ProseNumber& number, const Saying& saying, Likeness likeness);
    // other: what the number equals instead.
    void contradicted(const ProseNumber& number, const Saying& saying, const Saying* other = nullptr);
    // what: the cell or calculation that agrees with the number.
    void borne_out(const ProseNumber& number, const std::string& what);
    [[nodiscard]] MeantNumber meant(const ProseNumber& number, const Nearest& nearest) const;
    // meant: the number that follows from the other numbers of the sentence.
    void disagreeing(const ProseNumber& number, const MeantNumber& meant);
    // For the whole of a list that leaves out a part. missing: that part, with its name.
    void incomplete(const ProseNumber& number, const MeantNumber& missing);
    // what: the cell whose change has the opposite direction.
    void opposite(const ProseNumber& number, const std::string& what, bool is_proven = true);
    // For the rate of a change of which the words say both that it is a rise and that it is a fall.
    void in_both_directions(const ProseNumber& rate, const ProseNumber& change);
    // For words from begin to end that say "more than planned" or "less", where the completion before them says the opposite.
    void opposite_reason(const Span& word, const ProseNumber& change);
    void beside_plan(std::size_t begin, std::size_t end, const ProseNumber& completion, bool is_proven);
    // For a number that is exactly another cell's than the named one.
    void misplaced(const ProseNumber& number, const MisplacedNumber& place);
    // For the new amount behind "rose from A to", which is less than A, or the opposite. is_proven: cells have both amounts.
    void moved_otherwise(const ProseNumber& number, bool is_said_to_rise, bool is_proven);
    // likely: the number that it may be a slip of.
    void untied(const ProseNumber& number, const std::optional<MeantNumber>& likely);
    // What untied would report for a number that agrees with the likely one only if rounding is allowed for. It is not added.
    [[nodiscard]] Outcome only_rounded(const ProseNumber& number, const MeantNumber& likely);
    // For a number with decimals behind a word such as "rose by", which has no unit.
    void without_unit(const ProseNumber& number, std::string_view word);
    // For an amount that the document has for its own year, in a sentence about another. begin: of the year's four digits.
    void of_other_year(const ProseNumber& number, const Saying& saying, std::size_t begin);
    // For a figure whose cells are all blank.
    void of_blank(const ProseNumber& number, const Saying& saying);
    void wrong_unit(const ProseNumber& number, const Saying& saying);
    // For a word from begin to end that contradicts a change.
    void wrong_direction(std::size_t begin, std::size_t end, const ProseNumber& number, std::size_t change);
    void rate_from_zero(std::size_t begin, std::size_t end, const ProseNumber& number, std::size_t change);
    void not_the_same(std::size_t begin, std::size_t end, std::size_t figure, std::size_t change);

    // Puts the last outcome in the place of an earlier one. So they stay in the order of the text.
    void move_last_to(std::size_t place);

    [[nodiscard]] std::vector<Outcome>& outcomes() { return outcomes_; }
    [[nodiscard]] const std::vector<Outcome>& outcomes() const { return outcomes_; }

  private:
    Outcome& add(std::string_view rule, Severity severity, std::size_t begin, std::size_t end);
    Outcome& doubt(std::string_view rule, std::size_t begin, std::size_t end);
    Outcome& add_direction(std::size_t begin, std::size_t end, bool is_proven);
    void set_values(Outcome& outcome, const Amount& left, const std::optional<Amount>& right) const;
    [[nodiscard]] std::string written(std::size_t begin, std::size_t end) const;
    [[nodiscard]] std::string name_of(std::size_t figure) const;
    [[nodiscard]] std::string value_text(const Saying& saying) const;
    [[nodiscard]] std::string number_text(const Amount& amount, const ProseUnit& unit) const;
    [[nodiscard]] std::string change_text(std::size_t change) const;
    // The tag to write instead of the number, with its unit.
    // What to write in place of the number, so that the figure prints it.
    [[nodiscard]] std::string binding(const ProseNumber& number, const Saying& saying) const;
    // A unit of the standard's money; nothing if none has this power of ten.
    [[nodiscard]] const std::string* unit_of_power(int power) const;
    [[nodiscard]] const std::string* unit_of_sign(std::string_view sign) const;

    const ProseContext& context_;
    const ProseFigures& figures_;
    const ProseText& prose_;
    std::string_view source_;
    PlaceFinder places_;
    std::vector<Outcome> outcomes_;
};

}  // namespace sitegen
