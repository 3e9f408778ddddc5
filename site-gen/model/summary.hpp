// What may be known of a document outside of its department. Pages of several departments are made from this and from nothing
// else. So documents can be loaded, published and let go one department at a time, on one machine or on many; the pages of the
// whole site are then made from the summaries.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/check_report.hpp"
#include "model/document_names.hpp"
#include "model/fiscal_year.hpp"
#include "model/history.hpp"
#include "model/topic_rows.hpp"

namespace sitegen {

// A figure of the standard's overview.
struct SummaryFigure {
    CellState state = CellState::blank;  // amount, or why there is none
    Amount amount;                       // in the document's unit, where the state is amount
    int last_place = 0;                  // the power of ten, of the currency's unit, of the last place that is known of it
};

// What a document has of one topic of its standard's overview.
struct TopicSummary {
    TopicRows rows;
    SummaryFigure total;  // the printed whole, where the topic has one
};

// A correction of a document after its publication.
struct SummaryVersion {
    std::string date;  // YYYY-MM-DD
    std::string text;
};

// Performance forms: the id and title of each, with the amount by which its standard sizes them.
struct TargetsSummary {
    TopicRows rows;
    std::vector<std::uint32_t> indicator_counts;  // one for each row
};

// The sizes in bytes of a document's files; 0 of what the site does not have.
struct DocumentDownloads {
    std::uint64_t table_count = 0;  // files of tables and performance forms
    std::uint64_t table_bytes = 0;  // of all of these
    std::uint64_t long_table_bytes = 0;
    std::uint64_t package_bytes = 0;
    std::uint64_t checks_bytes = 0;
};

// A note of the document that goes with a number wherever that is shown.
struct SummaryNote {
    enum class Kind : std::uint8_t { figure, topic };
    Kind kind = Kind::figure;
    std::uint32_t index = 0;  // of the figure or topic
    std::string row;          // of the topic: a row's id; empty for its total
    std::string text;
};

// Printed texts, amounts, counts and hashes of names only: small, as it is kept for every document of a large site.
struct DocumentSummary {
    struct Headline {
        std::string title;
        std::string value;
        std::string unit;
        std::string change;  // in words; empty where there is no comparison
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
    std::string published;  // the date of its source; empty where that is not known
    std::vector<Headline> headlines;
    std::vector<SummaryFigure> figures;    // of the standard's overview, in its order
    std::vector<TopicSummary> topics;      // the same
    std::vector<SummaryNote> notes;        // in the order of the document
    std::vector<SummaryVersion> versions;  // the earliest first
    TargetsSummary targets;
    DocumentDownloads downloads;
    VerdictCounts checks;
    std::vector<OperandValue> operands = {};  // of the standard's checks over all documents, in order
    DocumentNames names;

    // The notes of a figure, or of a topic's row (its total: an empty id).
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
    std::string search_terms = {};           // of all that can be found in it, encoded (search/terms.hpp)
};

}  // namespace sitegen
