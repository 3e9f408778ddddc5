#include "import/era_years.hpp"

#include <algorithm>

#include "import/import_words.hpp"
#include "import/number_parts.hpp"
#include "text/ascii.hpp"

namespace sitegen {

namespace {

constexpr std::string_view first_year = "元";

struct YearOfEra {
    int number = 0;  // 0: no year stands there
    std::size_t byte_count = 0;
};

YearOfEra year_of_era_at(std::string_view text) {
    if (text.starts_with(first_year)) return {1, first_year.size()};
    const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
    std::size_t end = begin;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    if (end == begin || end - begin > 2) return {};
    return {std::stoi(std::string(text.substr(begin, end - begin))), end};
}

}  // namespace

std::string in_common_years(std::string_view text) {
    const auto& eras = import_words().eras;
    const auto has_era = [&](const auto& era) { return text.find(era.first) != std::string_view::npos; };
    if (std::none_of(eras.begin(), eras.end(), has_era)) return std::string(text);
    std::string common = in_ascii(text);
    for (const auto& [era, before] : eras) {
        for (std::size_t at = common.find(era); at != std::string::npos; at = common.find(era, at + 1)) {
            const YearOfEra year = year_of_era_at(std::string_view(common).substr(at + era.size()));
            if (year.number > 0) common.replace(at, era.size() + year.byte_count, std::to_string(before + year.number));
        }
    }
    return common;
}

}  // namespace sitegen
