// A squarified treemap (Bruls, Huizing, van Wijk 2000). Areas are proportional to the values, and tiles are nearly square. A tile
// that is too small for its name has a number, and the list below has its name.
#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <optional>

#include "chart/drawing.hpp"
#include "chart/palette.hpp"
#include "chart/parts.hpp"
#include "chart/scale.hpp"
#include "chart/text_width.hpp"
#include "chart/wording.hpp"

namespace sitegen {

namespace {

constexpr double map_height = 300;
constexpr double tile_gap = 2;
constexpr double padding = 6;
constexpr double key_size = 14;

// A name is written in the larger size if it fits.
struct NameStyle {
    double size;
    double line_height;
};
constexpr std::array<NameStyle, 2> name_styles = {{{15, 19}, {13, 16}}};

struct Tile {
    double x, y, width, height;
};

// The worst ratio of sides in a row of tiles along a side. area: of the row. The other arguments are its smallest and largest tile.
double worst_ratio(double side, double area, double smallest, double largest) {
    return std::max(side * side * largest / (area * area), area * area / (side * side * smallest));
}

// The end of the row of tiles that begins at `first`. The row grows as long as this does not make its tiles narrower.
std::size_t row_end(const std::vector<double>& areas, std::size_t first, double side) {
    double area = areas[first];
    double ratio = worst_ratio(side, area, areas[first], areas[first]);
    std::size_t end = first + 1;
    for (; end < areas.size(); ++end) {
        const double next = worst_ratio(side, area + areas[end], areas[end], areas[first]);
        if (next > ratio) break;
        area += areas[end];
        ratio = next;
    }
    return end;
}

// areas: positive, largest first. They fill the room.
std::vector<Tile> squarified(const std::vector<double>& areas, Tile room) {
    std::vector<Tile> tiles;
    for (std::size_t first = 0; first < areas.size();) {
        const bool is_column = room.width >= room.height;
        const double side = std::max(is_column ? room.height : room.width, 0.01);
        const std::size_t end = row_end(areas, first, side);
        double area = 0;
        for (std::size_t i = first; i < end; ++i) area += areas[i];
        const double depth = area / side;
        double at = is_column ? room.y : room.x;
        for (std::size_t i = first; i < end; ++i) {
            const double length = areas[i] / depth;
            tiles.push_back(is_column ? Tile{room.x, at, depth, length} : Tile{at, room.y, length, depth});
            at += length;
        }
        if (is_column) {
            room.x += depth;
            room.width -= depth;
        } else {
            room.y += depth;
            room.height -= depth;
        }
        first = end;
    }
    return tiles;
}

std::vector<Part> parts_to_map(const Chart& chart, const Words& words) {
    std::vector<Part> parts = largest(parts_by_size(chart), tile_limit, words);
    if (std::optional<Part> rest = rest_of(chart, words)) parts.push_back(std::move(*rest));
    // "Other" and the rest are sorted by size like all parts, because the largest areas are placed first.
    std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return *a.values[0] > *b.values[0]; });
    return parts;
}

// The value and its share, on one line or on two.
std::vector<std::string> figures_of(const std::string& value, const std::string& share, double width) {
    std::string both = share.empty() ? value : value + "  " + share;
    if (share.empty() || text_width(both) <= width) return {std::move(both)};
    return {value, share};
}

struct Name {
    NameStyle style{};
    std::vector<std::string> lines;  // the name, then the value and the share
};

// The name, the value and the share, if all of them fit into the tile.
std::optional<Name> name_in(const Tile& tile, const Part& part, const std::string& share, const Words& words) {
    const std::string title = displayable(part.title);
    if (title.empty()) return std::nullopt;
    const std::string value = number_text(*part.values[0], words);
    const double value_width = std::max(text_width(value), text_width(share));
    const auto space_count = static_cast<double>(std::count(title.begin(), title.end(), ' '));
    const double least_width = text_width(title) - space_count * text_width(" ");  // spaces at line breaks are dropped
    for (const NameStyle& style : name_styles) {
        const double width = (tile.width - tile_gap - 2 * padding) / style.size;
        const double line_count = std::floor((tile.height - tile_gap - 2 * padding) / style.line_height);
        if (line_count < 2 || width < std::max(2.0, value_width) || least_width > width * (line_count - 1)) continue;
        Name name{style, wrapped(title, width, static_cast<std::size_t>(line_count))};
        std::vector<std::string> figures = figures_of(value, share, width);
        if (name.lines.size() + figures.size() > static_cast<std::size_t>(line_count)) continue;
        std::move(figures.begin(), figures.end(), std::back_inserter(name.lines));
        return name;
    }
    return std::nullopt;
}

struct Keyed {
    std::size_t part = 0;
    std::size_t number = 0;
    std::string share;
};

struct Drawn {
    std::vector<Keyed> keyed;     // the parts with a number
    std::size_t named_count = 0;  // how many parts have a name
};

void write_name(Layers& layers, const Name& name, const Tile& tile) {
    double baseline = tile.y + padding + name.style.size * 0.85;
    for (const std::string& line : name.lines) {
        layers.write_text(tile.x + padding, baseline, line, {.role = TextRole::on_series, .size = name.style.size});
        baseline += name.style.line_height;
    }
}

Drawn draw_tiles(Layers& layers, const Chart& chart, const Words& words, const std::vector<Part>& parts,
                 const std::vector<Tile>& tiles) {
    Drawn result;
    std::vector<Keyed>& keyed = result.keyed;
    const Amount whole = whole_of(chart).whole;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Tile& tile = tiles[i];
        const double width = std::max(1.0, tile.width - tile_gap);
        const double height = std::max(1.0, tile.height - tile_gap);
        const std::string share = share_text(*parts[i].values[0], whole, chart.rounding, words);
        layers.areas(parts[i].is_other ? other_series : looks_of_series(chart).front())
            .empty("rect",
                   {{"x", std::min(tile.x, sheet_width - width)},
                    {"y", std::min(tile.y, map_height - height)},
                    {"width", width},
                    {"height", height}},
                   description_of(parts[i].title, parts[i].values[0], share, chart, words));
        const std::string number = std::to_string(keyed.size() + 1);
        if (const auto written = name_in(tile, parts[i], share, words)) {
            write_name(layers, *written, tile);
            ++result.named_count;
        } else if (tile.height >= 18 && tile.width >= width_of(number, note_size) + 6) {
            layers.write_text(tile.x + (tile.width - tile_gap) / 2, tile.y + (tile.height - tile_gap) / 2 + 4.5, number,
                              {.role = TextRole::on_series, .anchor = Anchor::middle, .size = note_size});
            keyed.push_back({i, keyed.size() + 1, share});
        }
    }
    return result;
}

double draw_keys(Layers& layers, const Words& words, const std::vector<Part>& parts, const std::vector<Keyed>& keyed, double y) {
    constexpr double number_end = 20;
    constexpr double name_x = 30;
    double share_width = 0;
    for (const Keyed& key : keyed) share_width = std::max(share_width, width_of(key.share, note_size));
    const double value_end = sheet_width - (share_width > 0 ? share_width + 10 : 0);
    for (const Keyed& key : keyed) {
        const Part& part = parts[key.part];
        const std::string value = number_text(*part.values[0], words);
        const double width = value_end - name_x - width_of(value, key_size) - 16;
        layers.write_text(number_end, y + 15, std::to_string(key.number),
                          {.role = TextRole::note, .anchor = Anchor::end, .size = key_size});
        layers.write_lines(name_x, y + 15, part.title, {shortened(displayable(part.title), width / key_size)}, 0,
                           {.size = key_size});
        layers.write_text(value_end, y + 15, value, {.anchor = Anchor::end, .size = key_size});
        layers.write_text(sheet_width, y + 15, key.share, {.role = TextRole::note, .anchor = Anchor::end, .size = note_size});
        y += 22;
    }
    return y;
}

}  // namespace

Drawing draw_treemap(const Chart& chart, const Words& words) {
    const std::vector<Part> parts = parts_to_map(chart, words);
    std::vector<long double> weights;
    weights.reserve(parts.size());
    for (const Part& part : parts) weights.push_back(magnitude(*part.values[0]));
    // The separators are on the right and lower sides of their tiles, so the outermost ones extend beyond the sheet.
    const Tile room{0, 0, sheet_width + tile_gap, map_height + tile_gap};
    const double area = room.width * room.height;
    // The smallest area: a visible strip of one pixel if there is one tiny part, less if there are many. Otherwise they would
    // together look like a large part.
    const double least = area * std::min(0.007, 0.06 / static_cast<double>(parts.size()));
    const std::vector<Tile> tiles = squarified(apportioned(weights, area, least), room);
    Drawing drawing;
    Layers layers(chart.id, AreaFill::plain);
    const Drawn drawn = draw_tiles(layers, chart, words, parts, tiles);
    drawing.height = map_height;
    if (!drawn.keyed.empty()) drawing.height = draw_keys(layers, words, parts, drawn.keyed, map_height + 10);
    if (const std::size_t rest = parts.size() - drawn.named_count - drawn.keyed.size(); rest > 0) {
        layers.write_text(sheet_width, drawing.height + 17, words.phrase("chart-unnamed", {{"count", std::to_string(rest)}}),
                          {.role = TextRole::note, .anchor = Anchor::end, .size = note_size});
        drawing.height += 22;
    }
    layers.append_to(drawing.svg);
    return drawing;
}

}  // namespace sitegen
