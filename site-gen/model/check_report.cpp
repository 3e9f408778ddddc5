#include "model/check_report.hpp"

#include <algorithm>

#include "model/rules.hpp"

namespace sitegen {

std::size_t& VerdictCounts::of(Verdict verdict) {
    switch (verdict) {
        case Verdict::exact:
            return exact;
        case Verdict::rounding:
            return rounding;
        case Verdict::acknowledged:
            return acknowledged;
        case Verdict::broken:
            return broken;
        case Verdict::unknown:
            break;
    }
    return unknown;
}

VerdictCounts& VerdictCounts::operator+=(const VerdictCounts& other) {
    exact += other.exact;
    rounding += other.rounding;
    acknowledged += other.acknowledged;
    broken += other.broken;
    unknown += other.unknown;
    return *this;
}

VerdictCounts CheckReport::counts() const {
    VerdictCounts sum;
    for (const CheckTally& tally : tallies) sum += tally.counts;
    return sum;
}

VerdictCounts CheckReport::literal_counts() const {
    VerdictCounts sum;
    for (const CheckTally& tally : tallies) {
        const auto& literals = rules::literal_rules;
        if (std::find(literals.begin(), literals.end(), tally.rule) != literals.end()) sum += tally.counts;
    }
    return sum;
}

}  // namespace sitegen
