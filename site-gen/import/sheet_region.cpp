#include "import/sheet_region.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace sitegen {

SheetRegion::SheetRegion(const Sheet& sheet, std::string file, std::size_t first, std::size_t end, bool has_hidden)
    : sheet_(&sheet), merged_(std::make_shared<const MergedCells>(sheet.merged)), file_(std::move(file)) {
    std::size_t width = 0;
    for (std::size_t row = first; row < std::min(end, sheet.rows.size()); ++row) {
        if (sheet.rows[row].is_hidden && !has_hidden) continue;
        rows_.push_back(row);
        width = std::max(width, sheet.rows[row].cells.size());
    }
    for (std::size_t column = 0; column < width; ++column) {
        if (has_hidden ||
            !std::binary_search(sheet.hidden_columns.begin(), sheet.hidden_columns.end(), static_cast<std::uint32_t>(column)))
            columns_.push_back(column);
    }
}

SheetRegion::Position SheetRegion::position_of(std::size_t row, std::size_t column) const {
    return is_transposed_ ? Position{rows_[column], columns_[row]} : Position{rows_[row], columns_[column]};
}

const GridCell& SheetRegion::at(std::size_t row, std::size_t column) const {
    const Position at = position_of(row, column);
    return sheet_->at(at.row, at.column);
}

std::string SheetRegion::shown_text(std::size_t row, std::size_t column) const {
    const Position at = position_of(row, column);
    const GridCell* cell = &sheet_->at(at.row, at.column);
    if (cell->is_blank()) {
        const GridRange* range = merged_->at(at.row, at.column);
        if (range != nullptr) cell = &sheet_->at(range->first_row, range->first_column);
    }
    return one_line(cell->text);
}

bool SheetRegion::continues_to_the_left(std::size_t row, std::size_t column) const {
    const Position at = position_of(row, column);
    const GridRange* range = merged_->at(at.row, at.column);
    return range != nullptr && (is_transposed_ ? at.row > range->first_row : at.column > range->first_column);
}

std::string SheetRegion::cell_name_of(std::size_t row, std::size_t column) const {
    const Position at = position_of(row, column);
    return cell_name(at.row, at.column);
}

std::uint32_t SheetRegion::source_line_of(std::size_t row) const {
    return static_cast<std::uint32_t>((is_transposed_ ? columns_[row] : rows_[row]) + 1);
}

std::uint32_t SheetRegion::source_column_of(std::size_t column) const {
    return static_cast<std::uint32_t>(is_transposed_ ? rows_[column] : columns_[column]);
}

SheetRegion SheetRegion::transposed() const {
    SheetRegion turned = *this;
    turned.is_transposed_ = !is_transposed_;
    return turned;
}

SheetRegion SheetRegion::columns_from(std::size_t first, std::size_t end) const {
    return transposed().rows_from(first, end).transposed();
}

SheetRegion SheetRegion::rows_from(std::size_t first, std::size_t end) const {
    SheetRegion part = *this;
    std::vector<std::size_t>& lines = is_transposed_ ? part.columns_ : part.rows_;
    end = std::min(end, lines.size());
    lines = {lines.begin() + static_cast<std::ptrdiff_t>(std::min(first, end)), lines.begin() + static_cast<std::ptrdiff_t>(end)};
    return part;
}

std::size_t SheetRegion::filled_count(std::size_t row) const {
    std::size_t count = 0;
    for (std::size_t column = 0; column < column_count(); ++column) count += at(row, column).is_blank() ? 0 : 1;
    return count;
}

std::string one_line(std::string_view text) {
    std::string line;
    bool has_space = false;
    while (!text.empty()) {
        const Character character = first_character(text);
        const char32_t value = character.value;
        if (value == ' ' || value == '\n' || value == '\r' || value == '\t' || value == 0x3000 || value == 0xA0) {
            has_space = !line.empty();
        } else {
            if (has_space) line += ' ';
            has_space = false;
            line += text.substr(0, character.byte_count);
        }
        text.remove_prefix(character.byte_count);
    }
    return line;
}

}  // namespace sitegen
