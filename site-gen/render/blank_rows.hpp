// Rows without amounts: forms print many of them, and a page may fold them away.
#pragma once

#include <cstddef>
#include <set>
#include <vector>

#include "model/check_report.hpp"
#include "render/views.hpp"
#include "text/words.hpp"

namespace sitegen {

// Fewer blank rows are sooner read than unfolded.
inline constexpr std::size_t fewest_blank_rows = 5;

// The cells that a difference may be about: a change of any of them would settle it.
using DoubtedCells = std::set<const Cell*>;
[[nodiscard]] DoubtedCells doubted_cells(const CheckReport& report);

// Marks the rows of a side that have no amount and may be folded away, and counts them. Blank is not zero: a row with 0.00 has an
// amount. These stay: a total, a row with a note, one with a doubted cell, and a heading above deeper rows that stay.
std::size_t mark_blank_rows(std::vector<RowView>& rows, const DoubtedCells& doubted);

// Marks the blank rows of a table and says how many there are. If there are only few, none is marked.
void fold_blank_rows(TableView& view, const CheckReport& report, const Words& words);

}  // namespace sitegen
