// Arithmetic on the digits of stored numbers. They may be longer than an Amount can be, as 2737.6799999999998 is.
#include <algorithm>

#include "import/read_number.hpp"
#include "text/ascii.hpp"

namespace sitegen {

namespace {

struct Digits {
    bool is_negative = false;
    std::string digits;         // without sign and point
    std::ptrdiff_t before = 0;  // how many of them stand before the point
};

std::optional<Digits> digits_of(std::string_view text) {
    Digits result;
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
        result.is_negative = text[0] == '-';
        text.remove_prefix(1);
    }
    const std::size_t point = text.find('.');
    result.digits = text.substr(0, point);
    result.before = static_cast<std::ptrdiff_t>(result.digits.size());
    if (point != std::string_view::npos) result.digits += text.substr(point + 1);
    if (result.digits.empty() || !std::all_of(result.digits.begin(), result.digits.end(), is_ascii_digit)) return std::nullopt;
    return result;
}

std::string text_of(Digits number) {
    if (number.before < 1) {
        number.digits.insert(0, static_cast<std::size_t>(1 - number.before), '0');
        number.before = 1;
    }
    const auto before = static_cast<std::size_t>(number.before);
    if (number.digits.size() < before) number.digits.append(before - number.digits.size(), '0');
    const std::size_t first = std::min(number.digits.find_first_not_of('0'), before - 1);
    std::string text = number.digits.substr(first, before - first);
    if (number.digits.size() > before) text += "." + number.digits.substr(before);
    const bool is_zero = number.digits.find_first_not_of('0') == std::string::npos;
    return number.is_negative && !is_zero ? "-" + text : text;
}

// Keeps that many digits and rounds the last of them half up.
void cut(Digits& number, std::ptrdiff_t kept) {
    if (kept < 0) {
        number.digits = "0";
        number.before = 1;
        return;
    }
    const auto count = static_cast<std::size_t>(kept);
    if (count >= number.digits.size()) return;
    const bool is_up = number.digits[count] >= '5';
    number.digits.resize(count);
    if (!is_up) {
        if (count == 0) {
            number.digits = "0";
            number.before = 1;
        }
        return;
    }
    std::size_t i = count;
    while (i > 0 && number.digits[i - 1] == '9') number.digits[--i] = '0';
    if (i > 0) {
        ++number.digits[i - 1];
    } else {
        number.digits.insert(0, 1, '1');
        ++number.before;
    }
}

}  // namespace

std::optional<std::string> without_exponent(std::string_view text) {
    const std::size_t mark = text.find_first_of("eE");
    std::optional<Digits> number = digits_of(text.substr(0, mark));
    if (!number) return std::nullopt;
    if (mark != std::string_view::npos) {
        std::string_view exponent = text.substr(mark + 1);
        const bool is_negative = exponent.starts_with('-');
        if (exponent.starts_with('-') || exponent.starts_with('+')) exponent.remove_prefix(1);
        if (exponent.empty() || exponent.size() > 2 || !std::all_of(exponent.begin(), exponent.end(), is_ascii_digit))
            return std::nullopt;
        const std::ptrdiff_t power = std::stoi(std::string(exponent));
        number->before += is_negative ? -power : power;
        constexpr std::ptrdiff_t most_digits = 40;
        if (number->before > most_digits || number->before < -most_digits) return std::nullopt;
        if (number->before < 0) {
            number->digits.insert(0, static_cast<std::size_t>(-number->before), '0');
            number->before = 0;
        }
    }
    return text_of(*number);
}

std::string rounded_to_significant(std::string_view text, int digits) {
    std::optional<Digits> number = digits_of(text);
    if (!number) return std::string(text);
    const std::size_t first = number->digits.find_first_not_of('0');
    if (first == std::string::npos || number->digits.size() - first <= static_cast<std::size_t>(digits)) return std::string(text);
    cut(*number, static_cast<std::ptrdiff_t>(first) + digits);
    std::string rounded = text_of(*number);
    // The zeros that rounding leaves at the end were never typed.
    if (rounded.find('.') != std::string::npos) {
        rounded.erase(rounded.find_last_not_of('0') + 1);
        if (rounded.ends_with('.')) rounded.pop_back();
    }
    return rounded;
}

std::string rounded_to_decimals(std::string_view text, int decimals) {
    std::optional<Digits> number = digits_of(text);
    if (!number) return std::string(text);
    const std::ptrdiff_t kept = number->before + decimals;
    cut(*number, kept);
    const auto wanted = static_cast<std::size_t>(number->before + decimals);
    if (number->digits.size() < wanted) number->digits.append(wanted - number->digits.size(), '0');
    return text_of(*number);
}

}  // namespace sitegen
