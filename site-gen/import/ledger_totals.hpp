// What the records of ledgers add up to, and the tables that are made of it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "import/imported.hpp"
#include "import/ledger_lines.hpp"
#include "import/ledger_mapping.hpp"

namespace sitegen {

struct LedgerCell {
    Amount sum;
    std::uint32_t count = 0;  // records with an amount
    std::uint32_t line = 0;   // of the last of them
    bool is_there = false;    // a record names the cell, if only with a blank
    std::string state;        // what a record says in place of an amount
};

// Whether the state of a part, such as "withheld", leaves their sum without an amount.
[[nodiscard]] bool hides_sum(const std::string& state);

struct LedgerRow {
    std::vector<std::string> keys;
    std::vector<LedgerCell> cells;  // one for each column of the form
    std::uint32_t line = 0;         // of its first record
};

struct LedgerSide {
    const TableForm* table = nullptr;
    const SideForm* form = nullptr;
    std::vector<LedgerRow> rows;                                  // in the order of their first records
    std::unordered_map<std::string, std::uint32_t> index;         // by the texts of the keys
    std::unordered_map<std::string, std::uint32_t> by_keys = {};  // by the keys themselves: two spellings may mean one row
    const LedgerTable* mapping = nullptr;                         // nothing: no record is about it
    std::string file = {};                                        // the last that has such records
    LedgerLines lines = {};                                       // of its records; the files by their numbers
};

// A file as it was read for one [[file]] of the mapping.
struct LedgerSource {
    std::string file;
    std::string sheet;  // that the mapping names; empty for other files
};

struct LedgerDocument {
    std::vector<LedgerSide> sides;                                     // of all tables of the standard
    std::map<std::pair<std::string, std::string>, std::string> codes;  // that lists lack: by list and code, their names
};

class LedgerTotals {
  public:
    // sources: by their numbers.
    LedgerTotals(const Standard& standard, const LedgerMapping& mapping, const std::vector<LedgerSource>& sources, ImportLog& log)
        : standard_(standard), mapping_(mapping), sources_(sources), log_(log) {}

    // The tables that records are about. Rows of parent codes and of totals are made where the mapping asks for them.
    [[nodiscard]] ImportedDocument finish(LedgerDocument& document, const std::string& stage);
    // Adds the decisions about all documents.
    void report() const;

  private:
    void add_parents(LedgerSide& side);
    void add_total(LedgerSide& side);
    [[nodiscard]] ImportedSide finish_side(LedgerSide& side, const std::string& stage);
    void refuse_column(const LedgerSide& side, const ColumnForm& column, const std::string& stage);

    const Standard& standard_;
    const LedgerMapping& mapping_;
    const std::vector<LedgerSource>& sources_;
    ImportLog& log_;
    std::size_t made_count_ = 0;     // rows
    std::set<std::string> refused_;  // columns of stages
};

}  // namespace sitegen
