#include "import/imported.hpp"

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

void ImportLog::decide(std::string where, std::string what) { decisions.push_back({std::move(where), visible_text(what)}); }

void ImportLog::add(Severity severity, std::string_view rule, std::string where, std::string message, std::string remedy) {
    ReportedFinding finding;
    finding.severity = severity;
    finding.rule = rule;
    finding.path = std::move(where);
    finding.message = visible_text(message);
    finding.remedy = visible_text(remedy);
    findings.add(std::move(finding));
}

}  // namespace sitegen
