#include "expression/row_index.hpp"

#include <algorithm>

namespace sitegen {

namespace {

// Whether other rows may be below a coded row. A row with two codes has none below if its second code is set.
bool is_heading(const Row& row) {
    return !row.codes.empty() && std::all_of(row.codes.begin() + 1, row.codes.end(), [](const auto& code) { return code.empty(); });
}

std::size_t count_ids(const Document& document) {
    std::size_t count = document.statements.size() + document.performance.size();
    for (const Table& table : document.tables) {
        for (const Side& side : table.sides) count += side.rows.size();
    }
    return count;
}

}  // namespace

RowIndex::RowIndex(const Document& document) : numbers_(count_ids(document)) {
    for (const Table& table : document.tables) {
        for (const Side& side : table.sides) {
            SideRows& rows = sides_.emplace_back();
            rows.side_ = &side;
            rows.numbers_.reserve(side.rows.size());
            for (const Row& row : side.rows) rows.numbers_.push_back(add(row.id));
            rows.by_number_.assign(count_, IdTable::none);
            for (std::uint32_t at = 0; at < rows.numbers_.size(); ++at) {
                std::uint32_t& first = rows.by_number_[rows.numbers_[at]];
                if (first == IdTable::none) first = at;
            }
        }
    }
    for (const Statement& statement : document.statements) add(statement.form->id);
    for (const PerformanceTargets& targets : document.performance) add(targets.project);
}

std::uint32_t RowIndex::add(std::string_view id) {
    const std::uint32_t number = numbers_.add(id, count_);
    if (number == count_) ++count_;
    return number;
}

const RowIndex::SideRows& RowIndex::rows_of(const Side& side) const {
    return *std::find_if(sides_.begin(), sides_.end(), [&side](const SideRows& rows) { return rows.side_ == &side; });
}

RowTree::RowTree(const Side& side) : side_(side), headings_(side.form->adds_up ? side.rows.size() : 0) {
    if (side.form->adds_up) {
        switch (side.form->rows.kind) {
            case RowsForm::Kind::items:
                link_items();
                break;
            case RowsForm::Kind::classified:
                link_codes();
                break;
            case RowsForm::Kind::named:
                if (side.form->rows.level_count > 0) link_levels();
                link_total();
                break;
        }
    }
    sort_links();
}

// Sorts by parent. The children of each stay in order.
void RowTree::sort_links() {
    begins_.assign(side_.rows.size() + 1, 0);
    for (const Link& link : links_) ++begins_[link.parent + 1];
    for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
    children_.resize(links_.size());
    std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
    for (const Link& link : links_) children_[next[link.parent]++] = &side_.rows[link.child];
    links_ = {};
}

bool RowTree::has_heading_of(std::size_t length) const { return std::binary_search(lengths_.begin(), lengths_.end(), length); }

void RowTree::link_codes() {
    for (std::size_t i = 0; i < side_.rows.size(); ++i) {
        if (!is_heading(side_.rows[i])) continue;
        const std::string& code = side_.rows[i].codes.front();
        headings_.add(code, static_cast<std::uint32_t>(i));
        const auto at = std::lower_bound(lengths_.begin(), lengths_.end(), code.size());
        if (at == lengths_.end() || *at != code.size()) lengths_.insert(at, code.size());
    }
    const auto total =
        std::find_if(side_.rows.begin(), side_.rows.end(), [](const Row& row) { return row.role == RowRole::total; });
    const bool is_flat = side_.form->rows.is_flat;
    for (std::size_t i = 0; i < side_.rows.size(); ++i) {
        const Row& row = side_.rows[i];
        if (row.codes.empty()) continue;
        const std::string_view code = row.codes.front();
        const std::size_t most = is_heading(row) ? code.size() : code.size() + 1;  // a row is not below itself
        std::uint32_t parent = IdTable::none;
        for (auto length = lengths_.rbegin(); length != lengths_.rend() && parent == IdTable::none; ++length) {
            const bool may_be_above = is_flat ? *length == code.size() && !is_heading(row) : *length > 0 && *length < most;
            if (may_be_above) parent = headings_.find(code.substr(0, *length));
        }
        if (parent != IdTable::none) {
            add_child(parent, i);
        } else if (total != side_.rows.end()) {
            add_child(static_cast<std::size_t>(total - side_.rows.begin()), i);
        }
    }
}

void RowTree::link_items() {
    std::vector<std::size_t> lines;  // of level 1
    std::size_t since_subtotal = 0;
    std::vector<std::size_t> open;  // the last row at each open level
    for (std::size_t i = 0; i < side_.rows.size(); ++i) {
        const Row& row = side_.rows[i];
        if (row.role == RowRole::total) {
            for (const std::size_t line : lines) add_child(i, line);
            open.clear();
        } else if (row.role == RowRole::subtotal) {
            for (std::size_t line = since_subtotal; line < lines.size(); ++line) add_child(i, lines[line]);
            since_subtotal = lines.size();
            open.clear();
        } else {
            while (!open.empty() && side_.rows[open.back()].level >= row.level) open.pop_back();
            if (!open.empty()) add_child(open.back(), i);
            if (row.level == 1) lines.push_back(i);
            open.push_back(i);
        }
    }
}

// For rows with a declared depth. Each is below the last one with a smaller depth.
void RowTree::link_levels() {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < side_.rows.size(); ++i) {
        const Row& row = side_.rows[i];
        if (row.role != RowRole::line) {
            open.clear();
            continue;
        }
        while (!open.empty() && side_.rows[open.back()].level >= row.level) open.pop_back();
        if (!open.empty()) add_child(open.back(), i);
        open.push_back(i);
    }
}

void RowTree::link_total() {
    for (std::size_t i = 0; i < side_.rows.size(); ++i) {
        if (side_.rows[i].role != RowRole::total) continue;
        for (std::size_t line = 0; line < side_.rows.size(); ++line) {
            const Row& row = side_.rows[line];
            if (row.role == RowRole::line && (side_.form->rows.level_count == 0 || row.level == 1)) add_child(i, line);
        }
    }
}

std::vector<RowTree::Orphan> RowTree::find_orphans(const Classification& classification) const {
    std::vector<Orphan> orphans;
    const std::vector<std::size_t>& levels = classification.levels;
    if (classification.is_flat) return orphans;
    for (const Row& row : side_.rows) {
        if (row.codes.empty()) continue;
        const std::string_view code = row.codes.front();
        for (std::size_t i = levels.size(); i-- > 0;) {
            if (levels[i] >= code.size() || !has_heading_of(levels[i])) continue;
            const std::string_view parent = code.substr(0, levels[i]);
            // What the list itself does not have, no table can print.
            if (classification.find(parent) == nullptr) continue;
            if (headings_.find(parent) == IdTable::none) orphans.push_back({&row, parent});
            break;
        }
    }
    return orphans;
}

}  // namespace sitegen
