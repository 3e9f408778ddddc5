// The charts of a document as drawings.
#pragma once

#include <vector>

#include "chart/draw_chart.hpp"
#include "model/derived.hpp"
#include "model/finding.hpp"
#include "render/document_page.hpp"
#include "text/words.hpp"

namespace sitegen {

// If the sum of a chart is too large, this is a finding at its declaration, and the chart is left out. So is a chart of which
// nothing would be seen.
[[nodiscard]] std::vector<DrawnChart> draw_charts(const DerivedDocument& derived, const Words& words, ChartUse forms,
                                                  Findings& findings);

}  // namespace sitegen
