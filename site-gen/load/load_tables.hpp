// The tables of a document, from any number of its files.
#pragma once

#include <map>
#include <string>

#include "load/table_reader.hpp"
#include "model/document.hpp"

namespace sitegen {

class TablesLoader {
  public:
    // document: with its standard, year and unit set.
    TablesLoader(Document& document, Findings& findings) : document_(document), findings_(findings) {}

    // Reads the [tables.…] of one file.
    void load(TableReader& file);
    // Puts the tables into the standard's order; one that no file had is a finding.
    void finish();

  private:
    Document& document_;
    Findings& findings_;
    std::map<std::string, Table, std::less<>> loaded_;
};

// A finding where the standard does not declare the unit.
void check_unit(const std::string& unit, const Place& place, const Standard& standard, Findings& findings);

}  // namespace sitegen
