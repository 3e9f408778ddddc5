#include "load/chart_parts.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "expression/counted_unit.hpp"

namespace sitegen {

namespace {

using Found = std::optional<OverlappingParts>;
using Ids = std::set<std::string_view>;

// For a fixed list. A total contains every line, a subtotal the lines since the previous subtotal, and a line the deeper lines that
// follow it.
Found find_in_items(const std::vector<ItemForm>& items, const Ids& chosen) {
    const ItemForm* any_line = nullptr;  // chosen
    const ItemForm* since = nullptr;     // the first chosen line since the last subtotal
    const ItemForm* total = nullptr;     // chosen
    std::vector<const ItemForm*> above;  // the lines that may contain the next line
    for (const ItemForm& item : items) {
        const bool is_chosen = chosen.contains(item.id);
        if (item.role != RowRole::line) {
            if (is_chosen && item.role == RowRole::subtotal && since != nullptr) return {{item.id, since->id}};
            if (is_chosen && item.role == RowRole::total) total = &item;
            since = nullptr;
            above.clear();
            continue;
        }
        while (!above.empty() && above.back()->level >= item.level) above.pop_back();
        if (is_chosen) {
            const auto outer =
                std::find_if(above.begin(), above.end(), [&](const ItemForm* line) { return chosen.contains(line->id); });
            if (outer != above.end()) return {{(*outer)->id, item.id}};
            if (any_line == nullptr && item.level == 1) any_line = &item;
            if (since == nullptr) since = &item;
        }
        above.push_back(&item);
    }
    if (total != nullptr && any_line != nullptr) return {{total->id, any_line->id}};
    return std::nullopt;
}

// For codes: if one code begins with another, the shorter one contains it.
Found find_in_codes(const Ids& chosen) {
    const std::string_view* before = nullptr;
    for (const std::string_view& code : chosen) {
        if (before != nullptr && code.starts_with(*before)) return {{std::string(*before), std::string(code)}};
        before = &code;
    }
    return std::nullopt;
}

Found find_in_side(const SideForm& side, const Ids& chosen) {
    if (side.rows.kind == RowsForm::Kind::items) return find_in_items(side.rows.items, chosen);
    if (side.rows.total && chosen.size() > 1 && chosen.contains(side.rows.total->id)) {
        const auto other =
            std::find_if(chosen.begin(), chosen.end(), [&](std::string_view id) { return id != side.rows.total->id; });
        return {{side.rows.total->id, std::string(*other)}};
    }
    const bool has_codes =
        side.rows.kind == RowsForm::Kind::classified && side.rows.classifications.size() == 1 && !side.rows.is_flat;
    return has_codes ? find_in_codes(chosen) : std::nullopt;
}

// For table[*].
Found find_in_all_rows(const SideForm& side) {
    if (side.rows.kind != RowsForm::Kind::items) {
        return side.rows.total ? Found({side.rows.total->id, "*"}) : std::nullopt;
    }
    Ids all;
    for (const ItemForm& item : side.rows.items) all.insert(item.id);
    return find_in_items(side.rows.items, all);
}

Found find_in_rows(const CellReference& rows, const std::vector<ChartSeriesForm>& series, const Standard& standard) {
    if (rows.rows.kind != RowSelector::Kind::every) return std::nullopt;
    for (const ChartSeriesForm& form : series) {
        CellReference cells = rows;
        cells.column = form.column;
        const SideForm* side = find_side(cells, standard);
        if (side == nullptr) continue;
        if (Found found = find_in_all_rows(*side)) return found;
    }
    return std::nullopt;
}

}  // namespace

std::optional<OverlappingParts> find_overlapping_parts(const ChartDeclaration& chart, const Standard& standard) {
    if (!chart.adds_up()) return std::nullopt;
    std::map<std::pair<const SideForm*, std::string_view>, Ids> by_column;  // single cells, which are parts of one column
    for (const ChartItemForm& item : chart.items) {
        const CellReference& cells = item.value.cells;
        if (item.value.kind != Expression::Kind::cells || cells.rows.kind != RowSelector::Kind::row) continue;
        if (const SideForm* side = find_side(cells, standard)) by_column[{side, cells.column}].insert(cells.rows.text);
    }
    for (const auto& [column, ids] : by_column) {
        if (Found found = find_in_side(*column.first, ids)) return found;
    }
    if (chart.rows) {
        if (Found found = find_in_rows(*chart.rows, chart.series, standard)) return found;
    }
    return chart.uses ? find_in_rows(chart.uses->rows, chart.uses->series, standard) : std::nullopt;
}

}  // namespace sitegen
