// What may be known of a document outside of its department. Everything that pages of several departments are made from is here
// and nowhere else; so documents can be loaded, published and let go one department at a time, on one machine or on many, and the
// pages of the whole site be made from the summaries.
#pragma once

#include <string>
#include <vector>

#include "model/check.hpp"
#include "model/fiscal_year.hpp"
#include "model/names.hpp"

namespace sitegen {

// Printed texts, counts and hashes of names only: small, as it is kept for every document of a large site.
struct DocumentSummary {
    struct Headline {
        std::string title;
        std::string value;
        std::string unit;
        std::string change;  // in words; empty where there is no comparison
    };
    std::string department;  // slug
    std::string title;
    FiscalYear year;
    std::string stage;     // its title
    int stage_order = 0;   // its position in the standard
    std::string standard;  // its id
    std::string folder;
    std::vector<Headline> headlines;
    VerdictCounts checks;
    DocumentNames names;
};

struct DepartmentSummary {
    std::string slug;
    std::string name;
    std::string code;
    std::vector<DocumentSummary> documents;  // by year, then in the standard's order of stages
};

}  // namespace sitegen
