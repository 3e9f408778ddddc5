// The checks over the documents of all departments, and their results: a section of a year's page.
#pragma once

#include <optional>
#include <vector>

#include "across/across.hpp"
#include "model/check_report.hpp"
#include "model/overview.hpp"
#include "text/words.hpp"

namespace sitegen {

// checks: of all years; nothing if they are not shown. Nothing if the year has none. Throws AmountOverflow.
[[nodiscard]] std::optional<OverviewSection> checks_section(const Across& across, const std::vector<AcrossReport>* checks,
                                                            const FiscalYear& year, const Words& words);

}  // namespace sitegen
