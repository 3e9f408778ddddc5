#include "model/number_format.hpp"

#include <algorithm>
#include <string_view>

namespace sitegen {

NumberFormat number_format_of(const Words& words) { return {words.at("number-group"), words.at("number-point")}; }

void append_amount(std::string& out, const Amount& amount, const NumberFormat& format) {
    std::string digits = amount.plain();
    std::string_view rest = digits;
    if (rest.front() == '-') {
        out += "\xE2\x88\x92";
        rest.remove_prefix(1);
    }
    const std::size_t point = std::min(rest.find('.'), rest.size());
    for (std::size_t i = 0; i < point; ++i) {
        if (i > 0 && (point - i) % 3 == 0) out += format.group;
        out += rest[i];
    }
    if (point < rest.size()) {
        out += format.point;
        out += rest.substr(point + 1);
    }
}

std::string format_amount(const Amount& amount, const NumberFormat& format) {
    std::string out;
    append_amount(out, amount, format);
    return out;
}

}  // namespace sitegen
