// A document with what follows from it: its address, figures and charts.
#pragma once

#include <string>
#include <vector>

#include "model/chart.hpp"
#include "model/check.hpp"
#include "model/content.hpp"
#include "model/figure.hpp"

namespace sitegen {

// A headline figure, and its change since last year where that is known.
struct KeyFigure {
    const Figure* figure = nullptr;
    Figure change;  // its form is nothing where there is no comparison
};

struct DerivedDocument {
    const Department* department = nullptr;
    const Document* document = nullptr;
    RelatedDocuments related;
    std::string folder;  // below the site's root, such as "datong-commerce/2023/"
    Figures figures;
    std::vector<KeyFigure> key_figures;  // in the standard's order
    std::vector<Chart> charts;           // in the standard's order
};

// What other pages may know of a document: the home page, its department's page, lists. Printed texts only, so that it is small and
// can be kept for every document of a large site.
struct DocumentSummary {
    struct Headline {
        std::string title;
        std::string value;
        std::string unit;
        std::string change;  // in words; empty where there is no comparison
    };
    std::string department;  // slug
    std::string title;
    int year = 0;
    std::string stage;
    std::string folder;
    std::vector<Headline> headlines;
    VerdictCounts checks;
};

}  // namespace sitegen
