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
    std::string text;   // the form "other" if the word has plural forms
    PluralForms forms;  // empty for a plain text
};

// language: the BCP 47 tag in the file's name. is_of_program: the program fills the word in, so the names in braces are checked. A
// word that only the theme uses may have any names, for a script. Every fault is a finding. Returns nothing if there is no usable
// text.
[[nodiscard]] std::optional<Translation> load_translation(const TomlEntry& entry, std::string_view language, bool is_of_program,
                                                          Findings& findings);

}  // namespace sitegen
