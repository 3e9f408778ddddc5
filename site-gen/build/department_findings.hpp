// The findings of departments, and findings that need all departments together.
#pragma once

#include <string>
#include <vector>

#include "build/build_record.hpp"

namespace sitegen {

// Adds the findings of departments, and those that need all departments together: references that lead nowhere, and tables that
// have another department's names.
void add_findings(std::vector<DepartmentRecord>& departments, Report& report);

}  // namespace sitegen
