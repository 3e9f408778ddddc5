// Which kinds of fiscal years documents have: calendar years, or years like 2022-23.
#pragma once

#include <string>

#include "load/table_reader.hpp"
#include "model/fiscal_year.hpp"

namespace sitegen {

// No document can be of a year of a kind that no document has: 2022 says nothing of 2022-23.
class YearKinds {
  public:
    void add(const FiscalYear& year) { (year.spans_two ? has_spanning_ : has_calendar_) = true; }
    // Where no kind is known, either may come.
    [[nodiscard]] bool may_be(const FiscalYear& year) const {
        return has_spanning_ == has_calendar_ || (year.spans_two ? has_spanning_ : has_calendar_);
    }
    [[nodiscard]] bool has_both() const { return has_spanning_ && has_calendar_; }

  private:
    bool has_calendar_ = false;
    bool has_spanning_ = false;
};

// A finding that no document is of such a year. whose: "department" or "site".
void refuse_year(Findings& findings, const Place& place, const FiscalYear& year, const char* whose);

// The year under the key; of a kind that no document has it is a finding and nothing.
[[nodiscard]] std::optional<FiscalYear> read_year(TableReader& entry, std::string_view key, Need need, const YearKinds& kinds,
                                                  const char* whose);

}  // namespace sitegen
