// The terms that a search looks for, as numbers. The script of the search page makes the same numbers from what a reader types
// (themes/civic/assets/search-terms.js). A test compares both with tests/fixtures/search-terms.txt.
//
// A text is folded first: NFKD, case-folded, without marks that people leave out (accents, vowel points of Arabic and Hebrew), with
// the digits of every script as 0 to 9. Letters and digits are of two kinds:
// - Those of scripts without spaces between words: Chinese, Japanese, Thai. Korean is treated like them, as its words take endings.
//   Each character is a term, and so is each pair of characters in a row, whatever spaces and punctuation are between them.
// - All others form words. The first one, two, three, four and six characters of a word are terms, so a search finds a word by its
//   beginning.
//
// A term is stored only as its number, a hash of 18 bits. Two terms may share a number; a search then loads a department in vain.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sitegen {

inline constexpr std::uint32_t term_bits = 18;
inline constexpr std::uint32_t term_count = 1U << term_bits;

// The set of the terms of any number of texts, or of numbers. Always 32 KB.
class TermSet {
  public:
    TermSet() : bits_(term_count / 64) {}

    // UTF-8; invalid bytes are skipped.
    void add(std::string_view text);
    // A number, whatever its sign: "1368.46", without zeros that say nothing.
    void add_number(std::string_view digits);
    void clear();
    // In ascending order, each as its distance from the one before, in base 128 with the low digits first. This is small, as it is
    // kept for every department of a site.
    [[nodiscard]] std::string encoded() const;

  private:
    void put(std::uint32_t term);

    std::vector<std::uint64_t> bits_;
};

// Reads an encoded set from beginning to end.
class TermReader {
  public:
    explicit TermReader(std::string_view encoded) : rest_(encoded) { next(); }

    [[nodiscard]] bool is_at_end() const { return is_at_end_; }
    [[nodiscard]] std::uint32_t term() const { return term_; }
    void next();

  private:
    std::string_view rest_;
    std::uint32_t term_ = 0;
    bool is_at_end_ = false;
};

// In ascending order.
[[nodiscard]] std::vector<std::uint32_t> terms_of(std::string_view text);

}  // namespace sitegen
