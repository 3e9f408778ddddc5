// The document that one department publishes for one fiscal year at one stage.
#pragma once

#include <forward_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/cell.hpp"
#include "model/fiscal_year.hpp"
#include "model/source.hpp"
#include "model/standard.hpp"
#include "model/version.hpp"

namespace sitegen {

struct Row {
    std::string id;                  // unique in its side: a code, two codes joined by "/", an item's or an own id
    std::vector<std::string> codes;  // of each classification; empty for items, named rows and totals
    std::vector<std::string> names;  // as printed, one for each name column; never empty
    RowRole role = RowRole::line;
    int level = 1;
    std::vector<Cell> cells;  // one for each column of the side
    Place place;
    std::vector<std::uint32_t> notes = {};  // the numbers of its notes and those of its cells, among the notes of its table, from 1
    std::string unit = {};                  // of its numbers, where rows have units of their own
};

struct Side {
    const SideForm* form = nullptr;
    std::vector<Row> rows;            // in printed order
    std::vector<bool> left_out = {};  // for each column, whether the document does not have it; empty: it has all
    // The most decimals that an amount of each column has, even in a row that was not kept for comparison. Empty: the rows tell.
    std::vector<int> printed_decimals = {};

    [[nodiscard]] const Row* find_row(std::string_view id) const;
    // Whether the document leaves out the column with that id.
    [[nodiscard]] bool lacks(std::string_view column) const;
};

// A broken check whose cause is a fault of the published document itself.
struct Acknowledgement {
    std::string check;   // a check's id, or the name of a general check
    std::string table;   // the table that its outcome concerns; empty if there can be only one
    std::string row;     // of the outcome that it explains; empty if the check is made once
    std::string column;  // of the outcome that it explains; empty if the check is made once
    Amount difference;   // left minus right
    std::string reason;  // why they differ
    std::string note;    // for editors: how it was found, what was left unchanged
    Place place;
    // Used in place of table, row and column: the cells whose differences it explains, such as expenditure[*].total or projects[*].
    // They may differ by any amount.
    std::optional<CellReference> cells = std::nullopt;
};

// A table may print last year's amounts on a different basis from last year's document, for example after a reform or a programme
// move.
struct Restatement {
    std::vector<std::string> columns;  // the columns that print last year's amounts on this basis
    Acknowledgement differences;       // from last year's document; all of them have this reason
};

struct Table {
    const TableForm* form = nullptr;
    std::string unit;
    std::string printed_note;                        // the publisher's note under the table
    std::string source;                              // the id of another source than the document's own; empty: that one
    SourcePages pages;                               // its pages in the source
    std::string source_cells;                        // where an import found it: "budget.xlsx, 表3!C6:H28"; empty if it was typed
    std::vector<SourceRecords> source_records = {};  // of which an import made it, from ledgers
    std::size_t more_source_files = 0;               // that have records beside these
    std::vector<Side> sides;
    Place place;
    // The reason why the document does not have the table: not published, did not exist or withheld. Nothing if it has the table.
    // Without the table there are no rows. That is different from a table that was published without rows.
    std::optional<CellState> absence = std::nullopt;
    std::string absence_reason = {};  // in the words of the publisher; may be empty
    std::optional<Restatement> restated = std::nullopt;
    std::string rounded_to = {};  // the unit to which its amounts were rounded, if their decimals do not show it; otherwise empty
    // What the document prints instead of the standard's titles: of the table, and of columns by their ids.
    std::string own_title = {};
    std::map<std::string, std::string, std::less<>> own_column_titles = {};

    // The unit of the column's numbers. Empty if the counted things have no name.
    [[nodiscard]] const std::string& unit_of(const ColumnForm& column) const {
        return column.kind == ColumnKind::money && column.unit.empty() ? unit : column.unit;
    }
    // Whether the document does without the table, and the standard lets it. Then nothing is reported.
    [[nodiscard]] bool is_left_out() const { return absence && place.line == 0; }
    // Whether the column prints last year's amounts on a different basis than last year's document.
    [[nodiscard]] bool restates(std::string_view column) const;
};

struct Statement {
    const StatementForm* form = nullptr;
    Cell value;
};

// Last year's value of a cell, as this year's document states it: the value itself, or the change since then.
struct PriorStatement {
    CellReference cell;
    Amount amount;
    bool is_change = false;
    std::optional<Amount> rate;  // the change in per cent of last year's value, if that is printed, too
    Place place;
    // The power of ten of the amount's last place in the cell's unit, if the amount is stated in another unit: 2 for 142.13 万元 in
    // 元.
    std::optional<int> last_place = std::nullopt;
};

// A piece of prose: one section of the outline.
struct Narrative {
    std::string section;
    std::uint32_t file = 0;  // its text is in Sources
    // The language of the text. Of a document's own narrative, it is only set where that is not the language of the document.
    std::string language = {};
};

// An editor's note on a table, row or cell, or on the document as a whole.
struct Note {
    std::optional<CellReference> on;
    std::vector<std::string> rows;  // the ids of the rows it is about; none if it is about the whole table, or about no table
    std::string text;
    std::string original;  // the reading of the source, if the note records a doubt
    Place place;

    // Whether it is about the row, or about a cell of the row in that column. column: empty for any.
    [[nodiscard]] bool concerns(std::string_view table, std::string_view row, std::string_view column) const;
};

// Why an amount has changed since last year, as the document says it.
struct ChangeReason {
    std::string figure;  // the amount or count
    std::string text;    // a part of a sentence, without a full stop
    Place place;
};

// A code that the document prints although the classification lacks it.
struct DeclaredCode {
    std::string classification;
    std::string code;
    std::string name;
};

// What an indicator states for a period: a text as it is printed, or numbers that can be compared.
struct IndicatorValue {
    std::string text;
    std::optional<Amount> target = std::nullopt;
    std::optional<Amount> result = std::nullopt;
};

struct PerformanceIndicator {
    // On which side of its target a result is good. Nobody can tell from the numbers: fewer accidents are better, fewer visits are
    // not.
    enum class Direction : std::uint8_t { none, at_least, at_most };
    std::vector<std::string> path;       // one for each level
    std::vector<IndicatorValue> values;  // one for each period
    Place place;
    std::string unit = {};  // of its numbers
    Direction direction = Direction::none;

    // Whether the target was met; nothing without a direction, a target or a result.
    [[nodiscard]] std::optional<bool> is_met(const IndicatorValue& value) const;
};

struct PerformanceTargets {
    std::string id;
    std::string project;  // the id of the project's row
    std::string unit;
    std::vector<std::string> fields;       // one for each field of the form; empty if it is not filled in
    std::vector<std::vector<Cell>> funds;  // [fund][period]
    std::vector<std::string> goals;        // one for each period
    std::vector<PerformanceIndicator> indicators;
    Place place;

    // Its first field, which names the project. If that is not filled in, the title of all such forms.
    [[nodiscard]] const std::string& title(const PerformanceForm& form) const {
        return fields.empty() || fields.front().empty() ? form.title : fields.front();
    }
};

struct Document {
    std::string department;  // slug
    FiscalYear year;
    std::string stage;
    const Standard* standard = nullptr;
    std::string title;
    std::string unit;
    std::string rounded_to = {};  // for tables that do not declare it themselves; empty: their decimals show the rounding
    SourceDocument source;        // without a title if no source is named
    std::vector<SourceDocument> other_sources;  // of tables that come from elsewhere
    std::vector<Version> versions;              // the earliest first
    std::vector<Table> tables;                  // in the standard's order
    std::vector<Statement> statements;
    std::vector<PriorStatement> priors;
    std::vector<FigureForm> figures;  // the document's own, beyond its standard's
    std::vector<CheckForm> checks;    // the document's own, beyond its standard's
    std::vector<Acknowledgement> acknowledgements;
    std::vector<Note> notes;
    std::vector<Narrative> narrative;
    std::vector<Narrative> translated_narrative = {};  // sections in further languages
    std::vector<PerformanceTargets> performance;
    // For rows that checks compare with the departments that they name: the department of each row, by the row's id.
    std::map<std::string, std::string, std::less<>> departments_of_rows = {};
    Place place;
    bool is_provisional = false;  // not yet published: its amounts may change without a correction
    std::vector<DeclaredCode> codes = {};
    std::vector<ChangeReason> reasons = {};     // at most one for each figure
    std::forward_list<std::string> texts = {};  // of cells, which point to them

    // The source of the table: one of the above.
    [[nodiscard]] const SourceDocument& source_of(const Table& table) const;
    [[nodiscard]] const Table* find_table(std::string_view id) const;
    [[nodiscard]] const DeclaredCode* find_code(std::string_view classification, std::string_view code) const;
    [[nodiscard]] const Narrative* find_narrative(std::string_view section) const;
};

// A document of another department whose budget is part of this document's. It has the same year, stage and standard.
struct ContainedDocument {
    std::string department;  // slug
    std::string name;        // of the department in that year
    std::string code;        // its code; may be empty
    const Document* document = nullptr;
};

// A document of another department that a check names. It has the same year, stage and unit.
struct NamedDocument {
    std::string department;  // slug
    const Document* document = nullptr;
    const std::map<std::uint32_t, std::string>* files = nullptr;  // the paths of the files with its places, which are in no Sources
};

// The other documents that a document may be compared with.
struct TaskChange;

struct RelatedDocuments {
    const Document* last_year = nullptr;        // of the year before, at the same stage, in the same standard
    std::vector<const Document*> other_stages;  // of the same year
    std::vector<ContainedDocument> contained = {};
    std::vector<NamedDocument> named = {};  // by slug
    // Since last year the department has other tasks, and these are the reasons. None: the two years can be compared.
    std::vector<const TaskChange*> task_changes = {};
};

}  // namespace sitegen
