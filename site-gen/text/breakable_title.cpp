#include "text/breakable_title.hpp"

#include <algorithm>

#include "text/ascii.hpp"
#include "text/escape.hpp"
#include "text/unbroken_numbers.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

bool is_latin(char32_t character) {
    return character < 0x80 && (is_ascii_letter(static_cast<char>(character)) || is_ascii_digit(static_cast<char>(character)));
}

bool is_part_of_word(char32_t character) { return is_common_ideograph(character) || is_latin(character); }

}  // namespace

void append_breakable(std::string& out, std::string_view text, const std::vector<std::string>& words) {
    constexpr std::string_view place_to_break = "<wbr>";
    char32_t before = 0;
    std::size_t word_end = std::string_view::npos;  // where the last word ends
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at);
        const Character first = first_character(rest);
        const auto begins_here = [rest](const std::string& word) { return rest.starts_with(word); };
        const auto word = is_common_ideograph(first.value) ? std::find_if(words.begin(), words.end(), begins_here) : words.end();
        // 2023年 stays together: a line breaks only after an ideograph.
        const bool is_boundary = word != words.end() || at == word_end || is_latin(first.value);
        if (is_common_ideograph(before) && is_part_of_word(first.value) && is_boundary) out += place_to_break;
        const bool is_in_number = before < 0x80 && is_ascii_digit(static_cast<char>(before));
        if (const std::size_t years = is_in_number ? 0 : year_range_size(rest); years > 0) {
            out += whole_begin;
            append_escaped(out, rest.substr(0, years));
            out += whole_end;
            before = U'0';
            at += years;
            continue;
        }
        const std::size_t size = word == words.end() ? first.byte_count : word->size();
        append_escaped(out, rest.substr(0, size));
        before = last_character(rest.substr(0, size)).value;
        at += size;
        if (word != words.end()) word_end = at;
    }
}

std::vector<std::string> words_of_titles(std::string_view list) {
    std::vector<std::string> words;
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        std::string_view word = list.substr(0, comma);
        while (word.starts_with(' ')) word.remove_prefix(1);
        while (word.ends_with(' ')) word.remove_suffix(1);
        if (!word.empty()) words.emplace_back(word);
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    std::stable_sort(words.begin(), words.end(), [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    return words;
}

}  // namespace sitegen
