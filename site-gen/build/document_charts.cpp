#include "build/document_charts.hpp"

#include <fmt/format.h>

#include "model/addresses.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

// Whose charts these are: the department, the year and stage, and the published source.
std::string origin_of(const DerivedDocument& derived, const Words& words) {
    const Document& document = *derived.document;
    std::string origin = words.phrase("chart-origin", {{"department", derived.department->name_in(document.year)},
                                                       {"year", document.year.text()},
                                                       {"stage", document.standard->find_stage(document.stage)->title},
                                                       {"unit", document.unit}});
    if (document.source.title.empty()) return origin;
    return origin + words.phrase("chart-origin-source", {{"source", document.source.title}});
}

}  // namespace

std::vector<DrawnChart> draw_charts(const DerivedDocument& derived, const Words& words, ChartUse forms, Findings& findings) {
    std::vector<DrawnChart> drawn;
    const std::string origin = origin_of(derived, words);
    for (const Chart& chart : derived.charts) {
        if (!is_shown(chart)) continue;
        try {
            ChartSheets sheets = draw_chart(chart, words, has_drawing(chart) ? forms : ChartUse::in_page, origin);
            const bool has_file = !sheets.standalone.empty();
            drawn.push_back({&chart, std::move(sheets.summary), std::move(sheets.in_page), std::move(sheets.standalone),
                             has_file ? chart_path(chart.id) : std::string(), labels_every_value(chart)});
        } catch (const AmountOverflow&) {
            const Document& document = *derived.document;
            findings.error(rules::amount_overflow, document.standard->find_chart(chart.id)->place,
                           fmt::format("a sum of the chart \"{}\" of {} {} exceeds 18 digits", chart.id, document.department,
                                       document.year.text()),
                           "Declare the document's tables in a larger unit.");
        }
    }
    return drawn;
}

}  // namespace sitegen
