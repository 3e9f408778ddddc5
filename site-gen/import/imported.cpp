#include "import/imported.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace sitegen {

bool is_named_after(const std::string& sheet, const std::string& file) {
    return !sheet.empty() && file.size() > sheet.size() && file.starts_with(sheet) && file[sheet.size()] == '.';
}

std::string source_place(const std::string& file, const std::string& sheet, const std::string& cell) {
    const std::string shown = is_named_after(sheet, file) ? std::string() : sheet;
    if (shown.empty() && cell.empty()) return file;
    return file + "[" + shown + (shown.empty() || cell.empty() ? "" : "!") + cell + "]";
}

bool has_money(const TableForm& form) {
    return std::any_of(form.sides.begin(), form.sides.end(), [](const SideForm& side) {
        return std::any_of(side.columns.begin(), side.columns.end(),
                           [](const ColumnForm& column) { return column.kind == ColumnKind::money && column.unit.empty(); });
    });
}

std::size_t count_amounts(const ImportedDocument& document) {
    std::size_t count = 0;
    const auto is_number = [](const ImportedCell& cell) { return cell.kind == ImportedCell::Kind::number; };
    for (const ImportedTable& table : document.tables) {
        for (const ImportedSide& side : table.sides) {
            for (const ImportedRow& row : side.rows)
                count += static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(), is_number));
        }
    }
    return count;
}

void fill_in(std::string& text, std::string_view tag, const std::string& value) {
    for (std::size_t at = text.find(tag); at != std::string::npos; at = text.find(tag, at + value.size()))
        text.replace(at, tag.size(), value);
}

void ImportLog::decide(std::string where, std::string_view what) { decisions.push_back({std::move(where), visible_text(what)}); }

void ImportLog::add(Severity severity, std::string_view rule, std::string where, std::string_view message,
                    std::string_view remedy) {
    ReportedFinding finding;
    finding.severity = severity;
    finding.rule = rule;
    finding.path = std::move(where);
    finding.message = visible_text(message);
    finding.remedy = visible_text(remedy);
    findings.add(std::move(finding));
}

}  // namespace sitegen
