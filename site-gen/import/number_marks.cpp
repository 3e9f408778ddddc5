#include "import/number_marks.hpp"

#include <algorithm>

#include "import/number_parts.hpp"

namespace sitegen {

namespace {

// How the text's points and commas can be read.
enum class MarkForm { plain, point_decimal, comma_decimal, ambiguous_comma, ambiguous_point, grouped_comma, grouped_point, broken };

// Whether all groups behind the first are of three digits. Indian groups of two are taken, too.
bool has_groups(std::string_view digits, char mark) {
    std::size_t begin = digits.find(mark);
    if (begin == 0 || begin > 3) return false;
    while (begin != std::string_view::npos) {
        const std::size_t next = digits.find(mark, begin + 1);
        const std::size_t size = (next == std::string_view::npos ? digits.size() : next) - begin - 1;
        if (next == std::string_view::npos ? size != 3 : size != 3 && size != 2) return false;
        begin = next;
    }
    return true;
}

MarkForm form_of(std::string_view digits) {
    const auto points = std::count(digits.begin(), digits.end(), '.');
    const auto commas = std::count(digits.begin(), digits.end(), ',');
    const std::size_t point = digits.rfind('.');
    const std::size_t comma = digits.rfind(',');
    if (points == 0 && commas == 0) return MarkForm::plain;
    if (points > 0 && commas > 0) {
        if (point > comma && points == 1 && has_groups(digits.substr(0, point), ',')) return MarkForm::point_decimal;
        if (comma > point && commas == 1 && has_groups(digits.substr(0, comma), '.')) return MarkForm::comma_decimal;
        return MarkForm::broken;
    }
    const char mark = points > 0 ? '.' : ',';
    if (points + commas > 1) {
        if (!has_groups(digits, mark)) return MarkForm::broken;
        return mark == ',' ? MarkForm::grouped_comma : MarkForm::grouped_point;
    }
    const std::size_t at = digits.find(mark);
    const bool could_be_group = at >= 1 && at <= 3 && digits.size() - at - 1 == 3 && digits[0] != '0';
    if (mark == '.') return could_be_group ? MarkForm::ambiguous_point : MarkForm::point_decimal;
    return could_be_group ? MarkForm::ambiguous_comma : MarkForm::comma_decimal;
}

}  // namespace

void weigh(std::string_view text, MarkEvidence& evidence) {
    const NumberParts parts = parts_of_number(text);
    if (parts.digits.empty() || parts.has_more) return;
    const auto count = [&](std::size_t& counter, std::string& first) {
        ++counter;
        if (first.empty()) first = text;
    };
    std::string digits = parts.digits;
    for (const char space : {' ', '\''}) digits.erase(std::remove(digits.begin(), digits.end(), space), digits.end());
    switch (form_of(digits)) {
        case MarkForm::point_decimal:
        case MarkForm::grouped_comma:
            return count(evidence.point_is_decimal, evidence.first_point);
        case MarkForm::comma_decimal:
        case MarkForm::grouped_point:
            return count(evidence.comma_is_decimal, evidence.first_comma);
        case MarkForm::ambiguous_comma:
            return count(evidence.ambiguous_commas, evidence.first_ambiguous);
        case MarkForm::ambiguous_point:
            return count(evidence.ambiguous_points, evidence.first_ambiguous);
        case MarkForm::plain:
        case MarkForm::broken:
            return;
    }
}

std::optional<std::string> decimal_of(std::string digits, const SourceMarks& marks) {
    for (const char space : {' ', '\''}) {
        if (digits.find(space) == std::string::npos) continue;
        const std::size_t end = digits.find_first_of(".,");
        if (!has_groups(digits.substr(0, end), space)) return std::nullopt;
        digits.erase(std::remove(digits.begin(), digits.end(), space), digits.end());
    }
    const char decimal = marks.decimal == 0 ? '.' : marks.decimal;
    const char group = decimal == '.' ? ',' : '.';
    const std::size_t point = digits.find(decimal);
    if (point != std::string::npos && digits.find(decimal, point + 1) != std::string::npos) return std::nullopt;
    std::string whole = digits.substr(0, point);
    if (whole.find(group) != std::string::npos) {
        if (!has_groups(whole, group)) return std::nullopt;
        whole.erase(std::remove(whole.begin(), whole.end(), group), whole.end());
    }
    if (whole.empty()) whole = "0";
    if (point == std::string::npos) return whole;
    const std::string decimals = digits.substr(point + 1);
    if (decimals.find(group) != std::string::npos) return std::nullopt;
    return decimals.empty() ? whole : whole + "." + decimals;
}

}  // namespace sitegen
