#include "model/number_format.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace sitegen {

namespace {

// The digits of an amount without its sign and point; at least one stands before the point.
class Digits {
  public:
    explicit Digits(const Amount& amount) : places_(static_cast<std::size_t>(amount.decimals())) {
        // The magnitude is taken unsigned so that the most negative coefficient has one, too.
        auto rest = static_cast<std::uint64_t>(amount.coefficient());
        if (amount.is_negative()) rest = 0 - rest;
        for (; rest > 0 || count() <= places_; rest /= 10) digits_[--begin_] = static_cast<char>('0' + rest % 10);
    }

    [[nodiscard]] std::string_view whole() const { return {digits_.data() + begin_, count() - places_}; }
    [[nodiscard]] std::string_view fraction() const { return {digits_.data() + most - places_, places_}; }

  private:
    static constexpr std::size_t most = 20;
    [[nodiscard]] std::size_t count() const { return most - begin_; }

    std::array<char, most> digits_;  // filled from the end
    std::size_t begin_ = most;
    std::size_t places_;
};

char* copied(std::string_view text, char* to) {
    for (const char c : text) *to++ = c;  // a few bytes
    return to;
}

void append_digits(std::string& out, const Digits& digits, std::string_view sign, std::string_view group, std::string_view point) {
    const std::string_view fraction = digits.fraction();
    std::string_view rest = digits.whole();
    const std::size_t group_count = (rest.size() - 1) / 3;
    const std::size_t begin = out.size();
    out.resize(begin + sign.size() + rest.size() + group_count * group.size() +
               (fraction.empty() ? 0 : point.size() + fraction.size()));
    char* to = copied(sign, out.data() + begin);
    to = copied(rest.substr(0, rest.size() - 3 * group_count), to);
    rest.remove_prefix(rest.size() - 3 * group_count);
    for (; !rest.empty(); rest.remove_prefix(3)) to = copied(rest.substr(0, 3), copied(group, to));
    if (!fraction.empty()) copied(fraction, copied(point, to));
}

}  // namespace

void append_amount(std::string& out, const Amount& amount, const NumberFormat& format) {
    append_digits(out, Digits(amount), amount.is_negative() ? "\xE2\x88\x92" : "", format.group, format.point);
}

void append_plain(std::string& out, const Amount& amount) {
    append_digits(out, Digits(amount), amount.is_negative() ? "-" : "", "", ".");
}

std::string format_amount(const Amount& amount, const NumberFormat& format) {
    std::string out;
    append_amount(out, amount, format);
    return out;
}

}  // namespace sitegen
