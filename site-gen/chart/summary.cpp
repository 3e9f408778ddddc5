// The sentence that describes a chart.
#include <algorithm>
#include <cmath>
#include <cstdint>

#include "chart/draw_chart.hpp"
#include "chart/flow.hpp"
#include "chart/line_plot.hpp"
#include "chart/palette.hpp"
#include "chart/parts.hpp"
#include "chart/scale.hpp"
#include "chart/wording.hpp"

namespace sitegen {

namespace {

struct Extremes {
    const Part* largest = nullptr;
    const Part* smallest = nullptr;
    std::size_t count = 0;  // of the parts that have a value
};

// Of the first series. Among equal values, the first one.
Extremes extremes_of(const std::vector<Part>& parts) {
    Extremes extremes;
    for (const Part& part : parts) {
        if (part.values.empty() || !part.values[0]) continue;
        ++extremes.count;
        if (extremes.largest == nullptr || *part.values[0] > *extremes.largest->values[0]) extremes.largest = &part;
        if (extremes.smallest == nullptr || *part.values[0] < *extremes.smallest->values[0]) extremes.smallest = &part;
    }
    return extremes;
}

// The difference between the parts and the printed total, in words. Empty if there is none.
std::string describe_whole(const Chart& chart, const ChartWhole& whole, const Words& words) {
    const auto text = [&](const Amount& amount) { return said_amount(amount, chart, words); };
    if (whole.rest) {
        return words.phrase("chart-summary-rest", {{"amount", text(*whole.rest)},
                                                   {"share", share_text(*whole.rest, whole.whole, chart.rounding, words)}});
    }
    if (!whole.is_exceeded) return {};
    return words.phrase("chart-summary-excess", {{"sum", text(whole.sum)}, {"total", text(whole.whole)}});
}

std::string summarize_parts(const Chart& chart, const Words& words) {
    const std::vector<Part> parts = parts_of(chart);
    const Extremes found = extremes_of(parts);
    const ChartWhole whole = whole_of(chart);
    const std::string notes = describe_whole(chart, whole, words);
    const auto text = [&](const Amount& amount) { return said_amount(amount, chart, words); };
    if (found.largest == nullptr) return words.phrase("chart-summary-none", {{"title", chart.title}});
    const Amount& largest = *found.largest->values[0];
    if (found.count == 1) {
        return words.phrase("chart-summary-single",
                            {{"title", chart.title}, {"part", found.largest->title}, {"amount", text(largest)}}) +
               notes;
    }
    const std::string count = std::to_string(found.count);
    if (!has_parts_of_a_whole(chart) || whole.is_exceeded || (chart.kind == ChartKind::bar && !chart.total)) {
        if (chart.rest) {
            return words.phrase("chart-summary-largest", {{"title", chart.title},
                                                          {"shown", count},
                                                          {"count", std::to_string(chart.rest->count)},
                                                          {"largest", found.largest->title},
                                                          {"amount", text(largest)},
                                                          {"smallest", chart.rest->smallest},
                                                          {"smallest-amount", text(chart.rest->value)}});
        }
        // Of changes, the smallest is none that falls the most.
        const bool is_below_zero = found.smallest->values[0]->is_negative();
        return words.phrase(is_below_zero ? "chart-summary-below-zero" : "chart-summary-values",
                            {{"title", chart.title},
                             {"count", count},
                             {"largest", found.largest->title},
                             {"amount", text(largest)},
                             {"smallest", found.smallest->title},
                             {"smallest-amount", text(*found.smallest->values[0])}}) +
               notes;
    }
    return words.phrase("chart-summary-parts", {{"title", chart.title},
                                                {"total", text(whole.whole)},
                                                {"count", count},
                                                {"largest", found.largest->title},
                                                {"amount", text(largest)},
                                                {"share", share_text(largest, whole.whole, chart.rounding, words)}}) +
           notes;
}

// Several series side by side. Also a stack with a negative value, or with more than its total. Only the series are named.
std::string summarize_series(const Chart& chart, const Words& words) {
    std::vector<std::string> titles;
    for (const ChartSeries& series : chart.series) titles.push_back(series.title);
    return words.phrase("chart-summary-series", {{"title", chart.title},
                                                 {"count", std::to_string(chart.categories.size())},
                                                 {"series", joined(titles, words.at("chart-list-separator"))}});
}

std::string summarize_flow_bars(const Chart& chart, const Words& words) {
    Chart all = chart;
    all.series.insert(all.series.end(), chart.uses.begin(), chart.uses.end());
    return summarize_series(all, words);
}

std::string summarize_stack(const Chart& chart, const Words& words) {
    if (!has_parts_of_a_whole(chart)) return summarize_series(chart, words);
    const ChartWhole whole = whole_of(chart);
    const std::string notes = describe_whole(chart, whole, words);
    if (whole.is_exceeded) return summarize_series(chart, words) + notes;
    std::vector<std::string> shares;
    for (const ChartSeries& series : chart.series) {
        if (has_no_values(series)) continue;  // blank is not zero
        const std::string share = share_text(sum_of(series, chart.categories.size()), whole.whole, chart.rounding, words);
        shares.push_back(words.phrase("chart-summary-share", {{"part", series.title}, {"share", share}}));
    }
    return words.phrase("chart-summary-stacked", {{"title", chart.title},
                                                  {"total", said_amount(whole.whole, chart, words)},
                                                  {"shares", joined(shares, words.at("chart-list-separator"))}}) +
           notes;
}

struct YearValue {
    std::string year;
    Amount value;
};

// Begins at a category and ends before another one.
struct Stretch {
    std::size_t begin;
    std::size_t end;
};

// The parts of a line within which its values can be compared.
std::vector<Stretch> stretches_of(const Chart& chart, std::size_t series) {
    std::vector<Stretch> stretches = {{0, 0}};
    for (std::size_t i = 0; i < chart.categories.size() && i < chart.series[series].values.size(); ++i) {
        if (i > 0 && is_broken_before(chart, series, i)) stretches.push_back({i, i});
        stretches.back().end = i + 1;
    }
    return stretches;
}

// The change from the first to the last value of a series. Empty if it has no values.
std::string course_of(const Chart& chart, std::size_t series, const Stretch& stretch, const Words& words) {
    std::optional<YearValue> first;
    std::optional<YearValue> last;
    for (std::size_t i = stretch.begin; i < stretch.end; ++i) {
        const auto& value = chart.series[series].values[i];
        if (!value) continue;
        last = YearValue{chart.categories[i], *value};
        if (!first) first = last;
    }
    if (!first) return {};
    const auto text = [&](const Amount& amount) { return said_amount(amount, chart, words); };
    if (first->year == last->year) return words.phrase("chart-course-single", {{"last", last->year}, {"to", text(last->value)}});
    const Amount exact = last->value - first->value;
    const std::optional<int>& place = chart.series[series].coarsest_place;
    const Amount change = place ? exact.rounded_to_place(*place) : exact;
    if (change.is_zero()) {
        return words.phrase("chart-course-same", {{"first", first->year}, {"last", last->year}, {"to", text(last->value)}});
    }
    // A rate of change only makes sense from a positive beginning, and says nothing of what has gone below zero.
    std::string rate;
    if (first->value > Amount() && !last->value.is_negative()) {
        rate = words.phrase("chart-course-rate", {{"rate", share_text(change.absolute(), first->value, chart.rounding, words)}});
    }
    // "From 27.4 to 27.4 million" would hide the change.
    const bool looks_same = text(first->value) == text(last->value);
    const auto level = [&](const Amount& amount) {
        return looks_same ? amount_with_unit(amount, chart.unit, words) : text(amount);
    };
    return words.phrase(change.is_negative() ? "chart-course-fall" : "chart-course-rise", {{"first", first->year},
                                                                                           {"from", level(first->value)},
                                                                                           {"last", last->year},
                                                                                           {"to", level(last->value)},
                                                                                           {"change", text(change.absolute())},
                                                                                           {"rate", rate}});
}

std::string of_series(const Chart& chart, std::size_t series, std::string text, const Words& words) {
    if (chart.series.size() < 2) return text;
    return words.phrase("chart-course-of", {{"series", chart.series[series].title}, {"course", text}});
}

// What happened to the same lines in several years is said once.
void describe_marks(const Chart& chart, const Words& words, std::vector<std::string>& clauses) {
    std::vector<ChartMark> marks = marks_of(chart);
    while (!marks.empty()) {
        const ChartMark first = marks.front();
        const auto is_same = [&first](const ChartMark& mark) {
            return mark.kind == first.kind && mark.label == first.label && mark.series == first.series;
        };
        std::vector<std::string> years;
        for (const ChartMark& mark : marks) {
            if (is_same(mark)) years.push_back(chart.categories[mark.before]);
        }
        std::erase_if(marks, is_same);
        std::string text = words.phrase(first.kind == ChartMark::Kind::broken ? "chart-mark-broken" : "chart-mark-joined",
                                        {{"category", joined(years, words.at("chart-list-separator"))}, {"label", first.label}});
        clauses.push_back(first.series ? of_series(chart, *first.series, std::move(text), words) : text);
    }
}

// Values that nobody has printed are said to be reckoned. The lines are named if that is true of some of them.
void describe_reckoned_values(const Chart& chart, const Words& words, std::vector<std::string>& clauses) {
    std::vector<std::string> titles;
    for (const ChartSeries& series : chart.series) {
        if (series.is_first_reckoned) titles.push_back(series.title);
    }
    if (titles.empty()) return;
    std::string text = words.phrase("chart-reckoned-value", {{"category", chart.categories.front()}});
    if (titles.size() < chart.series.size()) {
        text = words.phrase("chart-course-of",
                            {{"series", joined(titles, words.at("chart-list-separator"))}, {"course", std::move(text)}});
    }
    clauses.push_back(std::move(text));
}

// Whether the two lines lie upon each other wherever both have a value: nowhere are they further apart than a pixel.
bool coincide(const Chart& chart, std::size_t a, std::size_t b, long double pixel) {
    std::size_t shared = 0;
    const auto& left = chart.series[a].values;
    const auto& right = chart.series[b].values;
    for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
        if (!left[i] || !right[i]) continue;
        ++shared;
        if (std::abs(magnitude(*left[i]) - magnitude(*right[i])) > pixel) return false;
    }
    return shared > 1;
}

// What a reader cannot see: that there are two lines.
void describe_coincidences(const Chart& chart, const Words& words, std::vector<std::string>& clauses) {
    constexpr long double plot_pixels = 190;
    long double low = 0;
    long double high = 0;
    for (const ChartSeries& series : chart.series) {
        for (const auto& value : series.values) {
            if (!value) continue;
            low = std::min(low, magnitude(*value));
            high = std::max(high, magnitude(*value));
        }
    }
    const long double pixel = (high - low) / plot_pixels;
    const std::size_t count = std::min(chart.series.size(), series_count);
    std::vector<char> is_said(count, 0);
    for (std::size_t i = 0; i < count; ++i) {
        if (is_said[i] != 0) continue;
        std::vector<std::string> titles = {chart.series[i].title};
        for (std::size_t j = i + 1; j < count; ++j) {
            if (is_said[j] != 0 || !coincide(chart, i, j, pixel)) continue;
            titles.push_back(chart.series[j].title);
            is_said[j] = 1;
        }
        if (titles.size() > 1)
            clauses.push_back(words.phrase("chart-lines-coincide", {{"series", joined(titles, words.at("chart-list-separator"))}}));
    }
}

// No change is stated across a break, because its two sides cannot be compared.
std::string summarize_lines(const Chart& chart, const Words& words) {
    std::vector<std::string> clauses;
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        for (const Stretch& stretch : stretches_of(chart, i)) {
            std::string course = course_of(chart, i, stretch, words);
            if (!course.empty()) clauses.push_back(of_series(chart, i, std::move(course), words));
        }
    }
    describe_reckoned_values(chart, words, clauses);
    describe_coincidences(chart, words, clauses);
    describe_marks(chart, words, clauses);
    return words.phrase("chart-summary-line",
                        {{"title", chart.title}, {"courses", joined(clauses, words.at("chart-clause-separator"))}});
}

}  // namespace

std::string summarize_chart(const Chart& chart, const Words& words) {
    switch (contents_of(chart)) {
        case Contents::nothing:
            return words.phrase("chart-summary-none", {{"title", chart.title}});
        case Contents::zeros:
            return words.phrase("chart-summary-zero", {{"title", chart.title}});
        case Contents::amounts:
            break;
    }
    if (chart.kind == ChartKind::line) return summarize_lines(chart, words);
    if (chart.kind == ChartKind::flow && !has_parts_of_a_whole(chart)) return summarize_flow_bars(chart, words);
    if (chart.kind == ChartKind::flow) return summarize_flow(chart, words);
    if (chart.kind == ChartKind::stacked_bar) return summarize_stack(chart, words);
    return chart.series.size() > 1 ? summarize_series(chart, words) : summarize_parts(chart, words);
}

}  // namespace sitegen
