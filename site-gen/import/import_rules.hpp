// The name of every rule that findings of an import carry. Each has a heading in content/README.md.
#pragma once

#include <array>
#include <string_view>

#include "model/rules.hpp"

namespace sitegen::rules {

// Sources
inline constexpr std::string_view unreadable_source = "unreadable-source";
inline constexpr std::string_view wrong_encoding = "wrong-encoding";
inline constexpr std::string_view hidden_cells = "hidden-cells";
inline constexpr std::string_view other_years_source = "other-years-source";

// Tables
inline constexpr std::string_view unrecognised_table = "unrecognised-table";
inline constexpr std::string_view table_not_found = "table-not-found";
inline constexpr std::string_view column_not_found = "column-not-found";
inline constexpr std::string_view column_left_out = "column-left-out";
inline constexpr std::string_view unit_not_stated = "unit-not-stated";
inline constexpr std::string_view unit_slip = "unit-slip";

// Rows and cells
inline constexpr std::string_view assumed_row = "assumed-row";
inline constexpr std::string_view row_without_name = "row-without-name";
inline constexpr std::string_view rows_left_blank = "rows-left-blank";
inline constexpr std::string_view name_of_another_code = "name-of-another-code";
inline constexpr std::string_view lost_zeros = "lost-zeros";
inline constexpr std::string_view unreadable_amount = "unreadable-amount";
inline constexpr std::string_view ambiguous_marks = "ambiguous-marks";
inline constexpr std::string_view footnote_mark = "footnote-mark";

// Prose
inline constexpr std::string_view prose_left_out = "prose-left-out";

// Content
inline constexpr std::string_view would_overwrite = "would-overwrite";
inline constexpr std::string_view differs_from_source = "differs-from-source";

inline constexpr std::array import_rules = {
    unreadable_source, wrong_encoding,       hidden_cells,       other_years_source, unrecognised_table, table_not_found,
    column_not_found,  column_left_out,      unit_not_stated,    unit_slip,          assumed_row,        row_without_name,
    rows_left_blank,   name_of_another_code, lost_zeros,         unreadable_amount,  ambiguous_marks,    footnote_mark,
    prose_left_out,    would_overwrite,      differs_from_source};

}  // namespace sitegen::rules
