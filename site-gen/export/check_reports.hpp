// Machine-readable results of checks. Amounts are texts, so that no program rounds them.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "model/check_report.hpp"
#include "model/content.hpp"
#include "model/finding.hpp"
#include "model/summary.hpp"

namespace sitegen {

struct CheckedDocument {
    const Document* document = nullptr;
    const CheckReport* report = nullptr;
};

// A published document: its counts, the counts of each check, and every comparison that is not exact. A check of the standard is
// named by its id. Its definition is in the site's file.
[[nodiscard]] std::string document_checks_json(const CheckedDocument& checked);

// The definitions of the checks of each standard, the counts of every document of a site, and the checks over all documents.
// have_files: each document has a file of its own, whose address is given.
[[nodiscard]] std::string site_checks_json(const StandardsById& standards, const std::vector<DepartmentSummary>& departments,
                                           const std::vector<AcrossReport>& across, bool have_files);

// A document for tools: the argument of the functions below.
[[nodiscard]] std::string json_for_tools(const CheckedDocument& checked);

// For tools: standards and documents as above, and the findings with their places.
[[nodiscard]] std::string checks_and_findings_json(const StandardsById& standards, const std::vector<std::string>& documents,
                                                   const std::vector<AcrossReport>& across, const Report& report);

// SARIF 2.1.0, for code-review tools.
[[nodiscard]] std::string findings_sarif(const Report& report);

// A document in JUnit's form: a case for each check that was made.
struct JunitSuite {
    std::string xml;
    std::size_t test_count = 0;
    std::size_t failure_count = 0;
    std::set<std::string> rules;  // of all checks
};
[[nodiscard]] JunitSuite junit_suite(const CheckedDocument& checked);

// JUnit XML, for test reports: a suite for each document, and one for findings that belong to no check.
[[nodiscard]] std::string checks_junit(const std::vector<JunitSuite>& suites, const Report& report);

}  // namespace sitegen
