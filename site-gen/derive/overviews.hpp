// The pages across departments and years: what they show, before how it is shown.
#pragma once

#include <string>
#include <vector>

#include "derive/across.hpp"
#include "model/derived.hpp"
#include "model/overview.hpp"
#include "model/words.hpp"

namespace sitegen {

struct OverviewContext {
    const Across& across;
    const Words& words;
    const SiteSettings& site;  // its statistics and notes
};

// Every department in a fiscal year, by size, for each standard and stage; the stages side by side; what is not there and why.
// Throws AmountOverflow, as all of these.
[[nodiscard]] Overview year_overview(const OverviewContext& context, const FiscalYear& year);

// One department over the years: its figures at each stage, what became of it, which documents there are and which not.
[[nodiscard]] Overview department_overview(const OverviewContext& context, const DepartmentSummary& department);

// Every fiscal year, with what its departments add up to.
[[nodiscard]] Overview years_overview(const OverviewContext& context);

// What the home page says of all departments: the latest totals, the years.
[[nodiscard]] Overview home_overview(const OverviewContext& context);

// The topics of all standards in use, each once, by id.
struct TopicYears {
    std::string id;
    std::string title;
    std::vector<FiscalYear> years;   // in which a document has it
    std::vector<std::string> codes;  // of a topic of codes: all of them, in order
};
[[nodiscard]] std::vector<TopicYears> topics_of(const Across& across);

// A topic in one year: every code, row or item, with its departments.
[[nodiscard]] Overview topic_overview(const OverviewContext& context, const TopicYears& topic, const FiscalYear& year);

// A code of a topic over the years, and its departments in the latest.
[[nodiscard]] Overview code_overview(const OverviewContext& context, const TopicYears& topic, const std::string& code);

// All topics, with their years.
[[nodiscard]] Overview topics_overview(const OverviewContext& context, const std::vector<TopicYears>& topics);

// Whether there is a document to compare this one with.
[[nodiscard]] bool has_changes(const DerivedDocument& derived);

// A document against that of last year and the earlier stages of its year: figures and rows, the largest changes first. What cannot
// be compared is said.
[[nodiscard]] Overview changes_overview(const DerivedDocument& derived, const SiteSettings& site, const Words& words);

// Addresses.
[[nodiscard]] std::string year_path(const FiscalYear& year);
[[nodiscard]] std::string department_path(const std::string& slug);
[[nodiscard]] std::string topic_path(const std::string& topic, const FiscalYear& year);
[[nodiscard]] std::string code_path(const std::string& topic, const std::string& code);

// The names of the translations that overviews use.
[[nodiscard]] const std::vector<std::string>& overview_words();

}  // namespace sitegen
