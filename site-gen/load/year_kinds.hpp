// The kinds of fiscal years that documents have: calendar years, or years like 2022-23.
#pragma once

#include <string>

#include "load/table_reader.hpp"
#include "model/fiscal_year.hpp"

namespace sitegen {

// If documents have only one kind of year, no document can be of the other kind: 2022 says nothing about 2022-23.
class YearKinds {
  public:
    void add(const FiscalYear& year) { (year.spans_two ? has_spanning_ : has_calendar_) = true; }
    // If no kind is known, either is possible.
    [[nodiscard]] bool may_be(const FiscalYear& year) const {
        return has_spanning_ == has_calendar_ || (year.spans_two ? has_spanning_ : has_calendar_);
    }
    [[nodiscard]] bool has_both() const { return has_spanning_ && has_calendar_; }

  private:
    bool has_calendar_ = false;
    bool has_spanning_ = false;
};

// Adds a finding that no document is of such a year. whose: "department" or "site".
void refuse_year(Findings& findings, const Place& place, const FiscalYear& year, const char* whose);

// Reads the year under the key. Returns nothing and adds a finding if no document has years of that kind.
[[nodiscard]] std::optional<FiscalYear> read_year(TableReader& entry, std::string_view key, Need need, const YearKinds& kinds,
                                                  const char* whose);

}  // namespace sitegen
