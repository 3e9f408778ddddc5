// Findings of long files: of each kind only the first ones, and how many more there are.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "import/imported.hpp"

namespace sitegen {

class LimitedFindings {
  public:
    explicit LimitedFindings(ImportLog& log) : log_(log) {}

    // kind: what tells findings apart that are counted together.
    void add(Severity severity, std::string_view rule, std::string where, const std::string& kind, std::string message,
             std::string remedy);
    // Adds what is left to say. Call this once, at the end.
    void finish();

  private:
    struct Kind {
        std::size_t count = 0;
        Severity severity = Severity::error;
        std::string_view rule;
        std::string first;
    };
    ImportLog& log_;
    std::map<std::string, Kind> kinds_;
};

}  // namespace sitegen
