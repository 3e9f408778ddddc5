// Writes values beside the dots of a line, as far as there is room.
#include "chart/line_values.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace sitegen {

namespace {

constexpr TextStyle dot_style{.anchor = Anchor::middle, .size = value_size};

using Box = LabelBox;

bool overlap(const Box& a, const Box& b) { return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom; }

// The pieces of the lines as small boxes, which labels avoid.
std::vector<Box> boxes_along(const std::vector<Dot>& dots) {
    constexpr double step = 6;
    std::vector<Box> boxes;
    for (std::size_t i = 1; i < dots.size(); ++i) {
        const Dot& a = dots[i - 1];
        const Dot& b = dots[i];
        if (!are_joined(a, b)) continue;
        const int count = static_cast<int>(std::ceil((b.x - a.x) / step));
        for (int n = 0; n < count; ++n) {
            const double y1 = a.y + (b.y - a.y) * n / count;
            const double y2 = a.y + (b.y - a.y) * (n + 1) / count;
            const double x1 = a.x + (b.x - a.x) * n / count;
            boxes.push_back({x1, x1 + step, std::min(y1, y2), std::max(y1, y2)});
        }
    }
    return boxes;
}

// Whether its value belongs below the dot: the line comes down to the dot and does not continue downwards.
bool belongs_below(const std::vector<Dot>& dots, std::size_t i) {
    constexpr double flat = 6;
    const bool has_left = i > 0 && are_joined(dots[i - 1], dots[i]);
    const bool has_right = i + 1 < dots.size() && are_joined(dots[i], dots[i + 1]);
    if (has_left && dots[i - 1].y > dots[i].y - flat) return false;
    if (has_right && dots[i + 1].y > dots[i].y - flat) return false;
    return has_left || has_right;
}

// The most important values first: the last and the first of each series, its highest and lowest, then the others.
std::vector<std::size_t> by_importance(const std::vector<Dot>& dots) {
    std::vector<std::size_t> order;
    std::vector<std::size_t> rest;
    for (std::size_t begin = 0; begin < dots.size();) {
        std::size_t end = begin;
        std::size_t high = begin;
        std::size_t low = begin;
        for (; end < dots.size() && dots[end].series == dots[begin].series; ++end) {
            rest.push_back(end);
            if (dots[end].y < dots[high].y) high = end;
            if (dots[end].y > dots[low].y) low = end;
        }
        order.insert(order.end(), {end - 1, begin, high, low});
        begin = end;
    }
    order.insert(order.end(), rest.begin(), rest.end());
    std::vector<char> is_there(dots.size(), 0);
    std::erase_if(order, [&](std::size_t i) { return std::exchange(is_there[i], 1) != 0; });
    return order;
}

bool is_free(const Box& box, const std::vector<Box>& taken) {
    return std::none_of(taken.begin(), taken.end(), [&](const Box& other) { return overlap(box, other); });
}

// What labels avoid: other labels and dots always, lines if possible.
struct Obstacles {
    std::vector<Box> taken;
    std::vector<Box> lines;
    double top = 0;
    double bottom = 0;
};

// The centre is at the dot. At the edges of the sheet it is moved inwards, and it stays on its own side of a vertical line.
double center_of(const Dot& dot, const std::vector<double>& uprights) {
    constexpr double gap = 3;
    const double half = width_of(dot.text, value_size) / 2;
    double x = dot.x;
    for (const double upright : uprights) {
        if (upright <= dot.x) x = std::max(x, upright + gap + half);
    }
    // If two vertical lines are too near to each other, there is no room between them, and the centre stays.
    for (const double upright : uprights) {
        if (upright > dot.x && x + half + gap > upright) x = x > dot.x ? dot.x : upright - gap - half;
    }
    return std::clamp(std::clamp(x, dot.x - half, dot.x + half), half, sheet_width - half);
}

Box label_box(const Dot& dot, double x, double baseline) {
    const double half = width_of(dot.text, value_size) / 2;
    return {x - half - 3, x + half + 3, baseline - value_size, baseline + 3};
}

// The distance of a dot from a label. 0 if it is within the label.
double distance(const Dot& dot, const Box& label) {
    return std::hypot(std::max({label.left - dot.x, dot.x - label.right, 0.0}),
                      std::max({label.top - dot.y, dot.y - label.bottom, 0.0}));
}

// Whether a reader connects the label with its own dot: any dot with another value is farther away.
bool is_told_apart(const std::vector<Dot>& dots, std::size_t i, const Box& label) {
    constexpr double least = 1.5;
    const double own = distance(dots[i], label);
    return std::none_of(dots.begin(), dots.end(), [&](const Dot& other) {
        return other.series != dots[i].series && other.text != dots[i].text && distance(other, label) < own + least;
    });
}

// Above or below the dot. Nothing if there is no room.
std::optional<double> baseline_of(const std::vector<Dot>& dots, std::size_t i, double x, const Obstacles& obstacles) {
    const double above = dots[i].y - 11;
    const double below = dots[i].y + 20;
    const bool prefers_below = belongs_below(dots, i);
    const std::array<double, 2> places = {prefers_below ? below : above, prefers_below ? above : below};
    const std::vector<Box> no_lines;
    for (const auto* lines : {&obstacles.lines, &no_lines}) {
        for (const double baseline : places) {
            const Box box = label_box(dots[i], x, baseline);
            const bool is_inside = box.top >= obstacles.top && box.bottom <= obstacles.bottom;
            const bool has_room = is_inside && is_free(box, obstacles.taken) && is_free(box, *lines);
            if (has_room && is_told_apart(dots, i, box)) return baseline;
        }
    }
    return std::nullopt;
}

}  // namespace

std::vector<LabelBox> draw_values(Layers& layers, const std::vector<Dot>& dots, const std::vector<double>& uprights, double top,
                                  double bottom) {
    std::vector<LabelBox> labels;
    Obstacles obstacles{{}, {}, top, bottom};
    if (dots.size() <= many_dots) {
        for (const Dot& dot : dots) obstacles.taken.push_back({dot.x - 5, dot.x + 5, dot.y - 5, dot.y + 5});
        obstacles.lines = boxes_along(dots);
    }
    for (const double x : uprights) obstacles.lines.push_back({x - 1, x + 1, top, bottom});
    for (const std::size_t i : by_importance(dots)) {
        if (width_of(dots[i].text, value_size) > sheet_width) continue;
        const double x = center_of(dots[i], uprights);
        const auto baseline = baseline_of(dots, i, x, obstacles);
        if (!baseline) continue;
        labels.push_back(label_box(dots[i], x, *baseline));
        obstacles.taken.push_back(labels.back());
        layers.write_text(x, *baseline, dots[i].text, dot_style);
    }
    return labels;
}

}  // namespace sitegen
