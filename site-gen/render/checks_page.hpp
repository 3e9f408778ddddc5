// The views of the results of checks: on the site's page of checks, on each document's page of checks, and at the tables.
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
        checks_url;            // of the document's page of checks, relative to the page with the view; nothing if there is none
    std::string document_url;  // of the document's page
    DownloadView json;
};

[[nodiscard]] CheckCountsView check_counts_view(const VerdictCounts& counts);

[[nodiscard]] DocumentChecksView document_checks_view(const ChecksPageInput& input);

// The outcomes with that verdict that concern a table and are about figures. Without a table, those of the whole document.
[[nodiscard]] std::vector<OutcomeView> outcome_views(const ChecksPageInput& input, Verdict verdict, std::string_view table);
// The broken and the acknowledged ones that are about codes and names.
[[nodiscard]] std::vector<OutcomeView> remark_views(const ChecksPageInput& input, std::string_view table);

// The outcomes for text of a section that contradicts a figure, acknowledged or not. Each has an id.
[[nodiscard]] std::vector<OutcomeView> prose_outcome_views(const ChecksPageInput& input, std::string_view section);

// The texts of a section to be marked, because they contradict a figure. Each leads to the view with that id.
[[nodiscard]] std::vector<TextMark> marks_in_prose(const CheckReport& report, std::string_view section);

// The number of outcomes with that verdict that concern a table.
[[nodiscard]] std::size_t count_outcomes(const CheckReport& report, Verdict verdict, std::string_view table);

// across: the checks over all documents, which count, too. root: from the page to the site's root. have_pages: whether each
// document has its own page of checks.
[[nodiscard]] ChecksView checks_view(const std::vector<DepartmentSummary>& departments, const std::vector<AcrossReport>& across,
                                     const std::string& root, bool have_pages, DownloadView json);

[[nodiscard]] const std::vector<std::string>& checks_page_words();

}  // namespace sitegen
