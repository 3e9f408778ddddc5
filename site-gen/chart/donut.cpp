// A ring of at most eight parts, with the rest of the total, beside a list of the parts. The parts run clockwise from the top,
// largest first. They have the numbers of the list, so that no part is identified only by its colour.
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

constexpr double outer_radius = 84;
constexpr double inner_radius = 52;
constexpr double middle_radius = (outer_radius + inner_radius) / 2;
constexpr double key_radius = outer_radius + 10;  // of numbers beside a part that is too small for them
constexpr double center_x = 104;
constexpr double key_step = 14;  // smallest distance between two numbers
constexpr double list_x = 228;
constexpr double entry_gap = 10;
constexpr TextStyle number_style{.role = TextRole::on_series, .anchor = Anchor::middle, .size = note_size};
constexpr TextStyle key_style{.role = TextRole::note, .anchor = Anchor::middle, .size = note_size};
constexpr double full_turn = 2 * std::numbers::pi;

// The outlines of slices as path data. Turns run clockwise from the top.
class SlicePath {
  public:
    SlicePath(double center_y, double from, double to) : center_y_(center_y) {
        path_ += 'M';
        append_on_circle(outer_radius, from);
        append_arc(outer_radius, from, to);
        path_ += 'L';
        append_on_circle(inner_radius, to);
        append_arc(inner_radius, to, from);
        path_ += 'Z';
    }

    [[nodiscard]] std::string_view text() const { return path_; }

  private:
    void append_on_circle(double radius, double turn) {
        append_point(path_, center_x + radius * std::sin(turn), center_y_ - radius * std::cos(turn));
    }

    // Appends an arc from the end of the path. It becomes two arcs if one would be ambiguous, or would draw nothing for a full
    // turn.
    void append_arc(double radius, double from, double to) {
        if (std::abs(to - from) >= full_turn / 4) append_short_arc(radius, from, (from + to) / 2);
        append_short_arc(radius, from, to);
    }

    void append_short_arc(double radius, double from, double to) {
        path_ += 'A';
        append_point(path_, radius, radius);
        path_ += to > from ? " 0 0 1 " : " 0 0 0 ";
        append_on_circle(radius, to);
    }

    double center_y_;
    std::string path_;
};

// The largest parts. If there are more than eight: at most seven, none below 1.5 %, and one for the others.
std::vector<Part> largest_of(const Chart& chart, const Words& words) {
    std::vector<Part> parts = parts_by_size(chart);
    if (parts.size() <= slice_limit) return parts;
    long double sum = 0;
    for (const Part& part : parts) sum += magnitude(*part.values[0]);
    std::size_t kept = slice_limit - 1;
    while (kept > 1 && magnitude(*parts[kept - 1].values[0]) < sum * 0.015L) --kept;
    const auto first_of_others = parts.begin() + static_cast<std::ptrdiff_t>(kept);
    const Part other = gathered({first_of_others, parts.end()}, words);
    parts.erase(first_of_others, parts.end());
    parts.push_back(other);
    return parts;
}

std::vector<Part> slices_of(const Chart& chart, const Words& words) {
    std::vector<Part> slices = largest_of(chart, words);
    if (std::optional<Part> rest = rest_of(chart, words)) slices.push_back(std::move(*rest));
    return slices;
}

// One for each slice.
std::vector<std::size_t> looks_of_slices(const std::vector<Part>& slices) {
    std::vector<std::optional<std::size_t>> wanted;
    for (const Part& slice : slices) {
        if (!slice.is_other) wanted.push_back(slice.look);
    }
    const std::vector<std::size_t> assigned = assigned_looks(wanted);
    std::vector<std::size_t> looks;
    std::size_t next = 0;
    for (const Part& slice : slices) looks.push_back(slice.is_other ? other_series : assigned[next++]);
    return looks;
}

// The positions of the numbers outside of the ring: in the middle of their part, or moved back if two numbers would touch. Small
// parts come last, so there is room before them.
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

void draw_ring(Layers& layers, const Chart& chart, const Words& words, const std::vector<Part>& slices,
               const std::vector<std::size_t>& looks, const std::vector<std::string>& shares, double center_y) {
    std::vector<long double> weights;
    weights.reserve(slices.size());
    for (const Part& slice : slices) weights.push_back(magnitude(*slice.values[0]));
    const std::vector<double> turns = apportioned(weights, full_turn, 3 / middle_radius);
    const std::vector<double> keys = key_turns(turns);
    const bool is_parted = slices.size() > 1;
    double from = 0;
    for (std::size_t i = 0; i < slices.size(); ++i) {
        const double to = i + 1 == slices.size() ? full_turn : from + turns[i];
        layers.areas(looks[i]).empty("path",
                                     {{"class", "separated"},
                                      {"d", SlicePath(center_y, from, to).text()},
                                      {"stroke", is_parted ? "#fff" : ""},
                                      {"stroke-width", is_parted ? "2" : ""}},
                                     description_of(slices[i].title, slices[i].values[0], shares[i], chart, words));
        const bool is_inside = turns[i] * middle_radius >= key_step + 6;
        const double radius = is_inside ? middle_radius : key_radius;
        if (is_parted) {
            layers.write_text(center_x + radius * std::sin(keys[i]), center_y - radius * std::cos(keys[i]) + 5,
                              std::to_string(i + 1), is_inside ? number_style : key_style);
        }
        from = to;
    }
}

struct LegendEntry {
    std::vector<std::string> lines;
    std::string value;
    bool is_beside = true;  // the share is beside the value; if there is no room, below it
    double height = 0;
};

LegendEntry entry_of(const Part& slice, const std::string& share, const Words& words) {
    constexpr double width = sheet_width - list_x - 28;
    LegendEntry entry{wrapped(displayable(slice.title), width / label_size, 2), number_text(*slice.values[0], words)};
    entry.is_beside = width_of(entry.value, label_size) + 10 + width_of(share, note_size) <= width;
    entry.height = static_cast<double>(entry.lines.size() + (entry.is_beside ? 1 : 2)) * line_height;
    return entry;
}

void draw_entry(Layers& layers, const Part& slice, const LegendEntry& entry, std::size_t number, std::size_t look,
                const std::string& share, double top) {
    layers.areas(look).empty("rect", {{"x", list_x}, {"y", top + 1}, {"width", 18}, {"height", 18}, {"rx", 2}});
    layers.write_text(list_x + 9, top + 15, std::to_string(number), number_style);
    layers.write_lines(list_x + 28, top + 15, slice.title, entry.lines, line_height, {});
    const double baseline = top + 15 + static_cast<double>(entry.lines.size()) * line_height;
    layers.write_text(list_x + 28, baseline, entry.value, {});
    constexpr TextStyle share_style{.role = TextRole::note, .size = note_size};
    if (entry.is_beside) {
        layers.write_text(list_x + 28 + width_of(entry.value, label_size) + 10, baseline, share, share_style);
    } else {
        layers.write_text(list_x + 28, baseline + line_height, share, share_style);
    }
}

// Draws the total inside the ring, in the largest size that fits.
void draw_total(Layers& layers, const Chart& chart, const Words& words, double center_y) {
    const std::string total = number_text(whole_of(chart).whole, words);
    for (const double size : {19.0, 16.0, 13.0, 11.0}) {
        if (width_of(total, size) > 2 * inner_radius - 12) continue;
        layers.write_text(center_x, center_y - 6, words.at("chart-total"), key_style);
        layers.write_text(center_x, center_y + 15, total, {.anchor = Anchor::middle, .size = size});
        return;
    }
}

}  // namespace

Drawing draw_donut(const Chart& chart, const Words& words) {
    const std::vector<Part> slices = slices_of(chart, words);
    const std::vector<std::size_t> looks = looks_of_slices(slices);
    const Amount whole = whole_of(chart).whole;
    std::vector<std::string> shares;
    std::vector<LegendEntry> entries;
    double list_height = -entry_gap;
    for (const Part& slice : slices) {
        shares.push_back(share_text(*slice.values[0], whole, chart.rounding, words));
        entries.push_back(entry_of(slice, shares.back(), words));
        list_height += entries.back().height + entry_gap;
    }
    Drawing drawing;
    drawing.height = std::max(2 * (key_radius + 8), list_height);
    Layers layers(chart.id, AreaFill::plain);
    draw_ring(layers, chart, words, slices, looks, shares, drawing.height / 2);
    draw_total(layers, chart, words, drawing.height / 2);
    double top = (drawing.height - list_height) / 2;
    for (std::size_t i = 0; i < slices.size(); ++i) {
        draw_entry(layers, slices[i], entries[i], i + 1, looks[i], shares[i], top);
        top += entries[i].height + entry_gap;
    }
    layers.append_to(drawing.svg);
    return drawing;
}

}  // namespace sitegen
