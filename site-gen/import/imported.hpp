// What an import makes of its sources, before it is written: documents with tables whose cells know where they come from.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "model/document.hpp"
#include "model/finding.hpp"
#include "model/fiscal_year.hpp"
#include "model/source.hpp"
#include "model/standard.hpp"

namespace sitegen {

// A cell as tables.toml has it.
struct ImportedCell {
    enum class Kind : std::uint8_t {
        number,  // value is a plain decimal: 2737.68
        text,    // value is the text of a column of texts
        state,   // value is "" for blank, or the name of a state: "not applicable"
    };
    Kind kind = Kind::state;
    std::string value = {};
};

struct ImportedRow {
    std::vector<std::string> keys;    // the key columns of the side's form: an id, a code, an id and a name …
    std::vector<ImportedCell> cells;  // one for each column of the imported side
    std::uint32_t source_line = 0;    // the row of the sheet, or the line of the file, from 1; 0: it comes from several
    std::string sheet = {};           // its name, if it is another than the table's: the table continues there
};

struct ImportedSide {
    const SideForm* form = nullptr;
    std::vector<const ColumnForm*> columns;     // those that the source has, in the form's order
    std::vector<std::uint32_t> source_columns;  // for each of them: the column of the sheet, from 0; empty: they come from several
    std::vector<ImportedRow> rows;
    std::vector<SourceRecords> records = {};  // of a ledger
    std::size_t more_files = 0;               // that have records beside these
};

struct ImportedTable {
    const TableForm* form = nullptr;
    std::string unit;                  // as the source states it, in a unit of the standard; empty: not stated
    bool has_undeclared_unit = false;  // it states one that the standard lacks: that was reported
    std::string note;                  // printed below it; may be empty
    std::string file;                  // the name of the source, without folders
    std::string sheet;                 // the name of the sheet; empty for a delimited file
    bool is_transposed = false;        // its rows are columns of the sheet
    std::vector<ImportedSide> sides;
};

struct ImportedDocument {
    std::string department;  // folder
    FiscalYear year;
    std::string stage;
    const Standard* standard = nullptr;
    std::string department_name;                                    // of department.toml, where there is none yet; empty: not known
    std::vector<std::pair<std::string, std::string>> former_names;  // and the last fiscal years in which they held
    std::string title;                                              // of document.toml, where there is none yet
    std::string unit;                                               // of the document
    std::vector<ImportedTable> tables;                              // in the standard's order
    std::vector<DeclaredCode> codes;                                // which the lists of the standard lack
    SourceDocument source;                                          // title and sha256
};

// Whether it is no sheet of a workbook, but a delimited file, which has the file's name without its ending.
[[nodiscard]] bool is_named_after(const std::string& sheet, const std::string& file);

// A place in a source, for messages: "budget.xlsx[支出总表!B7]", "budget.csv[B7]".
[[nodiscard]] std::string source_place(const std::string& file, const std::string& sheet, const std::string& cell);

// Whether the table has money in its own unit. A list of posts has none.
[[nodiscard]] bool has_money(const TableForm& form);

[[nodiscard]] std::size_t count_amounts(const ImportedDocument& document);

// Replaces a tag such as {year} in a text of a mapping file, wherever it stands.
void fill_in(std::string& text, std::string_view tag, const std::string& value);

// Everything that an import decided and found. What it decided is no fault, and yet its user has to be able to read it.
struct ImportLog {
    struct Decision {
        std::string where;  // as source_place() writes it; empty: about the import as a whole
        std::string what;   // one sentence
    };
    std::vector<Decision> decisions;
    Report findings;

    void decide(std::string where, std::string_view what);
    void add(Severity severity, std::string_view rule, std::string where, std::string_view message, std::string_view remedy = {});
};

}  // namespace sitegen
