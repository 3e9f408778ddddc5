// Joins texts to one.
#pragma once

#include <string>
#include <string_view>

namespace sitegen {

// The texts with the separator between them.
template <typename Texts>
[[nodiscard]] std::string joined(const Texts& texts, std::string_view separator) {
    std::string result;
    bool is_first = true;
    for (const auto& text : texts) {
        if (!is_first) result += separator;
        is_first = false;
        result += text;
    }
    return result;
}

}  // namespace sitegen
