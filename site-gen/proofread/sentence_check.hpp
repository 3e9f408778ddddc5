// Checks whether the numbers of a sentence agree with each other and with their rows. The words of the sentence give each number
// its role.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "proofread/evidence.hpp"
#include "proofread/sentence_reading.hpp"
#include "proofread/sentence_roles.hpp"

namespace sitegen {

// The result for numbers that the words connect.
struct SentenceVerdict {
    enum class Kind {
        agrees,          // each supports the others
        disagrees,       // they contradict each other, whatever the tables say
        goes_other_way,  // the amounts moved in the other direction than the words say, and nothing else is wrong
        says_both,       // the words say of one change that it is a rise and a fall
        differs,         // one number is not the row's, and the others are
        doubtful,        // the same, but the number is so short that it may be something else
        incomplete,      // a list of all parts of a row leaves out one that is not zero; meant is that part
    };
    Kind kind = Kind::agrees;
    std::vector<std::size_t> numbers;
    std::size_t wrong = 0;  // the number that does not fit
    MeantNumber meant;      // the number that would fit, and its origin
    std::string found =
        {};  // for differs and doubtful: the cell that has the wrong number: the row's at another time, or another one
    bool is_sure = false;      // for doubtful: another number of the sentence identifies the row; for said: cells have both amounts
    bool is_doubtful = false;  // for goes_other_way: no cell shows it
    // For goes_other_way, if no number gives the change: what the words say of the two amounts.
    std::optional<DirectionWord::Course> said = std::nullopt;
    // For agrees: how the numbers agree with each other. Nothing if they are those of a row.
    std::optional<TiedNumbers> comparison = std::nullopt;
    struct PartOfWhole {
        ShareOf share;
        Interval whole;
    };
    std::optional<PartOfWhole> part_of_whole = std::nullopt;
};

class SentenceCheck {
  public:
    // All arguments must outlive this object.
    SentenceCheck(const NamedRows& rows, const Evidence& evidence, const std::vector<ProseNumber>& numbers)
        : rows_(rows), evidence_(evidence), numbers_(numbers) {}

    [[nodiscard]] std::vector<SentenceVerdict> check(const SentenceReading& reading) const;

    // Whether the numbers of an agreeing verdict would agree, too, if one of them had another value. Then they say nothing against
    // that value.
    [[nodiscard]] bool would_agree(const SentenceVerdict& verdict, std::size_t number, const Amount& value) const;

  private:
    static constexpr int digits_of_identity = 4;  // an amount with so many digits identifies its row
    static constexpr int digits_of_rounded_identity = 5;
    static constexpr int digits_of_verdict = 3;  // a shorter number may resemble another by chance

    struct Pair;
    struct Fit;
    [[nodiscard]] std::optional<SentenceVerdict> check_comparison(const TiedNumbers& comparison) const;
    // is_of_row: one row has all these numbers.
    [[nodiscard]] std::optional<SentenceVerdict> check_arithmetic(const TiedNumbers& comparison, bool is_of_row) const;
    [[nodiscard]] std::optional<SentenceVerdict> check_new_amount(const TiedNumbers& comparison) const;
    [[nodiscard]] std::optional<SentenceVerdict> check_two_courses(const TiedNumbers& comparison) const;
    [[nodiscard]] std::optional<SentenceVerdict> check_course(const TiedNumbers& comparison, bool is_of_row) const;
    [[nodiscard]] std::optional<SentenceVerdict> check_against_rows(const TiedNumbers& comparison) const;
    [[nodiscard]] bool is_of_named_row(const TiedNumbers& comparison, const Fit& fit) const;
    [[nodiscard]] std::string find_elsewhere(std::size_t number, const RowAmount& own) const;
    [[nodiscard]] int telling_digits_in(const TiedNumbers& comparison, const Fit& fit) const;
    [[nodiscard]] int fitting_digits_in(const TiedNumbers& comparison, const Fit& fit) const;
    [[nodiscard]] std::optional<SentenceVerdict> explain_by_fits(const TiedNumbers& comparison, const std::vector<Fit>& fits) const;
    [[nodiscard]] std::optional<SentenceVerdict> check_share(const ShareOf& share) const;
    [[nodiscard]] std::optional<SentenceVerdict> find_other_part(const ShareOf& share) const;
    [[nodiscard]] std::optional<SentenceVerdict> find_exchanged(const ShareOf& share, const ShareOf& other,
                                                                const Operand& whole) const;
    [[nodiscard]] std::optional<SentenceVerdict> find_exchanged_with_another(const std::vector<ShareOf>& shares,
                                                                             std::size_t at) const;
    [[nodiscard]] std::optional<SentenceVerdict> check_shares_of_one_whole(const std::vector<ShareOf>& shares,
                                                                           std::size_t at) const;
    [[nodiscard]] std::optional<MeantNumber> find_missing_part(const Enumeration& enumeration) const;
    [[nodiscard]] bool adds_up(const Enumeration& enumeration) const;
    [[nodiscard]] std::optional<SentenceVerdict> check_sum(const Enumeration& enumeration) const;
    [[nodiscard]] std::vector<std::size_t> rows_of_amount(std::size_t number) const;
    [[nodiscard]] bool fits(std::size_t number, const Amount& value, const Amount& tolerance) const;

    const NamedRows& rows_;
    const Evidence& evidence_;
    const std::vector<ProseNumber>& numbers_;
};

}  // namespace sitegen
