#include "import/matching.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "import/era_years.hpp"
#include "import/import_words.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr std::u32string_view chinese_numerals = U"一二三四五六七八九十百";
constexpr std::u32string_view ordinal_ends = U".、．。)）:：,，";

bool is_circled_number(char32_t character) {
    return (character >= 0x2460 && character <= 0x24FF) || (character >= 0x2776 && character <= 0x2793);
}

// The text behind 第一部分 or 第三章, which something ends. The whole text if it does not begin so.
std::string_view behind_part_number(std::string_view text) {
    if (!text.starts_with("第")) return text;
    std::string_view rest = text.substr(std::string_view("第").size());
    const auto take_while = [&](const auto& is_wanted) {
        bool has_any = false;
        while (!rest.empty() && is_wanted(first_character(rest).value)) {
            has_any = true;
            rest.remove_prefix(first_character(rest).byte_count);
        }
        return has_any;
    };
    if (!take_while([](char32_t c) { return is_digit(c) || chinese_numerals.find(c) != std::u32string_view::npos; })) return text;
    for (const std::string_view word : {"部分", "章", "节"}) {
        if (!rest.starts_with(word)) continue;
        rest.remove_prefix(word.size());
        const bool is_ended =
            take_while([](char32_t c) { return c == U' ' || c == U'\u3000' || ordinal_ends.find(c) != std::u32string_view::npos; });
        return is_ended && !rest.empty() ? rest : text;
    }
    return text;
}

// The text behind an ordinal at its beginning. The whole text if it has none.
std::string_view behind_ordinal(std::string_view text) {
    text = behind_part_number(text);
    std::string_view rest = text;
    bool has_number = false;
    bool has_end = false;
    while (!rest.empty()) {
        const Character character = first_character(rest);
        const char32_t value = character.value;
        const bool is_numeral = is_digit(value) || chinese_numerals.find(value) != std::u32string_view::npos;
        const bool is_letter = value < 0x80 && is_ascii_letter(static_cast<char>(value));
        const bool is_roman = is_letter && std::string_view("IVXivx").find(static_cast<char>(value)) != std::string_view::npos;
        if (is_circled_number(value)) {
            has_number = has_end = true;
        } else if (!has_end && (is_numeral || is_roman || (is_letter && !has_number))) {
            has_number = true;
        } else if (ordinal_ends.find(value) != std::u32string_view::npos) {
            if (!has_number) break;
            has_end = true;
        } else if (value != U'(' && value != U'（' && value != U' ' && value != U'\u3000') {
            break;
        }
        rest.remove_prefix(character.byte_count);
    }
    return has_number && has_end && !rest.empty() ? rest : text;
}

std::vector<char32_t> characters_of(std::string_view text) {
    std::vector<char32_t> characters;
    while (!text.empty()) {
        const Character character = first_character(text);
        characters.push_back(character.value);
        text.remove_prefix(character.byte_count);
    }
    return characters;
}

std::vector<std::pair<char32_t, char32_t>> pairs_of(std::string_view text) {
    const std::vector<char32_t> characters = characters_of(text);
    std::vector<std::pair<char32_t, char32_t>> pairs;
    for (std::size_t i = 0; i + 1 < characters.size(); ++i) pairs.emplace_back(characters[i], characters[i + 1]);
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

// The years of four digits, 1900 to 2199, that stand by themselves.
std::vector<int> all_years_in(std::string_view written) {
    const std::string text = in_common_years(written);
    std::vector<int> years;
    for (std::size_t i = 0; i < text.size();) {
        if (!is_ascii_digit(text[i])) {
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && is_ascii_digit(text[end])) ++end;
        if (end - i == 4) {
            const int year = std::stoi(std::string(text.substr(i, 4)));
            if (year >= 1900 && year < 2200) years.push_back(year);
        }
        i = end;
    }
    return years;
}

}  // namespace

std::string match_form(std::string_view text) { return bare_name(text); }

std::string match_form_without_ordinal(std::string_view text) {
    std::string_view rest = behind_ordinal(text);
    for (const std::string& word : import_words().parts) {
        if (!rest.starts_with(word)) continue;
        const std::string_view behind = rest.substr(word.size());
        // A word only if something ends it: 其中 in 其中： and not the 减 of 减税.
        if (behind.starts_with(":") || behind.starts_with("：")) rest = behind_ordinal(behind.substr(behind[0] == ':' ? 1 : 3));
    }
    return bare_name(rest);
}

double likeness(std::string_view left, std::string_view right) {
    if (left == right) return left.empty() ? 0 : 1;
    const auto left_pairs = pairs_of(left);
    const auto right_pairs = pairs_of(right);
    if (left_pairs.empty() || right_pairs.empty()) return 0;
    std::vector<std::pair<char32_t, char32_t>> both;
    std::set_intersection(left_pairs.begin(), left_pairs.end(), right_pairs.begin(), right_pairs.end(), std::back_inserter(both));
    return 2.0 * static_cast<double>(both.size()) / static_cast<double>(left_pairs.size() + right_pairs.size());
}

std::string match_form_of_title(std::string_view written) {
    const std::string common = in_common_years(written);
    const std::string_view title = common;
    std::string text;
    for (std::size_t i = 0; i < title.size();) {
        if (title.substr(i, 2) == "{{") {
            const std::size_t end = title.find("}}", i);
            i = end == std::string_view::npos ? title.size() : end + 2;
        } else if (is_ascii_digit(title[i])) {
            std::size_t end = i;
            while (end < title.size() && is_ascii_digit(title[end])) ++end;
            if (end - i != 4) text += title.substr(i, end - i);
            i = end;
        } else {
            text += title[i++];
        }
    }
    return bare_name(text);
}

bool names_another_year(std::string_view text, const FiscalYear& year) {
    const std::vector<int> years = all_years_in(text);
    return !years.empty() && std::none_of(years.begin(), years.end(), [&](int named) {
        return named == year.first || (year.spans_two && named == year.first + 1);
    });
}

}  // namespace sitegen
