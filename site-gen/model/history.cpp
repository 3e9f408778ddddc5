#include "model/history.hpp"

namespace sitegen {

const std::string& DepartmentHistory::name_in(const FiscalYear& year, const std::string& present) const {
    for (const FormerName& former : names) {
        if ((!former.from || *former.from <= year) && year <= former.until) return former.name;
    }
    return present;
}

bool DepartmentHistory::existed_in(const FiscalYear& year) const {
    if (closure && closure->year < year) return false;
    // A change of name with the same address is not a beginning.
    for (const Origin& origin : origins) {
        const bool is_beginning = origin.kind != Origin::Kind::renamed || !origin.from.empty();
        if (is_beginning) return origin.year <= year;
    }
    return true;
}

const Absence* DepartmentHistory::find_absence(const FiscalYear& year, const std::string& stage) const {
    for (const Absence& absence : absences) {
        if (absence.year == year && (absence.stage.empty() || absence.stage == stage)) return &absence;
    }
    return nullptr;
}

const char* name_of(GapReason reason) {
    switch (reason) {
        case GapReason::not_yet_published:
            return "not yet published";
        case GapReason::not_published:
            return "not published";
        case GapReason::did_not_exist:
            return "did not exist";
        case GapReason::withheld:
            break;
    }
    return "withheld";
}

}  // namespace sitegen
