#include "proofread/clauses.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "text/ascii.hpp"

namespace sitegen {

namespace {

constexpr std::array clause_marks = {std::string_view(","), std::string_view("，"), std::string_view(";")};

bool is_digit_at(std::string_view text, std::size_t at) { return at < text.size() && is_ascii_digit(text[at]); }

// Four digits that are near to a year, with no digit or decimal point beside them.
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

// Where the years of a period end that begins with the four digits at this place; nothing of one year.
std::optional<std::size_t> end_of_period(std::string_view text, std::size_t at) {
    std::size_t end = at + 4;
    if (end >= text.size() || (text[end] != '-' && text[end] != '/')) return std::nullopt;
    const std::size_t digits = ++end;
    while (is_digit_at(text, end)) ++end;
    return end - digits == 2 || end - digits == 4 ? std::optional(end) : std::nullopt;
}

// Other than a year, or a day of a date.
bool has_number(std::string_view text, std::size_t begin, std::size_t end, const FiscalYear& year) {
    for (std::size_t at = begin; at < end; ++at) {
        if (text[at] == figure_mark) return true;
        if (!is_digit_at(text, at)) continue;
        if (year_at(text, at, year)) {
            at = end_of_period(text, at).value_or(at + 4) - 1;
            continue;
        }
        std::size_t digits = at;
        while (is_digit_at(text, digits)) ++digits;
        const std::string_view behind = text.substr(digits);
        const bool is_day = digits - at <= 2 && (behind.starts_with(' ') || behind.starts_with("月") || behind.starts_with("日"));
        if (!is_day) return true;
        at = digits - 1;
    }
    return false;
}

// The years other than the document's that the clause of the number names; none if it names the document's, too.
std::vector<int> other_years_of_clause(const ProseNumber& number, std::string_view text, const FiscalYear& year) {
    const auto [begin, clause_end] = clause_around(number, text);
    // "5.00 (2024: 6.00)": what is in the brackets has its own number.
    const std::size_t open = std::min(text.find('(', number.end), clause_end);
    const std::size_t close = std::min(text.find(')', open), text.size());
    const std::size_t end = open < clause_end && has_number(text, open, close, year) ? open : clause_end;
    std::vector<int> others;
    for (std::optional<NamedYear> named = find_year(text, begin, end, year); named;
         named = find_year(text, named->end, end, year)) {
        if (named->is_of(year)) return {};
        if (std::find(others.begin(), others.end(), named->first) == others.end()) others.push_back(named->first);
    }
    return others;
}

}  // namespace

std::optional<NamedYear> find_year(std::string_view text, std::size_t begin, std::size_t end, const FiscalYear& near) {
    for (std::size_t at = begin; at + 4 <= end; ++at) {
        const std::optional<int> year = year_at(text, at, near);
        if (!year) continue;
        const std::optional<std::size_t> period_end = end_of_period(text, at);
        return NamedYear{*year, period_end.has_value(), at, period_end.value_or(at + 4)};
    }
    return std::nullopt;
}

std::string_view last_clause(std::string_view text) {
    std::size_t begin = 0;
    for (const std::string_view mark : clause_marks) {
        const std::size_t at = text.rfind(mark);
        if (at != std::string_view::npos) begin = std::max(begin, at + mark.size());
    }
    return text.substr(begin);
}

std::size_t find_clause_end(std::string_view text, std::size_t from, std::size_t limit) {
    for (const std::string_view mark : clause_marks) limit = std::min(limit, text.find(mark, from));
    return limit;
}

std::size_t clause_mark_before(std::string_view text) {
    const auto* const mark =
        std::find_if(clause_marks.begin(), clause_marks.end(), [&](std::string_view each) { return text.ends_with(each); });
    return mark == clause_marks.end() ? 0 : mark->size();
}

SentenceBounds clause_around(const ProseNumber& number, std::string_view text) {
    const SentenceBounds sentence = sentence_around(text, number.begin, number.end);
    const std::string_view before = text.substr(sentence.begin, number.begin - sentence.begin);
    return {number.begin - last_clause(before).size(), find_clause_end(text, number.end, sentence.end)};
}

std::vector<LeadClause> leads_to(std::size_t clause, std::string_view text, const SentenceBounds& sentence,
                                 const FiscalYear& year) {
    std::vector<LeadClause> leads;
    while (clause > sentence.begin) {
        const std::size_t mark_length = clause_mark_before(text.substr(0, clause));
        if (mark_length == 0) break;
        const std::size_t end = clause - mark_length;
        const std::string_view mark = text.substr(end, mark_length);
        const std::size_t begin = end - last_clause(text.substr(sentence.begin, end - sentence.begin)).size();
        const bool is_set_off = mark == "，" || (mark == "," && text.substr(clause).starts_with(' '));
        if ((mark == "," && !is_set_off) || has_number(text, begin, end, year)) break;
        leads.push_back({begin, end, is_set_off});
        clause = begin;
    }
    return leads;
}

bool follows_another_year(const ProseNumber& number, std::string_view text, const FiscalYear& year) {
    std::optional<NamedYear> last;
    const std::size_t begin = sentence_around(text, number.begin, number.end).begin;
    for (std::optional<NamedYear> named = find_year(text, begin, number.begin, year); named;
         named = find_year(text, named->end, number.begin, year))
        last = named;
    return last && !last->is_of(year);
}

bool has_clause_of_another_year(const ProseNumber& number, std::string_view text, const FiscalYear& year) {
    return !other_years_of_clause(number, text, year).empty();
}

std::optional<int> other_year_of_clause(const ProseNumber& number, std::string_view text, const FiscalYear& year) {
    const std::vector<int> others = other_years_of_clause(number, text, year);
    return others.size() == 1 ? std::optional(others.front()) : std::nullopt;
}

}  // namespace sitegen
