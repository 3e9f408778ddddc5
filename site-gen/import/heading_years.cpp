#include "import/heading_years.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "import/era_years.hpp"
#include "import/import_words.hpp"
#include "import/number_parts.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

struct NamedYear {
    FiscalYear year;
    std::size_t begin = 0;  // in the text, with common years
    std::size_t end = 0;
    bool is_behind_fy = false;  // it may be the year that begins in the one before
};

std::size_t end_of_digits(std::string_view text, std::size_t begin) {
    std::size_t end = begin;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    return end;
}

// The byte behind a dash or a slash at that place. Nothing if there is neither.
std::optional<std::size_t> behind_separator(std::string_view text, std::size_t at) {
    for (const std::string_view mark : {"-", "/", "–"}) {
        if (text.substr(at).starts_with(mark)) return at + mark.size();
    }
    return std::nullopt;
}

// The year that begins with the four digits: with "-24", "/24" or "-2024" behind them it is a period, if that is the next year.
NamedYear year_at(std::string_view text, std::size_t begin) {
    const std::size_t end = begin + 4;
    const int first = std::stoi(std::string(text.substr(begin, 4)));
    if (const std::optional<std::size_t> second = behind_separator(text, end)) {
        const std::size_t end_of_second = end_of_digits(text, *second);
        const std::optional<FiscalYear> period = read_fiscal_year(text.substr(begin, end_of_second - begin));
        if (period && period->spans_two) return {*period, begin, end_of_second};
    }
    return {FiscalYear(first), begin, end};
}

// FY24 and FY 24 are 2024.
bool is_behind_fy(std::string_view text, std::size_t at) {
    while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\'')) --at;
    return at >= 2 && ascii_lower(text[at - 2]) == 'f' && ascii_lower(text[at - 1]) == 'y' &&
           (at == 2 || !is_ascii_letter(text[at - 3]));
}

// Years of four digits, 1900 to 2199, that stand by themselves, periods of two years, and years behind "FY".
std::vector<NamedYear> years_of(std::string_view written) {
    const std::string common = in_common_years(written);
    const std::string_view text = common;
    std::vector<NamedYear> years;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = end_of_digits(text, i);
        const bool is_of_these_centuries = end - i == 4 && text.substr(i, 4) >= "1900" && text.substr(i, 4) < "2200";
        if (is_of_these_centuries) {
            years.push_back(year_at(text, i));
            years.back().is_behind_fy = is_behind_fy(text, i);
        } else if (end - i == 2 && is_behind_fy(text, i)) {
            years.push_back({FiscalYear(2000 + std::stoi(std::string(text.substr(i, 2)))), i, end, true});
        }
        i = is_of_these_centuries ? years.back().end : std::max(end, i + 1);
    }
    return years;
}

int distance_of(const FiscalYear& named, const FiscalYear& year, YearReading reading) {
    const int distance = named.first - year.first;
    if (named.spans_two == year.spans_two || reading == YearReading::by_beginning) return distance;
    // The end of a period is the year after its first one.
    return named.spans_two ? distance + 1 : distance - 1;
}

// Whether the text has one of the words, at the beginning of a word: "Vorjahresansatz" has "Vorjahr". "Vorvorjahr" and 上上年 are
// the year before that.
bool names_one_of(std::string_view text, const std::vector<std::string>& words) {
    const auto is_named = [&](const std::string& word) {
        for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
            if (at == 0) return true;
            const char32_t before = last_character(text.substr(0, at)).value;
            const bool begins = is_ascii_letter(word.front()) ? !is_word_character(before) : before != first_character(word).value;
            if (begins) return true;
        }
        return false;
    };
    return std::any_of(words.begin(), words.end(), is_named);
}

}  // namespace

std::vector<StatedYear> fiscal_years_in(std::string_view text) {
    std::vector<StatedYear> stated;
    for (const NamedYear& named : years_of(in_ascii(text))) {
        const StatedYear year{named.year, named.is_behind_fy && !named.year.spans_two};
        if (std::find(stated.begin(), stated.end(), year) == stated.end()) stated.push_back(year);
    }
    return stated;
}

std::vector<int> distances_of_years(std::string_view text, const FiscalYear& year, YearReading reading) {
    const std::string plain = in_ascii(text);
    std::vector<int> distances;
    for (const NamedYear& named : years_of(plain)) distances.push_back(distance_of(named.year, year, reading));
    if (names_one_of(plain, import_words().last_year)) distances.push_back(-1);
    if (names_one_of(plain, import_words().this_year)) distances.push_back(0);
    std::sort(distances.begin(), distances.end());
    distances.erase(std::unique(distances.begin(), distances.end()), distances.end());
    return distances;
}

bool depends_on_reading(std::string_view text, const FiscalYear& year) {
    const std::vector<NamedYear> years = years_of(in_ascii(text));
    return std::any_of(years.begin(), years.end(), [&](const NamedYear& named) { return named.year.spans_two != year.spans_two; });
}

bool is_only_a_year(std::string_view text) {
    const std::string plain = in_common_years(in_ascii(text));
    const std::vector<NamedYear> years = years_of(plain);
    if (years.size() != 1) return false;
    // 年 and FY.
    constexpr std::size_t most_characters = 2;
    std::string rest = plain.substr(0, years.front().begin) + plain.substr(years.front().end);
    std::size_t characters = 0;
    for (std::string_view left = rest; !left.empty(); left.remove_prefix(first_character(left).byte_count))
        characters += is_word_character(first_character(left).value) ? 1 : 0;
    return characters <= most_characters;
}

}  // namespace sitegen
