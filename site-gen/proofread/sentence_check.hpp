// Whether the numbers of a sentence agree with each other, and with the rows that they are of, in the roles that its words give
// them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "proofread/evidence.hpp"
#include "proofread/sentence_reading.hpp"

namespace sitegen {

// What came of numbers that the words tie to each other.
struct SentenceVerdict {
    enum class Kind {
        agrees,          // each bears out the others
        disagrees,       // by arithmetic alone, whatever the tables say
        goes_other_way,  // the amounts go another way than the words say, and nothing else is wrong
        differs,         // the others are those of a row, and this one is not
        doubtful,        // the same of a number so short that it may be something else
    };
    Kind kind = Kind::agrees;
    std::vector<std::size_t> numbers;
    std::size_t wrong = 0;  // which of them does not fit
    MeantNumber meant;      // what would, and from what that follows
    bool is_sure = false;   // doubtful, but another number of the sentence tells the row
};

class SentenceCheck {
  public:
    // All outlive this object.
    SentenceCheck(const NamedRows& rows, const Evidence& evidence, const std::vector<ProseNumber>& numbers)
        : rows_(rows), evidence_(evidence), numbers_(numbers) {}

    [[nodiscard]] std::vector<SentenceVerdict> check(const SentenceReading& reading) const;

  private:
    struct Pair;
    struct Fit;
    [[nodiscard]] std::optional<SentenceVerdict> check_comparison(const TiedNumbers& comparison) const;
    [[nodiscard]] std::optional<SentenceVerdict> check_arithmetic(const TiedNumbers& comparison) const;
    [[nodiscard]] std::optional<SentenceVerdict> check_course(const TiedNumbers& comparison) const;
    [[nodiscard]] std::optional<SentenceVerdict> check_against_rows(const TiedNumbers& comparison) const;
    [[nodiscard]] std::optional<SentenceVerdict> check_share(const ShareOf& share) const;
    [[nodiscard]] std::optional<SentenceVerdict> check_shares_of_one_whole(const std::vector<ShareOf>& shares,
                                                                           std::size_t at) const;
    [[nodiscard]] std::optional<SentenceVerdict> check_sum(const Enumeration& enumeration) const;
    [[nodiscard]] std::vector<std::size_t> rows_of_amount(std::size_t number) const;
    [[nodiscard]] bool fits(std::size_t number, const Amount& value, const Amount& tolerance) const;

    const NamedRows& rows_;
    const Evidence& evidence_;
    const std::vector<ProseNumber>& numbers_;
};

}  // namespace sitegen
