#include "import/private_words.hpp"

#include <algorithm>
#include <utility>

#include "import/import_words.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

// Whether the text at that place is the end of a longer word: the tel of Hotel. Chinese and Japanese have no spaces between words.
bool is_within_word(std::string_view line, std::size_t at) {
    if (at == 0 || is_common_ideograph(first_character(line.substr(at)).value)) return false;
    std::size_t before = at - 1;
    while (before > 0 && (static_cast<unsigned char>(line[before]) & 0xC0U) == 0x80U) --before;
    const char32_t value = first_character(line.substr(before)).value;
    return is_word_character(value) && !is_common_ideograph(value);
}

// The bytes of a colon at the beginning of a text; 0 if there is none.
std::size_t colon_at(std::string_view text) {
    std::size_t spaces = 0;
    while (spaces < text.size() && text[spaces] == ' ') ++spaces;
    if (text.substr(spaces).starts_with(':')) return spaces + 1;
    if (text.substr(spaces).starts_with("：")) return spaces + 3;
    return 0;
}

constexpr std::u32string_view ends_value = U",，;；。、\u3000";

// What a label names ends at a comma or the like. A space ends it only if nothing of a name or number can follow.
std::size_t end_of_value(std::string_view text) {
    std::size_t end = 0;
    int depth = 0;  // of brackets that open in the value
    while (end < text.size() && text[end] == ' ') ++end;
    while (end < text.size()) {
        const Character character = first_character(text.substr(end));
        const char32_t value = character.value;
        if (value == U'(' || value == U'（') ++depth;
        if ((value == U')' || value == U'）') && depth-- == 0) break;
        if (ends_value.find(value) != std::u32string_view::npos) break;
        // A name in Latin letters has spaces; one in characters ends with a space.
        const bool is_space = value == U' ';
        if (is_space && end + 1 < text.size() && !is_ascii_letter(text[end + 1]) && !is_ascii_digit(text[end + 1]) &&
            text[end + 1] != '(' && text[end + 1] != '+')
            break;
        end += character.byte_count;
    }
    return end;
}

// Removes brackets in which nothing but commas and the like are left: "（，）". What belongs to a link, "[…]()", is none.
void remove_empty_brackets(std::string& line) {
    for (const auto& [opening, closing] : {std::pair<std::string_view, std::string_view>("(", ")"), {"（", "）"}}) {
        for (std::size_t at = line.find(opening); at != std::string::npos; at = line.find(opening, at + 1)) {
            if (at > 0 && line[at - 1] == ']') continue;
            std::size_t end = at + opening.size();
            while (end < line.size()) {
                const Character character = first_character(std::string_view(line).substr(end));
                if (character.value != U' ' && ends_value.find(character.value) == std::u32string_view::npos) break;
                end += character.byte_count;
            }
            if (std::string_view(line).substr(end).starts_with(closing)) line.erase(at, end + closing.size() - at);
        }
    }
}

}  // namespace

bool leave_out_private(std::string& line, const std::vector<std::string>& labels) {
    const std::vector<std::string>& usual = import_words().labels;
    std::vector<std::string_view> all(usual.begin(), usual.end());
    all.insert(all.end(), labels.begin(), labels.end());
    // The longest first: 联系电话 before 电话.
    if (!labels.empty()) {
        std::sort(all.begin(), all.end(),
                  [](std::string_view a, std::string_view b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
    }
    bool has_any = false;
    for (const std::string_view label : all) {
        for (std::size_t at = line.find(label); at != std::string::npos; at = line.find(label, at)) {
            const std::size_t colon = colon_at(std::string_view(line).substr(at + label.size()));
            if (colon == 0 || is_within_word(line, at)) {
                at += label.size();
                continue;
            }
            const std::size_t begin = at + label.size() + colon;
            line.erase(at, begin - at + end_of_value(std::string_view(line).substr(begin)));
            has_any = true;
        }
    }
    if (has_any) remove_empty_brackets(line);
    return has_any;
}

}  // namespace sitegen
