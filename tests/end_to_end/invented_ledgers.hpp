// Ledgers invented after those of a city, a town and a state, the same on every machine, and what they add up to: computed here
// from the amounts that are written, without the program's help.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <tuple>

// What a cell of a document has to be.
struct LedgerSum {
    std::int64_t hundredths = 0;
    bool has_amount = false;  // otherwise it is blank
    std::string state = {};   // what stands in place of an amount, whatever else was added
};

// By the folder of a document ("police/2017-18/adopted"), the table, the id of the row and the column.
using LedgerSums = std::map<std::tuple<std::string, std::string, std::string, std::string>, LedgerSum>;

// Each writes the files that tests/import/ledgers/<name>/mapping.toml describes.
[[nodiscard]] LedgerSums write_american_city(const std::filesystem::path& folder);
[[nodiscard]] LedgerSums write_spanish_town(const std::filesystem::path& folder);
[[nodiscard]] LedgerSums write_national(const std::filesystem::path& folder);
