#include "check/general.hpp"

#include "check/comparison.hpp"
#include "check/structure.hpp"

namespace sitegen {

void make_general_checks(const GeneralCheckInput& input, CheckReport& report) {
    check_structure(input, report);
    check_comparisons(input, report);
}

}  // namespace sitegen
