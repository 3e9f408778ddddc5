#include "proofread/rounding_practice.hpp"

#include <algorithm>
#include <utility>

namespace sitegen {

namespace {

// If the tables were rounded from exact amounts, two thirds of the differences would follow from the printed ones by chance. So
// sixteen in a row do so in one document of a thousand.
constexpr std::size_t fewest_printed = 16;
constexpr std::size_t printed_for_each_rounded = 16;

}  // namespace

void RoundingPractice::add_rounded(std::optional<Outcome> warning) {
    ++rounded_;
    if (warning) warnings_.push_back(std::move(*warning));
}

void RoundingPractice::report(std::vector<Outcome>& outcomes) const {
    if (printed_ < fewest_printed || printed_ < rounded_ * printed_for_each_rounded) return;
    for (const Outcome& warning : warnings_) {
        const auto same = std::find_if(outcomes.begin(), outcomes.end(), [&](const Outcome& each) {
            return each.place.file == warning.place.file && each.source_begin == warning.source_begin &&
                   each.severity == Severity::note;
        });
        if (same != outcomes.end()) *same = warning;
    }
}

}  // namespace sitegen
