// Checks whether the sums of two groups cover the same departments, so that they can be compared.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "across/across.hpp"
#include "text/words.hpp"

namespace sitegen {

// The departments whose documents are in only one of two sums, by slug. Departments that became part of others between the two,
// or came from them, count as being in both, because their tasks are. So does one whose budget another document contains.
struct CoverageChange {
    std::vector<const DepartmentSummary*> gone;  // only in the earlier group
    std::vector<const DepartmentSummary*> come;  // only in the later group

    [[nodiscard]] bool is_same() const { return gone.empty() && come.empty(); }
};

// Whether a document's amount is in the sum. A document that rightly has no amount, such as no row of the code, counts, too.
using IsCounted = std::function<bool(const AcrossEntry&)>;

[[nodiscard]] CoverageChange coverage_change(const AcrossGroup& earlier, const AcrossGroup& later, const IsCounted& is_counted);
// is_contained: whether the document's amount is in that of another one; otherwise, its budget is.
[[nodiscard]] CoverageChange coverage_change(const AcrossGroup& earlier, const AcrossGroup& later, const IsCounted& is_counted,
                                             const IsCounted& is_contained);

// Adds all departments that those came from or became parts of.
[[nodiscard]] std::set<std::string_view> with_relatives(std::set<std::string_view> slugs, const Across& across);

// "2023: without Water, with Parks": the departments by their names in the year of the later sum; only the first few of many.
[[nodiscard]] std::string coverage_text(const CoverageChange& change, const FiscalYear& year, const Words& words);

// The names of departments in a year, with the list's separator between them. If there are many, only the first few, and how many
// more there are.
[[nodiscard]] std::string names_of(const std::vector<const DepartmentSummary*>& departments, const FiscalYear& year,
                                   const Words& words);

}  // namespace sitegen
