#include "search/paragraphs.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "text/ascii.hpp"

namespace sitegen {

namespace {

// Tags that do not end a paragraph.
bool is_inline(std::string_view name) {
    static constexpr std::array<std::string_view, 7> names = {"a", "em", "strong", "code", "span", "del", "mark"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

// The entities that cmark writes.
std::pair<char, std::size_t> resolve_entity(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, char>, 5> entities = {
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
    for (const auto& [entity, character] : entities) {
        if (text.starts_with(entity)) return {character, entity.size()};
    }
    return {'&', 1};
}

constexpr std::array<bool, 256> ends_run = [] {
    std::array<bool, 256> table{};
    for (const unsigned char c : {'<', '&', ' ', '\n', '\t', '\r'}) table[c] = true;
    return table;
}();

}  // namespace

void each_paragraph(std::string_view html, const std::function<void(std::string_view text)>& act) {
    std::string text;
    bool has_space = false;
    const auto end_paragraph = [&] {
        if (!text.empty()) act(text);
        text.clear();
        has_space = false;
    };
    const auto put_space = [&] {
        if (has_space && !text.empty()) text += ' ';
        has_space = false;
    };
    for (std::size_t i = 0; i < html.size();) {
        const char c = html[i];
        if (c == '<') {
            const std::size_t end = std::min(html.find('>', i), html.size() - 1);
            std::string_view name = html.substr(i + 1, end - i - 1);
            if (name.starts_with('/')) name.remove_prefix(1);
            name = name.substr(0, std::min(name.find_first_of(" /"), name.size()));
            if (name == "br") {
                has_space = true;
            } else if (!is_inline(name)) {
                end_paragraph();
            }
            i = end + 1;
        } else if (is_ascii_space(c)) {
            has_space = true;
            ++i;
        } else if (c == '&') {
            put_space();
            const auto [character, length] = resolve_entity(html.substr(i));
            text += character;
            i += length;
        } else {
            put_space();
            std::size_t end = i + 1;
            while (end < html.size() && !ends_run[static_cast<unsigned char>(html[end])]) ++end;
            text += html.substr(i, end - i);
            i = end;
        }
    }
    end_paragraph();
}

}  // namespace sitegen
