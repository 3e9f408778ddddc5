// The view of a performance-target form.
#pragma once

#include "model/document.hpp"
#include "render/views.hpp"
#include "text/words.hpp"

namespace sitegen {

[[nodiscard]] PerformanceView performance_view(const PerformanceTargets& targets, const PerformanceForm& form, const Words& words);

}  // namespace sitegen
