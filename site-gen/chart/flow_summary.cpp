#include <algorithm>

#include "chart/drawing.hpp"
#include "chart/flow.hpp"
#include "chart/parts.hpp"
#include "chart/wording.hpp"

namespace sitegen {

namespace {

constexpr std::size_t named_limit = 3;

// At most that many texts, and how many more there are.
std::string listed(std::vector<std::string> texts, std::string_view separator, const Words& words) {
    const std::size_t count = texts.size();
    if (count > named_limit) {
        texts.resize(named_limit);
        texts.push_back(words.phrase("chart-more", {{"count", std::to_string(count - named_limit)}}));
    }
    return joined(texts, separator);
}

std::string describe_ends(const std::vector<FlowEnd>& ends, const Amount& whole, const Chart& chart, const Words& words) {
    std::vector<std::string> texts;
    for (const FlowEnd& end : ends) {
        const std::string share = share_text(end.sum.value_or(Amount()), whole, chart.rounding, words);
        texts.push_back(words.phrase("chart-summary-share", {{"part", end.title}, {"share", share}}));
    }
    return joined(texts, words.at("chart-list-separator"));
}

std::string amount_or_dash(const std::optional<Amount>& amount, const Chart& chart, const Words& words) {
    return amount ? said_amount(*amount, chart, words) : "—";
}

// Empty if the inflow of each row equals its outflow.
std::string describe_differences(const Flow& flow, const Chart& chart, const Words& words) {
    std::vector<std::string> texts;
    for (const FlowRow& row : flow.unequal) {
        const Amount difference = row.in.value_or(Amount()) - row.out.value_or(Amount());
        texts.push_back(words.phrase("chart-flow-difference", {{"row", row.title},
                                                               {"in", amount_or_dash(row.in, chart, words)},
                                                               {"out", amount_or_dash(row.out, chart, words)},
                                                               {"difference", said_amount(difference.absolute(), chart, words)}}));
    }
    const std::string& separator = words.at("chart-clause-separator");
    return texts.empty() ? "" : separator + listed(std::move(texts), separator, words);
}

}  // namespace

std::string summarize_flow(const Chart& chart, const Words& words) {
    const Flow flow = flow_of(chart, words);
    std::string notes = describe_differences(flow, chart, words);
    if (!flow.uses.empty()) {
        notes.insert(0, words.phrase("chart-summary-flow-uses", {{"total", said_amount(flow.out, chart, words)},
                                                                 {"uses", describe_ends(flow.uses, flow.out, chart, words)}}));
    }
    if (!flow.most) return words.phrase("chart-summary-flow-none", {{"title", chart.title}, {"notes", notes}});
    return words.phrase("chart-summary-flow", {{"title", chart.title},
                                               {"total", said_amount(flow.in, chart, words)},
                                               {"sources", describe_ends(flow.sources, flow.in, chart, words)},
                                               {"largest", flow.most->title},
                                               {"amount", said_amount(*flow.most->in, chart, words)},
                                               {"notes", notes}});
}

}  // namespace sitegen
