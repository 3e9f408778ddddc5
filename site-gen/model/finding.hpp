// What the loader, a check or a lint has to say about the content.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/place.hpp"

namespace sitegen {

enum class Severity { note, warning, error };

struct Finding {
    Severity severity = Severity::error;
    std::string rule;  // kebab-case name: of model/rules.hpp, or of a check that a standard declares
    Place place;
    std::string message;  // what is wrong, with the figures
    std::string remedy;   // what to do about it; may be empty
};

class Findings {
  public:
    void add(Finding finding) { list_.push_back(std::move(finding)); }
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
    // By file name, line and column, so that a reader can work through them from top to bottom. What was found twice (a fault of a
    // standard, say, by two documents) is kept once.
    void sort(const Sources& sources);

  private:
    std::vector<Finding> list_;
};

// ", did you mean "total"?" where one of the names is near the given one, or nothing.
[[nodiscard]] std::string nearest_hint(std::string_view given, const std::vector<std::string>& names);

}  // namespace sitegen
