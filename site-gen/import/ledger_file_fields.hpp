// The columns of one ledger file, by the fields of the mapping that they fill.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "import/imported.hpp"
#include "import/ledger_fields.hpp"
#include "import/ledger_mapping.hpp"

namespace sitegen {

// All must pass.
class LedgerFilterReaders {
  public:
    void add(const LedgerFilter& filter, LedgerFieldReader reader) { filters_.emplace_back(&filter, std::move(reader)); }
    [[nodiscard]] bool is_empty() const { return filters_.empty(); }
    [[nodiscard]] bool pass(const std::vector<std::string_view>& fields);

  private:
    std::vector<std::pair<const LedgerFilter*, LedgerFieldReader>> filters_;
};

// The fields of one table.
struct LedgerTableFields {
    const LedgerTable* mapping = nullptr;
    const TableForm* table = nullptr;
    const SideForm* side = nullptr;
    std::vector<LedgerFieldReader> keys;
    LedgerFieldReader column;
    std::vector<std::pair<std::size_t, std::size_t>> amounts;  // a column of the file, a column of the form
    std::size_t amount = 0;                                    // of the file, if each record has one amount
    LedgerFilterReaders filters;
    LedgerFilterReaders subtracted;
};

struct LedgerFileFields {
    LedgerFieldReader year;
    LedgerFieldReader stage;
    LedgerFieldReader department;
    LedgerFilterReaders filters;
    std::vector<LedgerTableFields> tables;

    // Texts that a lookup does not have stand for themselves. Adds a decision for each.
    void report_missed(const std::string& file_name, ImportLog& log) const;
};

// Finds the columns of the file for all fields. Nothing, after a finding for each, if some are missing. files, standard and lookups
// must outlive the result.
[[nodiscard]] std::optional<LedgerFileFields> open_ledger_fields(const LedgerFiles& files, const std::vector<std::string>& headings,
                                                                 const std::string& file_name, const Standard& standard,
                                                                 const LookupTables& lookups, ImportLog& log);

// The index of the side's column with that id.
[[nodiscard]] std::optional<std::size_t> column_with_id(const SideForm& side, const std::string& id);

void report_missing_column(const std::string& file, const std::string& name, const std::vector<std::string>& headings,
                           ImportLog& log);

}  // namespace sitegen
