#include "chart/palette.hpp"

#include <algorithm>
#include <array>

namespace sitegen {

namespace {

constexpr std::array<SeriesLook, series_count + 1> all_looks = {{
    {"series-1", "#1f4e79"},
    {"series-2", "#a65a26"},
    {"series-3", "#35835c"},
    {"series-4", "#863a5e"},
    {"series-5", "#2a7e9d"},
    {"series-6", "#4a3d12"},
    {"series-7", "#7a4bb0"},
    {"series-8", "#1e3c35"},
    {"series-other", "#6b7280"},
}};

// The white marks on the colour, in a square of 6 × 6. The first series is plain.
struct Hatch {
    std::string_view lines;
    std::string_view rotation;
};

constexpr std::array<Hatch, series_count + 1> hatches = {{
    {"", ""},
    {"M0,0V6", "rotate(45)"},
    {"M2,3h2", ""},  // with round ends, so these are dots
    {"M0,0V6", "rotate(-45)"},
    {"M0,3H6", ""},
    {"M0,0V6M0,3H6", "rotate(45)"},
    {"M3,0V6", ""},
    {"M3,3h0M0,0h0M6,0h0M0,6h0M6,6h0", ""},
    {"M3,0V6M0,3H6", ""},
}};

std::string pattern_id(std::string_view chart_id, std::size_t series) {
    return std::string(chart_id) + "-pattern-" + std::to_string(series + 1);
}

}  // namespace

SeriesLook series_look(std::size_t series) { return all_looks.at(std::min(series, other_series)); }

std::vector<std::size_t> assigned_looks(const std::vector<std::optional<std::size_t>>& wanted) {
    std::array<bool, series_count> is_taken{};
    std::vector<std::size_t> assigned(wanted.size(), other_series);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (!wanted[i] || *wanted[i] >= series_count || is_taken.at(*wanted[i])) continue;
        assigned[i] = *wanted[i];
        is_taken.at(*wanted[i]) = true;
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (assigned[i] != other_series) continue;
        const auto free = std::find(is_taken.begin(), is_taken.end(), false);
        if (free == is_taken.end()) break;
        *free = true;
        assigned[i] = static_cast<std::size_t>(free - is_taken.begin());
    }
    return assigned;
}

void define_patterns(Svg& svg, std::string_view chart_id, std::vector<std::size_t> looks) {
    if (looks.size() < 2) return;
    std::sort(looks.begin(), looks.end());
    looks.erase(std::unique(looks.begin(), looks.end()), looks.end());
    std::erase(looks, std::size_t{0});  // it is plain
    svg.open("defs", {});
    for (const std::size_t i : looks) {
        const auto [name, color] = series_look(i);
        svg.open("pattern", {{"id", pattern_id(chart_id, i)},
                             {"class", name},
                             {"color", color},
                             {"width", 6},
                             {"height", 6},
                             {"patternUnits", "userSpaceOnUse"},
                             {"patternTransform", hatches.at(i).rotation}});
        svg.empty("rect", {{"width", 6}, {"height", 6}, {"fill", "currentColor"}});
        svg.empty("path", {{"class", "hatch"},
                           {"d", hatches.at(i).lines},
                           {"fill", "none"},
                           {"stroke", "#fff"},
                           {"stroke-width", 1.5},
                           {"stroke-linecap", "round"}});
        svg.close();
    }
    svg.close();
}

std::string patterned_fill(std::string_view chart_id, std::size_t series) {
    if (series == 0) return "currentColor";
    return "url(#" + pattern_id(chart_id, std::min(series, other_series)) + ")";
}

}  // namespace sitegen
