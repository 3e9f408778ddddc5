#include "proofread/other_times.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "proofread/labelled_figures.hpp"
#include "text/ascii.hpp"

namespace sitegen {

namespace {

bool is_digit_at(std::string_view text, std::size_t at) { return at < text.size() && is_ascii_digit(text[at]); }

// A year near the document's year: four digits without a digit or decimal point beside them.
std::optional<int> year_at(std::string_view text, std::size_t at, const FiscalYear& near) {
    const bool begins = at == 0 || (!is_digit_at(text, at - 1) && text[at - 1] != '.');
    const bool has_decimals = is_digit_at(text, at + 5) && text[at + 4] == '.';
    if (!begins || is_digit_at(text, at + 4) || has_decimals) return std::nullopt;
    int year = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
        if (!is_digit_at(text, i)) return std::nullopt;
        year = year * 10 + (text[i] - '0');
    }
    return std::abs(year - near.first) < farthest_year ? std::optional(year) : std::nullopt;
}

// Where the last clause of the text begins.
std::string_view last_clause(std::string_view text) {
    std::size_t begin = 0;
    for (const std::string_view mark : {",", "，", ";"}) {
        const std::size_t at = text.rfind(mark);
        if (at != std::string_view::npos) begin = std::max(begin, at + mark.size());
    }
    return text.substr(begin);
}

// Whether one of the words that introduce a base of comparison is in the text, but not within one of the names.
bool names_base(std::string_view text, const std::vector<std::string_view>& names, const ProseLexicon& lexicon) {
    const auto is_in_name = [&](std::size_t begin, std::size_t end) {
        return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
            const std::size_t from = end < name.size() ? 0 : end - name.size();
            const std::size_t at = text.find(name, from);
            return at != std::string_view::npos && at <= begin;
        });
    };
    return std::any_of(lexicon.ties.begin(), lexicon.ties.end(), [&](const auto& tie) {
        const auto& [word, says] = tie;
        if (says != TieWord::before) return false;
        for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
            if (is_whole_word(text, at, at + word.size()) && !is_in_name(at, at + word.size())) return true;
        }
        return false;
    });
}

// Whether the text ends with such a word: "compared with 2023".
bool leads_to_base(std::string_view text, const ProseLexicon& lexicon) {
    while (text.ends_with(' ')) text.remove_suffix(1);
    return std::any_of(lexicon.ties.begin(), lexicon.ties.end(),
                       [text](const auto& tie) { return tie.second == TieWord::before && text.ends_with(tie.first); });
}

}  // namespace

bool is_of_another_time(const ProseNumber& number, std::string_view text, const FigureTime& time, const ProseLexicon& lexicon) {
    const int year = time.year.first;
    const auto [begin, end] = sentence_around(text, number.begin, number.end);
    for (std::size_t at = begin; at + 4 <= end; ++at) {
        const std::optional<int> named = year_at(text, at, time.year);
        if (!named) continue;
        const bool is_compared_with = leads_to_base(text.substr(begin, at - begin), lexicon);
        const bool is_this = *named == year || (time.year.spans_two && *named == year + 1);
        const bool may_be_last = *named == year - 1 && (time.is_change || time.is_of_prior_year);
        // If an amount is followed by another year that it is compared with, it is this year's. A change since this year is another
        // year's.
        const bool is_base_of_amount = is_compared_with && !time.is_change && at >= number.end;
        if (!is_this && !may_be_last && !is_base_of_amount) return true;
        if (time.is_change && is_this && is_compared_with) return true;
        at += 3;
    }
    return !time.is_change && names_base(last_clause(text.substr(begin, number.begin - begin)), time.names, lexicon);
}

}  // namespace sitegen
