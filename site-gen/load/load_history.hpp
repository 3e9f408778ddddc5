// What department.toml says about a department's past.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "load/table_reader.hpp"
#include "load/year_kinds.hpp"
#include "model/history.hpp"

namespace sitegen {

struct LoadedHistory {
    DepartmentHistory history;
    std::vector<OpenQuestion> questions;
};

struct DepartmentNamed {
    const std::string& slug;
    const std::string& name;
    // The stages that the department has documents of in a fiscal year.
    std::function<std::vector<std::string>(const FiscalYear&)> stages_in;
    YearKinds years;  // of its documents
};

// reader: of department.toml.
[[nodiscard]] LoadedHistory load_history(TableReader& reader, const DepartmentNamed& department, const Sources& sources);

}  // namespace sitegen
