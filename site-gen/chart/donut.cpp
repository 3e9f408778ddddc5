// A ring of at most eight parts beside their list. The parts run clockwise from the top, largest first, and carry the numbers of
// the list, so that no part is known by its colour alone.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "chart/drawing.hpp"
#include "chart/palette.hpp"
#include "chart/parts.hpp"
#include "chart/scale.hpp"
#include "chart/text_width.hpp"
#include "chart/wording.hpp"

namespace sitegen {

namespace {

constexpr std::size_t part_limit = 8;
constexpr double outer_radius = 84;
constexpr double inner_radius = 52;
constexpr double middle_radius = (outer_radius + inner_radius) / 2;
constexpr double key_radius = outer_radius + 10;  // of numbers beside a part too small for them
constexpr double center_x = 104;
constexpr double key_step = 14;  // least distance between two numbers
constexpr double list_x = 228;
constexpr double entry_gap = 10;
constexpr double full_turn = 2 * std::numbers::pi;

// Turns run clockwise from the top.
std::string on_circle(double center_y, double radius, double turn) {
    return point(center_x + radius * std::sin(turn), center_y - radius * std::cos(turn));
}

// An arc from where the path is; two of them where one would be ambiguous or, for a full turn, nothing at all.
std::string arc(double center_y, double radius, double from, double to) {
    const double size = std::abs(to - from);
    const std::string start = "A" + coordinate(radius) + " " + coordinate(radius) + " 0 0 " + (to > from ? "1 " : "0 ");
    const double half = (from + to) / 2;
    if (size < full_turn / 4) return start + on_circle(center_y, radius, to);
    return start + on_circle(center_y, radius, half) + start + on_circle(center_y, radius, to);
}

std::string slice_path(double center_y, double from, double to) {
    return "M" + on_circle(center_y, outer_radius, from) + arc(center_y, outer_radius, from, to) + "L" +
           on_circle(center_y, inner_radius, to) + arc(center_y, inner_radius, to, from) + "Z";
}

// The largest parts; the seven largest of more than eight, without those below 1.5 %, and one for the rest.
std::vector<Part> slices_of(const Chart& chart, const Words& words) {
    std::vector<Part> parts = parts_by_size(chart);
    if (parts.size() <= part_limit) return parts;
    long double sum = 0;
    for (const Part& part : parts) sum += magnitude(*part.values[0]);
    std::size_t kept = part_limit - 1;
    while (kept > 1 && magnitude(*parts[kept - 1].values[0]) < sum * 0.015L) --kept;
    const auto first_of_rest = parts.begin() + static_cast<std::ptrdiff_t>(kept);
    const Part other = gathered({first_of_rest, parts.end()}, words);
    parts.erase(first_of_rest, parts.end());
    parts.push_back(other);
    return parts;
}

std::size_t series_of(const std::vector<Part>& slices, std::size_t i) { return slices[i].is_other ? other_series : i; }

// Where the numbers outside of the ring stand: at the middle of their part, pushed back where two would touch. Small parts come
// last, so there is room before them.
std::vector<double> key_turns(const std::vector<double>& turns) {
    std::vector<double> keys;
    double from = 0;
    for (const double turn : turns) {
        keys.push_back(from + turn / 2);
        from += turn;
    }
    double limit = full_turn;
    for (std::size_t i = keys.size(); i-- > 0;) {
        keys[i] = std::min(keys[i], limit);
        if (turns[i] * middle_radius < key_step + 6) limit = keys[i] - key_step / key_radius;
    }
    return keys;
}

void draw_ring(Svg& svg, const Chart& chart, const Words& words, const std::vector<Part>& slices, double center_y) {
    std::vector<long double> weights;
    weights.reserve(slices.size());
    for (const Part& slice : slices) weights.push_back(magnitude(*slice.values[0]));
    const std::vector<double> turns = apportioned(weights, full_turn, 3 / middle_radius);
    const std::vector<double> keys = key_turns(turns);
    const Amount whole = whole_of(chart);
    double from = 0;
    for (std::size_t i = 0; i < slices.size(); ++i) {
        const double to = i + 1 == slices.size() ? full_turn : from + turns[i];
        const auto [name, color] = series_look(series_of(slices, i));
        open_part(svg, description_of(slices[i].title, slices[i].values[0],
                                      share_text(*slices[i].values[0], whole, chart.rounding, words), chart, words));
        svg.empty("path", {{"class", std::string(name) + " separated"},
                           {"color", color},
                           {"d", slice_path(center_y, from, to)},
                           {"fill", "currentColor"},
                           {"stroke", slices.size() > 1 ? "#fff" : ""},
                           {"stroke-width", slices.size() > 1 ? "2" : ""}});
        const bool is_inside = turns[i] * middle_radius >= key_step + 6;
        const double radius = is_inside ? middle_radius : key_radius;
        if (slices.size() > 1) {
            write_text(svg, center_x + radius * std::sin(keys[i]), center_y - radius * std::cos(keys[i]) + 5, std::to_string(i + 1),
                       {.role = is_inside ? TextRole::on_series : TextRole::note, .anchor = Anchor::middle, .size = note_size});
        }
        svg.close();
        from = to;
    }
}

struct Entry {
    std::vector<std::string> lines;
    double height = 0;
};

Entry entry_of(const Part& slice) {
    constexpr double width = sheet_width - list_x - 28;
    Entry entry{wrapped(displayable(slice.title), width / label_size, 2), 0};
    entry.height = static_cast<double>(entry.lines.size() + 1) * line_height;
    return entry;
}

void draw_entry(Svg& svg, const Words& words, const Part& slice, const Entry& entry, std::size_t number, std::size_t series,
                const std::string& share, double top) {
    const auto [name, color] = series_look(series);
    svg.empty("rect", {{"class", name},
                       {"color", color},
                       {"x", list_x},
                       {"y", top + 1},
                       {"width", 18},
                       {"height", 18},
                       {"rx", 2},
                       {"fill", "currentColor"}});
    write_text(svg, list_x + 9, top + 15, std::to_string(number),
               {.role = TextRole::on_series, .anchor = Anchor::middle, .size = note_size});
    double baseline = top + 15;
    for (const std::string& line : entry.lines) {
        write_text(svg, list_x + 28, baseline, line, {});
        baseline += line_height;
    }
    const std::string value = number_text(*slice.values[0], words);
    write_text(svg, list_x + 28, baseline, value, {.role = TextRole::value});
    const double share_x = list_x + 28 + width_of(value, label_size) + 10;
    if (share_x + width_of(share, note_size) <= sheet_width) {
        write_text(svg, share_x, baseline, share, {.role = TextRole::note, .size = note_size});
    }
}

// The total within the ring, in the largest size that fits.
void draw_total(Svg& svg, const Chart& chart, const Words& words, double center_y) {
    const std::string total = number_text(whole_of(chart), words);
    for (const double size : {19.0, 16.0, 13.0, 11.0}) {
        if (width_of(total, size) > 2 * inner_radius - 12) continue;
        write_text(svg, center_x, center_y - 6, words.at("chart-total"),
                   {.role = TextRole::note, .anchor = Anchor::middle, .size = note_size});
        write_text(svg, center_x, center_y + 15, total, {.role = TextRole::value, .anchor = Anchor::middle, .size = size});
        return;
    }
}

}  // namespace

Drawing draw_donut(const Chart& chart, const Words& words) {
    const std::vector<Part> slices = slices_of(chart, words);
    const Amount whole = whole_of(chart);
    std::vector<Entry> entries;
    double list_height = -entry_gap;
    for (const Part& slice : slices) {
        entries.push_back(entry_of(slice));
        list_height += entries.back().height + entry_gap;
    }
    Drawing drawing;
    drawing.height = std::max(2 * (key_radius + 8), list_height);
    draw_ring(drawing.svg, chart, words, slices, drawing.height / 2);
    draw_total(drawing.svg, chart, words, drawing.height / 2);
    double top = (drawing.height - list_height) / 2;
    for (std::size_t i = 0; i < slices.size(); ++i) {
        const std::string share = share_text(*slices[i].values[0], whole, chart.rounding, words);
        draw_entry(drawing.svg, words, slices[i], entries[i], i + 1, series_of(slices, i), share, top);
        top += entries[i].height + entry_gap;
    }
    return drawing;
}

}  // namespace sitegen
