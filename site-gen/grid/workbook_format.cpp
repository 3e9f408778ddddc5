#include "grid/workbook_format.hpp"

#include <algorithm>
#include <array>

#include "grid/small_letters.hpp"
#include "grid/xlsx_package.hpp"
#include "grid/xml_part.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr const char* save_as_xlsx = "Open it in a spreadsheet program and save it as XLSX or ODS.";
constexpr const char* need_workbook = "Ask for the workbook from which it was made, as XLSX, ODS or CSV.";

struct Beginning {
    std::string_view bytes;
    const char* what;
    const char* remedy;
};

using namespace std::string_view_literals;

constexpr std::array<Beginning, 14> beginnings = {{
    {"%PDF"sv, "it is a PDF", need_workbook},
    {"\x89PNG"sv, "it is a picture", need_workbook},
    {"\xFF\xD8\xFF"sv, "it is a picture", need_workbook},
    {"GIF8"sv, "it is a picture", need_workbook},
    {"II*\0"sv, "it is a picture", need_workbook},
    {"MM\0*"sv, "it is a picture", need_workbook},
    {"{\\rtf"sv, "it is a text document (RTF)", need_workbook},
    {"\x09\x08"sv, "it is a workbook of an old Excel (XLS)", save_as_xlsx},
    {"\x09\x04\x06\0"sv, "it is a workbook of an old Excel (XLS)", save_as_xlsx},
    {"\x09\x02\x06\0"sv, "it is a workbook of an old Excel (XLS)", save_as_xlsx},
    {"\x1F\x8B"sv, "it is a compressed file (gzip)", "Unpack it first."},
    {"7z\xBC\xAF"sv, "it is a 7z archive", "Unpack it first."},
    {"Rar!"sv, "it is a RAR archive", "Unpack it first."},
    {"SQLite format 3"sv, "it is an SQLite database", "Export the table as CSV."},
}};

constexpr std::string_view compound_file = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

// The names in the folder of a compound file are in UTF-16, in blocks that may lie anywhere.
bool holds_name(std::string_view bytes, std::string_view name) {
    std::string wide;
    for (const char c : name) {
        wide += c;
        wide += '\0';
    }
    return bytes.find(wide + std::string(2, '\0')) != std::string_view::npos;
}

FormatJudgement judge_compound_file(std::string_view bytes) {
    if (holds_name(bytes, "EncryptedPackage"))
        return {WorkbookFormat::none, "it is protected by a password", "Open it with the password and save it without one."};
    if (holds_name(bytes, "Workbook") || holds_name(bytes, "Book"))
        return {WorkbookFormat::none, "it is a workbook of Excel 97-2003 or WPS (XLS, ET)", save_as_xlsx};
    if (holds_name(bytes, "WordDocument")) return {WorkbookFormat::none, "it is a document of Word (DOC)", need_workbook};
    return {WorkbookFormat::none, "it is a document of an old office program", save_as_xlsx};
}

std::string small_beginning(std::string_view bytes) {
    constexpr std::size_t looked_at = 4096;
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    return in_small_letters(std::string(trimmed(bytes.substr(0, looked_at))));
}

FormatJudgement judge_text(std::string_view bytes) {
    const std::string text = small_beginning(bytes);
    const auto holds = [&](std::string_view word) { return text.find(word) != std::string::npos; };
    const bool is_markup = text.starts_with("<");
    if (is_markup && holds("urn:schemas-microsoft-com:office:spreadsheet"))
        return {WorkbookFormat::none, "it is a workbook as XML of Excel 2003", save_as_xlsx};
    if (is_markup && holds("urn:oasis:names:tc:opendocument"))
        return {WorkbookFormat::none, "it is an OpenDocument file in one piece (flat XML)", save_as_xlsx};
    if (is_markup && (holds("<html") || holds("<!doctype html") || holds("<table") || holds("<meta")))
        return {WorkbookFormat::none, "it is a page of HTML, whatever its name says", save_as_xlsx};
    if (text.starts_with("mime-version:")) return {WorkbookFormat::none, "it is a saved web page (MHTML)", save_as_xlsx};
    if (text.empty()) return {WorkbookFormat::none, "it is empty", "Copy or download it again."};
    // Texts in UTF-16 have zero bytes, and say what they are.
    if (bytes.find('\0') == std::string_view::npos || bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return {WorkbookFormat::text, "it is a text", "Save it as XLSX or ODS."};
    return {WorkbookFormat::none, "it is no workbook", save_as_xlsx};
}

FormatJudgement judge_open_document(std::string_view type) {
    constexpr std::string_view open_document = "application/vnd.oasis.opendocument.";
    const std::string_view kind = type.substr(std::min(open_document.size(), type.size()));
    if (kind.starts_with("spreadsheet")) return {WorkbookFormat::ods, "", ""};
    return {WorkbookFormat::none, "it is an OpenDocument file, but no spreadsheet: " + visible_text(kind.substr(0, 40)),
            need_workbook};
}

FormatJudgement judge_office_document(std::string_view type) {
    const auto holds = [&](std::string_view word) { return type.find(word) != std::string_view::npos; };
    if (holds("sheet.binary")) return {WorkbookFormat::none, "it is a binary workbook (XLSB)", save_as_xlsx};
    if (holds("wordprocessingml") || holds("ms-word"))
        return {WorkbookFormat::none, "it is a document of Word (DOCX)", need_workbook};
    if (holds("presentationml") || holds("powerpoint")) return {WorkbookFormat::none, "it is a presentation (PPTX)", need_workbook};
    return {WorkbookFormat::xlsx, "", ""};
}

}  // namespace

FormatJudgement judge_file(std::string_view bytes) {
    if (bytes.starts_with(compound_file)) return judge_compound_file(bytes);
    for (const Beginning& beginning : beginnings) {
        if (bytes.starts_with(beginning.bytes)) return {WorkbookFormat::none, beginning.what, beginning.remedy};
    }
    return judge_text(bytes);
}

FormatJudgement judge_archive(ZipParts& parts, const GridLimits& limits) {
    const auto refuse = [](std::string message, const char* remedy) {
        return FormatJudgement{WorkbookFormat::none, std::move(message), remedy};
    };
    if (!parts.fault().empty())
        return refuse(parts.fault(), "Copy or download it again, or open it in a spreadsheet program and save it.");
    std::string message;
    if (parts.has("mimetype")) {
        const std::optional<std::string> type = parts.unpack("mimetype", limits, message);
        if (!type) return refuse(message, save_as_xlsx);
        return judge_open_document(trimmed(*type));
    }
    if (parts.has("_rels/.rels")) {
        const std::string main_part = main_part_of(parts, limits, message);
        const std::string type = content_type_of(parts, main_part, limits, message);
        if (!message.empty()) return refuse(message, save_as_xlsx);
        if (main_part.empty()) return refuse("it does not name the part that holds its workbook", save_as_xlsx);
        return judge_office_document(type);
    }
    if (parts.has("content.xml")) return {WorkbookFormat::ods, "", ""};
    if (parts.has_below("index/")) return refuse("it is a spreadsheet of Numbers", "Export it as XLSX.");
    return refuse("it is a ZIP archive, but no workbook", "If it holds workbooks, unpack it first.");
}

}  // namespace sitegen
