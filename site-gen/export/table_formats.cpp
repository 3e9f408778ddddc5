#include "export/table_formats.hpp"

#include <array>

#include "export/facts_csv.hpp"
#include "export/table_csv.hpp"

namespace sitegen {

namespace {

void append_csv(std::string& out, const TableFile& file, const PrintedDocument& document, const FormatSettings& settings) {
    if (settings.csv_bom) out += "\xEF\xBB\xBF";
    if (file.kind == TableFile::Kind::cells) return append_facts_csv(out, document);
    append_table_csv(out, file.tables.front(), settings.words);
}

std::vector<TableField> csv_fields(const TableFile& file, const Words& words) {
    return file.kind == TableFile::Kind::cells ? facts_csv_fields(words) : table_csv_fields(file.tables.front(), words);
}

constexpr std::array formats = {TableFormat{"csv", "CSV", "text/csv", true, append_csv, csv_fields}};

}  // namespace

std::span<const TableFormat> table_formats() { return formats; }

std::string path_of(const TableFile& file, const TableFormat& format) { return file.name + '.' + std::string(format.ending); }

}  // namespace sitegen
