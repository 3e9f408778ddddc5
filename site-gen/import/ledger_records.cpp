#include "import/ledger_records.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "disk/file.hpp"
#include "disk/folder.hpp"
#include "disk/read_file.hpp"
#include "grid/read_delimited.hpp"
#include "grid/read_workbook.hpp"
#include "import/import_rules.hpp"
#include "import/read_number.hpp"
#include "import/sheet_region.hpp"

namespace sitegen {

namespace {

using TakeHeadings = std::function<bool(const std::vector<std::string>&)>;
using TakeRecord = std::function<void(const LedgerRecord&)>;

// Gives headings and records apart. A file without headings has its columns' numbers for names, as many as the first record has.
class RecordSplitter {
  public:
    RecordSplitter(std::size_t heading_line, const TakeHeadings& headings, const TakeRecord& take)
        : heading_line_(heading_line), headings_(headings), take_(take) {}

    // Returns false to stop.
    bool add(const std::vector<std::string_view>& fields, std::size_t line) {
        ++count_;
        if (count_ < heading_line_) return true;
        if (count_ == heading_line_) {
            std::vector<std::string> names;
            for (const std::string_view field : fields) names.push_back(one_line(field));
            return headings_(names);
        }
        if (heading_line_ == 0 && count_ == 1) {
            std::vector<std::string> names;
            for (std::size_t i = 0; i < fields.size(); ++i) names.push_back(std::to_string(i + 1));
            if (!headings_(names)) return false;
        }
        const bool is_blank = std::all_of(fields.begin(), fields.end(), [](std::string_view field) { return field.empty(); });
        if (!is_blank) take_({fields, line});
        return true;
    }

  private:
    std::size_t heading_line_;
    const TakeHeadings& headings_;
    const TakeRecord& take_;
    std::size_t count_ = 0;
};

bool read_workbook_records(const std::string& name, std::string_view bytes, const LedgerFiles& mapping, RecordSplitter& splitter,
                           ImportLog& log) {
    const GridReading reading = read_workbook(bytes);
    for (const GridFault& fault : reading.faults)
        log.add(fault.is_error ? Severity::error : Severity::warning, rules::unreadable_source,
                source_place(name, fault.sheet, fault.cell), fault.message, fault.remedy);
    if (reading.has_errors()) return false;
    for (const Sheet& sheet : reading.workbook.sheets) {
        if (!mapping.sheet.empty() && sheet.name != mapping.sheet) continue;
        for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
            std::vector<std::string> texts;
            for (const GridCell& cell : sheet.rows[row].cells) {
                // A stored number with the noise of a binary fraction is the number that was meant.
                const std::optional<std::string> number =
                    cell.kind == GridCellKind::number ? without_exponent(cell.text) : std::nullopt;
                texts.push_back(number ? rounded_to_significant(*number, 15) : cell.text);
            }
            const std::vector<std::string_view> fields(texts.begin(), texts.end());
            if (!splitter.add(fields, row + 1)) return true;
        }
        return true;
    }
    log.add(Severity::error, rules::unreadable_source, name, fmt::format("the workbook has no sheet \"{}\"", mapping.sheet),
            "Name one of its sheets.");
    return false;
}

// "*.csv" against "budget.csv".
bool fits(std::string_view name, std::string_view pattern) {
    const std::size_t star = pattern.find('*');
    if (star == std::string_view::npos) return name == pattern;
    if (!name.starts_with(pattern.substr(0, star))) return false;
    for (std::size_t i = star; i <= name.size(); ++i) {
        if (fits(name.substr(i), pattern.substr(star + 1))) return true;
    }
    return false;
}

}  // namespace

bool read_ledger_records(const std::filesystem::path& file, const LedgerFiles& mapping, const TakeHeadings& headings,
                         const TakeRecord& take, ImportLog& log) {
    const std::string name = file.filename().string();
    std::string bytes = read_whole_file(file);
    RecordSplitter splitter(mapping.heading_line, headings, take);
    if (format_of(bytes) != WorkbookFormat::text) return read_workbook_records(name, bytes, mapping, splitter, log);
    const std::optional<std::string> encoding = mapping.encoding.empty() ? encoding_of(bytes) : mapping.encoding;
    if (!encoding) {
        log.add(Severity::error, rules::wrong_encoding, name, "nothing tells in which encoding the file is",
                "Declare it: encoding = \"iso-8859-1\".");
        return false;
    }
    std::string message;
    std::optional<std::string> text = in_utf8(bytes, *encoding, message);
    if (!text) {
        log.add(Severity::error, rules::wrong_encoding, name, message, "Declare the encoding of the file: encoding = \"…\".");
        return false;
    }
    std::string().swap(bytes);  // a large file is in memory once
    const std::optional<char> delimiter = mapping.delimiter ? mapping.delimiter : delimiter_of(*text);
    if (!delimiter) {
        log.add(Severity::error, rules::unreadable_source, name, "nothing tells which character stands between the fields",
                "Declare it: delimiter = \";\".");
        return false;
    }
    DelimitedReader reader(*text, *delimiter);
    std::vector<std::string_view> fields;
    while (reader.next(fields)) {
        if (!splitter.add(fields, reader.line())) break;
    }
    if (reader.broken_quote()) {
        log.add(Severity::error, rules::unreadable_source, source_place(name, "", std::to_string(*reader.broken_quote())),
                "a quotation mark has no other end, or text follows it",
                "Double the quotation marks within a field, or correct the field.");
        return false;
    }
    return true;
}

std::vector<std::filesystem::path> files_matching(const std::filesystem::path& folder, const std::string& pattern) {
    const std::filesystem::path path(pattern);
    const std::filesystem::path in = folder / path.parent_path();
    std::vector<std::filesystem::path> files;
    const FileDescriptor descriptor = open_folder(in.empty() ? std::filesystem::path(".") : in);
    if (!descriptor.is_open()) return files;
    for (const std::string& name : names_in(descriptor, in)) {
        if (!name.starts_with('.') && fits(name, path.filename().string())) files.push_back(in / name);
    }
    return files;
}

}  // namespace sitegen
