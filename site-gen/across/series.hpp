// One figure of a department over the years, with the figure of the departments that it continues, and what happened in between.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "across/across.hpp"
#include "text/words.hpp"

namespace sitegen {

struct SeriesValue {
    const AcrossGroup* group = nullptr;  // of the documents that it comes from; nothing where there are none
    std::optional<Amount> amount;        // in the unit of the series
    int last_place = 0;                  // the power of ten (of the currency's unit) of its last known place
    // The departments whose documents it comes from: the department itself, or those that it continues. Empty if there is none.
    std::vector<const AcrossEntry*> from;
    // The departments that it continues that existed but have no such document. If there are any, there is no amount, because the
    // others' amounts are not the whole.
    std::vector<const DepartmentSummary*> lacking;
};

struct SeriesMark {
    FiscalYear year;        // the first year after it
    std::string event;      // what happened, without the year
    bool is_break = false;  // the amounts before and after cannot be compared
};

struct StageSeries {
    const Standard* standard = nullptr;
    const StageForm* stage = nullptr;
    std::vector<SeriesValue> values;  // one for each year of the department's series
};

struct DepartmentSeries {
    std::vector<FiscalYear> years;  // from the first to the last of the department and those it continues, none left out
    std::vector<StageSeries> stages;
    std::vector<SeriesMark> marks;  // in the order of years
    std::string unit;
    int unit_power = 0;  // of ten, of the currency's unit
};

// figure: its index in the standard's overview. Throws AmountOverflow.
[[nodiscard]] DepartmentSeries series_of(const Across& across, const DepartmentSummary& department, std::size_t figure,
                                         const Words& words);

// Whether the amounts of two years can be compared, because there is no break between them.
[[nodiscard]] bool are_comparable(const DepartmentSeries& series, const FiscalYear& earlier, const FiscalYear& later);

}  // namespace sitegen
