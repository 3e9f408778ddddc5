// What the loader, a check or the check of prose reports about the content.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/amount.hpp"
#include "model/fiscal_year.hpp"
#include "model/place.hpp"

namespace sitegen {

enum class Severity { note, warning, error };

// "note", "warning" or "error".
[[nodiscard]] const char* name_of(Severity severity);

// The subject of a check's finding, for programs, so that they need not parse messages. Fields that do not apply are empty.
struct FindingSubject {
    std::string department;  // its folder
    FiscalYear year;
    std::string stage;
    std::vector<std::string> tables;  // ids
    std::string row;                  // ids
    std::string column;
    std::string section;  // of prose; literal is the number or word in it
    std::string literal;
    std::string chart;  // its id
    std::optional<Amount> left;
    std::optional<Amount> right;
    std::optional<Amount> difference;  // left minus right
    std::string unit;                  // of all three amounts
};

struct Finding {
    Severity severity = Severity::error;
    std::string rule;  // kebab-case: from model/rules.hpp, or of a check that a standard declares
    Place place;
    std::string message;                                 // what is wrong, with the figures
    std::string remedy;                                  // what to do about it; may be empty
    std::shared_ptr<const FindingSubject> subject = {};  // nothing if it comes from no check
};

// A finding that stays valid after the files that it names have been released.
struct ReportedFinding {
    Severity severity = Severity::error;
    std::string rule;
    std::string path;        // the bytes of the file's name, which need not be UTF-8; empty: it is about nothing in particular
    std::uint32_t line = 0;  // as in Place
    std::uint32_t column = 0;
    std::uint32_t length = 0;
    std::string excerpt;             // the text of the line; of a long line, the part around the place
    std::uint32_t excerpt_from = 0;  // code points of the line before the excerpt
    std::string message;             // like the remedy, with visible_text() for what a terminal or a file format could not print
    std::string remedy;
    std::shared_ptr<const FindingSubject> subject = {};  // as in Finding; in no record, because only the present check knows it
};

class Findings {
  public:
    void add(Finding finding) { list_.push_back(std::move(finding)); }
    void add(const Findings& other) { list_.insert(list_.end(), other.list_.begin(), other.list_.end()); }
    void error(std::string_view rule, const Place& place, std::string message, std::string remedy = {}) {
        add({Severity::error, std::string(rule), place, std::move(message), std::move(remedy)});
    }
    void warning(std::string_view rule, const Place& place, std::string message, std::string remedy = {}) {
        add({Severity::warning, std::string(rule), place, std::move(message), std::move(remedy)});
    }

    [[nodiscard]] const std::vector<Finding>& list() const { return list_; }
    [[nodiscard]] bool has_errors() const {
        return std::any_of(list_.begin(), list_.end(), [](const Finding& f) { return f.severity == Severity::error; });
    }
    [[nodiscard]] std::size_t count(Severity severity) const {
        return static_cast<std::size_t>(
            std::count_if(list_.begin(), list_.end(), [severity](const Finding& f) { return f.severity == severity; }));
    }

  private:
    std::vector<Finding> list_;
};

[[nodiscard]] ReportedFinding reported(const Finding& finding, const Sources& sources);

// The findings that a command reports at its end.
class Report {
  public:
    // The findings of that severity and above.
    void add(const Findings& findings, const Sources& sources, Severity least = Severity::note);
    void add(ReportedFinding finding) { list_.push_back(std::move(finding)); }
    void add(Report other);

    [[nodiscard]] const std::vector<ReportedFinding>& list() const { return list_; }
    [[nodiscard]] std::vector<ReportedFinding>& list() { return list_; }
    [[nodiscard]] std::size_t count(Severity severity) const;
    [[nodiscard]] bool has_errors() const { return count(Severity::error) != 0; }
    // Sorted by file name, line and column, so that a reader can go through them from top to bottom. What was found twice is kept
    // once: two documents may find the same fault of a standard, for example.
    void sort();

  private:
    std::vector<ReportedFinding> list_;
};

// ", did you mean "total"?" if one of the names is near the given one. Otherwise empty.
[[nodiscard]] std::string nearest_hint(std::string_view given, const std::vector<std::string>& names);

}  // namespace sitegen
