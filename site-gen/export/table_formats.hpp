// The formats in which a document's tables can be downloaded. This list alone decides: builds write every file of a document in all
// of them, its page links to them, and its data package describes them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "export/table_field.hpp"
#include "model/printed_table.hpp"
#include "text/words.hpp"

namespace sitegen {

struct FormatSettings {
    const Words& words;
    bool csv_bom = false;  // a byte-order mark before each CSV
};

struct TableFormat {
    std::string_view ending;  // of its file names, such as "csv"
    std::string_view title;   // its name for readers
    std::string_view media_type;
    bool is_delimited = false;  // text with a header row and commas, which the data package describes as such
    // Appends the file's bytes. document: the document of the file.
    void (*append)(std::string& out, const TableFile& file, const PrintedDocument& document,
                   const FormatSettings& settings) = nullptr;
    std::vector<TableField> (*fields)(const TableFile& file, const Words& words) = nullptr;
};

[[nodiscard]] std::span<const TableFormat> table_formats();

// "01-summary.csv", relative to the data package.
[[nodiscard]] std::string path_of(const TableFile& file, const TableFormat& format);

}  // namespace sitegen
