#include "model/check.hpp"

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

VerdictCounts CheckReport::counts() const {
    VerdictCounts sum;
    for (const CheckTally& tally : tallies) {
        sum.exact += tally.counts.exact;
        sum.rounding += tally.counts.rounding;
        sum.acknowledged += tally.counts.acknowledged;
        sum.broken += tally.counts.broken;
        sum.unknown += tally.counts.unknown;
    }
    return sum;
}

}  // namespace sitegen
