#include "expression/row_index.hpp"

#include <algorithm>

namespace sitegen {

namespace {

// Whether others may stand below a coded row: of two codes, it has the first only.
bool is_heading(const Row& row) {
    return !row.codes.empty() && std::all_of(row.codes.begin() + 1, row.codes.end(), [](const auto& code) { return code.empty(); });
}

}  // namespace

RowIndex::RowIndex(const Side& side) : side_(side), children_(side.rows.size()) {
    by_id_.reserve(side.rows.size());
    for (const Row& row : side.rows) by_id_.emplace(row.id, &row);
    if (!side.form->adds_up) return;
    switch (side.form->rows.kind) {
        case RowsForm::Kind::items:
            link_items();
            break;
        case RowsForm::Kind::classified:
            link_codes();
            break;
        case RowsForm::Kind::named:
            link_total();
            break;
    }
}

void RowIndex::link_codes() {
    for (std::size_t i = 0; i < side_.rows.size(); ++i) {
        if (is_heading(side_.rows[i])) headings_.emplace(side_.rows[i].codes.front(), i);
    }
    const auto total =
        std::find_if(side_.rows.begin(), side_.rows.end(), [](const Row& row) { return row.role == RowRole::total; });
    for (const Row& row : side_.rows) {
        if (row.codes.empty()) continue;
        std::string_view code = row.codes.front();
        if (is_heading(row)) code.remove_suffix(1);  // not below itself
        auto parent = headings_.end();
        for (; !code.empty() && parent == headings_.end(); code.remove_suffix(1)) parent = headings_.find(code);
        if (parent != headings_.end()) {
            add_child(parent->second, row);
        } else if (total != side_.rows.end()) {
            add_child(static_cast<std::size_t>(total - side_.rows.begin()), row);
        }
    }
}

void RowIndex::link_items() {
    std::vector<const Row*> lines;  // of the first level
    std::size_t since_subtotal = 0;
    std::vector<std::size_t> open;  // the line above at each level
    for (std::size_t i = 0; i < side_.rows.size(); ++i) {
        const Row& row = side_.rows[i];
        if (row.role == RowRole::total) {
            children_[i] = lines;
            open.clear();
        } else if (row.role == RowRole::subtotal) {
            children_[i].assign(lines.begin() + static_cast<std::ptrdiff_t>(since_subtotal), lines.end());
            since_subtotal = lines.size();
            open.clear();
        } else {
            while (!open.empty() && side_.rows[open.back()].level >= row.level) open.pop_back();
            if (!open.empty()) add_child(open.back(), row);
            if (row.level == 1) lines.push_back(&row);
            open.push_back(i);
        }
    }
}

void RowIndex::link_total() {
    for (std::size_t i = 0; i < side_.rows.size(); ++i) {
        if (side_.rows[i].role != RowRole::total) continue;
        for (const Row& row : side_.rows) {
            if (row.role == RowRole::line) add_child(i, row);
        }
    }
}

std::span<const Row* const> RowIndex::children_of(const Row& row) const {
    return children_[static_cast<std::size_t>(&row - side_.rows.data())];
}

std::vector<RowIndex::Orphan> RowIndex::find_orphans(const std::vector<std::size_t>& levels) const {
    std::vector<bool> is_printed(levels.size(), false);  // by level: whether the table prints headings of it
    for (const auto& [code, row] : headings_) {
        for (std::size_t i = 0; i < levels.size(); ++i) is_printed[i] = is_printed[i] || levels[i] == code.size();
    }
    std::vector<Orphan> orphans;
    for (const Row& row : side_.rows) {
        if (row.codes.empty()) continue;
        const std::string_view code = row.codes.front();
        for (std::size_t i = levels.size(); i-- > 0;) {
            if (levels[i] >= code.size() || !is_printed[i]) continue;
            if (!headings_.contains(code.substr(0, levels[i]))) orphans.push_back({&row, code.substr(0, levels[i])});
            break;
        }
    }
    return orphans;
}

}  // namespace sitegen
