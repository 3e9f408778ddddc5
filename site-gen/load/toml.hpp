// A TOML file as a tree of values that know their places. The only door to the TOML library.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.hpp"
#include "model/place.hpp"

namespace sitegen {

struct TomlEntry;

struct TomlNode {
    enum class Kind { table, array, string, number, boolean, date };
    Kind kind = Kind::table;
    Place place;
    std::string text;          // string: its value; number, boolean and date: the token as written
    bool is_verbatim = false;  // string: written on one line as it reads, without escapes: character i stands i + 1 after the quote
    std::vector<TomlNode> items;     // array
    std::vector<TomlEntry> entries;  // table, in the order of the file

    [[nodiscard]] const TomlNode* find(std::string_view key) const;
    // The place of `length` code points of a string that begin at a byte of its value; the whole string where it is not verbatim.
    [[nodiscard]] Place place_in_text(std::size_t byte_offset, std::uint32_t length) const;
};

struct TomlEntry {
    std::string key;
    Place place;
    TomlNode value;
};

// Parses a file that is already in `sources`. Nothing, with one finding, where it breaks the syntax.
[[nodiscard]] std::optional<TomlNode> parse_toml(const Sources& sources, std::uint32_t file, Findings& findings);

}  // namespace sitegen
