#include "chart/flow_parts.hpp"

#include <algorithm>
#include <utility>

#include "chart/palette.hpp"
#include "chart/parts.hpp"
#include "chart/scale.hpp"

namespace sitegen {

namespace {

using Values = std::vector<std::optional<Amount>>;

constexpr std::size_t row_limit = 12;
constexpr std::size_t least_source_limit = 5;

bool is_positive(const std::optional<Amount>& value) { return value && !value->is_zero() && !value->is_negative(); }

std::optional<Amount> only_positive(const std::optional<Amount>& value) { return is_positive(value) ? value : std::nullopt; }

void add(std::optional<Amount>& sum, const std::optional<Amount>& value) {
    if (value) sum = sum ? *sum + *value : *value;
}

std::optional<Amount> sum_of(const Values& values) {
    std::optional<Amount> sum;
    for (const auto& value : values) add(sum, value);
    return sum;
}

// How far the sum of printed amounts may be from the true sum: half the last place of each. least: the least for each amount.
Amount rounding_of(const Values& values, const Amount& least) {
    Amount rounding;
    for (const auto& value : values) {
        if (value) rounding = rounding + std::max(least, half_of_last_place(value->decimals()));
    }
    return rounding;
}

// The ends as parts. Each part has the amount for each category, and then the sum, so that all of these are gathered together.
std::vector<Part> ends_of(const std::vector<ChartSeries>& series, std::size_t category_count) {
    std::vector<Part> ends;
    for (const ChartSeries& one : series) {
        Part end{one.title, one.values, false, one.look};
        end.values.resize(category_count);
        const std::optional<Amount> sum = one.total ? one.total : sum_of(end.values);
        for (auto& value : end.values) value = only_positive(value);
        if (std::none_of(end.values.begin(), end.values.end(), is_positive)) continue;
        end.values.push_back(sum);
        ends.push_back(std::move(end));
    }
    return ends;
}

// The sum over all ends, even those without a positive amount.
Amount whole_of(const std::vector<ChartSeries>& series, std::size_t category_count) {
    Amount whole;
    for (const ChartSeries& one : series) whole = whole + (one.total ? *one.total : sum_of(one, category_count));
    return whole;
}

// looks: the next ones, of those ends that are not "other".
std::vector<FlowEnd> described(const std::vector<Part>& ends, std::vector<std::size_t>::const_iterator& looks) {
    std::vector<FlowEnd> described;
    described.reserve(ends.size());
    for (const Part& end : ends) described.push_back({end.title, end.values.back(), end.is_other ? other_series : *looks++});
    return described;
}

// Sources and uses stand in one drawing, so no two of them look alike.
std::vector<std::size_t> looks_of_ends(const std::vector<Part>& sources, const std::vector<Part>& uses) {
    std::vector<std::optional<std::size_t>> wanted;
    for (const auto* ends : {&sources, &uses}) {
        for (const Part& end : *ends) {
            if (!end.is_other) wanted.push_back(end.look);
        }
    }
    return assigned_looks(wanted);
}

// The values of a category's cells, unchanged.
Values values_at(const std::vector<ChartSeries>& series, std::size_t category) {
    Values values;
    for (const ChartSeries& one : series) values.push_back(category < one.values.size() ? one.values[category] : std::nullopt);
    return values;
}

FlowRow sums_of(const Chart& chart, std::size_t category) {
    const Values from = values_at(chart.series, category);
    const Values to = values_at(chart.uses, category);
    FlowRow row{chart.categories[category], {}, {}, sum_of(from), sum_of(to), false};
    if (chart.uses.empty()) return row;
    const Amount difference = row.in.value_or(Amount()) - row.out.value_or(Amount());
    row.differs = difference.absolute() > rounding_of(from, chart.least_rounding) + rounding_of(to, chart.least_rounding);
    return row;
}

// What the printed sum of an end has beyond its rows, if rounding does not explain it.
std::optional<Amount> rest_of(const ChartSeries& end, const Amount& least) {
    if (!end.total) return std::nullopt;
    const Amount difference = *end.total - sum_of(end.values).value_or(Amount());
    const bool is_rounding = difference.absolute() <= rounding_of(end.values, least) + rounding_of({end.total}, least);
    return is_rounding || difference.is_negative() ? std::nullopt : std::optional(difference);
}

// The chart with a category for the rests of its ends, if there are any.
Chart with_rests(const Chart& chart, const Words& words) {
    Chart whole = chart;
    bool has_rest = false;
    for (auto* ends : {&whole.series, &whole.uses}) {
        for (ChartSeries& end : *ends) {
            std::optional<Amount> rest = rest_of(end, chart.least_rounding);
            has_rest = has_rest || rest;
            end.values.resize(chart.categories.size());
            end.values.push_back(rest);
        }
    }
    if (!has_rest) return chart;
    whole.categories.push_back(words.at("chart-rest"));
    return whole;
}

std::vector<FlowRow> rows_of(const Chart& chart, const std::vector<Part>& sources, const std::vector<Part>& uses) {
    std::vector<FlowRow> rows;
    for (std::size_t i = 0; i < chart.categories.size(); ++i) {
        FlowRow row = sums_of(chart, i);
        for (const Part& source : sources) row.from.push_back(source.values[i]);
        for (const Part& use : uses) row.to.push_back(use.values[i]);
        const bool flows =
            std::any_of(row.from.begin(), row.from.end(), is_positive) || std::any_of(row.to.begin(), row.to.end(), is_positive);
        if (flows) rows.push_back(std::move(row));
    }
    return rows;
}

FlowRow gathered(const std::vector<FlowRow>& rows, const Words& words) {
    FlowRow other{words.phrase("chart-other", {{"count", std::to_string(rows.size())}}), {}, {}, {}, {}, false};
    for (const FlowRow& row : rows) {
        other.from.resize(row.from.size());
        other.to.resize(row.to.size());
        for (std::size_t i = 0; i < row.from.size(); ++i) add(other.from[i], row.from[i]);
        for (std::size_t i = 0; i < row.to.size(); ++i) add(other.to[i], row.to[i]);
        add(other.in, row.in);
        add(other.out, row.out);
        other.differs = other.differs || row.differs;
    }
    return other;
}

// The thickness of the row at its thickest point.
long double size_of(const FlowRow& row) {
    const auto size = [](const Values& values) {
        long double sum = 0;
        for (const auto& value : values) sum += value ? magnitude(*value) : 0;
        return sum;
    };
    return std::max(size(row.from), size(row.to));
}

// The largest rows in their order, and at the end one row for the others.
std::vector<FlowRow> largest_rows(std::vector<FlowRow> rows, const Words& words) {
    if (rows.size() <= row_limit) return rows;
    std::vector<std::pair<long double, std::size_t>> sizes;  // negative size first, so that equal rows keep their order
    for (std::size_t i = 0; i < rows.size(); ++i) sizes.emplace_back(-size_of(rows[i]), i);
    std::sort(sizes.begin(), sizes.end());
    std::vector<char> is_kept(rows.size(), 0);
    for (std::size_t i = 0; i + 1 < row_limit; ++i) is_kept[sizes[i].second] = 1;
    std::vector<FlowRow> kept;
    std::vector<FlowRow> rest;
    for (std::size_t i = 0; i < rows.size(); ++i) (is_kept[i] != 0 ? kept : rest).push_back(std::move(rows[i]));
    kept.push_back(gathered(rest, words));
    return kept;
}

}  // namespace

Flow flow_of(const Chart& stated, const Words& words) {
    const Chart chart = with_rests(stated, words);
    Flow flow;
    const std::size_t count = chart.categories.size();
    const std::size_t stated_count =
        stated.categories.size();  // the rest is not a row that can be named as the largest or as different
    std::vector<Part> sources = ends_of(chart.series, count);
    std::vector<Part> uses = ends_of(chart.uses, count);
    // Each node of both sides has its own look, except the two "other" nodes.
    const std::size_t room_for_sources = series_count - std::min(uses.size(), series_count);
    sources = largest(std::move(sources), std::max(least_source_limit, room_for_sources), words);
    uses = largest(std::move(uses), series_count - sources.size(), words);
    const std::vector<std::size_t> looks = looks_of_ends(sources, uses);
    auto next_look = looks.begin();
    flow.sources = described(sources, next_look);
    flow.uses = described(uses, next_look);
    flow.in = whole_of(chart.series, count);
    flow.out = whole_of(chart.uses, count);
    for (std::size_t i = 0; i < stated_count; ++i) {
        const FlowRow row = sums_of(chart, i);
        if (row.differs) flow.unequal.push_back(row);
        if (is_positive(row.in) && (!flow.most || *row.in > *flow.most->in)) flow.most = row;
    }
    flow.rows = largest_rows(rows_of(chart, sources, uses), words);
    return flow;
}

}  // namespace sitegen
