#include "grid/sheet_builder.hpp"

#include <algorithm>

namespace sitegen {

namespace {

constexpr const char* smaller_sources = "Divide it into several files, or delete what is not needed.";

}  // namespace

void normalize_line_breaks(std::string& text) {
    if (text.find('\r') == std::string::npos) return;
    std::size_t to = 0;
    for (std::size_t from = 0; from < text.size(); ++from) {
        if (text[from] == '\r' && from + 1 < text.size() && text[from + 1] == '\n') continue;
        text[to++] = text[from] == '\r' ? '\n' : text[from];
    }
    text.resize(to);
}

SheetBuilder::SheetBuilder(Sheet& sheet, GridBudget& budget, const GridLimits& limits, std::vector<GridFault>& faults)
    : sheet_(sheet), budget_(budget), limits_(limits), faults_(faults) {}

void SheetBuilder::empty() {
    sheet_.rows.clear();
    sheet_.merged.clear();
    sheet_.hidden_columns.clear();
}

void SheetBuilder::refuse(std::string message, std::string remedy, std::string cell) {
    if (is_refused_) return;
    faults_.push_back({true, sheet_.name, std::move(cell), std::move(message), std::move(remedy)});
    empty();
    is_refused_ = true;
}

void SheetBuilder::warn(std::string_view cell, std::string_view message, std::string_view remedy) {
    for (Warning& warning : warnings_) {
        if (warning.fault.message != message) continue;
        ++warning.more;
        return;
    }
    warnings_.push_back({{false, sheet_.name, std::string(cell), std::string(message), std::string(remedy)}, 0});
}

bool SheetBuilder::grow(std::size_t row, std::size_t column) {
    const auto refuse_beyond = [&](std::size_t limit, const char* what) {
        refuse("it has more than " + std::to_string(limit) + " " + what, smaller_sources);
        return false;
    };
    if (row >= limits_.rows) return refuse_beyond(limits_.rows, "rows");
    if (column >= limits_.columns) return refuse_beyond(limits_.columns, "columns");
    // A row without cells costs as much as a cell.
    std::size_t more = row < sheet_.rows.size() ? 0 : row + 1 - sheet_.rows.size();
    const std::size_t width = more > 0 ? 0 : sheet_.rows[row].cells.size();
    if (column >= width) more += column + 1 - width;
    if (budget_.cells + more > limits_.cells) return refuse_beyond(limits_.cells, "cells, together with the sheets before it");
    budget_.cells += more;
    if (row >= sheet_.rows.size()) sheet_.rows.resize(row + 1);
    if (column < width) return true;
    std::vector<GridCell>& cells = sheet_.rows[row].cells;
    if (cells.empty() && row > 0) cells.reserve(std::max(column + 1, sheet_.rows[row - 1].cells.size()));  // most rows are alike
    cells.resize(column + 1);
    return true;
}

bool SheetBuilder::put(std::size_t row, std::size_t column, GridCell cell) {
    if (is_refused_) return false;
    if (cell.is_blank()) return true;
    if (cell.text.size() > limits_.cell_bytes) {
        refuse("the text of a cell is longer than " + std::to_string(limits_.cell_bytes) + " bytes",
               "Shorten it, or look for a quotation mark that is missing.", cell_name(row, column));
        return false;
    }
    budget_.text_bytes += cell.text.size();
    if (budget_.text_bytes > limits_.text_bytes) {
        refuse("the texts of its cells are longer than " + std::to_string(limits_.text_bytes >> 20U) +
                   " MB, together with the sheets before it",
               smaller_sources);
        return false;
    }
    if (!grow(row, column)) return false;
    GridCell& place = sheet_.rows[row].cells[column];
    if (!place.is_blank()) {
        refuse("it holds two cells at one place", save_again, cell_name(row, column));
        return false;
    }
    place = std::move(cell);
    return true;
}

void SheetBuilder::hide_rows(std::size_t first, std::size_t last) {
    if (!hidden_rows_.empty() && hidden_rows_.back().second + 1 == first)
        hidden_rows_.back().second = last;
    else
        hidden_rows_.emplace_back(first, last);
}

void SheetBuilder::hide_columns(std::size_t first, std::size_t last) {
    if (first >= limits_.columns || last < first) return;
    const std::size_t end = std::min(last + 1, limits_.columns);
    if (hidden_columns_.size() < end) hidden_columns_.resize(end);
    std::fill(hidden_columns_.begin() + static_cast<std::ptrdiff_t>(first),
              hidden_columns_.begin() + static_cast<std::ptrdiff_t>(end), true);
}

void SheetBuilder::merge(const GridRange& range) {
    if (range.last_row < range.first_row || range.last_column < range.first_column) return;
    if (range.first_row == range.last_row && range.first_column == range.last_column) return;
    sheet_.merged.push_back(range);
}

bool SheetBuilder::blank_below(const GridRange& range, std::size_t& visits) {
    const std::size_t end = std::min<std::size_t>(std::size_t{range.last_row} + 1, sheet_.rows.size());
    for (std::size_t row = range.first_row; row < end; ++row) {
        std::vector<GridCell>& cells = sheet_.rows[row].cells;
        const std::size_t end_column = std::min<std::size_t>(std::size_t{range.last_column} + 1, cells.size());
        ++visits;
        for (std::size_t column = range.first_column; column < end_column; ++column, ++visits) {
            const bool is_first = row == range.first_row && column == range.first_column;
            if (is_first || cells[column].is_blank()) continue;
            warn(cell_name(row, column), "the cell is covered by merged cells, and what it holds is ignored",
                 "Divide the merged cells to see it, and delete what should not be there.");
            cells[column] = {};
        }
    }
    return visits <= limits_.cells * 4;
}

void SheetBuilder::finish() {
    if (is_refused_) return;
    std::size_t visits = 0;
    for (const GridRange& range : sheet_.merged) {
        if (blank_below(range, visits)) continue;
        refuse("its merged cells overlap or are too many", "Divide merged cells that lie over others.");
        return;
    }
    for (GridRow& row : sheet_.rows) {
        while (!row.cells.empty() && row.cells.back().is_blank()) row.cells.pop_back();
    }
    while (!sheet_.rows.empty() && sheet_.rows.back().cells.empty()) sheet_.rows.pop_back();
    for (const auto& [first, last] : hidden_rows_) {
        for (std::size_t row = first; row <= last && row < sheet_.rows.size(); ++row) sheet_.rows[row].is_hidden = true;
    }
    for (std::size_t column = 0; column < hidden_columns_.size(); ++column) {
        if (hidden_columns_[column]) sheet_.hidden_columns.push_back(static_cast<std::uint32_t>(column));
    }
    for (Warning& warning : warnings_) {
        if (warning.more > 0) warning.fault.message += " (and so " + std::to_string(warning.more) + " more)";
        faults_.push_back(std::move(warning.fault));
    }
}

}  // namespace sitegen
