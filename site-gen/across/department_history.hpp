// What is known of a department itself: sections of its page.
#pragma once

#include <optional>

#include "across/across.hpp"
#include "model/overview.hpp"
#include "text/words.hpp"

namespace sitegen {

// Notes on the department itself. Notes on its years are at the years. Nothing if there are none.
[[nodiscard]] std::optional<OverviewSection> department_notes_section(const DepartmentSummary& department, const Words& words);

// Its former names, the departments that it comes from or contains, and its end. Nothing if there is nothing of these.
[[nodiscard]] std::optional<OverviewSection> department_history_section(const Across& across, const DepartmentSummary& department,
                                                                        const Words& words);

}  // namespace sitegen
