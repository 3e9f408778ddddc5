#include "import/ledger_totals.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "import/import_rules.hpp"
#include "model/cell.hpp"
#include "text/counted.hpp"

namespace sitegen {

namespace {

// A cell with no amount adds nothing. A sum of such cells only is blank. A sum of which a part is withheld or not published has no
// amount either.
void add_to(LedgerCell& sum, const LedgerCell& part) {
    sum.is_there = sum.is_there || part.is_there;
    if (hides_sum(part.state)) sum.state = part.state;
    if (part.count == 0) return;
    sum.sum = sum.count == 0 ? part.sum : sum.sum + part.sum;
    sum.count += part.count;
}

}  // namespace

bool hides_sum(const std::string& state) { return !state.empty() && state != name_of(CellState::not_applicable); }

// From the lowest level up, each code adds to its parent. A parent that the records have themselves is left as it is.
void LedgerTotals::add_parents(LedgerSide& side) {
    const auto list = standard_.classifications.find(side.form->rows.classifications.front());
    if (list == standard_.classifications.end() || list->second.is_flat) return;
    const std::vector<std::size_t>& levels = list->second.levels;
    for (std::size_t level = levels.size(); level-- > 1;) {
        std::set<std::string> own;
        for (const LedgerRow& row : side.rows) own.insert(row.keys.front());
        std::map<std::string, LedgerRow> parents;
        for (const LedgerRow& row : side.rows) {
            if (row.keys.front().size() != levels[level]) continue;
            const std::string code = row.keys.front().substr(0, levels[level - 1]);
            if (own.contains(code) || list->second.find(code) == nullptr) continue;
            LedgerRow& parent = parents[code];
            if (parent.keys.empty()) {
                parent.keys = {code};
                parent.cells.resize(side.form->columns.size());
            }
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                if (side.form->columns[i].kind == ColumnKind::money || side.form->columns[i].kind == ColumnKind::count)
                    add_to(parent.cells[i], row.cells[i]);
            }
        }
        made_count_ += parents.size();
        for (auto& [code, parent] : parents) side.rows.push_back(std::move(parent));
    }
}

// The sum of the rows that are below no other row.
void LedgerTotals::add_total(LedgerSide& side) {
    const std::string& id = side.form->rows.total->id;
    std::set<std::string> codes;
    for (const LedgerRow& row : side.rows) codes.insert(row.keys.front());
    if (codes.contains(id)) return;
    LedgerRow total;
    total.keys.resize(side.form->rows.key_columns().size());
    total.keys.front() = id;
    if (side.form->rows.kind == RowsForm::Kind::named) {
        total.keys[1] = side.form->rows.total->title;
        if (side.form->rows.level_count > 0) total.keys[2] = "1";
    }
    total.cells.resize(side.form->columns.size());
    for (const LedgerRow& row : side.rows) {
        const std::string& code = row.keys.front();
        bool is_below = side.form->rows.level_count > 0 && row.keys.size() > 2 && row.keys[2] != "1";
        if (side.form->rows.kind == RowsForm::Kind::classified) {
            for (std::size_t size = code.size(); size-- > 1 && !is_below;) is_below = codes.contains(code.substr(0, size));
        }
        if (is_below) continue;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (side.form->columns[i].adds_up && side.form->columns[i].kind != ColumnKind::rate)
                add_to(total.cells[i], row.cells[i]);
        }
    }
    ++made_count_;
    side.rows.push_back(std::move(total));
}

// Said once for all documents of the stage.
void LedgerTotals::refuse_column(const LedgerSide& side, const ColumnForm& column, const std::string& stage) {
    if (!refused_.insert(fmt::format("{}\n{}\n{}\n{}", side.table->id, side.form->id, column.id, stage)).second) return;
    log_.add(Severity::error, rules::unknown_column, side.file,
             fmt::format("at the stage \"{}\" the table \"{}\" has no column \"{}\"", stage, side.table->id, column.id),
             "Leave the amounts out, or correct \"stages\" of the column in the standard.");
}

ImportedSide LedgerTotals::finish_side(LedgerSide& side, const std::string& stage) {
    ImportedSide result;
    result.form = side.form;
    const RowsForm& rows = side.form->rows;
    std::vector<bool> is_used(side.form->columns.size());
    int decimals = 0;
    for (const LedgerRow& row : side.rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            is_used[i] = is_used[i] || row.cells[i].is_there;
            if (row.cells[i].count > 0 && !side.form->columns[i].stands_apart())
                decimals = std::max(decimals, row.cells[i].sum.decimals());
        }
    }
    for (std::size_t i = 0; i < is_used.size(); ++i) {
        if (!is_for_stage(side.form->columns[i].stages, stage)) {
            if (is_used[i]) refuse_column(side, side.form->columns[i], stage);
            continue;
        }
        // A column that no record fills is left out if it may be, and blank if not.
        if (is_used[i] || !side.form->columns[i].is_optional) result.columns.push_back(&side.form->columns[i]);
    }
    const auto place_of = [&](const LedgerRow& row) -> std::pair<std::size_t, std::string> {
        const bool is_total = rows.total && rows.total->id == row.keys.front();
        if (rows.kind == RowsForm::Kind::classified) return {is_total ? 0 : 1, fmt::format("{}", fmt::join(row.keys, "\n"))};
        if (rows.kind == RowsForm::Kind::items)
            return {static_cast<std::size_t>(rows.find_item(row.keys.front()) - rows.items.data()), ""};
        return {is_total ? 1 : 0, ""};
    };
    std::stable_sort(side.rows.begin(), side.rows.end(),
                     [&](const LedgerRow& a, const LedgerRow& b) { return place_of(a) < place_of(b); });
    for (LedgerRow& row : side.rows) {
        ImportedRow imported;
        imported.keys = std::move(row.keys);
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (std::find(result.columns.begin(), result.columns.end(), &side.form->columns[i]) == result.columns.end()) continue;
            const LedgerCell& cell = row.cells[i];
            if (cell.count == 0 || hides_sum(cell.state)) {
                imported.cells.push_back({ImportedCell::Kind::state, cell.state});
                continue;
            }
            // Programs drop zeros at the end. The amounts of a table have the decimals of the one that has most.
            const Amount amount =
                side.form->columns[i].stands_apart() ? cell.sum : cell.sum.rounded(std::max(decimals, cell.sum.decimals()));
            imported.cells.push_back({ImportedCell::Kind::number, amount.plain()});
        }
        result.rows.push_back(std::move(imported));
    }
    // A fixed list has all of its items.
    if (rows.kind == RowsForm::Kind::items) {
        std::vector<ImportedRow> all;
        for (const ItemForm& item : rows.items) {
            const auto found = std::find_if(result.rows.begin(), result.rows.end(),
                                            [&](const ImportedRow& row) { return row.keys.front() == item.id; });
            if (found != result.rows.end())
                all.push_back(std::move(*found));
            else if (!item.is_optional && is_for_stage(item.stages, stage))
                all.push_back({{item.id}, std::vector<ImportedCell>(result.columns.size()), 0});
        }
        result.rows = std::move(all);
    }
    for (const LinesOfFile& lines : side.lines.files()) {
        std::string ranges;
        for (const LineRange& range : lines.ranges) {
            ranges += (ranges.empty() ? "" : ", ") + std::to_string(range.first);
            if (range.last > range.first) ranges += "-" + std::to_string(range.last);
        }
        const LedgerSource& source = sources_[lines.file];
        result.records.push_back({source.file, source.sheet, std::move(ranges), lines.count});
    }
    result.more_files = side.lines.more_files();
    return result;
}

ImportedDocument LedgerTotals::finish(LedgerDocument& document, const std::string& stage) {
    ImportedDocument result;
    for (const TableForm& form : standard_.tables) {
        ImportedTable table;
        table.form = &form;
        table.unit = mapping_.unit;
        table.note = mapping_.note;
        bool is_used = false;
        for (LedgerSide& side : document.sides) {
            if (side.table != &form) continue;
            is_used = is_used || side.mapping != nullptr;
            if (side.mapping != nullptr) {
                table.file = side.file;
                if (side.mapping->has_parents && side.form->rows.kind == RowsForm::Kind::classified &&
                    side.form->rows.classifications.size() == 1)
                    add_parents(side);
                if (side.mapping->has_total && side.form->rows.total) add_total(side);
            }
            table.sides.push_back(finish_side(side, stage));
        }
        if (is_used) result.tables.push_back(std::move(table));
    }
    for (const auto& [code, name] : document.codes) result.codes.push_back({code.first, code.second, name});
    return result;
}

void LedgerTotals::report() const {
    if (made_count_ > 0)
        log_.decide("", fmt::format("{} made as sums, as the mapping file asks for.",
                                    counted(made_count_, "row") + (made_count_ == 1 ? " was" : " were")));
}

}  // namespace sitegen
