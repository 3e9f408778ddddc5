// The terms that a search looks for, as numbers. The script of the search page makes the same numbers of what a reader types
// (themes/civic/assets/search-terms.js); tests/fixtures/search-terms.txt holds both to it.
//
// A text is folded first: NFKD, case-folded, without accents. Letters and digits are of two kinds:
// - Those of scripts that put no spaces between words: Chinese, Japanese, Thai. Korean is treated alike, as its words take endings.
//   Each is a term, and each two that follow each other, whatever spaces and punctuation stand between them.
// - All others make words. The first one, two, three, four and six characters of a word are terms, so the beginning of a word
//   finds it.
//
// A term is known by its number only, a hash of 18 bits. Two terms may share one; then a department is looked at in vain.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sitegen {

inline constexpr std::uint32_t term_bits = 18;
inline constexpr std::uint32_t term_count = 1U << term_bits;

// The set of the terms of any number of texts. Always 32 KB.
class TermSet {
  public:
    TermSet() : bits_(term_count / 64) {}

    // UTF-8; what is not is passed over.
    void add(std::string_view text);
    void clear();
    // In ascending order, each as its distance from the one before, in base 128 with the low digits first: small, as it is kept for
    // every department of a site.
    [[nodiscard]] std::string encoded() const;

  private:
    void put(std::uint32_t term);

    std::vector<std::uint64_t> bits_;
};

// Reads an encoded set from its beginning to its end.
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
