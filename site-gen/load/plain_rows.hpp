// The plain lists in a TOML file, read without the TOML library. A document's tables are nearly all plain lists. A row of short
// texts and decimal numbers needs no library.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "load/toml.hpp"

namespace sitegen {

struct PlainList {
    std::uint32_t line = 0;     // of its opening bracket, in the text that is left; no other list opens there
    std::uint32_t length = 0;   // in code points, where it is written on one line; 0 where it is not
    std::uint32_t removed = 0;  // lines taken out from the beginning of the text to the end of this list
    std::vector<TomlNode> items;
};

struct TextWithoutRows {
    std::string text;              // what is left for the library: each list is an empty one
    std::vector<PlainList> lists;  // in the order of the file

    // The list that opens in that line of the text that is left; nothing where none does.
    [[nodiscard]] PlainList* find(std::uint32_t line);
    // The line of the file that is now that line of the text.
    [[nodiscard]] std::uint32_t line_in_file(std::uint32_t line) const;
};

// Takes out the lists that are plain. One of rows has a line for each:
//   rows = [
//     ["201", 48798.94, ""],
//   ]
// Any other, columns = ["code", "total"], is written on one line. A text has neither escapes nor control characters, a number is
// digits with or without a point. What is not as simple as that stays whole, so that the library reads it or says what is wrong
// with it, where it stands. text: valid UTF-8.
[[nodiscard]] TextWithoutRows take_plain_rows(std::uint32_t file, std::string_view text);

}  // namespace sitegen
