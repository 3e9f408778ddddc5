#include "text/escape.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <utility>

namespace sitegen {

namespace {

constexpr std::array<bool, 256> is_special = [] {
    std::array<bool, 256> table{};
    for (const unsigned char c : {'&', '<', '>', '"', '\''}) table[c] = true;
    return table;
}();

// Whether one of eight bytes is special. Three patterns cover the five characters, because two pairs of them differ in one bit.
bool has_special(const char* eight) {
    constexpr std::uint64_t each = 0x0101010101010101U;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, eight, sizeof bytes);
    const auto has_zero = [](std::uint64_t value) { return (value - each) & ~value & (each << 7U); };
    return (has_zero(bytes ^ (each * '"')) | has_zero((bytes | each) ^ (each * '\'')) |
            has_zero((bytes | (each << 1U)) ^ (each * '>'))) != 0;
}
static_assert(('&' | 1) == '\'' && ('<' | 2) == '>');

// The first such character from `begin` on, or the end of the text.
std::size_t find_special(std::string_view text, std::size_t begin) {
    while (text.size() - begin >= 8 && !has_special(text.data() + begin)) begin += 8;
    while (begin < text.size() && !is_special[static_cast<unsigned char>(text[begin])]) ++begin;
    return begin;
}

std::string_view entity_of(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        default:
            return "&apos;";
    }
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
    std::size_t begin = 0;
    for (std::size_t at = find_special(text, 0); at < text.size(); at = find_special(text, begin)) {
        out += text.substr(begin, at - begin);
        out += entity_of(text[at]);
        begin = at + 1;
    }
    out += text.substr(begin);
}

void escape_from(std::string& out, std::size_t begin) {
    const std::size_t first = find_special(out, begin);
    if (first == out.size()) return;  // true for most texts
    const std::string rest = out.substr(first);
    out.resize(first);
    append_escaped(out, rest);
}

std::string unescaped(std::string_view text) {
    // cmark writes the number for the apostrophe.
    constexpr std::array<std::pair<std::string_view, char>, 6> entities = {
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&#39;", '\''}}};
    std::string out;
    while (!text.empty()) {
        const auto found =
            std::find_if(entities.begin(), entities.end(), [&](const auto& each) { return text.starts_with(each.first); });
        out += found == entities.end() ? text.front() : found->second;
        text.remove_prefix(found == entities.end() ? 1 : found->first.size());
    }
    return out;
}

}  // namespace sitegen
