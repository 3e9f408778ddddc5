// One word of translations/<language>.toml: a text, or a form for each plural category.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "load/toml.hpp"
#include "model/finding.hpp"
#include "text/words.hpp"

namespace sitegen {

struct Translation {
    std::string text;   // of a word with plural forms, its form "other"
    PluralForms forms;  // empty for a plain text
};

// language: the BCP 47 tag that the file is named after. is_of_program: the program fills the word in, so that the names in braces
// are checked; a word of the theme's own may have any, for a script. Every fault is a finding; nothing where there is no text to go
// on with.
[[nodiscard]] std::optional<Translation> load_translation(const TomlEntry& entry, std::string_view language, bool is_of_program,
                                                          Findings& findings);

}  // namespace sitegen
