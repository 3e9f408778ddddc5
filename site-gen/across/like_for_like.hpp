// A year compared with the year before, department by department: only what both years have is compared.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "across/across.hpp"
#include "across/overview_parts.hpp"

namespace sitegen {

class LikeForLike {
  public:
    // group: of the later year. Both outlive this object.
    LikeForLike(const Across& across, const AcrossGroup& group);

    // The group of the year before; nothing if there is none.
    [[nodiscard]] const AcrossGroup* last_year() const { return last_year_; }

    // The figure of the department in the previous year, in the unit of the group: its own, or that of the departments that it
    // continues. Nothing if the two years cannot be compared. figure: its index in the standard's overview.
    [[nodiscard]] KnownAmount before(const AcrossEntry& entry, std::size_t figure) const;

    // The sums of the departments with an amount in both years, because the sums of all may be about different departments.
    struct Sums {
        std::optional<Amount> now;  // nothing if there is no such department
        std::optional<Amount> before;
        std::size_t count = 0;
        std::vector<const DepartmentSummary*> others;  // the departments that are not in them
    };
    // Departments that others contain are left out. Throws AmountOverflow.
    [[nodiscard]] Sums sums(std::size_t figure) const;

  private:
    const AcrossGroup& group_;
    const AcrossGroup* last_year_;
    std::set<std::string, std::less<>> changed_;  // slugs of departments whose amounts are about other tasks than last year's
};

}  // namespace sitegen
