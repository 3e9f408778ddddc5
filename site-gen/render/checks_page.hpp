// The views of what checks came to: the site's page of checks, each document's, and the lines at its tables.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/check_report.hpp"
#include "model/derived.hpp"
#include "model/summary.hpp"
#include "render/markdown_html.hpp"
#include "render/views.hpp"
#include "text/words.hpp"

namespace sitegen {

struct ChecksPageInput {
    const DerivedDocument& derived;
    const CheckReport& report;
    const Words& words;
    std::optional<std::string>
        checks_url;            // of the document's page of checks, from where the views are shown; nothing: it has none
    std::string document_url;  // of the document's page
    DownloadView json;
};

[[nodiscard]] CheckCountsView check_counts_view(const VerdictCounts& counts);

[[nodiscard]] DocumentChecksView document_checks_view(const ChecksPageInput& input);

// The outcomes of that verdict that concern a table; empty: of the whole document.
[[nodiscard]] std::vector<OutcomeView> outcome_views(const ChecksPageInput& input, Verdict verdict, std::string_view table);

// What of the prose of a section contradicts a figure, acknowledged or not. Each has an id.
[[nodiscard]] std::vector<OutcomeView> prose_outcome_views(const ChecksPageInput& input, std::string_view section);

// Where the prose of a section contradicts a figure: to be marked, each leads to the view of that id.
[[nodiscard]] std::vector<TextMark> marks_in_prose(const CheckReport& report, std::string_view section);

// How many such outcomes there are.
[[nodiscard]] std::size_t count_outcomes(const CheckReport& report, Verdict verdict, std::string_view table);

// across: the checks over all documents, which are counted, too. root: from the page to the site's root. have_pages: whether each
// document has a page of its checks.
[[nodiscard]] ChecksView checks_view(const std::vector<DepartmentSummary>& departments, const std::vector<AcrossReport>& across,
                                     const std::string& root, bool have_pages, DownloadView json);

[[nodiscard]] const std::vector<std::string>& checks_page_words();

}  // namespace sitegen
