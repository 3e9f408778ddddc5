#include "proofread/exchanges.hpp"

#include <algorithm>

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
            report.move_last_to(doubt->outcome);
        }
    }
}

}  // namespace sitegen
