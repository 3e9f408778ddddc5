// The marks of a line chart: dashed vertical lines between two years. Each has a label if there is room, or the number of a note.
#pragma once

#include <string>
#include <vector>

#include "chart/line_plot.hpp"
#include "chart/line_values.hpp"

namespace sitegen {

// A place between two years, and everything that happened there.
struct MarkedPlace {
    std::size_t before = 0;  // the index of the later year
    bool is_broken = false;  // at least one line is interrupted here
    std::string label;
};

// Returns at most as many as can be told apart. The label of the last one counts the others.
[[nodiscard]] std::vector<MarkedPlace> marked_places(const Chart& chart, const Words& words);

// How the places of a chart are labelled: all with labels above the plot, or all with numbers above it and labels below.
class MarkLabels {
  public:
    MarkLabels(const std::vector<MarkedPlace>& places, const Plot& plot);

    // The height of everything above the plot. 0 if there are no marks.
    [[nodiscard]] double height_above() const;
    // Draws the vertical lines and everything above them. top: of the space above the plot. values: where values stand, which the
    // lines leave out.
    void draw_above(Svg& svg, Layers& layers, double top, double bottom, const std::vector<LabelBox>& values) const;
    // Draws the notes that explain the numbers. Returns their height.
    double draw_below(Svg& svg, Layers& layers, double top) const;

    [[nodiscard]] const std::vector<double>& uprights() const { return uprights_; }

  private:
    const std::vector<MarkedPlace>& places_;
    std::vector<double> uprights_;  // x of each place
    bool are_numbered_ = false;
    std::vector<std::size_t> numbers_;  // of each place, from 1; places with one label have one number
    std::vector<std::size_t> rows_;     // the row of each number, counted from the plot upwards: near numbers are in different rows
};

}  // namespace sitegen
