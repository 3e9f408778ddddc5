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

    // The figure of the department in the previous year, in the unit of the group: as its document restates it, its own of that
    // year, or that of the departments that it continues. Nothing if the two years cannot be compared. figure: its index in the
    // standard's overview.
    [[nodiscard]] KnownAmount before(const AcrossEntry& entry, std::size_t figure) const;

    // Whether both years have an amount, which cannot be compared, because the department has other tasks than last year.
    [[nodiscard]] bool has_other_tasks(const AcrossEntry& entry, std::size_t figure) const;

    // Why last year's amount is not the one that last year's document has; nothing if it is.
    [[nodiscard]] static const std::string* restatement(const AcrossEntry& entry, std::size_t figure) {
        const RestatedFigure* restated = entry.document->restated_figure(figure);
        return restated == nullptr ? nullptr : &restated->reason;
    }

    // The sums of the departments with an amount in both years, because the sums of all may be about different departments.
    struct Sums {
        std::optional<Amount> now;  // nothing if there is no such department
        std::optional<Amount> before;
        int last_place = 0;  // the powers of ten, of the currency's unit, of the coarsest amounts in `now` and in `before`
        int last_place_before = 0;
        std::size_t count = 0;
        std::vector<std::string> restatements;  // the reasons of restated amounts in them
        // The departments that are not in them: those with other tasks than last year, and those without an amount in both years.
        std::vector<const DepartmentSummary*> with_other_tasks;
        std::vector<const DepartmentSummary*> others;

        // now minus before, in the group's unit 10^unit_power: to the last place that both are known to.
        [[nodiscard]] std::optional<Amount> change(int unit_power) const {
            return known_change({now, last_place}, {before, last_place_before}, unit_power);
        }
        [[nodiscard]] bool is_of_all() const { return with_other_tasks.empty() && others.empty(); }
    };
    // Departments that others contain are left out. Throws AmountOverflow.
    [[nodiscard]] Sums sums(std::size_t figure) const;
    // What the change between the sums covers and leaves out, in sentences. None if it is of all departments.
    [[nodiscard]] std::vector<std::string> notes_on(const Sums& sums, const Words& words) const;

  private:
    [[nodiscard]] KnownAmount published_before(const AcrossEntry& entry, std::size_t figure) const;

    const AcrossGroup& group_;
    const AcrossGroup* last_year_;
    std::set<std::string, std::less<>> changed_;  // slugs of departments whose amounts are about other tasks than last year's
};

}  // namespace sitegen
