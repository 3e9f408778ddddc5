#include "render/performance_view.hpp"

#include <algorithm>

#include "model/indicator_text.hpp"
#include "render/table_room.hpp"
#include "render/table_view.hpp"

namespace sitegen {

namespace {

// The levels of an indicator. Leading levels that repeat the row above are left empty.
std::vector<FieldView> path_view(const PerformanceIndicator& indicator, const PerformanceIndicator* above,
                                 const PerformanceForm& form) {
    std::vector<FieldView> path;
    bool repeats = above != nullptr;
    for (std::size_t level = 0; level < indicator.path.size(); ++level) {
        const bool is_last = level + 1 == indicator.path.size();
        repeats = repeats && !is_last && above->path[level] == indicator.path[level];
        path.push_back({form.indicator_levels[level], repeats ? std::string() : indicator.path[level]});
    }
    return path;
}

// An amount for each period.
std::vector<CellView> labelled(std::span<const Cell> cells, const PerformanceForm& form) {
    std::vector<CellView> views;
    for (std::size_t i = 0; i < cells.size(); ++i) views.push_back({&cells[i], form.periods[i].title});
    return views;
}

// The goals of each period, those that several have once.
std::vector<FieldView> goal_views(const PerformanceTargets& targets, const PerformanceForm& form, const Words& words) {
    std::vector<FieldView> goals;
    for (std::size_t i = 0; i < form.periods.size(); ++i) {
        const std::string& text = targets.goals[i];
        if (text.empty()) continue;
        const auto same = std::find_if(goals.begin(), goals.end(), [&](const FieldView& each) { return each.text == text; });
        if (same == goals.end()) {
            goals.push_back({form.periods[i].title, text});
        } else {
            same->title += words.at("list-separator") + form.periods[i].title;
        }
    }
    return goals;
}

std::string titles_of_periods(const PerformanceForm& form, const Words& words) {
    std::string titles;
    for (const Label& period : form.periods) titles += (titles.empty() ? "" : words.at("list-separator")) + period.title;
    return titles;
}

bool is_same_in_all(const IndicatorView& indicator) {
    const std::vector<ChartCellView>& values = indicator.values;
    return values.size() > 1 && !values.front().text.empty() &&
           std::all_of(values.begin(), values.end(), [&](const ChartCellView& each) { return each.text == values.front().text; });
}

// A target that all periods have is said once, and a column that would say nothing else is left out.
void join_periods(PerformanceView& view, const PerformanceForm& form, const Words& words) {
    const std::string all = titles_of_periods(form, words);
    const bool is_one_column =
        !view.indicators.empty() && std::all_of(view.indicators.begin(), view.indicators.end(), is_same_in_all);
    for (IndicatorView& indicator : view.indicators) {
        if (!is_same_in_all(indicator)) continue;
        indicator.span = is_one_column ? 1 : static_cast<int>(indicator.values.size());
        indicator.values.resize(1);
        ChartCellView& value = indicator.values.front();
        value.label = all;
        // In a row of its own, it could be the target of the first period alone.
        if (!is_one_column) value.text = words.phrase("form-target-same", {{"target", value.text}});
    }
    if (is_one_column) {
        view.target_periods = {{all, 1, 1, false, true}};
    } else {
        view.target_periods = view.periods;
    }
    view.target_period_count = static_cast<int>(view.target_periods.size());
}

// What the amounts and the targets need as tables.
void measure(PerformanceView& view, const Words& words) {
    TableRoom funds;
    funds.add_column(TableRoom::Kind::name, view.funds_title);
    TableRoom indicators;
    for (const HeadingView& level : view.indicator_headings) indicators.add_column(TableRoom::Kind::name, level.title);
    for (const HeadingView& period : view.periods) funds.add_column(TableRoom::Kind::amount, period.title);
    for (const HeadingView& period : view.target_periods) indicators.add_column(TableRoom::Kind::text, period.title);
    for (const FundView& fund : view.funds) {
        for (std::size_t i = 0; i < fund.cells.size(); ++i) funds.add_cell(i + 1, text_of(*fund.cells[i].cell, words));
    }
    for (const IndicatorView& indicator : view.indicators) {
        for (std::size_t i = 0; i < indicator.values.size(); ++i)
            indicators.add_cell(view.indicator_headings.size() + i, indicator.values[i].text);
    }
    view.funds_room = room_class(funds.digits());
    view.indicators_room = room_class(indicators.digits());
}

}  // namespace

PerformanceView performance_view(const PerformanceTargets& targets, const PerformanceForm& form, const Words& words) {
    PerformanceView view;
    view.id = targets.id;
    view.title = targets.title(form);
    view.unit = targets.unit;
    const auto titled = [&words](const std::string& title, const char* otherwise) {
        return title.empty() ? words.at(otherwise) : title;
    };
    view.funds_title = titled(form.funds_title, "form-funds");
    view.goals_title = titled(form.goals_title, "form-goals");
    view.value_title = titled(form.indicator_value_title, "form-target");
    for (std::size_t i = 0; i < form.fields.size(); ++i) {
        if (!targets.fields[i].empty()) view.fields.push_back({form.fields[i].title, targets.fields[i]});
    }
    for (const Label& period : form.periods) view.periods.push_back({period.title, 1, 1, false, true});
    for (std::size_t fund = 0; fund < form.funds.size(); ++fund)
        view.funds.push_back({form.funds[fund].title, labelled(targets.funds[fund], form)});
    view.goals = goal_views(targets, form, words);
    for (const std::string& level : form.indicator_levels) view.indicator_headings.push_back({level, 1, 1, false, false});
    for (std::size_t i = 0; i < targets.indicators.size(); ++i) {
        IndicatorView line;
        line.path = path_view(targets.indicators[i], i == 0 ? nullptr : &targets.indicators[i - 1], form);
        for (std::size_t period = 0; period < targets.indicators[i].values.size(); ++period)
            line.values.push_back(
                {say_value(targets.indicators[i].values[period], targets.indicators[i], words), form.periods[period].title});
        view.indicators.push_back(std::move(line));
    }
    join_periods(view, form, words);
    measure(view, words);
    return view;
}

}  // namespace sitegen
