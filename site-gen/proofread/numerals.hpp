// Numbers in words that are written without spaces: 三千万, 壹佰.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/word_values.hpp"
#include "text/words.hpp"

namespace sitegen {

// The words of a language for digits and powers of ten: what its "number-numerals" lists. None for most languages.
class Numerals {
  public:
    Numerals() = default;
    explicit Numerals(const Words& words);

    // The bytes that one may begin with, each once.
    [[nodiscard]] const std::string& first_bytes() const { return first_bytes_; }

    // The longest run of such words at this place of a folded text. Without a value if it is no number by itself: a single word is
    // mostly a part of another one (一般公共预算), and digits alone count nothing.
    struct Found {
        std::size_t end = 0;
        std::optional<std::int64_t> value;
    };
    [[nodiscard]] std::optional<Found> find(std::string_view text, std::size_t at) const;

    // Whether a word may begin at this place. It tells nearly all other ideographs from one without looking for words.
    [[nodiscard]] bool may_begin(std::string_view text, std::size_t at) const {
        return at + 2 < text.size() && endings_.test(ending_of(text, at));
    }

  private:
    static std::size_t ending_of(std::string_view text, std::size_t at) {
        const auto low_bits = [text](std::size_t byte) {
            return static_cast<std::size_t>(static_cast<unsigned char>(text[byte]) & 0x3FU);
        };
        return low_bits(at + 1) << 6U | low_bits(at + 2);
    }
    [[nodiscard]] const WordValue* word_at(std::string_view text, std::size_t at) const;

    std::vector<WordValue> words_;  // folded, the longest first
    std::string first_bytes_;
    std::bitset<4096> endings_;  // by the low bits of a word's second and third bytes
};

}  // namespace sitegen
