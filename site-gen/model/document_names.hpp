// The names of a document's rows. They show whose rows a table has, and are small enough to be kept for a whole site.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/document.hpp"

namespace sitegen {

// One side of a table whose rows the document itself names.
struct TableNames {
    std::string table;                 // ids
    std::string side;                  // empty if the table has one side
    std::vector<std::uint64_t> names;  // checksums of the bare names of its lines, in ascending order, each once
};

// The sides in the document's order.
[[nodiscard]] std::vector<TableNames> names_of(const Document& document);

// What is known of a document to find out whose rows another document's tables have.
struct DocumentNames {
    std::string department;       // slug
    std::string department_name;  // the department's name in messages
    FiscalYear year;
    std::string stage;
    std::string standard;
    std::vector<TableNames> tables;
    std::vector<TableNames> changed;  // the tables whose names are nearly all new: one for each outcome that reports this
};

}  // namespace sitegen
