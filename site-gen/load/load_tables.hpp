// The tables of a document, from any number of its files.
#pragma once

#include <map>
#include <string>

#include "load/table_reader.hpp"
#include "model/document.hpp"

namespace sitegen {

class TablesLoader {
  public:
    // document: its standard, year and unit are set.
    TablesLoader(Document& document, const Sources& sources, Findings& findings)
        : document_(document), sources_(sources), findings_(findings) {}

    // Reads the [tables.…] of one file.
    void load(TableReader& file);
    // Call this for a file that could not be read. It may hold tables, so no table is then reported missing.
    void miss_file() { may_be_elsewhere_ = true; }
    // Puts the tables into the standard's order, and adds a finding for each table that no file had. A table with faults is left
    // out, so that nothing more is reported about its rows.
    void finish();

  private:
    Table load_table(const TomlEntry& entry, const TableForm& form);
    void load_absence(TableReader& block, Table& table);
    static void load_column_titles(TableReader& block, Table& table);
    std::optional<Restatement> load_restatement(TableReader& block, const TableForm& form);
    Side take_side(const SideForm& form, const std::string& table, TableReader& block);
    [[nodiscard]] Table left_out(const TableForm& form) const;
    void report_missing(const TableForm& form);

    Document& document_;
    const Sources& sources_;
    Findings& findings_;
    std::map<std::string, Table, std::less<>> loaded_;
    bool may_be_elsewhere_ = false;
    std::size_t harmless_count_ = 0;  // findings that leave the rows of a table complete
};

// Adds a finding if the standard does not declare the unit.
void check_unit(const std::string& unit, const Place& place, const Standard& standard, Findings& findings);

}  // namespace sitegen
