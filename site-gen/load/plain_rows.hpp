// Reads the plain lists of a TOML file without the TOML library. Nearly all lists in a document's tables are plain: rows of short
// texts and decimal numbers need no library.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "load/toml.hpp"

namespace sitegen {

struct PlainList {
    std::uint32_t line = 0;     // of its opening bracket, in the text that is left; no other list opens on this line
    std::uint32_t length = 0;   // in code points, if it is written on one line; otherwise 0
    std::uint32_t removed = 0;  // lines removed between the beginning of the text and the end of this list
    std::vector<TomlNode> items;
};

struct TextWithoutRows {
    std::string text;              // the text for the library: each plain list in it is empty
    std::vector<PlainList> lists;  // in the order of the file

    // The list that opens in that line of the text that is left, or nothing.
    [[nodiscard]] PlainList* find(std::uint32_t line);
    // The number that a line of the text that is left has in the file.
    [[nodiscard]] std::uint32_t line_in_file(std::uint32_t line) const;
};

// Removes the lists that are plain. One of rows has a line for each:
//   rows = [
//     ["201", 48798.94, ""],
//   ]
// Any other plain list, columns = ["code", "total"], is on one line. A text has no escapes and no control characters. A number has
// digits, with or without a point. Everything less simple stays in the text. There the library reads it, or reports its fault at
// the right place. text: valid UTF-8.
[[nodiscard]] TextWithoutRows take_plain_rows(std::uint32_t file, std::string_view text);

}  // namespace sitegen
