// Titles of a standard. One title is used for every year and department.
#pragma once

#include <string>
#include <string_view>

#include "model/content.hpp"

namespace sitegen {

// The title with {{department}}, {{year}}, {{prior-year}} and other years such as {{year-2}} or {{year+1}} filled in.
[[nodiscard]] std::string fill_title(std::string_view title, const Department& department, const Document& document);

// The titles of a table and of one of its columns as the document prints them: its own, or else the standard's.
[[nodiscard]] std::string title_of_table(const TableForm& form, const Department& department, const Document& document);
[[nodiscard]] std::string title_of_column(const TableForm& form, const ColumnForm& column, const Department& department,
                                          const Document& document);

// The same as the first with only years.
[[nodiscard]] std::string fill_years(std::string_view title, const FiscalYear& year);

// Whether the title of a column, or of its group, speaks of other years than the document's own: {{year+1}}, {{prior-year}}.
[[nodiscard]] bool names_other_year(const ColumnForm& column);

// How many years after the document's the amounts of the column are, by its title, its group, or what it is declared to be. Nothing
// if they name several years.
[[nodiscard]] std::optional<int> distance_of_year(const ColumnForm& column);

// The first {{…}} of the title that fill_title does not fill in. If it is unclosed, everything to the end. Empty if there is none.
[[nodiscard]] std::string_view find_unknown_name(std::string_view title);

}  // namespace sitegen
