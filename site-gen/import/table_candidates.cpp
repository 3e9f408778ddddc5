#include "import/table_candidates.hpp"

#include <algorithm>

#include "import/table_titles.hpp"

namespace sitegen {

namespace {

constexpr double least_fit = 0.4;
constexpr double certain_fit = 0.8;
constexpr double number_bonus = 0.15;   // the title says "表5", and the form has that number
constexpr double title_by_sheet = 0.9;  // the name of a sheet is often cut off

}  // namespace

bool TableCandidate::is_likely() const {
    const double fit = headings ? headings->fit : 0;
    return fit >= certain_fit || (title >= likely_title && fit >= least_fit);
}

std::vector<TableCandidate> candidates_for(const SheetRegion& region, const std::string& title, const Standard& standard,
                                           const HeadingContext& context) {
    std::vector<TableCandidate> candidates;
    const std::string& sheet = region.sheet().name;
    for (const TableForm& form : standard.tables) {
        if (!is_for_stage(form.stages, context.stage)) continue;
        TableCandidate candidate;
        candidate.form = &form;
        candidate.title = std::max(title_likeness(form, title), title_by_sheet * title_likeness(form, sheet));
        const std::optional<int> number = number_before_title(title) ? number_before_title(title) : number_before_title(sheet);
        candidate.headings = find_headings(region, form, context);
        const SheetRegion turned = region.transposed();
        std::optional<TableHeadings> across = find_headings(turned, form, context);
        // A table stands upright unless it fits much better turned.
        if (across && across->fit > (candidate.headings ? candidate.headings->fit : 0) + 0.3) {
            candidate.headings = std::move(across);
            candidate.is_transposed = true;
        }
        const double fit = candidate.headings ? candidate.headings->fit : 0;
        candidate.score = candidate.title + fit + (number && *number == form.number ? number_bonus : 0);
        candidates.push_back(std::move(candidate));
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const TableCandidate& a, const TableCandidate& b) { return a.score > b.score; });
    return candidates;
}

}  // namespace sitegen
