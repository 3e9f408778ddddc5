// The rows of a CSV file that this program has written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sitegen {

class CsvRows {
  public:
    // csv must outlive this object. A byte-order mark is left out.
    explicit CsvRows(std::string_view csv);
    // Reads the next row, the header first. The fields are valid until the next call. False at the end.
    bool next(std::vector<std::string>& fields);

  private:
    std::string_view rest_;
};

}  // namespace sitegen
