// The records of a ledger's files, one after the other, whatever their format.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "import/imported.hpp"
#include "import/ledger_mapping.hpp"

namespace sitegen {

struct LedgerRecord {
    const std::vector<std::string_view>& fields;
    std::size_t line;  // of the file, or row of the sheet, from 1
};

// Reads a file and calls take() for each record behind the headings. headings: called once before, with the headings; it returns
// false to stop. In a file without headings it is called with "1", "2" … Adds a finding and returns false if the file cannot be
// read.
[[nodiscard]] bool read_ledger_records(const std::filesystem::path& file, const LedgerFiles& mapping,
                                       const std::function<bool(const std::vector<std::string>&)>& headings,
                                       const std::function<void(const LedgerRecord&)>& take, ImportLog& log);

// The files that a pattern names, sorted: * stands for anything but a slash in the last part of the path.
[[nodiscard]] std::vector<std::filesystem::path> files_matching(const std::filesystem::path& folder, const std::string& pattern);

}  // namespace sitegen
