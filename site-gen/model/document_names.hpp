// The names of a document's rows. They say whose rows a table has, and are so small that those of a whole site can be kept.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/document.hpp"

namespace sitegen {

// One side of a table whose rows each document names itself.
struct TableNames {
    std::string table;                 // ids
    std::string side;                  // empty where the table has one side
    std::vector<std::uint64_t> names;  // checksums of the bare names of its lines, in ascending order, each once
};

// In the document's order.
[[nodiscard]] std::vector<TableNames> names_of(const Document& document);

// What must be known of a document to say whose rows another document's tables have.
struct DocumentNames {
    std::string department;       // slug
    std::string department_name;  // as messages say it
    FiscalYear year;
    std::string stage;
    std::string standard;
    std::vector<TableNames> tables;
    std::vector<TableNames> changed;  // the tables whose names are nearly all new, one for each outcome that says so
};

}  // namespace sitegen
