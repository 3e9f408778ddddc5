#include "model/site_language.hpp"

#include <algorithm>

#include "text/ascii.hpp"

namespace sitegen {

bool is_language_tag(std::string_view text) {
    constexpr std::size_t longest_tag = 35;  // as BCP 47 advises
    constexpr std::size_t longest_part = 8;
    if (text.size() > longest_tag) return false;
    bool is_first = true;
    for (std::string_view rest = text;;) {
        const std::string_view part = rest.substr(0, rest.find('-'));
        const auto is_of_part = [is_first](char c) { return is_ascii_letter(c) || (!is_first && is_ascii_digit(c)); };
        if (!std::all_of(part.begin(), part.end(), is_of_part)) return false;
        if (is_first ? part.size() != 2 && part.size() != 3 : part.empty() || part.size() > longest_part) return false;
        if (part.size() == rest.size()) return true;
        rest.remove_prefix(part.size() + 1);
        is_first = false;
    }
}

std::string folder_of_language(std::string_view tag) { return ascii_lower(tag) + "/"; }

std::string_view language_in_name(std::string_view file_name) {
    const std::size_t ending = file_name.rfind('.');
    if (ending == std::string_view::npos || ending == 0) return {};
    const std::size_t dot = file_name.rfind('.', ending - 1);
    if (dot == std::string_view::npos) return {};
    const std::string_view tag = file_name.substr(dot + 1, ending - dot - 1);
    return is_language_tag(tag) ? tag : std::string_view();
}

std::string name_in_language(std::string_view file_name, std::string_view tag) {
    const std::size_t ending = std::min(file_name.rfind('.'), file_name.size());
    return std::string(file_name.substr(0, ending)) + "." + std::string(tag) + std::string(file_name.substr(ending));
}

}  // namespace sitegen
