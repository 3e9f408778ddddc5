// What is found in departments, and what only all of them together can tell.
#pragma once

#include <string>
#include <vector>

#include "build/build_record.hpp"

namespace sitegen {

// Adds the findings of departments, and the answers that only all departments together give: which references lead nowhere, and
// whose names stand in a table.
void add_findings(std::vector<DepartmentRecord>& departments, Report& report);

}  // namespace sitegen
