// The view of a document's page.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/check_report.hpp"
#include "model/derived.hpp"
#include "model/finding.hpp"
#include "model/printed_table.hpp"
#include "model/summary.hpp"
#include "render/narrative.hpp"
#include "render/views.hpp"
#include "text/number_format.hpp"
#include "text/sha256.hpp"

namespace sitegen {

// A chart and its drawing.
struct DrawnChart {
    const Chart* chart = nullptr;
    std::string summary;
    std::string svg;           // for the page
    std::string file;          // the chart as a file
    std::string path;          // of the file, below the document's folder; empty if there is no file
    bool is_repeated = false;  // labels of the drawing, or a table beside it, say what its data table would say
};

// A file to download.
struct DataFile {
    std::string path;  // below the document's folder
    std::size_t byte_count = 0;
    Digest digest{};  // of its bytes
};

// One of the document's files of tables, in one format.
struct WrittenTable {
    const TableFile* table = nullptr;
    std::string_view format;  // its name for readers, such as "CSV"
    DataFile file;
    std::string_view media_type = {};
};

// The files and pages beside the page, which links to them.
struct DocumentFiles {
    std::vector<DrawnChart> charts;
    std::vector<WrittenTable> tables;  // each file in all its formats; tables link to the first format
    std::optional<DataFile> workbook;
    std::optional<DataFile> json;
    std::optional<DataFile> data_package;
    bool has_checks = true;    // there is a page of the document's checks
    bool has_changes = false;  // there is a page of what has changed
};

// A rendered section of prose.
struct RenderedSection {
    std::string section;
    std::string html;
    std::string language = {};  // set if it is not that of the page
};

// Another document of the department, to which readers may go from a section or table.
struct OtherDocument {
    const Document* document = nullptr;
    std::string title;  // "2022", "2023 final accounts"
    std::string url;    // of its page
};

struct DocumentPageInput {
    const DerivedDocument& derived;
    const DocumentSummary& summary;
    const PrintedDocument& printed;
    const DocumentFiles& files;
    const std::vector<RenderedSection>& narrative;
    const CheckReport& report;
    const Words& words;
    bool is_provisional;                     // not yet published
    std::string root;                        // from the document's folder to the site's root: "../../"
    std::vector<std::string> remarks = {};   // the notes of the site and the department on its year and stage
    std::vector<OtherDocument> others = {};  // of the years before and after, and the other stages of its year
    std::vector<LinkView> comparisons = {};  // pages where it stands beside another stage of its year
    std::string data_root = {};              // from the page to the folder of its data; empty if that is its own
    // Set on a page in a further language: what it says of sections in the first one, and of names, and which names these are.
    std::optional<OriginalTextView> original = {};
    std::optional<OriginalTextView> original_names = {};
    std::optional<OriginalTextView> all_original_prose = {};   // says that all sections are in that language
    std::optional<OriginalTextView> some_original_prose = {};  // says it of some
    const std::set<std::string, std::less<>>* untranslated = nullptr;
};

[[nodiscard]] DocumentView document_view(const DocumentPageInput& input);

[[nodiscard]] ChartView chart_view(const DrawnChart& drawn, const std::string& folder, const Words& words);

// page: the address of the page with the section that explains it; empty: the same page.
[[nodiscard]] AnswerView answer_view(const Answer& answer, const std::string& page);

// page: the address of the document's page, where each has an anchor; empty: the same page.
[[nodiscard]] std::vector<KeyFigureView> key_figure_views(const DocumentSummary& summary, const std::string& page);

[[nodiscard]] const std::vector<std::string>& document_page_words();

}  // namespace sitegen
