// Supports numbers of the prose that are not figures: by the rows that the sentence names, and by its other numbers.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "proofread/labelled_figures.hpp"
#include "proofread/lexicon.hpp"
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

// An amount that is written again in another unit.
struct Repetition {
    bool agrees = false;
    std::optional<MeantNumber> slipped;  // if it does not agree; nothing if it has other digits
};

// A number that is exactly another cell's than the one that the words name.
struct MisplacedNumber {
    std::string found;  // the cell that has it
    MeantNumber meant;  // what the named cell has
};

// What agrees with a number.
struct Support {
    std::string what;             // in words, as in MeantNumber
    bool is_as_printed = true;    // it follows from the amounts as they are printed; otherwise only if rounding is allowed for
    bool allows_others = false;   // rounding allows another last digit, too
    Amount value = {};            // what the printed amounts give, in the number's unit, rounded to its decimals
    bool is_of_sentence = false;  // it follows from numbers of the sentence
};

// The evidence for the numbers of one section of the narrative.
class Evidence {
  public:
    // numbers: of the prose, in its order. All arguments must outlive this object.
    Evidence(const NamedRows& rows, const ProseText& prose, const std::vector<ProseNumber>& numbers, const ProseFigures& figures);

    // What supports the number: the rows and numbers of its sentence, or, with Reach::document, any cell. Returns nothing if
    // nothing supports it. A row's change only supports a course that it has.
    enum class Reach { sentence, document };
    [[nodiscard]] std::optional<Support> find_support(std::size_t number, ChangeCourse course, Reach reach) const;

    // The number that this one is a slip of: an amount, a change or a share of the row that the words before it name, or the rate
    // of the two amounts before it. Returns nothing if there is none.
    // wanted: if given, only this value counts.
    [[nodiscard]] std::optional<MeantNumber> find_slipped(std::size_t number, ChangeCourse course,
                                                          const std::optional<Amount>& wanted = std::nullopt) const;

    // The row's amount that is named right before the number, if the number is the same in another scale: billion for million. The
    // same of any amount or change of the sentence's rows if the number is many times all amounts of the tables.
    [[nodiscard]] std::optional<MeantNumber> find_of_other_scale(std::size_t number) const;

    // Whether an amount that repeats the amount before it in another unit agrees with it, or what it is a slip of:
    // "9086.27万元（0.909亿元）", "$12,345,678, or $12.3 million". Nothing for other amounts.
    [[nodiscard]] std::optional<Repetition> check_repeated(std::size_t number) const;

    // The same for a number of a list in which at least two others, behind the names of rows, equal these rows' cells in one
    // column, and this one does not.
    [[nodiscard]] std::optional<MeantNumber> find_in_list(std::size_t number) const;

    // An amount right behind the name of a row that is not the row's, but that of another row of its table, or of last year.
    [[nodiscard]] std::optional<MisplacedNumber> find_misplaced(std::size_t number) const;

    // The amounts of the row that is named right before the number, with nothing between that has a meaning of its own. Where the
    // title of a column stands there, those of the row before it in that column: "grants 5.00, of which capital 3.00".
    [[nodiscard]] std::vector<RowAmount> cells_named_before(std::size_t number) const;

    // A number of a list that belongs to a list of rows "respectively": if it is not its row's, but another one's of the list.
    [[nodiscard]] std::optional<MisplacedNumber> find_out_of_order(std::size_t number) const;

    // An amount right behind the title of a column, if the row that was named before it has it in another column.
    [[nodiscard]] std::optional<MisplacedNumber> find_in_other_column(std::size_t number) const;

    // Whether only rows that the sentence names behind the number, each with a number of its own, have this amount.
    [[nodiscard]] bool is_only_of_rows_behind(std::size_t number) const;

    // A cell of last year that is this amount, wherever it is. It needs four digits to be told from others.
    [[nodiscard]] std::optional<std::string> find_of_last_year(std::size_t number) const;

    // What the number is a slip of if its clause names a year, and the row before it has amounts in columns of that year.
    [[nodiscard]] std::optional<MeantNumber> find_slipped_of_year(std::size_t number) const;

    // The same as find_slipped for the change of a count that only a statement has, if the sentence gives the count: "5,046.5
    // posts, 64.5 more".
    [[nodiscard]] std::optional<MeantNumber> find_change_of_count(std::size_t number) const;

    // Whether a cell of the document, in the number's larger or smaller unit and rounded to its decimals, is this number. It needs
    // three digits to be told from others.
    [[nodiscard]] bool is_printed(std::size_t number) const;

    // The printed number that this one resembles most. This is a hint for the editor and proves nothing.
    [[nodiscard]] std::optional<MeantNumber> find_likely(std::size_t number, ChangeCourse course) const;

    // What a count that the words call a rise or a fall is, if the row before it changed by as much: the cell, and whether the
    // change went the other way.
    struct ChangedQuantity {
        std::string cell;
        bool is_opposite = false;
    };
    [[nodiscard]] std::optional<ChangedQuantity> find_changed_quantity(std::size_t number, ChangeCourse course) const;

    // The same two for a count or a percentage that a row has in a column of counts or rates.
    [[nodiscard]] std::optional<Support> find_quantity(std::size_t number) const { return find_quantity(number, scope_of(number)); }
    [[nodiscard]] std::optional<MeantNumber> find_slipped_quantity(std::size_t number) const;

    // Names a change of the row before the number that has the number's size and the opposite direction. Returns nothing if the
    // direction is right or no change has that size.
    [[nodiscard]] std::optional<std::string> find_opposite(std::size_t number, ChangeCourse course) const;

    // Whether a percentage is the share that the amount before it, wherever a cell has it, has in a total of its column or row.
    [[nodiscard]] bool may_be_share(std::size_t number) const;

    // Whether a semicolon stands between two numbers.
    [[nodiscard]] bool has_stop_between(std::size_t first, std::size_t last) const {
        return std::string_view(prose_.text)
                   .substr(numbers_[first].end, std::max(numbers_[last].begin, numbers_[first].end) - numbers_[first].end)
                   .find(';') != std::string_view::npos;
    }

    // Whether the number's clause or what comes before it in the sentence compares, or the sentence names another year, stage or
    // body.
    [[nodiscard]] bool may_be_of_other_time(std::size_t number) const;

    // The rows that a number may be about.
    struct Scope {
        std::size_t begin = 0;  // of its sentence
        std::size_t end = 0;
        std::vector<std::size_t> rows;     // the rows that the sentence names, or else the last ones named before it
        std::vector<std::size_t> subject;  // the row last named before the number; several rows if several names end there
        std::size_t subject_end = 0;       // where that name ends
        bool is_carried = false;           // the subject was last named before the sentence, not in it
        bool is_part = false;              // the words say that the number is a part of the subject, without naming the part
    };
    [[nodiscard]] Scope scope_of(std::size_t number) const;

    // Whether no unknown word before the percentage says that it is the rate of something else than the row's amount.
    [[nodiscard]] bool is_rate_of_subject(std::size_t number, const Scope& scope) const;

    // The rows that the words between this number and the one before name partly.
    [[nodiscard]] std::vector<std::size_t> rows_partly_named(std::size_t number) const;

    // The names of rows in the number's sentence, as the text has them.
    [[nodiscard]] std::vector<std::string_view> names_around(std::size_t number) const;

    // Whether the number's sentence names a row or a column before the number.
    [[nodiscard]] bool names_row_before(std::size_t number) const;

    // The mentions of rows whose names are more than words that connect numbers, in the order of the text.
    [[nodiscard]] std::vector<RowMention> names_of_rows() const;

    // The mentions that begin at a place of the text.
    [[nodiscard]] std::vector<RowMention> mentions_at(std::size_t place) const;

  private:
    static constexpr int digits_of_proof = 5;   // a number with more digits does not equal a cell by chance
    static constexpr int digits_of_chance = 3;  // a number with at most so many digits equals or resembles something by chance

    // Keeps the best explanation so far: the value that the number is a slip of.
    static void explain(std::optional<MeantNumber>& best, const ProseNumber& written, const Amount& value, const std::string& what);
    [[nodiscard]] bool may_be_share_of(const Scope& scope, std::size_t number) const;
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> find_ordered_list(std::size_t number) const;
    [[nodiscard]] bool joins_list(std::size_t begin, std::size_t end) const;
    [[nodiscard]] std::vector<std::vector<std::size_t>> names_in_list(std::size_t place, std::size_t count) const;
    [[nodiscard]] bool is_amount_or_share_of(const ProseNumber& written, const RowAmount& cell) const;
    [[nodiscard]] std::vector<RowAmount> cells_titled_before(std::size_t number) const;
    void forget_stage_names();
    [[nodiscard]] bool is_in_closed_brackets(std::size_t place, std::size_t number) const;
    [[nodiscard]] std::optional<Support> find_amount(std::size_t number, const Scope& scope, ChangeCourse course,
                                                     Reach reach) const;
    [[nodiscard]] std::optional<Support> find_percentage(std::size_t number, const Scope& scope, ChangeCourse course) const;
    [[nodiscard]] std::optional<Support> find_percentage_of_cell(std::size_t number, const Scope& scope) const;
    [[nodiscard]] std::vector<Operand> neighbours_before(std::size_t number, const Scope& scope) const;
    [[nodiscard]] std::vector<Operand> neighbours_behind(std::size_t number, const Scope& scope) const;
    [[nodiscard]] std::pair<std::size_t, std::size_t> numbers_of_sentence(std::size_t number) const;
    [[nodiscard]] std::string_view words_before(std::size_t number) const;
    [[nodiscard]] std::string_view words_behind(std::size_t number) const;
    [[nodiscard]] std::size_t end_of_number_before(std::size_t number) const;
    [[nodiscard]] std::vector<std::size_t> rows_right_before(std::size_t number) const;
    [[nodiscard]] bool is_beyond_all(const Operand& amount) const;
    [[nodiscard]] bool begins_clause(std::size_t number, std::size_t row) const;
    [[nodiscard]] bool is_of_change_before(std::size_t number, std::size_t word) const;
    [[nodiscard]] const RowAmount* find_neighbour(const RowAmount& cell, const std::vector<std::size_t>& named) const;
    [[nodiscard]] bool is_said_to_be_last_years(std::size_t number) const;
    [[nodiscard]] std::optional<MisplacedNumber> find_of_this_year(std::size_t number) const;
    [[nodiscard]] std::vector<std::size_t> rows_only_behind(std::size_t number) const;
    [[nodiscard]] std::optional<MeantNumber> find_partly_named(std::size_t number, ChangeCourse course) const;
    [[nodiscard]] std::optional<MeantNumber> find_rest_of_total(std::size_t number, const Scope& scope) const;
    [[nodiscard]] std::optional<Support> find_quantity(std::size_t number, const Scope& scope) const;
    [[nodiscard]] std::string_view unit_of_quantity(std::size_t number) const;
    [[nodiscard]] std::string_view unit_of_row_beside(std::size_t number) const;
    [[nodiscard]] std::vector<std::size_t> rows_of_quantity(std::size_t number, std::string_view unit) const;
    [[nodiscard]] bool is_near_name(std::size_t number, const Scope& scope) const;
    [[nodiscard]] bool may_be_of_past(std::size_t number) const;
    [[nodiscard]] std::vector<RowMention>::const_iterator first_mention_from(std::size_t place) const;
    [[nodiscard]] bool is_named_right_behind(std::size_t number, std::size_t row) const;
    [[nodiscard]] bool is_given_too(std::size_t number, const Amount& value) const;
    [[nodiscard]] bool names_own_year(std::size_t number) const;
    [[nodiscard]] bool is_only_name(std::size_t number, const Scope& scope) const;
    [[nodiscard]] bool is_listed_behind_colon(std::size_t number, std::size_t named_end) const;
    [[nodiscard]] bool says_parts(std::size_t begin, std::size_t end) const;
    [[nodiscard]] bool says_only_known(std::size_t begin, std::size_t end) const;
    [[nodiscard]] bool is_part_of(const Operand& amount, const RowAmount& total) const;
    template <typename Visit>
    bool visit_cells(const Scope& scope, ChangeCourse course, const Visit& visit) const;
    template <typename Visit>
    bool visit_row_sums(const Scope& scope, const Visit& visit) const;
    template <typename Visit>
    bool visit_neighbours(std::size_t number, const Scope& scope, const Visit& visit) const;
    template <typename Visit>
    bool visit_counts(std::size_t number, const Scope& scope, const Visit& visit) const;
    template <typename Visit>
    bool visit_percentages(std::size_t number, const Scope& scope, ChangeCourse course, const Visit& visit) const;

    const NamedRows& rows_;
    const ProseText& prose_;
    const std::vector<ProseNumber>& numbers_;
    const ProseLexicon& lexicon_;
    const NumberMarks& marks_;
    std::vector<RowMention> mentions_;
};

}  // namespace sitegen
