#include "grid/workbook.hpp"

#include <algorithm>

namespace sitegen {

const GridCell& Sheet::at(std::size_t row, std::size_t column) const {
    static const GridCell blank;
    if (row >= rows.size() || column >= rows[row].cells.size()) return blank;
    return rows[row].cells[column];
}

std::string column_name(std::size_t column) {
    std::string name;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) name += static_cast<char>('A' + (rest - 1) % 26);
    std::reverse(name.begin(), name.end());
    return name;
}

std::string cell_name(std::size_t row, std::size_t column) { return column_name(column) + std::to_string(row + 1); }

bool GridReading::has_errors() const {
    return std::any_of(faults.begin(), faults.end(), [](const GridFault& fault) { return fault.is_error; });
}

}  // namespace sitegen
