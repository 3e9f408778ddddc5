// The marks of a line: dashed upright lines between two years, with a label where it fits, else with the number of a note.
#pragma once

#include <string>
#include <vector>

#include "chart/line_plot.hpp"

namespace sitegen {

// A place between two years, with all that happened there.
struct MarkedPlace {
    std::size_t before = 0;  // the index of the year after it
    bool is_broken = false;  // some line is not joined there
    std::string label;
};

// At most as many as can be told apart; what is beyond stands in the last one's label as a count.
[[nodiscard]] std::vector<MarkedPlace> marked_places(const Chart& chart, const Words& words);

// How the places of a chart are labelled: by their labels above the plot, or by numbers there and the labels below.
class MarkLabels {
  public:
    MarkLabels(const std::vector<MarkedPlace>& places, const Plot& plot);

    // Of what stands above the plot; 0 where there are no marks.
    [[nodiscard]] double height_above() const;
    // The upright lines and what stands above them. top: of all that is above the plot.
    void draw_above(Svg& svg, Layers& layers, double top, double bottom) const;
    // The notes that explain the numbers; gives the height.
    double draw_below(Svg& svg, Layers& layers, double top) const;

    [[nodiscard]] const std::vector<double>& uprights() const { return uprights_; }

  private:
    const std::vector<MarkedPlace>& places_;
    std::vector<double> uprights_;  // x of each place
    bool are_numbered_ = false;
    std::vector<std::size_t> rows_;  // of the numbers, from the plot upwards: near ones stand above each other
};

}  // namespace sitegen
