#include "text/number_format.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include "text/ascii.hpp"

namespace sitegen {

namespace {

// The characters besides the digits.
struct Marks {
    std::string_view minus;
    std::string_view group;
    std::string_view point;
};

// Numbers are written from their end, because the last digits are computed first. At least one digit is before the point.
void append_number(std::string& out, std::int64_t coefficient, int decimals, const Marks& marks) {
    constexpr std::size_t most_digits = 20;
    const std::size_t most = most_digits + most_digits / 3 * marks.group.size() + marks.point.size() + marks.minus.size();
    std::array<char, 80> usual_room;
    std::string room;  // for languages with long marks
    if (most > usual_room.size()) room.resize(most);
    char* const end = most > usual_room.size() ? room.data() + most : usual_room.data() + usual_room.size();
    char* at = end;
    const auto put = [&at](std::string_view mark) { at = std::copy_backward(mark.begin(), mark.end(), at); };

    // The magnitude is unsigned, because the most negative coefficient has no signed one.
    auto rest = static_cast<std::uint64_t>(coefficient);
    if (coefficient < 0) rest = 0 - rest;
    const auto put_digit = [&] {
        *--at = static_cast<char>('0' + rest % 10);
        rest /= 10;
    };
    for (int i = 0; i < decimals; ++i) put_digit();
    if (decimals > 0) put(marks.point);
    put_digit();
    int count = 1;
    while (rest > 0) {
        if (count++ % 3 == 0) put(marks.group);
        put_digit();
    }
    if (coefficient < 0) put(marks.minus);
    out.append(at, end);
}

}  // namespace

void append_grouped(std::string& out, std::int64_t coefficient, int decimals, const NumberFormat& format) {
    append_number(out, coefficient, decimals, {"\xE2\x88\x92", format.group, format.point});
}

void append_ungrouped(std::string& out, std::int64_t coefficient, int decimals) {
    append_number(out, coefficient, decimals, {"-", "", "."});
}

NumberWithUnit place_unit(std::string number, std::string_view unit, const NumberFormat& format) {
    const std::string_view sign = unit.substr(0, unit.find(' '));
    const std::string signs = ' ' + format.currency_before + ' ';
    const auto lists = [&signs](const std::string& wanted) { return signs.find(' ' + wanted + ' ') != std::string::npos; };
    const bool is_spaced = lists(std::string(sign) + '_');
    if (sign.empty() || (!is_spaced && !lists(std::string(sign)))) return {std::move(number), std::string(unit)};
    constexpr std::string_view minus = "\u2212";
    constexpr std::string_view no_break_space = "\u00A0";
    // Letters would run into the digits: KShs. 5, CHF 5, but R5.
    const bool is_word = sign.size() > 1 && (is_ascii_letter(sign.back()) || sign.back() == '.');
    const std::size_t at = number.starts_with(minus) ? minus.size() : 0;
    if (is_spaced || is_word) number.insert(at, no_break_space);
    number.insert(at, sign);
    unit.remove_prefix(std::min(sign.size() + 1, unit.size()));
    return {std::move(number), std::string(unit)};
}

std::string format_size(std::size_t byte_count) {
    if (byte_count < 1000) return std::to_string(byte_count) + " B";
    const bool in_megabytes = byte_count >= 999'950;  // less would be rounded to 1000.0 KB
    const std::size_t tenth = in_megabytes ? 100'000 : 100;
    const std::size_t tenths = (byte_count + tenth / 2) / tenth;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + (in_megabytes ? " MB" : " KB");
}

}  // namespace sitegen
