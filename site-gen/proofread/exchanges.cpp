#include "proofread/exchanges.hpp"

#include <algorithm>
#include <utility>

namespace sitegen {

namespace {

bool holds(const std::vector<Saying>& sayings, const std::vector<std::size_t>& figures) {
    return std::any_of(sayings.begin(), sayings.end(), [&](const Saying& saying) {
        return std::find(figures.begin(), figures.end(), saying.figure) != figures.end();
    });
}

}  // namespace

void report_exchanges(const std::vector<Doubt>& doubts, ProseReport& report) {
    for (std::size_t i = 0; i + 1 < doubts.size(); ++i) {
        const Doubt& first = doubts[i];
        const Doubt& second = doubts[i + 1];
        if (!holds(first.equal, second.named) || !holds(second.equal, first.named)) continue;
        for (const Doubt* doubt : {&first, &second}) {
            report.contradicted(*doubt->number, {doubt->named.front(), false}, &doubt->equal.front());
            // The error takes the place of the note, so that outcomes stay in the order of the text.
            std::swap(report.outcomes()[doubt->outcome], report.outcomes().back());
            report.outcomes().pop_back();
        }
    }
}

}  // namespace sitegen
