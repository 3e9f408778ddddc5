// A TOML file as a tree of values that know their places. The only door to the TOML library.
#pragma once

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
    std::string text;                // string: its value; number, boolean and date: the token as written
    std::vector<TomlNode> items;     // array
    std::vector<TomlEntry> entries;  // table, in the order of the file

    [[nodiscard]] const TomlNode* find(std::string_view key) const;
};

struct TomlEntry {
    std::string key;
    Place place;
    TomlNode value;
};

// Parses a file that is already in `sources`. A fault of syntax becomes a finding and the result is an empty table.
[[nodiscard]] TomlNode parse_toml(const Sources& sources, std::uint32_t file, Findings& findings);

}  // namespace sitegen
