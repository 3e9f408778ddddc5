// Texts that were once read in another encoding than they were written in: “AdministraciÃ³n”, “ÊÕÈë”, “鏀跺叆”, “锟斤拷”.
#pragma once

#include <string_view>

#include "import/imported.hpp"

namespace sitegen {

// Whether the text can hardly be anything else. A few misread texts are not told apart from rare words; no word of a language is
// taken for one.
[[nodiscard]] bool looks_misread(std::string_view text);

struct ReadSource;

inline constexpr const char* remedy_of_misread_texts =
    "Declare the encoding of the file in a mapping file: encoding = \"gb18030\". If the file itself has these texts, write it "
    "again "
    "from what it was made of.";

// Whether a source has such texts. Then there is an error for the first cell, which says how many more there are.
[[nodiscard]] bool has_misread_texts(const ReadSource& source, ImportLog& log);

}  // namespace sitegen
