// Reads files of separated values (CSV, TSV) as RFC 4180 describes them and as programs write them, in any encoding that the C
// library knows.
#pragma once

#include <array>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grid/workbook.hpp"

namespace sitegen {

// How a file is written. What is left out is found out from its bytes.
struct DelimitedFormat {
    std::string encoding = "";  // "utf-8", "gb18030", "windows-1252", "iso-8859-1", "utf-16le" …; empty: find out
    std::optional<char> delimiter = std::nullopt;  // ',', ';', '\t', '|'
    char quote = '"';
};

// What the bytes are in, as far as they tell: a byte-order mark, valid UTF-8, pairs of bytes that are common Chinese characters in
// GB18030, single letters of western Europe in Windows-1252. Nothing if several encodings are possible: then the user has to say
// which.
[[nodiscard]] std::optional<std::string> encoding_of(std::string_view bytes);

// The bytes in UTF-8, without a byte-order mark. Nothing if they are not in that encoding, or hold a NUL, or if there is no such
// encoding; message then says what and on which line.
[[nodiscard]] std::optional<std::string> in_utf8(std::string_view bytes, const std::string& encoding, std::string& message);

// The text in another encoding, up to the first character that has no place in it. Empty if there is no such encoding.
[[nodiscard]] std::string from_utf8(std::string_view text, const std::string& encoding);

// The delimiter that a first line such as "sep=;" tells Excel. Nothing if there is no such line.
[[nodiscard]] std::optional<char> declared_delimiter(std::string_view text);

// The declared delimiter, or the one that gives most rows of the text's beginning the same number of fields, more than one. Nothing
// if none does.
[[nodiscard]] std::optional<char> delimiter_of(std::string_view text);

// Goes through the records of a text in UTF-8. It holds one record at a time, so that a file of any length can be read, and
// allocates nothing for fields without doubled quotes. A first line that declares the delimiter is no record.
class DelimitedReader {
  public:
    // text: must outlive this object and the fields.
    DelimitedReader(std::string_view text, char delimiter, char quote = '"');

    // The next record; false at the end. A field is valid until the next call; line breaks in it are as they stand. Empty lines are
    // records of one empty field. Lines end with LF, CRLF or CR.
    bool next(std::vector<std::string_view>& fields);
    // The line, from 1, at which the last record begins.
    [[nodiscard]] std::size_t line() const { return line_; }
    // Set once a quotation never ends (the line on which it begins) or characters follow a closing quote (the line of the quote). A
    // field with the latter is given as it stands, with its quotes.
    [[nodiscard]] std::optional<std::size_t> broken_quote() const { return broken_quote_; }

  private:
    std::string_view plain_field(std::size_t begin);
    std::string_view quoted_field();
    std::string& next_unescaped();

    std::string_view text_;
    char delimiter_;
    char quote_;
    std::array<bool, 256> ends_field_{};
    std::size_t position_ = 0;
    std::size_t line_ = 0;
    std::size_t next_line_ = 1;
    std::optional<std::size_t> broken_quote_;
    std::deque<std::string> unescaped_;  // fields with doubled quotes; reused. A deque, because fields point into its texts
    std::size_t unescaped_count_ = 0;
};

// A whole file as a workbook of one sheet. All cells are texts; row n of the sheet is record n of the file, which need not be its
// line n. Where the encoding or the delimiter cannot be told, this is a fault.
[[nodiscard]] GridReading read_delimited(std::string_view bytes, const DelimitedFormat& format = {}, const GridLimits& limits = {});

}  // namespace sitegen
