#include "grid/number_format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>

#include "grid/small_letters.hpp"
#include "text/ascii.hpp"

namespace sitegen {

namespace {

bool begins_with_word(std::string_view text, std::string_view word) {
    return text.size() >= word.size() &&
           std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return small_letter(a) == small_letter(b); });
}

// Goes through the first section of a code once.
class CodeReader {
  public:
    explicit CodeReader(std::string_view code) : code_(code) {}

    CellFormat read() {
        while (at_ < code_.size() && code_[at_] != ';') take();
        CellFormat format;
        format.is_percentage = is_percentage_;
        format.is_elapsed = is_elapsed_;
        format.has_time = has_time_;
        // Beside hours or seconds, m means minutes, unless there is a day as well.
        format.has_day = has_day_ || (has_month_ && !has_time_);
        if (format.is_date()) return CellFormat{.has_day = format.has_day, .has_time = has_time_, .is_elapsed = is_elapsed_};
        if (digits_ == 0 || is_inexact_) return format;
        // In China "0\.0," shows ten thousands: the comma takes three digits away and the written point stands before the next.
        format.shown_power = commas_ * 3 + (commas_ > 0 ? digits_after_written_point_ : 0);
        format.decimals = decimals_ + (format.shown_power > 0 ? digits_after_written_point_ : 0);
        return format;
    }

  private:
    void take() {
        const char c = code_[at_];
        switch (c) {
            case '"':
                at_ = std::min(code_.find('"', at_ + 1), code_.size() - 1) + 1;
                return;
            case '\\':
            case '!':
                has_written_point_ = has_written_point_ || (digits_ > 0 && code_.substr(at_ + 1).starts_with('.'));
                at_ += 2;
                return;
            case '_':
            case '*':
                at_ += 2;
                return;
            case '[':
                take_brackets();
                return;
            default:
                break;
        }
        if (take_word()) return;
        ++at_;
        if (c == '0' || c == '#' || c == '?') {
            ++digits_;
            commas_ = 0;
            if (has_point_)
                ++decimals_;
            else if (has_written_point_)
                ++digits_after_written_point_;
        } else if (c == '.') {
            has_point_ = true;
        } else if (c == ',' && digits_ > 0) {
            ++commas_;
        } else if (c == '%') {
            is_percentage_ = true;
        } else if (c == '/' && digits_ > 0) {
            is_inexact_ = true;  // a fraction
        } else if (digits_ == 0) {
            take_letter(small_letter(c));
        }
    }

    // [Red], [>=100], [$-409] say nothing; [h] is the hours of a span.
    void take_brackets() {
        const std::size_t end = std::min(code_.find(']', at_), code_.size());
        const std::string_view inside = code_.substr(at_ + 1, end - at_ - 1);
        at_ = std::min(end + 1, code_.size());
        if (inside.empty()) return;
        const char first = small_letter(inside.front());
        const bool is_alike = std::all_of(inside.begin(), inside.end(), [&](char c) { return small_letter(c) == first; });
        if (!is_alike || (first != 'h' && first != 'm' && first != 's')) return;
        is_elapsed_ = true;
        has_time_ = true;
    }

    bool take_word() {
        const std::string_view rest = code_.substr(at_);
        if (begins_with_word(rest, "General")) {
            is_inexact_ = true;
            at_ += 7;
        } else if (begins_with_word(rest, "AM/PM") || begins_with_word(rest, "A/P")) {
            has_time_ = true;
            at_ += rest[1] == '/' ? 3 : 5;
        } else if (digits_ > 0 &&
                   (rest.starts_with("E+") || rest.starts_with("E-") || rest.starts_with("e+") || rest.starts_with("e-"))) {
            is_inexact_ = true;
            at_ += 2;
        } else {
            return false;
        }
        return true;
    }

    void take_letter(char c) {
        has_day_ = has_day_ || c == 'y' || c == 'd';
        has_month_ = has_month_ || c == 'm';
        has_time_ = has_time_ || c == 'h' || c == 's';
    }

    std::string_view code_;
    std::size_t at_ = 0;
    int digits_ = 0;
    int decimals_ = 0;
    int commas_ = 0;  // after the last digit
    int digits_after_written_point_ = 0;
    bool has_point_ = false;
    bool has_written_point_ = false;
    bool is_percentage_ = false;
    bool is_inexact_ = false;
    bool is_elapsed_ = false;
    bool has_day_ = false;
    bool has_month_ = false;
    bool has_time_ = false;
};

// Formats 0 to 49 by their codes, as ECMA-376 lists them (18.8.30).
constexpr std::array<std::string_view, 50> codes = {
    "General",  "0",         "0.00",        "#,##0",      "#,##0.00",
    "#,##0",    "#,##0",     "#,##0.00",    "#,##0.00",   "0%",  // 0
    "0.00%",    "0.00E+00",  "# ?/?",       "# ?/?",      "mm-dd-yy",
    "d-mmm-yy", "d-mmm",     "mmm-yy",      "h:mm AM/PM", "h:mm:ss AM/PM",  // 10
    "h:mm",     "h:mm:ss",   "m/d/yy h:mm", "",           "",
    "",         "",          "yyyy",        "yyyy",       "yyyy",  // 20
    "m/d/yy",   "yyyy",      "h:mm",        "h:mm:ss",    "h:mm",
    "h:mm:ss",  "yyyy",      "#,##0",       "#,##0",      "#,##0.00",  // 30
    "#,##0.00", "#,##0",     "#,##0",       "#,##0.00",   "#,##0.00",
    "mm:ss",    "[h]:mm:ss", "mm:ss.0",     "##0.0E+0",   "@",  // 40
};

// The digits of a decimal without sign and exponent, and where its point stands among them.
struct Digits {
    std::string text;
    int point = 0;
};

std::optional<Digits> digits_of(std::string_view decimal) {
    Digits digits;
    if (decimal.starts_with('+')) decimal.remove_prefix(1);
    const std::size_t exponent_at = std::min(decimal.find_first_of("eE"), decimal.size());
    int exponent = 0;
    if (exponent_at < decimal.size()) {
        std::string_view written = decimal.substr(exponent_at + 1);
        if (written.starts_with('+')) written.remove_prefix(1);
        const auto result = std::from_chars(written.data(), written.data() + written.size(), exponent);
        if (result.ec != std::errc() || exponent > 1000 || exponent < -1000) return std::nullopt;
    }
    const std::string_view plain = decimal.substr(0, exponent_at);
    const std::size_t point = std::min(plain.find('.'), plain.size());
    if (point > 400) return std::nullopt;
    digits.text = plain.substr(0, point);
    if (point < plain.size()) digits.text += plain.substr(point + 1);
    digits.point = static_cast<int>(point) + exponent;
    return digits;
}

// A number of days as whole days and seconds, rounded to a second.
struct DaysAndSeconds {
    std::int64_t days = 0;
    std::int64_t seconds = 0;
};

std::optional<DaysAndSeconds> days_of(std::string_view decimal) {
    if (decimal.starts_with('-')) return std::nullopt;
    const std::optional<Digits> digits = digits_of(decimal);
    if (!digits) return std::nullopt;
    const auto digit = [&](int at) {
        return at < 0 || at >= static_cast<int>(digits->text.size()) ? 0 : digits->text[static_cast<std::size_t>(at)] - '0';
    };
    DaysAndSeconds result;
    for (int at = 0; at < digits->point; ++at) {
        result.days = result.days * 10 + digit(at);
        if (result.days > 10'000'000) return std::nullopt;
    }
    constexpr int places = 12;
    constexpr std::int64_t whole = 1'000'000'000'000;
    constexpr std::int64_t seconds_of_day = 86'400;
    std::int64_t fraction = 0;
    for (int at = digits->point; at < digits->point + places; ++at) fraction = fraction * 10 + digit(at);
    result.seconds = (fraction * seconds_of_day + whole / 2) / whole;
    if (result.seconds == seconds_of_day) {
        ++result.days;
        result.seconds = 0;
    }
    return result;
}

std::string clock_text(std::int64_t seconds) {
    return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

std::optional<std::string> date_text(std::string_view decimal, const CellFormat& format, bool is_1904) {
    using namespace std::chrono;
    const std::optional<DaysAndSeconds> at = days_of(decimal);
    if (!at) return std::nullopt;
    if (format.is_elapsed) return clock_text(at->days * 86'400 + at->seconds);
    if (!format.has_day && at->days == 0) return clock_text(at->seconds);
    // Day 60 of 1900 is a 29th of February that never was.
    if (!is_1904 && (at->days == 0 || at->days == 60)) return std::nullopt;
    const sys_days first =
        is_1904 ? sys_days(year(1904) / January / 1) : sys_days(year(1899) / December / (at->days < 60 ? 31 : 30));
    const year_month_day day(first + days(at->days));
    if (day.year() > year(9999)) return std::nullopt;
    std::string text = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                                   static_cast<unsigned>(day.day()));
    if (at->seconds > 0) text += " " + clock_text(at->seconds);
    return text;
}

}  // namespace

CellFormat format_of_code(std::string_view code) { return CodeReader(code).read(); }

CellFormat format_of_number(unsigned number) {
    if (number < codes.size()) return format_of_code(codes[number]);
    if (number <= 58) return CellFormat{.has_day = true};                // dates of China, Japan and Korea
    if (number == 59 || number == 61) return CellFormat{.decimals = 0};  // of Thailand
    if (number == 60 || number == 62) return CellFormat{.decimals = 2};
    if (number == 67) return CellFormat{.decimals = 0, .is_percentage = true};
    if (number == 68) return CellFormat{.decimals = 2, .is_percentage = true};
    if (number >= 71 && number <= 81)
        return CellFormat{.has_day = number <= 74 || number == 77 || number == 81, .has_time = number >= 75 && number != 81};
    return {};
}

bool is_decimal(std::string_view text) {
    std::size_t at = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
    const auto take_digits = [&] {
        const std::size_t begin = at;
        while (at < text.size() && is_ascii_digit(text[at])) ++at;
        return at - begin;
    };
    std::size_t digits = take_digits();
    if (at < text.size() && text[at] == '.') {
        ++at;
        digits += take_digits();
    }
    if (digits == 0) return false;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
        if (take_digits() == 0) return false;
    }
    return at == text.size();
}

GridCell number_cell(std::string_view stored, const CellFormat& format, bool is_1904) {
    GridCell cell;
    cell.kind = GridCellKind::number;
    if (format.is_date()) {
        if (std::optional<std::string> date = date_text(stored, format, is_1904)) {
            cell.kind = GridCellKind::date;
            cell.text = std::move(*date);
            return cell;
        }
    }
    cell.text = stored;
    cell.decimals = format.decimals;
    cell.shown_power = format.shown_power;
    cell.is_percentage = format.is_percentage;
    return cell;
}

std::string date_of_iso(std::string_view stored) {
    std::string date(stored.substr(0, stored.find_first_of(".Z")));
    const std::size_t t = date.find('T');
    if (t == std::string::npos) return date;
    if (date.substr(t) == "T00:00:00") return date.substr(0, t);
    date[t] = ' ';
    return date;
}

}  // namespace sitegen
