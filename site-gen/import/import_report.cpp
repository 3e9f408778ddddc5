#include "import/import_report.hpp"
#include "grid/workbook.hpp"

#include <fmt/format.h>

#include <map>

#include "import/existing_tables.hpp"
#include "import/write_document.hpp"
#include "import/write_tables.hpp"
#include "text/counted.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

// What became of the cells of one table.
std::string counts_of(const ImportedSide& side) {
    std::size_t amounts = 0;
    std::size_t texts = 0;
    std::map<std::string, std::size_t> states;
    for (const ImportedRow& row : side.rows) {
        for (const ImportedCell& cell : row.cells) {
            if (cell.kind == ImportedCell::Kind::number)
                ++amounts;
            else if (cell.kind == ImportedCell::Kind::text)
                ++texts;
            else
                ++states[cell.value.empty() ? "blank" : cell.value];
        }
    }
    std::string text = counted(side.rows.size(), "row") + ", " + counted(amounts, "amount");
    if (texts > 0) text += ", " + counted(texts, "text");
    for (const auto& [state, count] : states) text += fmt::format(", {} {}", count, state);
    return text;
}

std::string table_lines(const ImportedTable& table, const std::string& document_unit) {
    std::string text;
    for (const ImportedSide& side : table.sides) {
        std::vector<std::uint32_t> lines;
        for (const ImportedRow& row : side.rows) lines.push_back(row.source_line);
        text += fmt::format("  {}: {}{}\n", block_name(*table.form, *side.form), counts_of(side),
                            has_money(*table.form) ? ", in " + (table.unit.empty() ? document_unit : table.unit) : "");
        text += fmt::format("    from {}, {} {}\n", source_place(table.file, table.sheet, ""),
                            table.is_transposed ? "columns" : "rows", number_ranges(lines));
        for (std::size_t i = 0; i < side.source_columns.size(); ++i) {
            const std::string name =
                table.is_transposed ? std::to_string(side.source_columns[i] + 1) : column_name(side.source_columns[i]);
            text += fmt::format("    {} {} is \"{}\"\n", table.is_transposed ? "row" : "column", name, side.columns[i]->id);
        }
    }
    return text;
}

}  // namespace

std::string import_report(const ImportOptions& options, const std::optional<ImportedDocument>& document,
                          const ImportResult& result) {
    std::string text = "Import of";
    for (std::size_t i = 0; i < options.sources.size(); ++i)
        text += (i == 0 ? " " : ", ") + visible_text(options.sources[i].filename().string());
    if (document) text += " into " + content_folder_of(*document);
    text += "\n\n";
    if (document) {
        text += "Tables\n";
        for (const ImportedTable& table : document->tables) text += table_lines(table, document->unit);
        text += "\n";
    }
    text += "Decisions\n";
    for (const ImportLog::Decision& decision : result.log.decisions)
        text += "  " + (decision.where.empty() ? "" : visible_text(decision.where) + ": ") + decision.what + "\n";
    if (result.log.decisions.empty()) text += "  None.\n";
    text += "\nFindings\n";
    for (const ReportedFinding& finding : result.log.findings.list()) {
        text += fmt::format("  {}{}: {} [{}]\n", finding.path.empty() ? "" : visible_text(finding.path) + ": ",
                            name_of(finding.severity), finding.message, finding.rule);
        if (!finding.remedy.empty()) text += "    " + finding.remedy + "\n";
    }
    if (result.log.findings.list().empty()) text += "  None.\n";
    text += "\nWritten\n";
    for (const std::string& file : result.written) text += "  " + file + "\n";
    if (result.written.empty()) text += "  Nothing.\n";
    return text;
}

}  // namespace sitegen
