// The kinds of charts, and what they share: the sheet, its layers and its legend.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chart/draw_chart.hpp"
#include "chart/palette.hpp"
#include "chart/svg.hpp"

namespace sitegen {

// The width of every chart. A unit is about a pixel on a phone, so a text of size 14 is readable at 360 pixels.
inline constexpr double sheet_width = 440;

inline constexpr double label_size = 15;  // of texts without a size of their own
inline constexpr double note_size = 13;
inline constexpr double line_height = 20;

// How many parts each kind labels. Beyond that, the smallest are drawn as one.
inline constexpr std::size_t slice_limit = 8;
inline constexpr std::size_t stack_limit = 20;
inline constexpr std::size_t bar_limit = 24;
inline constexpr std::size_t tile_limit = 40;

inline constexpr std::string_view ink = "#1f2328";  // of everything without a colour of its own

// The body of a chart: everything below the heading, beginning at 0, 0.
struct Drawing {
    Svg svg;
    double height = 0;
};

enum class Anchor { start, middle, end };

// What a text is for. Notes and texts on a coloured area have their own class and colour.
enum class TextRole { label, note, on_series };

struct TextStyle {
    TextRole role = TextRole::label;
    Anchor anchor = Anchor::start;
    double size = label_size;

    friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

// y: of the baseline.
void write_text(Svg& svg, double x, double y, std::string_view text, const TextStyle& style);

// How wide the text will be.
[[nodiscard]] double width_of(std::string_view text, double size);

enum class AreaFill { plain, patterned };

// The elements of a chart, grouped by appearance. So a colour, a pattern or a text size is written only once. The areas of the
// series are below, the texts of each style above them.
class Layers {
  public:
    Layers(std::string_view chart_id, AreaFill fill) : chart_id_(chart_id), fill_(fill) {}

    // The writer for the areas of a series. Fill or stroke them with `currentColor`.
    [[nodiscard]] Svg& areas(std::size_t series) { return areas_.at(std::min(series, other_series)); }

    // y: of the baseline. title: appears when the text is pointed at.
    void write_text(double x, double y, std::string_view text, const TextStyle& style, std::string_view title = {});

    // A text below the others. If it is too long, it is cut and has its whole text as its title.
    void write_lines(double x, double y, std::string_view text, const std::vector<std::string>& lines, double step,
                     const TextStyle& style);

    void append_to(Svg& svg) const;

  private:
    struct Texts {
        TextStyle style;
        Svg svg;
    };

    std::string_view chart_id_;
    AreaFill fill_;
    std::array<Svg, series_count + 1> areas_;
    std::vector<Texts> texts_;  // in the order of their first use
};

// "category: 548.15万元 (54.79%)". Without an amount: "category: —".
[[nodiscard]] std::string description_of(std::string_view title, const std::optional<Amount>& value, std::string_view share,
                                         const Chart& chart, const Words& words);

// Draws the mark of a series into the box of mark_width × 14 at x, y.
using DrawMark = std::function<void(std::size_t series, double x, double y)>;

inline constexpr double mark_width = 22;

// Draws the titles of the series with their marks, in order, in as many lines as needed. Returns the height.
double draw_legend(Layers& layers, const Chart& chart, const DrawMark& draw_mark);

// A mark with the series' colour and pattern and the given width.
void draw_swatch(Layers& layers, std::size_t series, double x, double y, double width = mark_width);

// Straight lines of one colour, given as path data. Empty data draw nothing.
void draw_rules(Svg& svg, std::string_view name, std::string_view color, std::string_view path);

// Appends the vertical line from which bars extend to both sides.
void append_zero_line(std::string& path, double x, double top, double bottom);
void draw_zero_lines(Svg& svg, std::string_view path);

[[nodiscard]] Drawing draw_donut(const Chart& chart, const Words& words);
// What several drawings of bars share, so that their lengths can be compared.
struct BarScale {
    long double low = 0;
    long double high = 0;
    double value_width = 0;  // of the widest value
};

// With a scale, every series is in a legend, even a single one.
[[nodiscard]] Drawing draw_bars(const Chart& chart, const Words& words, const std::optional<BarScale>& scale = std::nullopt);
[[nodiscard]] Drawing draw_stacked_bars(const Chart& chart, const Words& words);
[[nodiscard]] Drawing draw_lines(const Chart& chart, const Words& words);
[[nodiscard]] Drawing draw_treemap(const Chart& chart, const Words& words);
[[nodiscard]] Drawing draw_flow(const Chart& chart, const Words& words);
// For a flow with negative amounts: the sources of each row, and below them its uses.
[[nodiscard]] Drawing draw_flow_as_bars(const Chart& chart, const Words& words);

}  // namespace sitegen
