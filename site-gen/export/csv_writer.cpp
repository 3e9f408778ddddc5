#include "export/csv_writer.hpp"

#include <algorithm>
#include <array>

namespace sitegen {

namespace {

// Spreadsheets read a text that begins with one of these as a formula (OWASP). The full-width forms count, too.
constexpr std::array<std::string_view, 11> formula_marks = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};

constexpr std::array<bool, 256> begins_formula_mark = [] {
    std::array<bool, 256> table{};
    for (const std::string_view mark : formula_marks) table[static_cast<unsigned char>(mark.front())] = true;
    return table;
}();

constexpr std::array<bool, 256> is_separator = [] {
    std::array<bool, 256> table{};
    for (const unsigned char c : {'"', ',', '\r', '\n'}) table[c] = true;
    return table;
}();

bool needs_quotes(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return is_separator[static_cast<unsigned char>(c)]; });
}

}  // namespace

bool looks_like_formula(std::string_view text) {
    if (text.empty() || !begins_formula_mark[static_cast<unsigned char>(text.front())]) return false;
    return std::any_of(formula_marks.begin(), formula_marks.end(),
                       [text](std::string_view mark) { return text.starts_with(mark); });
}

void CsvWriter::text(std::string_view value) {
    separate();
    if (!looks_like_formula(value)) return append(value);
    out_ += "\"'";
    append_between_quotes(value);
}

void CsvWriter::append(std::string_view value) {
    if (!needs_quotes(value)) {
        out_ += value;
        return;
    }
    out_ += '"';
    append_between_quotes(value);
}

void CsvWriter::append_between_quotes(std::string_view value) {
    for (const char c : value) {
        if (c == '"') out_ += '"';
        out_ += c;
    }
    out_ += '"';
}

std::string fields_of(std::initializer_list<std::string_view> values) {
    std::string fields;
    CsvWriter csv(fields);
    for (const std::string_view value : values) csv.text(value);
    return fields;
}

}  // namespace sitegen
