#include "proofread/near_miss.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace sitegen {

namespace {

std::string digits_of(const Amount& amount) {
    std::string digits = amount.absolute().plain();
    std::erase(digits, '.');
    return digits;
}

std::string_view without_outer_zeros(std::string_view digits) {
    const std::size_t begin = digits.find_first_not_of('0');
    return digits.substr(begin, digits.find_last_not_of('0') - begin + 1);
}

// Finds a difference in one place, or two exchanged places, in two texts of the same length.
Slip compare_aligned(std::string_view written, std::string_view meant) {
    std::size_t first = meant.size();
    std::size_t last = 0;
    std::size_t count = 0;
    for (std::size_t i = 0; i < meant.size(); ++i) {
        if (written[i] == meant[i]) continue;
        first = std::min(first, i);
        last = i;
        ++count;
    }
    if (count == 1) return Slip::digit_changed;
    const bool is_swap = count == 2 && written[first] == meant[last] && written[last] == meant[first];
    return is_swap ? Slip::digits_swapped : Slip::none;
}

// The place of the extra character in the longer text, if it has exactly one.
std::size_t place_of_extra(std::string_view longer, std::string_view shorter) {
    if (longer.size() != shorter.size() + 1) return std::string_view::npos;
    const auto [in_longer, in_shorter] = std::mismatch(longer.begin(), longer.end(), shorter.begin(), shorter.end());
    const auto at = static_cast<std::size_t>(in_longer - longer.begin());
    return longer.substr(at + 1) == shorter.substr(at) ? at : std::string_view::npos;
}

Slip compare_lengths(std::string_view written, std::string_view meant) {
    if (place_of_extra(meant, written) != std::string_view::npos) return Slip::digit_dropped;
    const std::size_t extra = place_of_extra(written, meant);
    if (extra == std::string_view::npos) return Slip::none;
    const bool is_doubled = extra > 0 && written[extra] == written[extra - 1];
    return is_doubled ? Slip::digit_doubled : Slip::digit_inserted;
}

}  // namespace

Slip find_slip(const Amount& written, const Amount& meant) {
    // Only the sign may differ.
    if (written.is_zero() || meant.is_zero() || written.absolute() == meant.absolute()) return Slip::none;
    const std::string written_digits = digits_of(written);
    const std::string meant_digits = digits_of(meant);
    if (without_outer_zeros(written_digits) == without_outer_zeros(meant_digits)) return Slip::decimal_point;
    const int decimals = std::max(written.decimals(), meant.decimals());
    std::string left = digits_of(written.rounded(decimals));
    std::string right = digits_of(meant.rounded(decimals));
    const std::size_t length = std::max(left.size(), right.size());
    left.insert(0, length - left.size(), '0');
    right.insert(0, length - right.size(), '0');
    // An extra or missing digit moves all the others, so it is looked for first.
    const Slip by_length = compare_lengths(written_digits, meant_digits);
    if (written.decimals() == meant.decimals() && by_length != Slip::none) return by_length;
    // A number of one digit differs from every other one in one digit.
    const bool is_short = written_digits.size() - std::min(written_digits.find_first_not_of('0'), written_digits.size()) == 1;
    if (const Slip slip = is_short ? Slip::none : compare_aligned(left, right); slip != Slip::none) return slip;
    if (by_length != Slip::none) return by_length;
    const Amount difference = (written.absolute() - meant.absolute()).absolute();
    return difference * Amount(20, 0) <= meant.absolute() ? Slip::close : Slip::none;
}

const char* describe(Slip slip) {
    switch (slip) {
        case Slip::decimal_point:
            return "the decimal point is in another place";
        case Slip::digits_swapped:
            return "two digits are swapped";
        case Slip::digit_changed:
            return "one digit differs";
        case Slip::digit_doubled:
            return "a digit is doubled";
        case Slip::digit_dropped:
            return "a digit is missing";
        case Slip::digit_inserted:
            return "there is one digit too many";
        case Slip::close:
        case Slip::none:
            break;
    }
    return "";
}

}  // namespace sitegen
