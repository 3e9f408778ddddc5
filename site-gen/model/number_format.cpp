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

}  // namespace

void append_amount(std::string& out, const Amount& amount, const NumberFormat& format) {
    const Digits digits(amount);
    if (amount.is_negative()) out += "\xE2\x88\x92";
    std::string_view rest = digits.whole();
    out += rest.substr(0, (rest.size() - 1) % 3 + 1);
    rest.remove_prefix((rest.size() - 1) % 3 + 1);
    for (; !rest.empty(); rest.remove_prefix(3)) {
        out += format.group;
        out += rest.substr(0, 3);
    }
    if (digits.fraction().empty()) return;
    out += format.point;
    out += digits.fraction();
}

void append_plain(std::string& out, const Amount& amount) {
    const Digits digits(amount);
    if (amount.is_negative()) out += '-';
    out += digits.whole();
    if (digits.fraction().empty()) return;
    out += '.';
    out += digits.fraction();
}

std::string format_amount(const Amount& amount, const NumberFormat& format) {
    std::string out;
    append_amount(out, amount, format);
    return out;
}

}  // namespace sitegen
