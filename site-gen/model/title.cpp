#include "model/title.hpp"

#include <algorithm>
#include <array>

namespace sitegen {

namespace {

constexpr std::array<std::string_view, 3> known_names = {"year", "prior-year", "department"};

bool is_known(std::string_view name) { return std::find(known_names.begin(), known_names.end(), name) != known_names.end(); }

// The first {{name}} of a text with its braces, an unclosed one to the end; empty where there is none.
std::string_view find_tag(std::string_view text) {
    const std::size_t open = text.find("{{");
    if (open == std::string_view::npos) return {};
    const std::size_t close = text.find("}}", open);
    return text.substr(open, close == std::string_view::npos ? close : close + 2 - open);
}

std::string_view name_in(std::string_view tag) { return tag.ends_with("}}") ? tag.substr(2, tag.size() - 4) : std::string_view(); }

std::string value_of(std::string_view name, const Department& department, const Document& document) {
    if (name == "department") return department.name_in(document.year);
    return (name == "year" ? document.year : document.year.before()).text();
}

}  // namespace

std::string fill_title(std::string_view title, const Department& department, const Document& document) {
    std::string result;
    for (std::string_view tag = find_tag(title); !tag.empty(); tag = find_tag(title)) {
        const auto before = static_cast<std::size_t>(tag.data() - title.data());
        result += title.substr(0, before);
        result += is_known(name_in(tag)) ? value_of(name_in(tag), department, document) : std::string(tag);
        title.remove_prefix(before + tag.size());
    }
    result += title;
    return result;
}

std::string_view find_unknown_name(std::string_view title) {
    for (std::string_view tag = find_tag(title); !tag.empty(); tag = find_tag(title)) {
        if (!is_known(name_in(tag))) return tag;
        title.remove_prefix(static_cast<std::size_t>(tag.data() - title.data()) + tag.size());
    }
    return {};
}

}  // namespace sitegen
