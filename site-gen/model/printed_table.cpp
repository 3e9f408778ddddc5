#include "model/printed_table.hpp"

#include <algorithm>

#include "text/one_field.hpp"

namespace sitegen {

const char* role_name(const PrintedRow& row) {
    switch (row.role) {
        case RowRole::line:
            return row.is_parent ? "parent" : "item";
        case RowRole::subtotal:
            return "subtotal";
        case RowRole::total:
            return "total";
    }
    return "";
}

const PrintedRow* PrintedSide::find_row(std::string_view row) const {
    const auto found = std::find_if(rows.begin(), rows.end(), [row](const PrintedRow& each) { return each.id == row; });
    return found == rows.end() ? nullptr : &*found;
}

bool PrintedNote::concerns(const PrintedRow& row, std::string_view of_column) const {
    const bool is_of_column = column.empty() || of_column.empty() || column == of_column;
    return is_of_column && (rows.empty() || std::find(row.notes.begin(), row.notes.end(), number) != row.notes.end());
}

std::string PrintedTable::notes_on(const PrintedRow& row, std::string_view column) const {
    std::vector<std::string_view> texts;
    for (const PrintedNote& note : notes) {
        if (note.concerns(row, column)) texts.push_back(note.text);
    }
    return in_one_field(texts);
}

}  // namespace sitegen
