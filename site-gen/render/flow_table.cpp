#include "render/flow_table.hpp"

#include "model/amount_text.hpp"

namespace sitegen {

namespace {

using Value = std::optional<Amount>;

void add(Value& sum, const Value& value) {
    if (value) sum = sum ? *sum + *value : *value;
}

Value total_of(const ChartSeries& series) {
    Value sum;
    for (const Value& value : series.values) add(sum, value);
    return series.total ? series.total : sum;
}

ChartCellView cell_of(const Value& value, const Words& words) {
    return {value ? format_amount(*value, number_format_of(words)) : std::string()};
}

}  // namespace

void add_flow_table(const Chart& chart, const Words& words, ChartView& view) {
    view.headings.push_back({words.at("chart-category"), 1, 1, false, false});
    for (std::size_t i = 0; i < chart.categories.size(); ++i) view.rows.push_back({chart.categories[i], {}});
    view.rows.push_back({words.at("chart-total"), {}});
    const auto add_side = [&](const std::vector<ChartSeries>& side, const std::string& heading) {
        if (side.empty()) return;
        std::vector<Value> sums(view.rows.size());
        for (const ChartSeries& series : side) {
            view.headings.push_back({series.title, 1, 1, false, true});
            for (std::size_t i = 0; i < view.rows.size(); ++i) {
                const bool is_last = i + 1 == view.rows.size();
                const Value value = is_last ? total_of(series) : series.values[i];
                view.rows[i].cells.push_back(cell_of(value, words));
                add(sums[i], value);
            }
        }
        view.headings.push_back({heading, 1, 1, false, true});
        for (std::size_t i = 0; i < view.rows.size(); ++i) view.rows[i].cells.push_back(cell_of(sums[i], words));
    };
    add_side(chart.series, words.at("chart-flow-in"));
    add_side(chart.uses, words.at("chart-flow-out"));
}

}  // namespace sitegen
