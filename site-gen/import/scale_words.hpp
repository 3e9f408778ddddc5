// Words and numbers that multiply a unit: thousand, Mio., 千, '000.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sitegen {

struct ScaleWord {
    int power = 0;               // of ten; 0: another one in another language, as of "mil"
    std::size_t byte_count = 0;  // of the text
};

// Whether a word has to end behind it: 千 in 千元 does not, and neither does T in T€.
enum class ScaleEnd : std::uint8_t { of_word, anywhere };

// The longest one at the beginning of the text. Nothing if it begins with something else.
[[nodiscard]] std::optional<ScaleWord> scale_at(std::string_view text, ScaleEnd end);

}  // namespace sitegen
