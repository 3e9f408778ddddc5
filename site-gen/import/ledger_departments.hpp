// The departments of ledgers: which folder each name of the files belongs to.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>

#include "import/imported.hpp"
#include "import/ledger_mapping.hpp"
#include "import/limited_findings.hpp"

namespace sitegen {

class LedgerDepartments {
  public:
    LedgerDepartments(const LedgerMapping& mapping, ImportLog& log);

    // The folder of the department that the files call so. Nothing, after a finding, if it has none.
    [[nodiscard]] std::optional<std::string> folder_of(const std::string& name, const std::string& where,
                                                       LimitedFindings& findings);
    // Sets the names and the title of a document whose folder, year and stage are set.
    void name(ImportedDocument& document, const std::string& stage) const;
    // Adds the decisions about departments that the mapping does not list.
    void report() const;

  private:
    const LedgerMapping& mapping_;
    ImportLog& log_;
    std::unordered_map<std::string, std::string> folders_;                // by folded name
    std::map<std::string, const LedgerDepartment*, std::less<>> listed_;  // by folder
    std::map<std::string, std::string, std::less<>> names_;               // of folders that are not listed
};

}  // namespace sitegen
