// Lays one TOML file over another. This is how a standard extends another one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "load/toml.hpp"
#include "model/finding.hpp"

namespace sitegen {

// An entry that was removed: its list is named by the ids of the entries that it is in, and its key: "expenditure/columns".
struct RemovedEntry {
    std::string list;
    std::string id;
    Place place;
};

// Lays a table over another, key by key. Tables are joined. Lists of tables with ids are joined by these ids. Any other value
// replaces the one below it. An entry with a new id is added at the end of its list, or behind the entry named by "after", or
// before the entry named by "before". The same words move an entry that is already in the list. "leave-out = true" removes the
// entry with its id. "replace = true" replaces that entry as a whole. Adds a finding for each such id that is not in the list. A
// value keeps the place in the file that it comes from. Returns what was removed.
std::vector<RemovedEntry> extend_toml(TomlNode& base, TomlNode&& own, Findings& findings);

}  // namespace sitegen
