// One TOML file laid over another: how a standard extends another one.
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

// Lays a table over another, key by key: tables are joined, lists of tables that have ids are joined by these, and anything else
// replaces what was there. An entry of such a list whose id is new is added at the end, or behind the entry named by "after"; with
// "before", before that one; the same words move an entry that is there. "leave-out = true" removes the entry of its id, and
// "replace = true" puts the new one in its place whole. Findings for ids that are not there. Places stay those of the file that a
// value comes from. Returns what was removed.
std::vector<RemovedEntry> extend_toml(TomlNode& base, TomlNode&& own, Findings& findings);

}  // namespace sitegen
