// Whether the prose of a document is calculated from amounts as they are printed, or from exact ones that no table shows.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "model/check_report.hpp"

namespace sitegen {

// Collects the results of one document. A change of 19.34 between 51.30 and 70.64 may be 19.33 if all three are rounded. But if all
// other such numbers of the document follow from the printed amounts, this one is probably a slip.
class RoundingPractice {
  public:
    // A number follows from printed amounts, and rounding would have allowed another last digit.
    void add_printed() { ++printed_; }
    // A number agrees only if rounding is allowed for. warning: what to report in the place of its outcome if that is against the
    // document's practice; nothing if it is not known what was meant.
    void add_rounded(std::optional<Outcome> warning);

    // Replaces outcomes of the document by the warnings, if it has a practice. An outcome that is a warning or an error already
    // stays as it is.
    void report(std::vector<Outcome>& outcomes) const;

  private:
    std::size_t printed_ = 0;
    std::size_t rounded_ = 0;
    std::vector<Outcome> warnings_;
};

}  // namespace sitegen
