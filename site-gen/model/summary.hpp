// What other departments and pages may know of a document. Pages of several departments are made only from summaries. So documents
// can be loaded, published and released one department at a time, on one machine or on many. The pages of the whole site are made
// afterwards.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/answer.hpp"
#include "model/check_report.hpp"
#include "model/document_names.hpp"
#include "model/fiscal_year.hpp"
#include "model/history.hpp"
#include "model/topic_rows.hpp"
#include "text/sha256.hpp"

namespace sitegen {

// A figure of the standard's overview.
struct SummaryFigure {
    CellState state = CellState::blank;  // amount, or why there is none
    Amount amount;                       // in the document's unit; set if the state is amount
    int last_place = 0;                  // the power of ten, of the currency's unit, of its last known place
    // The document does without the table that the amount is from, as its standard permits: nobody has said that there is nothing.
    bool is_left_out = false;
};

// Last year's amount of a figure of the overview, as this year's document restates it.
struct RestatedFigure {
    std::uint32_t index = 0;  // of the figure
    SummaryFigure before;     // in the document's unit
    std::string reason;       // in the words of the document
};

// What a document has of one topic of its standard's overview.
struct TopicSummary {
    TopicRows rows;
    SummaryFigure total;       // the printed whole, if the topic has one
    bool is_left_out = false;  // the document does without all of the topic's tables
};

// What a correction changed in one cell, added or removed.
struct CorrectedAmount {
    std::string cell;              // as corrections name it; of added cells, what they have in common
    std::string title;             // of table, row and column
    std::string target;            // of the row on the document's page, such as "income.2011301"; empty if it is no longer there
    std::optional<Amount> before;  // nothing: the word says why
    std::optional<Amount> after;   // the same
    std::string unit_before;       // empty if there is no amount, or if it has none
    std::string unit;              // of the amount after the correction
    std::string before_word;       // such as "withheld"; empty if there is an amount
    std::string after_word;
};

// A correction of a document after its publication.
struct SummaryVersion {
    std::string date;  // YYYY-MM-DD
    std::string text;
    std::vector<CorrectedAmount> amounts = {};  // none if the correction does not say what changed
};

// The id and title of each performance form, with the amount that shows its size.
struct TargetsSummary {
    TopicRows rows;
    std::vector<std::uint32_t> indicator_counts;  // one for each row
};

// The sizes in bytes of a document's files. 0 for files that the site does not have.
struct DocumentDownloads {
    std::uint64_t table_count = 0;  // files of tables and performance forms
    std::uint64_t table_bytes = 0;  // of all of these
    std::uint64_t long_table_bytes = 0;
    Digest long_table_digest{};  // the files of years and of the site are made from it
    std::uint64_t workbook_bytes = 0;
    std::uint64_t json_bytes = 0;
    std::uint64_t package_bytes = 0;
    std::uint64_t checks_bytes = 0;
    Digest workbook_digest{};
    Digest json_digest{};
    Digest package_digest{};
    Digest checks_digest{};
};

// A note of the document that is shown wherever its number is shown.
struct SummaryNote {
    enum class Kind : std::uint8_t { figure, topic };
    Kind kind = Kind::figure;
    std::uint32_t index = 0;  // of the figure or topic
    std::string row;          // of the topic: a row's id; empty for the topic's total
    std::string text;
};

// It holds only printed texts, amounts, counts and hashes of names. It is small, because it is kept for every document of a large
// site.
struct DocumentSummary {
    struct Headline {
        std::string id;  // of the figure
        std::string title;
        std::string value;
        std::string unit;
        std::string exact;   // value and unit as printed, if the value is rounded to be read; otherwise empty
        std::string change;  // in words; empty if there is no comparison
    };
    std::string department;  // slug
    std::string title;
    FiscalYear year;
    std::string stage;  // its title
    std::string stage_id;
    int stage_order = 0;   // its position in the standard
    std::string standard;  // its id
    std::string folder;
    std::string unit;       // of the amounts
    int unit_power = 0;     // of ten, of the currency's unit
    std::string published;  // the date of its source; empty if it is not known
    std::vector<Headline> headlines;
    std::vector<Answer> answers;                // the sentences at the head of its page
    std::vector<SummaryFigure> figures;         // of the standard's overview, in its order
    std::vector<RestatedFigure> restated = {};  // by index; none if the document restates nothing
    std::vector<TopicSummary> topics;           // of the standard's overview, in its order
    std::vector<SummaryNote> notes;             // in the order of the document
    std::vector<SummaryVersion> versions;       // the earliest first
    std::vector<std::string> tables_left_out;   // ids of the standard's tables that it does without
    TargetsSummary targets;
    DocumentDownloads downloads;
    bool has_changes = false;  // there is a page of what has changed
    VerdictCounts checks;
    std::vector<OperandValue> operands = {};  // of the standard's checks over all documents, in order
    DocumentNames names;

    // Last year's amount of a figure, if the document restates it. Otherwise nothing.
    [[nodiscard]] const RestatedFigure* restated_figure(std::size_t index) const {
        for (const RestatedFigure& figure : restated) {
            if (figure.index == index) return &figure;
        }
        return nullptr;
    }

    // The notes on a figure, or on a row of a topic. An empty id means the topic's total.
    [[nodiscard]] std::vector<std::string> notes_on(SummaryNote::Kind kind, std::size_t index, std::string_view row = {}) const {
        std::vector<std::string> texts;
        for (const SummaryNote& note : notes) {
            if (note.kind == kind && note.index == index && note.row == row) texts.push_back(note.text);
        }
        return texts;
    }
};

struct DepartmentSummary {
    std::string slug;
    std::string name;
    std::string code;
    std::string group;  // one of the site's, by id; empty where the site has none
    DepartmentHistory history;
    std::vector<DocumentSummary> documents;  // by year, then in the standard's order of stages
    std::string search_terms = {};           // of everything that can be found in it, encoded (search/terms.hpp)
    std::string search_numbers = {};         // of its amounts, likewise

    // The document whose answers head the department's page: the last stage of its latest year that answers anything. Nothing if
    // that year answers nothing, because an earlier year would be no answer.
    [[nodiscard]] const DocumentSummary* answering() const {
        for (auto document = documents.rbegin(); document != documents.rend(); ++document) {
            if (document->year != documents.back().year) break;
            if (!document->answers.empty()) return &*document;
        }
        return nullptr;
    }
};

}  // namespace sitegen
