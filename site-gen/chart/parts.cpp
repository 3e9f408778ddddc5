#include "chart/parts.hpp"

#include <algorithm>
#include <utility>

#include "chart/palette.hpp"
#include "chart/scale.hpp"

namespace sitegen {

namespace {

std::optional<Amount> value_at(const ChartSeries& series, std::size_t category) {
    return category < series.values.size() ? series.values[category] : std::nullopt;
}

std::optional<Amount> plus(const std::optional<Amount>& left, const std::optional<Amount>& right) {
    if (!left || !right) return left ? left : right;
    return *left + *right;
}

// Approximate, because the exact sum of huge parts could overflow.
long double size_of(const Part& part) {
    long double size = 0;
    for (const auto& value : part.values) {
        if (value) size += value->is_negative() ? -magnitude(*value) : magnitude(*value);
    }
    return size;
}

template <typename Visit>
void for_each_value(const Chart& chart, Visit visit) {
    for (const auto* all : {&chart.series, &chart.uses}) {
        for (const ChartSeries& series : *all) {
            for (std::size_t i = 0; i < chart.categories.size(); ++i) {
                if (const auto value = value_at(series, i)) visit(*value);
            }
        }
    }
}

}  // namespace

Contents contents_of(const Chart& chart) {
    Contents contents = Contents::nothing;
    for_each_value(chart, [&](const Amount& value) {
        if (!value.is_zero()) contents = Contents::amounts;
        if (contents == Contents::nothing) contents = Contents::zeros;
    });
    return contents;
}

bool has_negative(const Chart& chart) {
    bool found = false;
    for_each_value(chart, [&](const Amount& value) { found = found || value.is_negative(); });
    return found;
}

bool has_parts_of_a_whole(const Chart& chart) { return !chart.has_unknown_whole && !has_negative(chart); }

Amount sum_of(const ChartSeries& series, std::size_t category_count) {
    Amount sum;
    for (std::size_t i = 0; i < category_count; ++i) {
        if (const auto value = value_at(series, i)) sum = sum + *value;
    }
    return sum;
}

std::optional<Part> rest_of(const Chart& chart, const Words& words) {
    const std::optional<Amount> rest = whole_of(chart).rest;
    return rest ? std::optional(Part{words.at("chart-rest"), {rest}, true}) : std::nullopt;
}

std::vector<Part> parts_of(const Chart& chart) {
    std::vector<Part> parts;
    parts.reserve(chart.categories.size());
    for (std::size_t i = 0; i < chart.categories.size(); ++i) {
        Part part{chart.categories[i], {}, false};
        if (i < chart.looks.size()) part.look = chart.looks[i];
        for (const ChartSeries& series : chart.series) part.values.push_back(value_at(series, i));
        parts.push_back(std::move(part));
    }
    return parts;
}

std::vector<Part> parts_by_size(const Chart& chart) {
    std::vector<Part> parts = parts_of(chart);
    std::erase_if(parts, [](const Part& part) { return part.values.empty() || !part.values[0] || part.values[0]->is_zero(); });
    std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return *a.values[0] > *b.values[0]; });
    return parts;
}

std::vector<Part> largest(std::vector<Part> parts, std::size_t limit, const Words& words) {
    if (parts.size() <= limit) return parts;
    std::vector<std::pair<long double, std::size_t>> sizes;  // negative size first, so that equal parts keep their order
    sizes.reserve(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) sizes.emplace_back(-size_of(parts[i]), i);
    const auto kept_count = static_cast<std::ptrdiff_t>(limit) - 1;
    std::nth_element(sizes.begin(), sizes.begin() + kept_count, sizes.end());
    std::vector<char> is_kept(parts.size(), 0);
    std::for_each(sizes.begin(), sizes.begin() + kept_count, [&](const auto& size) { is_kept[size.second] = 1; });

    std::vector<Part> kept;
    std::vector<Part> rest;
    for (std::size_t i = 0; i < parts.size(); ++i) (is_kept[i] != 0 ? kept : rest).push_back(std::move(parts[i]));
    kept.push_back(gathered(rest, words));
    return kept;
}

Part gathered(const std::vector<Part>& parts, const Words& words) {
    Part other{words.phrase("chart-other", {{"count", std::to_string(parts.size())}}), {}, true};
    for (const Part& part : parts) {
        other.values.resize(std::max(other.values.size(), part.values.size()));
        for (std::size_t i = 0; i < part.values.size(); ++i) other.values[i] = plus(other.values[i], part.values[i]);
    }
    return other;
}

std::vector<std::size_t> looks_of_series(const Chart& chart) {
    std::vector<std::optional<std::size_t>> wanted;
    wanted.reserve(chart.series.size());
    for (const ChartSeries& series : chart.series) wanted.push_back(series.look);
    return assigned_looks(wanted);
}

Chart with_few_series(const Chart& chart, const Words& words) {
    if (chart.series.size() <= series_count) return chart;
    Chart few = chart;
    few.series.resize(series_count);
    for (ChartMark& mark : few.marks) {
        if (mark.series && *mark.series < chart.series.size()) mark.series = std::min(*mark.series, series_count - 1);
    }
    ChartSeries& other = few.series.back();
    const std::size_t gathered_count = chart.series.size() - series_count + 1;
    other.title = words.phrase("chart-other", {{"count", std::to_string(gathered_count)}});
    other.look = std::nullopt;
    other.values.resize(chart.categories.size());
    for (std::size_t i = series_count; i < chart.series.size(); ++i) {
        for (std::size_t j = 0; j < other.values.size(); ++j) other.values[j] = plus(other.values[j], value_at(chart.series[i], j));
    }
    return few;
}

bool has_no_values(const ChartSeries& series) {
    return std::none_of(series.values.begin(), series.values.end(), [](const auto& value) { return value.has_value(); });
}

}  // namespace sitegen
