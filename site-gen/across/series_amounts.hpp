// What the amounts of a department's series are compared with, and how precisely they are drawn.
#pragma once

#include <cstddef>
#include <optional>

#include "across/overview_parts.hpp"
#include "across/series.hpp"

namespace sitegen {

// Last year's amount as the document of the value restates it. Nothing if it does not. figure: its index in the overview.
[[nodiscard]] const RestatedFigure* restated_in(const SeriesValue& value, std::size_t figure);

// The stage's amount of the year before years[i], if the two can be compared: as this year's document restates it, or as published.
[[nodiscard]] KnownAmount known_before(const DepartmentSeries& series, const StageSeries& stage, std::size_t i, std::size_t figure);

// The power of ten, of the unit of the series, of the coarsest amount of the stage. Nothing if all have the same last place.
[[nodiscard]] std::optional<int> coarsest_place(const StageSeries& stage, const DepartmentSeries& series);

// If documents are in different units, an amount is drawn only to the last place that all of them have. 600,004.49 € after 0.60 M€
// is not a rise of 0.00000449 M€. The table has it as published.
[[nodiscard]] std::optional<Amount> drawn_amount(const SeriesValue& value, const StageSeries& stage,
                                                 const DepartmentSeries& series);

}  // namespace sitegen
