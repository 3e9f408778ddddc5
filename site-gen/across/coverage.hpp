// Whether sums over the departments of two groups are of the same departments, so that they can be compared.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "across/across.hpp"
#include "text/words.hpp"

namespace sitegen {

// The departments whose documents are in one of two sums only, by slug. Those that went over into others, or came from them,
// between the two are in both: what they do is.
struct CoverageChange {
    std::vector<const DepartmentSummary*> gone;  // of the earlier group
    std::vector<const DepartmentSummary*> come;  // of the later one

    [[nodiscard]] bool is_same() const { return gone.empty() && come.empty(); }
};

// Whether a document's amount is in the sum; one without an amount by right, such as one without a row of the code, is in it, too.
using IsCounted = std::function<bool(const AcrossEntry&)>;

[[nodiscard]] CoverageChange coverage_change(const AcrossGroup& earlier, const AcrossGroup& later, const IsCounted& is_counted);

// "2023: without Water, with Parks": the departments by their names in the year of the later sum. Of many the first few.
[[nodiscard]] std::string coverage_text(const CoverageChange& change, const FiscalYear& year, const Words& words);

// The names of departments in a year, with the list's separator between. Of many the first few, and how many more.
[[nodiscard]] std::string names_of(const std::vector<const DepartmentSummary*>& departments, const FiscalYear& year,
                                   const Words& words);

}  // namespace sitegen
