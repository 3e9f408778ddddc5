// What a department has published in each year, or why it has not: a section of its page.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "across/overviews.hpp"

namespace sitegen {

// Each year of the site for which the department has a document or says why not. Nothing if it has no document at all.
[[nodiscard]] std::optional<OverviewSection> department_documents_section(const OverviewContext& context,
                                                                          const DepartmentSummary& department);

// In words, why the department has no document of that year and stage.
[[nodiscard]] std::string reason_without_document(const DepartmentSummary& department, const FiscalYear& year,
                                                  const StageForm& stage, const Words& words);

// The notes of the site and the department on every stage of the year.
[[nodiscard]] std::vector<std::string> notes_on_every_stage(const SiteSettings& site, const DepartmentSummary& department,
                                                            const FiscalYear& year);

}  // namespace sitegen
