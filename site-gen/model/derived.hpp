// A document with everything derived from it: its address, figures and charts.
#pragma once

#include <string>
#include <vector>

#include "model/chart.hpp"
#include "model/check_report.hpp"
#include "model/content.hpp"
#include "model/figure.hpp"
#include "model/summary.hpp"

namespace sitegen {

// A headline figure, and its change since last year if that is known.
struct KeyFigure {
    const Figure* figure = nullptr;
    Figure change;  // its form is nothing if there is no comparison
};

struct DerivedDocument {
    const Department* department = nullptr;
    const Document* document = nullptr;
    RelatedDocuments related;
    std::string folder;  // below the site's root, such as "datong-commerce/2023/"
    Figures figures;
    std::vector<KeyFigure> key_figures;           // in the standard's order
    std::vector<Chart> charts;                    // in the standard's order
    std::vector<SummaryFigure> overview_figures;  // of the standard's overview, in its order
    std::vector<RestatedFigure> restated;         // of these figures
    std::vector<TopicSummary> topics;
    TargetsSummary targets;
    std::vector<SummaryNote> notes;  // of the overview figures and topics
};

}  // namespace sitegen
