#include "chart/line_marks.hpp"

#include <algorithm>
#include <utility>

#include "chart/text_width.hpp"

namespace sitegen {

namespace {

constexpr std::size_t place_limit = 20;
constexpr double row_height = 20;
constexpr double number_radius = 8.5;
constexpr double number_size = 12;
constexpr double number_step = 2 * number_radius + 2;  // smallest distance between two numbers side by side
constexpr double widest_label = 200;
constexpr double label_gap = 10;

// If there are several lines, the mark of one line names it.
std::string labelled(const Chart& chart, const ChartMark& mark, const Words& words) {
    if (!mark.series || chart.series.size() < 2) return mark.label;
    return words.phrase("chart-course-of", {{"series", chart.series[*mark.series].title}, {"course", mark.label}});
}

double width_of_label(const MarkedPlace& place) { return width_of(displayable(place.label), note_size); }

// Where a label centred at x begins. At the edges of the sheet it is moved inwards.
double label_start(const MarkedPlace& place, double x) {
    const double width = width_of_label(place);
    return std::clamp(x - width / 2, 0.0, std::max(0.0, sheet_width - width));
}

bool fit_beside_each_other(const std::vector<MarkedPlace>& places, const std::vector<double>& uprights) {
    double right = -label_gap;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const double start = label_start(places[i], uprights[i]);
        if (width_of_label(places[i]) > widest_label || start < right + label_gap) return false;
        right = start + width_of_label(places[i]);
    }
    return true;
}

void draw_number(Svg& svg, Layers& layers, std::size_t number, double x, double y) {
    svg.empty("circle", {{"class", "key"}, {"cx", x}, {"cy", y}, {"r", number_radius}, {"fill", "none"}, {"stroke", "#57606a"}});
    layers.write_text(x, y + 4.3, std::to_string(number), {.anchor = Anchor::middle, .size = number_size});
}

// The vertical line at x without the pieces behind the values.
void append_around(std::string& path, double x, double top, double bottom, std::vector<LabelBox> values) {
    std::erase_if(values, [x](const LabelBox& box) { return x < box.left || box.right < x; });
    std::sort(values.begin(), values.end(), [](const LabelBox& a, const LabelBox& b) { return a.top < b.top; });
    for (const LabelBox& box : values) {
        if (box.top > top) append_zero_line(path, x, top, std::min(box.top, bottom));
        top = std::max(top, box.bottom);
    }
    if (top < bottom) append_zero_line(path, x, top, bottom);
}

}  // namespace

std::vector<MarkedPlace> marked_places(const Chart& chart, const Words& words) {
    std::vector<MarkedPlace> places;
    std::size_t left_out = 0;
    for (const ChartMark& mark : marks_of(chart)) {
        const bool is_new = places.empty() || places.back().before != mark.before;
        if (left_out > 0 || (is_new && places.size() == place_limit)) {
            ++left_out;
            continue;
        }
        if (is_new) places.push_back({mark.before, false, ""});
        MarkedPlace& place = places.back();
        place.is_broken = place.is_broken || mark.kind == ChartMark::Kind::broken;
        if (!place.label.empty()) place.label += words.at("chart-clause-separator");
        place.label += labelled(chart, mark, words);
    }
    if (left_out > 0) {
        places.back().label += words.at("chart-clause-separator");
        places.back().label += words.phrase("chart-other", {{"count", std::to_string(left_out)}});
    }
    return places;
}

MarkLabels::MarkLabels(const std::vector<MarkedPlace>& places, const Plot& plot) : places_(places) {
    for (const MarkedPlace& place : places) uprights_.push_back(plot.x_before(place.before));
    std::size_t count = 0;
    for (auto place = places.begin(); place != places.end(); ++place) {
        const auto same =
            std::find_if(places.begin(), place, [&](const MarkedPlace& other) { return other.label == place->label; });
        numbers_.push_back(same == place ? ++count : numbers_[static_cast<std::size_t>(same - places.begin())]);
    }
    // What would be said again and again is said once, below.
    constexpr std::size_t most_repeated = 1;
    are_numbered_ = places.size() - count > most_repeated || !fit_beside_each_other(places, uprights_);
    std::vector<double> rights;  // right edges of the last number in each row
    for (const double x : uprights_) {
        const auto free = std::find_if(rights.begin(), rights.end(), [&](double right) { return x - right >= number_step; });
        rows_.push_back(static_cast<std::size_t>(free - rights.begin()));
        if (free == rights.end()) {
            rights.push_back(x);
        } else {
            *free = x;
        }
    }
}

double MarkLabels::height_above() const {
    if (places_.empty()) return 0;
    const std::size_t highest = are_numbered_ ? *std::max_element(rows_.begin(), rows_.end()) : 0;
    return static_cast<double>(highest + 1) * row_height;
}

void MarkLabels::draw_above(Svg& svg, Layers& layers, double top, double bottom, const std::vector<LabelBox>& values) const {
    const double plot_top = top + height_above();
    std::string breaks;
    std::string joints;
    for (std::size_t i = 0; i < places_.size(); ++i) {
        const double x = uprights_[i];
        double begin = plot_top;
        if (are_numbered_) {
            const double y = plot_top - (static_cast<double>(rows_[i]) + 0.5) * row_height;
            draw_number(svg, layers, numbers_[i], x, y);
            begin = y + number_radius;
        } else {
            layers.write_text(label_start(places_[i], x), plot_top - 6, displayable(places_[i].label),
                              {.role = TextRole::note, .size = note_size});
        }
        append_around(places_[i].is_broken ? breaks : joints, x, begin, bottom, values);
    }
    // A break is drawn heavier, because the reader must notice it.
    const auto draw = [&](std::string_view path, double width, std::string_view dash) {
        if (path.empty()) return;
        svg.empty("path",
                  {{"class", "mark"}, {"d", path}, {"stroke", "#57606a"}, {"stroke-width", width}, {"stroke-dasharray", dash}});
    };
    draw(breaks, 1.5, "6 4");
    draw(joints, 1, "2 3");
}

double MarkLabels::draw_below(Svg& svg, Layers& layers, double top) const {
    if (!are_numbered_) return 0;
    constexpr double text_x = 2 * number_radius + 9;
    constexpr double step = 18;
    double y = top + 6;
    std::size_t drawn = 0;
    for (std::size_t i = 0; i < places_.size(); ++i) {
        if (numbers_[i] <= drawn) continue;
        drawn = numbers_[i];
        draw_number(svg, layers, numbers_[i], number_radius + 1, y + 10);
        const std::vector<std::string> lines = wrapped(displayable(places_[i].label), (sheet_width - text_x) / note_size, 4);
        layers.write_lines(text_x, y + 14.5, places_[i].label, lines, step, {.role = TextRole::note, .size = note_size});
        y += static_cast<double>(lines.size()) * step + 4;
    }
    return y - top;
}

}  // namespace sitegen
