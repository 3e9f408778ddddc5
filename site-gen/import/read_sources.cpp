#include "import/read_sources.hpp"

#include <cerrno>

#include "disk/file.hpp"
#include "disk/read_file.hpp"
#include "grid/read_delimited.hpp"
#include "grid/read_workbook.hpp"
#include "import/import_rules.hpp"
#include "text/sha256.hpp"

namespace sitegen {

std::optional<ReadSource> read_source(const std::filesystem::path& file, const DocumentMapping& mapping, ImportLog& log) {
    ReadSource source;
    source.name = file.filename().string();
    const std::string bytes = read_whole_file(file);
    source.sha256 = sha256_of(bytes);
    GridReading reading;
    if (format_of(bytes) != WorkbookFormat::text) {
        reading = read_workbook(bytes);
    } else {
        reading = read_delimited(bytes, {mapping.encoding, mapping.delimiter});
        // A delimited file has no sheets. Its name stands where a sheet's would: it often says what the table is.
        for (Sheet& sheet : reading.workbook.sheets) sheet.name = file.stem().string();
    }
    for (const GridFault& fault : reading.faults)
        log.add(fault.is_error ? Severity::error : Severity::warning, rules::unreadable_source,
                source_place(source.name, fault.sheet, fault.cell), fault.message, fault.remedy);
    if (reading.has_errors()) return std::nullopt;
    source.workbook = std::move(reading.workbook);
    return source;
}

}  // namespace sitegen
