#include "grid/read_workbook.hpp"

#include "grid/read_ods.hpp"
#include "grid/read_xlsx.hpp"
#include "grid/workbook_format.hpp"

namespace sitegen {

namespace {

// Of archives, also of those in several volumes or without entries.
bool is_archive(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06") || bytes.starts_with("PK\x07\x08");
}

FormatJudgement judge(std::string_view bytes) {
    if (!is_archive(bytes)) return judge_file(bytes);
    ZipParts parts(bytes);
    return judge_archive(parts, GridLimits());
}

}  // namespace

WorkbookFormat format_of(std::string_view bytes) { return judge(bytes).format; }

std::string message_of_format(std::string_view bytes) {
    const FormatJudgement judgement = judge(bytes);
    return judgement.format == WorkbookFormat::none ? judgement.message + ". " + judgement.remedy : "";
}

GridReading read_workbook(std::string_view bytes, const GridLimits& limits) {
    GridReading reading;
    FormatJudgement judgement;
    if (!is_archive(bytes)) {
        judgement = judge_file(bytes);
    } else {
        ZipParts parts(bytes);
        judgement = judge_archive(parts, limits);
        if (judgement.format == WorkbookFormat::xlsx) return read_xlsx(parts, limits);
        if (judgement.format == WorkbookFormat::ods) return read_ods(parts, limits);
    }
    reading.faults.push_back({true, "", "", judgement.message, judgement.remedy});
    return reading;
}

}  // namespace sitegen
