// The results of the checks of a document: those that its standard declares, the general ones, and those of its prose.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/amount.hpp"
#include "model/document.hpp"
#include "model/finding.hpp"
#include "model/standard.hpp"

namespace sitegen {

enum class Verdict : std::uint8_t {
    exact,
    rounding,      // differs by no more than the rounding of its printed cells
    acknowledged,  // differs, and the content says why
    broken,
    unknown,  // cannot be compared: a cell is not published, did not exist or is withheld
};

// A change of one cell that would make a broken equality hold.
struct Correction {
    const Cell* cell = nullptr;
    std::string name;  // table[row].column
    Amount amount;     // to be added, in the document's unit
};

// One comparison that was made.
struct Outcome {
    std::string rule;    // the check's id, or the name of a general check (model/rules.hpp)
    std::string row;     // the row and column, if the check is made for several; for prose, row is the section
    std::string column;  // of prose: the literal as written
    Verdict verdict = Verdict::exact;
    Severity severity = Severity::error;  // of the finding, if it is broken
    // In the document's unit, or in the unit of what is compared. Nothing if every cell is blank.
    std::optional<Amount> left;
    std::optional<Amount> right;
    Amount difference;                    // left minus right
    Amount tolerance;                     // the most that rounding explains
    std::string unit = {};                // of the amounts; empty if they have none, or it is not known
    std::vector<std::string> tables;      // ids of the tables that it concerns; it is shown there
    std::vector<Correction> corrections;  // for a broken equality of tables: each of these alone would settle it
    const Acknowledgement* acknowledgement = nullptr;
    Place place;
    // For prose: the place in the source file of what is meant. Nothing if both are the same.
    std::uint32_t source_begin = 0;
    std::uint32_t source_end = 0;
    std::string message;  // what is wrong, with the figures
    std::string remedy;
};

// The reason why a declared check gave no comparison for a document.
enum class NotMade : std::uint8_t {
    table_absent,           // the document, or the other one that it needs, does not have a table
    not_stated,             // the text does not state a value
    forms_without_project,  // no performance form names its project, which is needed to find it
    table_left_out,         // the document does without a table, as the standard lets it
    cells_left_out,         // the document does without a row or a column, as the standard lets it
    no_forms,               // there are no performance forms
    no_last_year,           // there are no figures of last year
    no_stage,               // there is no document of the other stage
    no_department,          // there is no document of a department
    no_rows,                // there are no rows to compare
    condition,              // its condition does not hold
    blank,                  // all cells are blank
};
inline constexpr std::size_t not_made_count = 12;

// Its name for machines: "table-absent".
[[nodiscard]] const char* name_of(NotMade reason);
// Whether the document lacks what the check needs. Readers are told only of these reasons; the others are usual.
[[nodiscard]] bool is_lack(NotMade reason);

struct VerdictCounts {
    std::size_t exact = 0;
    std::size_t rounding = 0;
    std::size_t acknowledged = 0;
    std::size_t broken = 0;
    std::size_t unknown = 0;
    // Those of the broken and of the acknowledged ones that are about codes and names: no figures differ.
    std::size_t remarks = 0;
    std::size_t explained_remarks = 0;
    // The number of checks, not of comparisons, by reason. They are in none of the numbers above.
    std::array<std::size_t, not_made_count> not_made{};

    // Those for which the document lacks something.
    [[nodiscard]] std::size_t lacking() const;
    [[nodiscard]] std::size_t total() const { return exact + rounding + acknowledged + broken + unknown; }
    [[nodiscard]] std::size_t& of(Verdict verdict);
    VerdictCounts& operator+=(const VerdictCounts& other);
};

// How often one check was made, and its results.
struct CheckTally {
    std::string rule;
    const CheckForm* check = nullptr;  // nothing for a general check
    VerdictCounts counts;
    std::optional<NotMade> not_made = std::nullopt;  // of a declared check that gave no comparison
    std::string lacks = {};                          // what was missing: the id of a table, a statement or a department
};

// The ids of one side of a table. side is empty if the table has only one.
struct SideName {
    std::string table;
    std::string side;
};

struct CheckReport {
    std::vector<CheckTally> tallies;      // the standard's in its order, the document's own, then the general ones; never made: 0
    std::vector<Outcome> outcomes;        // all that are not exact, and exact ones that have a note, in the order of the tallies
    std::vector<SideName> changed_names;  // the side of each outcome of exchanged-names

    [[nodiscard]] VerdictCounts counts() const;
    // Of the numbers that are typed in the prose.
    [[nodiscard]] VerdictCounts literal_counts() const;
};

// A document's value for one departments(…) or department(…) of a check over all documents.
struct OperandValue {
    CellState state = CellState::blank;  // amount, or why there is none
    bool has_cells = false;              // false: it has none of the rows, so it adds nothing
    Amount amount;                       // in the document's unit; set if the state is amount
    Amount rounding;                     // how far it may be from the true value
    std::uint64_t cell_count = 0;
};

// The checks that were made once over the documents of one standard, year and stage.
struct AcrossReport {
    const Standard* standard = nullptr;
    const StageForm* stage = nullptr;
    FiscalYear year;
    std::string unit;    // of the amounts
    CheckReport report;  // a tally for each of these checks of the standard
};

}  // namespace sitegen
