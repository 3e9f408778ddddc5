#include "model/document.hpp"

#include <algorithm>

namespace sitegen {

const Row* Side::find_row(std::string_view id) const {
    const auto found = std::find_if(rows.begin(), rows.end(), [id](const Row& row) { return row.id == id; });
    return found == rows.end() ? nullptr : &*found;
}

bool Side::lacks(std::string_view column) const {
    for (std::size_t i = 0; i < left_out.size(); ++i) {
        if (left_out[i] && form->columns[i].id == column) return true;
    }
    return false;
}

std::optional<bool> PerformanceIndicator::is_met(const IndicatorValue& value) const {
    if (direction == Direction::none || !value.target || !value.result) return std::nullopt;
    return direction == Direction::at_least ? *value.result >= *value.target : *value.result <= *value.target;
}

const SourceDocument& Document::source_of(const Table& table) const {
    for (const SourceDocument& other : other_sources) {
        if (!table.source.empty() && other.id == table.source) return other;
    }
    return source;
}

const Table* Document::find_table(std::string_view id) const {
    const auto found = std::find_if(tables.begin(), tables.end(), [id](const Table& table) { return table.form->id == id; });
    return found == tables.end() ? nullptr : &*found;
}

const DeclaredCode* Document::find_code(std::string_view classification, std::string_view code) const {
    const auto found = std::find_if(codes.begin(), codes.end(), [&](const DeclaredCode& declared) {
        return declared.classification == classification && declared.code == code;
    });
    return found == codes.end() ? nullptr : &*found;
}

const Narrative* Document::find_narrative(std::string_view section) const {
    const auto found =
        std::find_if(narrative.begin(), narrative.end(), [section](const Narrative& text) { return text.section == section; });
    return found == narrative.end() ? nullptr : &*found;
}

bool Note::concerns(std::string_view table, std::string_view row, std::string_view column) const {
    if (!on || on->table != table) return false;
    const bool is_of_column = on->column.empty() || on->column == "*" || column.empty() || on->column == column;
    return is_of_column && (rows.empty() || std::find(rows.begin(), rows.end(), row) != rows.end());
}

bool Table::restates(std::string_view column) const {
    return restated && std::find(restated->columns.begin(), restated->columns.end(), column) != restated->columns.end();
}

}  // namespace sitegen
