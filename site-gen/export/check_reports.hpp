// What checks came to, for machines. Amounts are texts, so that no reader rounds them.
#pragma once

#include <string>
#include <vector>

#include "model/check.hpp"
#include "model/content.hpp"
#include "model/derived.hpp"
#include "model/finding.hpp"

namespace sitegen {

struct CheckedDocument {
    const Document* document = nullptr;
    const CheckReport* report = nullptr;
};

// One document as it is published: counts, each check with its own, and every comparison that is not exact. Checks that the
// standard declares are named; what they promise is in the site's file.
[[nodiscard]] std::string document_checks_json(const CheckedDocument& checked);

// What the checks of each standard promise, and the counts of every document of a site with the address of its own file.
[[nodiscard]] std::string site_checks_json(const Content& content, const std::vector<DocumentSummary>& summaries);

// For tools: standards and documents as above, and the findings with their places.
[[nodiscard]] std::string checks_and_findings_json(const Content& content, const std::vector<CheckedDocument>& checked,
                                                   const Findings& findings, const Sources& sources);

// SARIF 2.1.0, for code-review tools.
[[nodiscard]] std::string findings_sarif(const Findings& findings, const Sources& sources);

// JUnit XML, for test reports: a suite for each document, a case for each check that was made, and one more for findings that
// belong to no check.
[[nodiscard]] std::string checks_junit(const std::vector<CheckedDocument>& checked, const Findings& findings,
                                       const Sources& sources);

}  // namespace sitegen
