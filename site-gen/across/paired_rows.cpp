#include "across/paired_rows.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace sitegen {

namespace {

// Finds rows by id. Tables may have many thousand rows. Most stand in the same place in both documents.
class RowsById {
  public:
    explicit RowsById(const Side& side) : side_(side) {}
    // place: where the row stands in the other document.
    [[nodiscard]] const Row* find(std::string_view id, std::size_t place) {
        if (place < side_.rows.size() && side_.rows[place].id == id) return &side_.rows[place];
        if (rows_.empty()) {
            rows_.reserve(side_.rows.size());
            for (const Row& row : side_.rows) rows_.emplace(row.id, &row);
        }
        const auto found = rows_.find(id);
        return found == rows_.end() ? nullptr : found->second;
    }

  private:
    const Side& side_;
    std::unordered_map<std::string_view, const Row*> rows_;  // made when a row stands elsewhere
};

std::string_view code_of(const Row& row) { return row.codes.empty() ? std::string_view() : std::string_view(row.codes.front()); }

// A row of two codes is below the row of its first code alone, if no code is below another one.
void find_parents_of_flat_codes(std::vector<PairedRow>& rows) {
    const auto is_heading = [](const Row& row) { return row.id == row.codes.front(); };
    std::unordered_map<std::string_view, std::size_t> headings;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Row& row = rows[i].row();
        if (!row.codes.empty() && is_heading(row)) headings.emplace(row.id, i);
    }
    for (PairedRow& row : rows) {
        if (row.row().codes.empty() || is_heading(row.row())) continue;
        const auto found = headings.find(code_of(row.row()));
        if (found != headings.end()) row.parent = found->second;
    }
}

// Nearest codes that a code begins with, whatever the lengths of the levels.
void find_parents_of_codes(std::vector<PairedRow>& rows) {
    std::unordered_map<std::string_view, std::size_t> by_code;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (const std::string_view code = code_of(rows[i].row()); !code.empty()) by_code.emplace(code, i);
    }
    for (PairedRow& row : rows) {
        const std::string_view code = code_of(row.row());
        for (std::size_t length = code.size(); length-- > 1;) {
            const auto found = by_code.find(code.substr(0, length));
            if (found == by_code.end()) continue;
            row.parent = found->second;
            break;
        }
    }
}

// Where a row of the earlier document stood is not known in the later one, so it has no parent.
void find_parents_by_level(std::vector<PairedRow>& rows) {
    std::vector<std::size_t> open;  // the rows that the next may be below
    for (std::size_t i = 0; i < rows.size() && rows[i].now != nullptr; ++i) {
        if (rows[i].row().role != RowRole::line) continue;
        while (!open.empty() && rows[open.back()].row().level >= rows[i].row().level) open.pop_back();
        if (!open.empty()) rows[i].parent = open.back();
        open.push_back(i);
    }
}

// A fixed list may have several totals, and says in its checks what they contain.
void find_parts_of_total(std::vector<PairedRow>& rows, const Side& side) {
    if (!side.form->adds_up || side.form->rows.kind == RowsForm::Kind::items) return;
    const auto total =
        std::find_if(rows.begin(), rows.end(), [](const PairedRow& row) { return row.row().role == RowRole::total; });
    if (total == rows.end()) return;
    const auto index = static_cast<std::size_t>(total - rows.begin());
    for (PairedRow& row : rows) {
        if (row.row().role == RowRole::line && row.parent == PairedRow::no_parent) row.parent = index;
    }
}

}  // namespace

std::vector<PairedRow> paired_rows(const Side& now, const Side& before) {
    std::vector<PairedRow> rows;
    RowsById old_rows(before);
    RowsById new_rows(now);
    for (std::size_t i = 0; i < now.rows.size(); ++i) rows.push_back({&now.rows[i], old_rows.find(now.rows[i].id, i)});
    for (std::size_t i = 0; i < before.rows.size(); ++i) {
        if (new_rows.find(before.rows[i].id, i) == nullptr) rows.push_back({nullptr, &before.rows[i]});
    }
    if (now.form->rows.kind == RowsForm::Kind::classified && now.form->rows.is_flat) {
        find_parents_of_flat_codes(rows);
    } else if (now.form->rows.kind == RowsForm::Kind::classified) {
        find_parents_of_codes(rows);
    } else {
        find_parents_by_level(rows);
    }
    find_parts_of_total(rows, now);
    return rows;
}

}  // namespace sitegen
