// The sentences about the sums of a year and stage.
#pragma once

#include <optional>
#include <vector>

#include "across/overviews.hpp"
#include "model/figure.hpp"

namespace sitegen {

// The answers that the group's standard declares for its sums and of which every name has a value, in its order. Throws
// AmountOverflow.
[[nodiscard]] std::vector<Answer> group_answers(const OverviewContext& context, const AcrossGroup& group);

// The change between two sums in the unit of the group, as sentences say it. Not known if one of them is not.
[[nodiscard]] Figure change_between_sums(const std::optional<Amount>& now, const std::optional<Amount>& before,
                                         const AcrossGroup& group);

// Moves the first chart of the section beside the sentences at the head of the page. A chart stands on a page once.
void move_picture(Overview& overview, std::string_view section);

}  // namespace sitegen
