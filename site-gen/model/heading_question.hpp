// A heading of the prose that may be that of another department. Only all departments of a site together can tell.
#pragma once

#include <string>

#include "model/finding.hpp"

namespace sitegen {

struct HeadingQuestion {
    std::string name;         // what stands in the place of the department's name, as bare_name() folds it, without digits
    ReportedFinding finding;  // if an unrelated department has the name; its message ends with that department's slug
};

}  // namespace sitegen
