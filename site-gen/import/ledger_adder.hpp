// Adds the records of ledgers to the rows of documents.
#pragma once

#include <cstddef>
#include <string>

#include "import/ledger_file_fields.hpp"
#include "import/ledger_records.hpp"
#include "import/ledger_totals.hpp"
#include "import/limited_findings.hpp"

namespace sitegen {

class LedgerAdder {
  public:
    // Both must outlive this object.
    LedgerAdder(const Standard& standard, LimitedFindings& limited) : standard_(standard), limited_(limited) {}

    // What is added from now on is of this file. files: must outlive the adding.
    void begin_file(const LedgerFiles& files, const std::string& name);
    // Adds a finding for what cannot be added.
    void add(const LedgerRecord& record, LedgerTableFields& table, LedgerDocument& document);

    // Of the file: amounts that were left blank, and the line of the first.
    [[nodiscard]] std::size_t blank_count() const { return blank_count_; }
    [[nodiscard]] std::size_t first_blank() const { return first_blank_; }
    // Of all files: cells with several amounts.
    [[nodiscard]] std::size_t summed_count() const { return summed_count_; }
    // Of all files, by the numbers under which lines were added.
    [[nodiscard]] const std::vector<LedgerSource>& sources() const { return sources_; }

  private:
    [[nodiscard]] std::string place(std::size_t line) const;
    [[nodiscard]] LedgerRow* row_of(const LedgerRecord& record, LedgerTableFields& table, LedgerSide& side,
                                    LedgerDocument& document);
    bool set_keys(const LedgerRecord& record, LedgerTableFields& table, const LedgerSide& side, LedgerDocument& document,
                  LedgerRow& row);
    bool set_codes(const LedgerRecord& record, LedgerTableFields& table, const LedgerSide& side, LedgerDocument& document,
                   LedgerRow& row);
    void refuse_row(const LedgerRecord& record, const LedgerTableFields& table, const std::string& text, const std::string& remedy);
    void add_amount(const LedgerRecord& record, std::size_t from, LedgerCell& cell, const LedgerTableFields& table,
                    const LedgerRow& row, std::size_t to, bool is_subtracted);

    const Standard& standard_;
    LimitedFindings& limited_;
    const LedgerFiles* files_ = nullptr;
    std::vector<LedgerSource> sources_;
    std::size_t blank_count_ = 0;
    std::size_t first_blank_ = 0;
    std::size_t summed_count_ = 0;
    std::string row_key_;  // reused, so that a record allocates nothing
};

// Adds the finding that the text was read in a wrong encoding.
void report_misread(const std::string& where, const std::string& text, LimitedFindings& limited);

}  // namespace sitegen
