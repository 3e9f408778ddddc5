#include "check/suspects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace sitegen {

namespace {

constexpr std::size_t most_outcomes = 200;  // if there are more, something larger than a cell is wrong
constexpr std::size_t most_cells = 500;     // of one comparison

// The change of a cell that would settle one outcome, give or take its rounding.
struct Demand {
    Outcome* outcome;
    const Correction* correction;
};

// Amounts with more than 18 digits agree with none.
bool agree(const Demand& left, const Demand& right) {
    try {
        const Amount apart = (left.correction->amount - right.correction->amount).absolute();
        return apart <= left.outcome->tolerance + right.outcome->tolerance;
    } catch (const AmountOverflow&) {
        return false;
    }
}

struct Suspect {
    std::vector<Demand> demands;  // those that agree with the first, which is the most exact
};

// The cell whose change would settle the most outcomes. Nothing if no cell settles two.
std::optional<Suspect> find_suspect(const std::vector<Outcome*>& outcomes) {
    std::unordered_map<const Cell*, std::vector<Demand>> by_cell;
    std::vector<const Cell*> cells;  // in the order of the outcomes, so that the result does not depend on addresses
    for (Outcome* outcome : outcomes) {
        for (const Correction& correction : outcome->corrections) {
            std::vector<Demand>& demands = by_cell[correction.cell];
            if (demands.empty()) cells.push_back(correction.cell);
            demands.push_back({outcome, &correction});
        }
    }
    Suspect best;
    for (const Cell* cell : cells) {
        std::vector<Demand>& demands = by_cell[cell];
        std::stable_sort(demands.begin(), demands.end(),
                         [](const Demand& a, const Demand& b) { return a.outcome->tolerance < b.outcome->tolerance; });
        for (const Demand& sharpest : demands) {
            Suspect suspect;
            std::copy_if(demands.begin(), demands.end(), std::back_inserter(suspect.demands),
                         [&](const Demand& other) { return agree(sharpest, other); });
            if (suspect.demands.size() > best.demands.size()) best = suspect;
        }
    }
    return best.demands.size() < 2 ? std::nullopt : std::optional(best);
}

}  // namespace

void name_suspects(CheckReport& report) {
    std::vector<Outcome*> open;
    for (Outcome& outcome : report.outcomes) {
        const bool is_usable = !outcome.corrections.empty() && outcome.corrections.size() <= most_cells;
        if (outcome.verdict == Verdict::broken && is_usable) open.push_back(&outcome);
    }
    if (open.size() > most_outcomes) return;
    while (const std::optional<Suspect> suspect = find_suspect(open)) {
        const Correction& correction = *suspect->demands.front().correction;
        for (const Demand& demand : suspect->demands) {
            demand.outcome->remedy += fmt::format(" Look first at {}: if it were {} {}, {} broken checks would hold.",
                                                  correction.name, correction.amount.absolute().plain(),
                                                  correction.amount.is_negative() ? "less" : "more", suspect->demands.size());
            std::erase(open, demand.outcome);
        }
    }
}

}  // namespace sitegen
