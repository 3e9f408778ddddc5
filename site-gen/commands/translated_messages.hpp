// The files of commands/translations/, which the program contains: a translation fits the sentences of one version only.
#pragma once

#include <string_view>
#include <vector>

namespace sitegen {

struct TranslatedMessages {
    std::string_view language;  // the folder's name: a BCP 47 tag
    std::string_view toml;      // its files, one after the other
};

// In the order of the languages.
[[nodiscard]] std::vector<TranslatedMessages> translated_messages();

}  // namespace sitegen
