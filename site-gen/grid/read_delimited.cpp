#include "grid/read_delimited.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "grid/sheet_builder.hpp"

namespace sitegen {

namespace {

// In the order in which they are preferred if they divide the text equally well: a comma also stands in numbers and sentences.
constexpr std::array<char, 4> delimiters = {'\t', ';', '|', ','};
constexpr std::size_t sample_bytes = std::size_t{256} << 10U;
constexpr std::size_t sample_records = 500;

struct Division {
    std::size_t rows = 0;    // with the most frequent number of fields
    std::size_t fields = 0;  // that number
};

// How often each number of fields occurs, rows without a delimiter aside: titles and notes have none.
Division divide(std::string_view text, char delimiter, bool is_whole) {
    std::map<std::size_t, std::size_t> rows_of;
    std::vector<std::string_view> fields;
    DelimitedReader reader(text, delimiter);
    std::size_t last = 0;
    for (std::size_t i = 0; i < sample_records && reader.next(fields); ++i) {
        last = fields.size();
        if (last > 1) ++rows_of[last];
    }
    // The sample may end within a record.
    if (!is_whole && last > 1 && !reader.next(fields) && rows_of.size() > 1) --rows_of[last];
    Division best;
    for (const auto& [count, rows] : rows_of) {
        if (rows >= best.rows) best = {rows, count};
    }
    return best;
}

GridReading refused(std::string message, std::string remedy) {
    GridReading reading;
    reading.faults.push_back({true, "", "", std::move(message), std::move(remedy)});
    return reading;
}

// CRLF and CR become LF.
std::string with_plain_line_breaks(std::string_view field) {
    std::string text(field);
    normalize_line_breaks(text);
    return text;
}

void read_records(std::string_view text, char delimiter, char quote, const GridLimits& limits, GridReading& reading) {
    Sheet& sheet = reading.workbook.sheets.emplace_back();
    GridBudget budget;
    SheetBuilder builder(sheet, budget, limits, reading.faults);
    DelimitedReader reader(text, delimiter, quote);
    std::vector<std::string_view> fields;
    for (std::size_t row = 0; reader.next(fields); ++row) {
        if (reader.broken_quote()) {
            builder.refuse("a quotation on line " + std::to_string(*reader.broken_quote()) +
                               " does not end where its field does, so that it is unclear what belongs to it",
                           "Double the quotation marks within quoted fields, or name another quotation mark.");
            break;
        }
        for (std::size_t column = 0; column < fields.size(); ++column) {
            if (fields[column].empty()) continue;
            GridCell cell;
            cell.kind = GridCellKind::text;
            cell.text = with_plain_line_breaks(fields[column]);
            if (!builder.put(row, column, std::move(cell))) return;
        }
    }
    builder.finish();
}

}  // namespace

std::optional<char> delimiter_of(std::string_view text) {
    if (const std::optional<char> declared = declared_delimiter(text)) return declared;
    const std::string_view sample = text.substr(0, sample_bytes);
    std::optional<char> best;
    Division division;
    for (const char delimiter : delimiters) {
        const Division next = divide(sample, delimiter, sample.size() == text.size());
        if (next.fields < 2 || next.rows < division.rows || (next.rows == division.rows && next.fields <= division.fields))
            continue;
        best = delimiter;
        division = next;
    }
    return best;
}

GridReading read_delimited(std::string_view bytes, const DelimitedFormat& format, const GridLimits& limits) {
    const std::optional<std::string> encoding = format.encoding.empty() ? encoding_of(bytes) : format.encoding;
    if (!encoding) {
        if (bytes.find('\0') != std::string_view::npos)
            return refused("it holds NUL bytes, so it is no text in a common encoding",
                           "Save it as CSV in UTF-8, or name its encoding, such as utf-16le.");
        return refused("its encoding cannot be told: its bytes are valid in several",
                       "Name the encoding, such as gb18030, windows-1252 or windows-1250, or save the file as CSV in UTF-8.");
    }
    std::string message;
    const std::optional<std::string> text = in_utf8(bytes, *encoding, message);
    if (!text) return refused(message, "Name the encoding in which the file was saved, or save it as CSV in UTF-8.");
    std::optional<char> delimiter = format.delimiter ? format.delimiter : delimiter_of(*text);
    // A list of one column needs no delimiter, so any does that it does not hold.
    const auto is_absent = [&](char each) { return text->find(each) == std::string::npos; };
    if (!delimiter && std::all_of(delimiters.begin(), delimiters.end(), is_absent)) delimiter = ',';
    if (!delimiter)
        return refused("no delimiter divides its rows into fields",
                       "Name the delimiter: a comma, a semicolon, a tab or a vertical bar.");
    GridReading reading;
    read_records(*text, *delimiter, format.quote, limits, reading);
    return reading;
}

}  // namespace sitegen
