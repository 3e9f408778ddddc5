// RFC 4180 in the form of all downloads: UTF-8, CRLF, amounts without thousands separators, and no text that a spreadsheet would
// compute.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "model/amount_text.hpp"
#include "model/cell.hpp"

namespace sitegen {

class CsvWriter {
  public:
    explicit CsvWriter(std::string& out) : out_(out) {}

    // A text that needs neither quotes nor an apostrophe.
    void quoted(std::string_view value) {
        separate();
        append(value);
    }
    // The first field of a file. A file that begins with ID is taken for another format (SYLK) by spreadsheets, so that is quoted.
    void first(std::string_view value) {
        separate();
        if (!value.starts_with("ID")) return append(value);
        out_ += '"';
        append_between_quotes(value);
    }
    // Quotes a text if it must be quoted. Adds a leading apostrophe if a spreadsheet would compute it.
    void text(std::string_view value);
    // Fields that another writer has made, including the commas between them.
    void ready(std::string_view fields) {
        separate();
        out_ += fields;
    }
    // Empty if the cell has no amount.
    void amount(const Cell& cell) {
        separate();
        if (cell.state == CellState::amount) append_plain(out_, cell.printed);
    }
    void empty() { separate(); }
    void end_row() {
        out_ += "\r\n";
        is_first_ = true;
    }

  private:
    void append(std::string_view value);
    void append_between_quotes(std::string_view value);
    void separate() {
        if (!is_first_) out_ += ',';
        is_first_ = false;
    }

    std::string& out_;
    bool is_first_ = true;
};

// Whether a spreadsheet would read the text as a formula.
[[nodiscard]] bool looks_like_formula(std::string_view text);

// Fields that are in many rows, made once for CsvWriter::ready().
[[nodiscard]] std::string fields_of(std::initializer_list<std::string_view> values);

}  // namespace sitegen
