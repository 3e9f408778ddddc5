// A column of a CSV file, as the descriptions of the file for machines have it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/facts_columns.hpp"

namespace sitegen {

struct TableField {
    std::string id;    // letters, digits, - and _; empty if nothing but its heading names it
    std::string name;  // its heading in the file
    FieldType type = FieldType::text;
    std::string title;                         // for people
    std::string description = {};              // what its values are
    std::string fiscal_type = {};              // its meaning in the Fiscal Data Package; empty if that has none
    std::string unit = {};                     // of its numbers, if it is one for all of them
    bool is_of_key = false;                    // these columns together tell a row from all others
    bool is_always_set = false;                // no row leaves it empty
    std::vector<std::string> categories = {};  // its values, if they are few
};

}  // namespace sitegen
