#include "text/language_code.hpp"

#include <unicode/uloc.h>

namespace sitegen {

std::string code_of_three_letters(std::string_view tag) {
    const std::string primary(tag.substr(0, tag.find('-')));
    return ::uloc_getISO3Language(primary.c_str());
}

}  // namespace sitegen
