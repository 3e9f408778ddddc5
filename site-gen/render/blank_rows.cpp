#include "render/blank_rows.hpp"

#include <algorithm>
#include <string>

namespace sitegen {

namespace {

bool has_no_amount(const PrintedRow& row) {
    return std::all_of(row.shown.begin(), row.shown.end(), [](const Cell& cell) { return cell.state == CellState::blank; });
}

// If a reader folds the blank rows away, another row is the last.
void mark_last_shown(std::vector<RowView>& rows) {
    const auto last = std::find_if(rows.rbegin(), rows.rend(), [](const RowView& row) { return !row.is_blank; });
    if (last != rows.rend() && last != rows.rbegin()) last->is_last_shown = true;
}

}  // namespace

DoubtedCells doubted_cells(const CheckReport& report) {
    DoubtedCells cells;
    for (const Outcome& outcome : report.outcomes) {
        if (outcome.verdict != Verdict::broken && outcome.verdict != Verdict::acknowledged) continue;
        for (const Correction& correction : outcome.corrections) cells.insert(correction.cell);
    }
    return cells;
}

std::size_t mark_blank_rows(std::vector<RowView>& rows, const DoubtedCells& doubted) {
    std::size_t count = 0;
    // From the last row to the first. Of each row that stays, the least level on the way to it; of all of these, the largest. If
    // that is deeper than a row, a row that stays is below that row.
    int deepest = 0;
    for (auto view = rows.rbegin(); view != rows.rend(); ++view) {
        const PrintedRow& row = *view->row;
        const bool is_doubted =
            std::any_of(row.cells.begin(), row.cells.end(), [&](const Cell& cell) { return doubted.contains(&cell); });
        view->is_blank =
            has_no_amount(row) && row.role != RowRole::total && row.notes.empty() && !is_doubted && deepest <= row.level;
        deepest = view->is_blank ? std::min(deepest, row.level) : row.level;
        count += view->is_blank ? 1 : 0;
    }
    return count;
}

void fold_blank_rows(TableView& view, const CheckReport& report, const Words& words) {
    const DoubtedCells doubted = doubted_cells(report);
    std::size_t count = 0;
    for (SideView& side : view.sides) count += mark_blank_rows(side.rows, doubted);
    if (count >= fewest_blank_rows) {
        view.blank_rows = words.phrase("table-blank-rows", {{"count", std::to_string(count)}});
        for (SideView& side : view.sides) mark_last_shown(side.rows);
        return;
    }
    for (SideView& side : view.sides) {
        for (RowView& row : side.rows) row.is_blank = false;
    }
}

}  // namespace sitegen
