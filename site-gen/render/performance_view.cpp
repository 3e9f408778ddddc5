#include "render/performance_view.hpp"

#include "model/indicator_text.hpp"

namespace sitegen {

namespace {

// The levels of an indicator; from the first on, those that repeat the row above are left empty.
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
    view.period_count = static_cast<int>(form.periods.size());
    for (std::size_t fund = 0; fund < form.funds.size(); ++fund)
        view.funds.push_back({form.funds[fund].title, targets.funds[fund]});
    for (std::size_t i = 0; i < form.periods.size(); ++i) {
        if (!targets.goals[i].empty()) view.goals.push_back({form.periods[i].title, targets.goals[i]});
    }
    for (const std::string& level : form.indicator_levels) view.indicator_headings.push_back({level, 1, 1, false, false});
    for (std::size_t i = 0; i < targets.indicators.size(); ++i) {
        IndicatorView line;
        line.path = path_view(targets.indicators[i], i == 0 ? nullptr : &targets.indicators[i - 1], form);
        for (const IndicatorValue& value : targets.indicators[i].values)
            line.values.push_back({say_value(value, targets.indicators[i], words)});
        view.indicators.push_back(std::move(line));
    }
    return view;
}

}  // namespace sitegen
