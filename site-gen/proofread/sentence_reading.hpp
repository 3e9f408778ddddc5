// Reads from the words of a sentence how its numbers are connected: which is an amount, which one it is compared with, and which is
// their difference. Numbers with an unknown word between them stay unconnected, because the word may change the meaning.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "proofread/lexicon.hpp"
#include "proofread/named_rows.hpp"
#include "proofread/typed_numbers.hpp"

namespace sitegen {

enum class TiedRole : std::uint8_t { now, base, change, rate, completion };

// The numbers of one statement, by index: "now, compared with base, rises by change, or rate". All but one may be missing.
struct TiedNumbers {
    std::optional<std::size_t> now;
    std::optional<std::size_t> base;
    std::optional<std::size_t> change;      // money
    std::optional<std::size_t> rate;        // percentage
    std::optional<std::size_t> completion;  // what percentage of base, which was planned, now is
    std::optional<DirectionWord::Course> course;
    std::optional<DirectionWord::Course> rate_course = std::nullopt;  // of the word at the rate
    bool has_two_courses = false;                                     // its words say both that it rose and that it fell
    bool is_one_change = false;                                       // the rate repeats the change, and nothing else is compared
    bool is_from_to = false;                                          // "from base to now", "rose to now"
    bool is_same = false;                                             // its words say that now and base are equal
    bool is_dated = false;  // words of two years make one of the amounts the base of the other
    // The words of the change name the year of the base, or those of the completion the plan that the base is.
    bool is_base_named = false;

    // The numbers in the order of the text.
    [[nodiscard]] std::vector<std::size_t> members() const;
};

// "whole 100, of which: a 60, b 40" or "a 60, b 40, together 100".
struct Enumeration {
    std::size_t whole = 0;
    std::vector<std::size_t> parts;
    bool is_complete = false;  // "together": the whole is the sum of these parts
    bool names_all = false;    // the words say that there are no other parts
    bool may_go_on = false;    // they say that there may be others
};

// "A and B take x% and y% respectively", or one amount and its share.
struct ShareOf {
    std::size_t share = 0;
    std::size_t part = 0;
    bool is_of_total = false;       // no word names the whole
    std::size_t paragraph_end = 0;  // so that shares of different paragraphs are not mixed
};

struct SentenceReading {
    std::vector<TiedNumbers> comparisons;
    std::vector<ShareOf> shares;
    std::vector<Enumeration> enumerations;
};

// names: of rows, in the order of the text. year: of the document.
[[nodiscard]] SentenceReading read_sentences(const ProseText& prose, const std::vector<ProseNumber>& numbers,
                                             const ProseLexicon& lexicon, const std::vector<RowMention>& names,
                                             const FiscalYear& year);

}  // namespace sitegen
