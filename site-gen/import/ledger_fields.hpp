// The text of a field of a mapping, for each record of a file.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "import/ledger_mapping.hpp"

namespace sitegen {

// Texts that stand for others, such as codes of departments and their names; by folded key.
using LookupTables = std::map<std::string, std::unordered_map<std::string, std::string>, std::less<>>;

// Evaluates one field over the records of one file. It remembers the texts that it has met: a ledger repeats them.
class LedgerFieldReader {
  public:
    LedgerFieldReader() = default;
    // headings: of the file. Names of columns that it lacks are added to missing.
    LedgerFieldReader(const LedgerField& field, const std::vector<std::string>& headings, const std::string& file_name,
                      const LookupTables& lookups, std::vector<std::string>& missing);

    [[nodiscard]] bool is_declared() const { return field_ != nullptr && field_->is_declared(); }
    // Valid as long as this object.
    [[nodiscard]] const std::string& text(const std::vector<std::string_view>& fields);

    // What its lookup does not have, and the lookup's id.
    [[nodiscard]] const std::set<std::string>& missed() const { return missed_; }
    [[nodiscard]] std::string lookup_id() const { return field_ == nullptr ? "" : field_->lookup; }

  private:
    [[nodiscard]] std::string result_of(const std::string& raw);

    const LedgerField* field_ = nullptr;
    const std::unordered_map<std::string, std::string>* lookup_ = nullptr;
    std::vector<std::size_t> columns_;
    std::string from_file_;
    std::string raw_;
    std::unordered_map<std::string, std::string> known_;
    std::set<std::string> missed_;
};

// The index of a heading; nothing if the file has none of that name.
[[nodiscard]] std::optional<std::size_t> heading_index(const std::vector<std::string>& headings, const std::string& name);

// What stands in a file's name at the {} of a pattern. Nothing if the name is not of that form.
[[nodiscard]] std::optional<std::string> part_of_file_name(std::string_view name, std::string_view pattern);

}  // namespace sitegen
