#include "model/check_report.hpp"

#include "model/rules.hpp"

namespace sitegen {

const char* name_of(NotMade reason) {
    switch (reason) {
        case NotMade::table_absent:
            return "table-absent";
        case NotMade::not_stated:
            return "not-stated";
        case NotMade::forms_without_project:
            return "forms-without-project";
        case NotMade::table_left_out:
            return "table-left-out";
        case NotMade::cells_left_out:
            return "cells-left-out";
        case NotMade::no_forms:
            return "no-forms";
        case NotMade::no_last_year:
            return "no-last-year";
        case NotMade::no_stage:
            return "no-stage";
        case NotMade::no_department:
            return "no-department";
        case NotMade::no_rows:
            return "no-rows";
        case NotMade::condition:
            return "condition";
        case NotMade::blank:
            break;
    }
    return "blank";
}

bool is_lack(NotMade reason) {
    return reason == NotMade::table_absent || reason == NotMade::not_stated || reason == NotMade::forms_without_project;
}

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

std::size_t VerdictCounts::lacking() const {
    std::size_t sum = 0;
    for (std::size_t i = 0; i < not_made.size(); ++i) sum += is_lack(static_cast<NotMade>(i)) ? not_made[i] : 0;
    return sum;
}

VerdictCounts& VerdictCounts::operator+=(const VerdictCounts& other) {
    exact += other.exact;
    rounding += other.rounding;
    acknowledged += other.acknowledged;
    broken += other.broken;
    unknown += other.unknown;
    remarks += other.remarks;
    explained_remarks += other.explained_remarks;
    for (std::size_t i = 0; i < not_made.size(); ++i) not_made[i] += other.not_made[i];
    return *this;
}

VerdictCounts CheckReport::counts() const {
    VerdictCounts sum;
    for (const CheckTally& tally : tallies) {
        sum += tally.counts;
        if (tally.not_made) ++sum.not_made[static_cast<std::size_t>(*tally.not_made)];
    }
    return sum;
}

VerdictCounts CheckReport::literal_counts() const {
    VerdictCounts sum;
    for (const CheckTally& tally : tallies) {
        if (rules::is_of_literal(tally.rule)) sum += tally.counts;
    }
    return sum;
}

}  // namespace sitegen
