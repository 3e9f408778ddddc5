#include "import/read_sources.hpp"

#include <cerrno>

#include "disk/file.hpp"
#include "disk/read_file.hpp"
#include "grid/read_delimited.hpp"
#include "grid/read_workbook.hpp"
#include "import/import_rules.hpp"
#include "import/misread_text.hpp"
#include "text/sha256.hpp"

namespace sitegen {

namespace {

// Whether the bytes are no text in the declared encoding, or nothing tells in which one they are.
bool is_encoding_at_fault(const std::string& bytes, const DocumentMapping& mapping) {
    const std::optional<std::string> encoding = mapping.encoding.empty() ? encoding_of(bytes) : mapping.encoding;
    std::string message;
    return !encoding || !in_utf8(bytes, *encoding, message);
}

// Other programs write texts under the names of old workbooks (.xls), but hardly under these.
bool is_named_as_a_workbook(const std::filesystem::path& file) {
    const std::string extension = file.extension().string();
    return extension == ".xlsx" || extension == ".XLSX" || extension == ".xlsm" || extension == ".ods" || extension == ".ODS";
}

}  // namespace

std::optional<ReadSource> read_source(const std::filesystem::path& file, const DocumentMapping& mapping, ImportLog& log) {
    ReadSource source;
    source.name = file.filename().string();
    const std::string bytes = read_whole_file(file);
    source.sha256 = sha256_of(bytes);
    GridReading reading;
    const bool is_text = format_of(bytes) == WorkbookFormat::text;
    if (is_text && is_named_as_a_workbook(file)) {
        log.add(Severity::error, rules::unreadable_source, source.name, "it is called a workbook, and is a text",
                "Save it again as XLSX or ODS with a spreadsheet program. If it is a delimited file, name it .csv.");
        return std::nullopt;
    }
    if (!is_text) {
        reading = read_workbook(bytes);
    } else {
        reading = read_delimited(bytes, {mapping.encoding, mapping.delimiter});
        // A delimited file has no sheets. Its name stands where a sheet's would: it often says what the table is.
        for (Sheet& sheet : reading.workbook.sheets) sheet.name = file.stem().string();
    }
    const std::string_view rule =
        is_text && reading.has_errors() && is_encoding_at_fault(bytes, mapping) ? rules::wrong_encoding : rules::unreadable_source;
    for (const GridFault& fault : reading.faults)
        log.add(fault.is_error ? Severity::error : Severity::warning, rule, source_place(source.name, fault.sheet, fault.cell),
                fault.message, fault.remedy);
    if (reading.has_errors()) return std::nullopt;
    source.workbook = std::move(reading.workbook);
    if (has_misread_texts(source, log)) return std::nullopt;
    return source;
}

}  // namespace sitegen
