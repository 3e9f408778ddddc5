// Joins several texts in one field of a table.
#pragma once

#include <string>
#include <vector>

namespace sitegen {

// The texts with " / " between them. Empty texts are left out.
template <typename Texts>
[[nodiscard]] std::string in_one_field(const Texts& texts) {
    std::string result;
    for (const auto& text : texts) {
        if (text.empty()) continue;
        if (!result.empty()) result += " / ";
        result += text;
    }
    return result;
}

}  // namespace sitegen
