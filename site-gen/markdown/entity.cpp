#include "markdown/entity.hpp"

#include <algorithm>

#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr std::size_t longest_entity = 34;  // bytes, with & and ;

bool is_alphanumeric(char c) { return is_ascii_digit(c) || is_ascii_letter(c); }

// "&name;", "&#10;" or "&#xA;". Nothing if the text does not begin with one.
std::string_view entity_of(std::string_view text) {
    if (!text.starts_with('&')) return {};
    const std::size_t end = text.substr(0, longest_entity).find(';');
    if (end == std::string_view::npos) return {};
    std::string_view name = text.substr(1, end - 1);
    if (name.starts_with('#')) name.remove_prefix(1);
    const bool is_name = !name.empty() && std::all_of(name.begin(), name.end(), is_alphanumeric);
    return is_name ? text.substr(0, end + 1) : std::string_view();
}

}  // namespace

MatchedEntity match_entity(std::string_view source, std::string_view literal) {
    const std::string_view entity = entity_of(source);
    if (entity.empty() || literal.empty()) return {};
    const bool is_ampersand = entity == "&amp;" || entity == "&AMP;" || entity == "&#38;" || entity == "&#x26;";
    // An unknown name is printed as it is.
    if (literal.starts_with('&') && !is_ampersand) return {};
    const std::size_t one = first_character(literal).byte_count;
    // Some entities stand for two characters. Then the next character of the literal is not the next one of the source.
    const std::string_view next = source.substr(entity.size());
    const std::string_view rest = literal.substr(one);
    const bool is_followed =
        rest.empty() || (!next.empty() && (next.front() == rest.front() || next.front() == '&' || next.front() == '\\'));
    return {entity.size(), is_followed ? one : one + first_character(rest).byte_count};
}

}  // namespace sitegen
