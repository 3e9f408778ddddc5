// The clauses of a sentence: where each begins and ends, which one leads to another, and which years they name. All texts are of
// the ProseText that the numbers were found in.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "model/fiscal_year.hpp"
#include "proofread/labelled_figures.hpp"

namespace sitegen {

inline constexpr int farthest_year = 30;  // a whole number within this distance of the document's year may be a year

// A year that the text names, or a period like 2024-25 or 2024/2025.
struct NamedYear {
    int first = 0;
    bool is_period = false;
    std::size_t begin = 0;  // in the text
    std::size_t end = 0;

    // A fiscal year of two may be called by its second.
    [[nodiscard]] bool is_of(const FiscalYear& year) const {
        return first == year.first || (!is_period && year.spans_two && first == year.first + 1);
    }
};

// The first one between two places; only years near to another count.
[[nodiscard]] std::optional<NamedYear> find_year(std::string_view text, std::size_t begin, std::size_t end, const FiscalYear& near);

// The clause that ends with the text.
[[nodiscard]] std::string_view last_clause(std::string_view text);

// Where the first mark between clauses stands in the text from a place on; `limit` if none does before it.
[[nodiscard]] std::size_t find_clause_end(std::string_view text, std::size_t from, std::size_t limit);

// The length of the mark between clauses that the text ends with; 0 if it ends with none.
[[nodiscard]] std::size_t clause_mark_before(std::string_view text);

// The clause of a number in its sentence.
[[nodiscard]] SentenceBounds clause_around(const ProseNumber& number, std::string_view text);

// A clause without a number that leads to the clause of one.
struct LeadClause {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool is_set_off = false;  // by a comma, as in "In real terms, spending rises by 5%"; without a space it may group digits
};

// Those before the clause that begins at a byte, the nearest first. A clause with a number says something of its own.
[[nodiscard]] std::vector<LeadClause> leads_to(std::size_t clause, std::string_view text, const SentenceBounds& sentence,
                                               const FiscalYear& year);

// Whether the last year that the sentence of the number names before it is another: "In 2022, grants were 1.00, fees 2.00".
[[nodiscard]] bool follows_another_year(const ProseNumber& number, std::string_view text, const FiscalYear& year);

// Whether the clause of the number names a year, and none is the document's: "2023年执行数为1.00万元" in a document of 2024.
[[nodiscard]] bool has_clause_of_another_year(const ProseNumber& number, std::string_view text, const FiscalYear& year);

// The first other year that such a clause names. Nothing if it names the document's, or several others.
[[nodiscard]] std::optional<int> other_year_of_clause(const ProseNumber& number, std::string_view text, const FiscalYear& year);

}  // namespace sitegen
