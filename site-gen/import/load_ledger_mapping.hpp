// A mapping file for ledgers → LedgerMapping.
#pragma once

#include <functional>
#include <string>

#include "import/ledger_mapping.hpp"
#include "load/toml.hpp"
#include "model/finding.hpp"
#include "model/standard.hpp"

namespace sitegen {

// Whether the file is about ledgers: it has a table [ledger].
[[nodiscard]] bool is_ledger_mapping(const TomlNode& root);

// standard_named: finds a standard by its id; nothing, after a finding, if there is none.
[[nodiscard]] LedgerMapping load_ledger_mapping(
    const TomlNode& root, Findings& findings,
    const std::function<const Standard*(const std::string& id, const Place& place)>& standard_named);

// A text as the keys of values, filters and spellings are compared: without case, and with single spaces.
[[nodiscard]] std::string folded_key(std::string_view text);

}  // namespace sitegen
