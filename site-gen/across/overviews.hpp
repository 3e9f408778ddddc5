// The pages across departments and years: their content, without its form.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "across/across.hpp"
#include "model/addresses.hpp"
#include "model/check_report.hpp"
#include "model/derived.hpp"
#include "model/overview.hpp"
#include "text/words.hpp"

namespace sitegen {

// Sizes in bytes of the files that are about the whole site, and of those about a year. 0 or none for files that it does not have.
struct SiteDownloads {
    std::uint64_t catalogue_bytes = 0;
    std::uint64_t checks_bytes = 0;
    std::uint64_t facts_bytes = 0;
    std::uint64_t database_bytes = 0;
    std::uint64_t json_bytes = 0;
    std::uint64_t bundle_bytes = 0;
    std::string bundle_sha256 = {};  // empty if there is none
    std::map<FiscalYear, std::uint64_t> facts_of_years = {};
};

struct OverviewContext {
    const Across& across;
    const Words& words;
    const SiteSettings& site;                           // its statistics and notes
    const std::vector<AcrossReport>* checks = nullptr;  // over all documents; nothing if they are not shown
    const SiteDownloads* downloads = nullptr;           // nothing where no page of data is made
};

enum class DepartmentsShown : std::uint8_t { all, of_first_group };

// Every department in a fiscal year, by size, for each group of departments, standard and stage; the stages side by side; what is
// missing and why. of_first_group: of the first group that has a document of the year. Throws AmountOverflow, like all functions
// here.
[[nodiscard]] Overview year_overview(const OverviewContext& context, const FiscalYear& year,
                                     DepartmentsShown shown = DepartmentsShown::all);

// One department over the years: its figures at each stage, its history, which documents exist and which are missing.
[[nodiscard]] Overview department_overview(const OverviewContext& context, const DepartmentSummary& department);

// Every fiscal year, with the sums of its departments.
[[nodiscard]] Overview years_overview(const OverviewContext& context);

// What the home page says about all departments: the latest totals, the years.
[[nodiscard]] Overview home_overview(const OverviewContext& context);

// A code of a topic, with the documents that have an amount for it.
struct TopicCode {
    struct Line {
        const AcrossEntry* entry = nullptr;
        std::uint32_t row = 0;  // the index of the topic's row in its document
    };
    struct Group {
        const AcrossGroup* group = nullptr;
        std::vector<Line> lines;  // by slug
    };
    std::vector<Group> groups;  // in the order of the site's
    std::vector<FiscalYear> years;

    void add(const AcrossGroup& group, const Line& line);
};

// The topics of all standards in use, each once, by id.
struct TopicYears {
    std::string id;
    std::string title;
    std::vector<FiscalYear> years;                        // in which a document has it
    std::map<std::string, TopicCode, std::less<>> codes;  // for a topic of codes: the codes that a document has an amount for
};
[[nodiscard]] std::vector<TopicYears> topics_of(const Across& across);

// What the page of a topic or code in one year says about all years.
struct TopicPage {
    const std::string& id;
    const std::string& title;
    const std::vector<FiscalYear>& years;  // the years that have such a page
};

// A topic in one year: every code, row or item, with its departments. context: may have no more than that year's documents.
[[nodiscard]] Overview topic_overview(const OverviewContext& context, const TopicPage& topic, const FiscalYear& year);

// A topic over the years: its whole, and a small chart of each part (a code of the first level, or an item).
[[nodiscard]] Overview topic_over_years(const OverviewContext& context, const TopicYears& topic);

// A code of a topic over the years.
[[nodiscard]] Overview code_overview(const OverviewContext& context, const TopicYears& topic, const std::string& code);
// Its departments in one of its years, the largest first. context: may have no more than that year's documents, those of `lines`.
[[nodiscard]] Overview code_overview(const OverviewContext& context, const TopicPage& topic, const std::string& code,
                                     const TopicCode& lines, const FiscalYear& year);

// All topics, with their years.
[[nodiscard]] Overview topics_overview(const OverviewContext& context, const std::vector<TopicYears>& topics);

// The performance forms of all departments in a year, the largest first; the years in which there are any.
[[nodiscard]] Overview performance_overview(const OverviewContext& context, const FiscalYear& year);
// The years that have such a page.
[[nodiscard]] Overview performance_years_overview(const OverviewContext& context);
[[nodiscard]] std::vector<FiscalYear> performance_years(const Across& across);

// Every correction of a document after its publication, the latest first.
struct DocumentCorrection {
    const DocumentSummary* document = nullptr;
    const SummaryVersion* version = nullptr;
};
[[nodiscard]] std::vector<DocumentCorrection> corrections_of(const Across& across);
// Those of one department, for its page. Nothing if there are none.
[[nodiscard]] std::optional<OverviewSection> department_corrections_section(const DepartmentSummary& department,
                                                                            const Words& words);
[[nodiscard]] Overview versions_overview(const OverviewContext& context);

// What there is to download, by year; context: with downloads; the files of every department in a year. A document's single tables
// are on its own page.
[[nodiscard]] Overview data_overview(const OverviewContext& context, const std::optional<Licence>& licence);
[[nodiscard]] Overview data_year_overview(const OverviewContext& context, const FiscalYear& year);

// Whether there is a document to compare this one with.
[[nodiscard]] bool has_changes(const DerivedDocument& derived);

// Whether the page of changes of `later` compares it with another document of its year, which is of an earlier stage.
[[nodiscard]] bool is_compared_with(const Document& later, const Document& earlier);

// A document compared with last year's and with the earlier stages of its year: figures and rows, the largest changes first. A note
// says what cannot be compared. A table that exceeds the exact range is a finding and left out.
[[nodiscard]] Overview changes_overview(const DerivedDocument& derived, const SiteSettings& site, const Words& words,
                                        Findings& findings);

// The findings of that page without the page: its rows, of which there may be thousands, are computed but not put into words.
void find_changes_beyond_range(const DerivedDocument& derived, const SiteSettings& site, const Words& words, Findings& findings);

// The names of the translations that overviews use.
[[nodiscard]] const std::vector<std::string>& overview_words();

}  // namespace sitegen
