#include "load/chart_looks.hpp"

#include <algorithm>
#include <set>
#include <vector>

namespace sitegen {

namespace {

constexpr std::size_t look_count = 8;  // as many as a drawing can tell apart: chart/palette.hpp

// The parts that one drawing tells apart by their looks. Bars of one series have one colour.
std::vector<std::string> coloured_parts(const ChartDeclaration& chart) {
    std::vector<std::string> titles;
    if (chart.kind == "donut" || chart.kind == "line") {
        for (const ChartItemForm& item : chart.items) titles.push_back(item.title);
    }
    if (chart.kind == "flow" || chart.series.size() > 1) {
        for (const ChartSeriesForm& series : chart.series) titles.push_back(series.title);
    }
    if (chart.uses) {
        for (const ChartSeriesForm& series : chart.uses->series) titles.push_back(series.title);
    }
    return titles;
}

}  // namespace

std::map<std::string, std::size_t, std::less<>> chart_looks(const Standard& standard) {
    std::vector<std::string> order;
    std::map<std::string, std::set<std::string>> beside;
    for (const ChartDeclaration& chart : standard.charts) {
        const std::vector<std::string> titles = coloured_parts(chart);
        for (const std::string& title : titles) {
            if (beside.try_emplace(title).second) order.push_back(title);
            for (const std::string& other : titles) {
                if (other != title) beside[title].insert(other);
            }
        }
    }
    std::map<std::string, std::size_t, std::less<>> looks;
    for (const std::string& title : order) {
        std::set<std::size_t> taken;
        for (const std::string& other : beside[title]) {
            if (const auto known = looks.find(other); known != looks.end()) taken.insert(known->second);
        }
        std::size_t look = 0;
        while (taken.contains(look)) ++look;
        if (look < look_count) looks.emplace(title, look);
    }
    return looks;
}

}  // namespace sitegen
