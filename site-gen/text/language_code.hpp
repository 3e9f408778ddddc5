// Codes of languages by ISO 639.
#pragma once

#include <string>
#include <string_view>

namespace sitegen {

// The code of three letters for the language of a BCP 47 tag: "zho" for zh-CN. Empty if it is not known.
[[nodiscard]] std::string code_of_three_letters(std::string_view tag);

}  // namespace sitegen
