#include "across/series.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "across/origin_text.hpp"
#include "across/overview_parts.hpp"

namespace sitegen {

namespace {

// The entries for a department in a year, standard and stage: its own, or those of the departments that it continues.
using Key = std::tuple<FiscalYear, std::string_view, const StageForm*>;

class SeriesBuilder {
  public:
    SeriesBuilder(const Across& across, const DepartmentSummary& department, std::size_t figure, const Words& words)
        : across_(across), department_(department), figure_(figure), words_(words) {}

    DepartmentSeries build() {
        add_documents(department_, nullptr);
        add_predecessors(department_, nullptr);
        add_successors();
        note_years();
        if (const AcrossGroup* last = last_group()) {
            series_.unit = last->unit;
            series_.unit_power = last->unit_power;
        }
        for (const auto& [standard, stage] : stages()) series_.stages.push_back(stage_series(*standard, *stage));
        std::stable_sort(series_.marks.begin(), series_.marks.end(),
                         [](const SeriesMark& a, const SeriesMark& b) { return a.year < b.year; });
        return std::move(series_);
    }

  private:
    struct Found {
        const AcrossGroup* group = nullptr;
        const AcrossEntry* entry = nullptr;
    };
    struct Predecessor {
        const DepartmentSummary* department = nullptr;
        FiscalYear until;  // the first year in which it is part of another
    };

    // before: the year in which it became part of another one. Nothing for the department itself.
    void add_documents(const DepartmentSummary& department, const FiscalYear* before) {
        for (const AcrossGroup& group : across_.groups()) {
            if (before != nullptr && *before <= group.year) continue;
            const AcrossEntry* entry = group.find(department.slug);
            if (entry != nullptr) found_[{group.year, group.standard->id, group.stage}].push_back({&group, entry});
        }
    }

    // A department that was split off was a part of the other one, whose figures are not its own.
    void add_predecessors(const DepartmentSummary& department, const FiscalYear* before) {
        for (const Origin& origin : department.history.origins) {
            if (before != nullptr && *before <= origin.year) continue;
            series_.marks.push_back({origin.year, origin_text(department, origin), !origin.is_comparable});
            if (origin.kind == Origin::Kind::split && !origin.is_comparable) continue;
            for (const std::string& slug : origin.from) {
                const DepartmentSummary* predecessor = across_.find_department(slug);
                if (predecessor == nullptr || !seen_.insert(slug).second) continue;
                predecessors_.push_back({predecessor, origin.year});
                add_documents(*predecessor, &origin.year);
                add_predecessors(*predecessor, &origin.year);
            }
        }
    }

    [[nodiscard]] std::string origin_text(const DepartmentSummary& of, const Origin& origin) const {
        const auto find = [this](std::string_view slug) {
            const DepartmentSummary* department = across_.find_department(slug);
            return department == nullptr ? std::nullopt : std::optional(NamedHistory{department->name, department->history});
        };
        return origin_event(origin, {of.name, of.history}, find, words_);
    }

    // Adds a mark for each department that continued this one or a part of it.
    void add_successors() {
        for (const DepartmentSummary& other : across_.departments()) {
            for (const Origin& origin : other.history.origins) {
                if (std::find(origin.from.begin(), origin.from.end(), department_.slug) == origin.from.end()) continue;
                series_.marks.push_back({origin.year, successor_event(origin.kind, other.name, words_), !origin.is_comparable});
            }
        }
    }

    void note_years() {
        std::set<FiscalYear> years;
        for (const auto& [key, entries] : found_) years.insert(std::get<0>(key));
        series_.years = with_years_between({years.begin(), years.end()});
    }

    [[nodiscard]] const AcrossGroup* last_group() const { return found_.empty() ? nullptr : found_.rbegin()->second.front().group; }

    // In the order of the standards and their stages.
    [[nodiscard]] std::vector<std::pair<const Standard*, const StageForm*>> stages() const {
        std::vector<std::pair<const Standard*, const StageForm*>> stages;
        for (const auto& [key, entries] : found_) {
            const std::pair stage(entries.front().group->standard, entries.front().group->stage);
            if (std::find(stages.begin(), stages.end(), stage) == stages.end()) stages.push_back(stage);
        }
        std::sort(stages.begin(), stages.end(), [](const auto& a, const auto& b) {
            return a.first == b.first ? a.second < b.second : a.first->id < b.first->id;
        });
        return stages;
    }

    [[nodiscard]] StageSeries stage_series(const Standard& standard, const StageForm& stage) const {
        StageSeries result{&standard, &stage, {}};
        for (const FiscalYear& year : series_.years) result.values.push_back(value_in(year, standard, stage));
        return result;
    }

    // The departments that it continues that existed in that year and have no such document.
    [[nodiscard]] std::vector<const DepartmentSummary*> lacking_in(const FiscalYear& year, const std::vector<Found>& found) const {
        std::vector<const DepartmentSummary*> lacking;
        for (const auto& [department, until] : predecessors_) {
            const auto is_its = [of = department](const Found& each) { return each.entry->department == of; };
            const bool is_expected = year < until && department->history.existed_in(year) && !has_other_years(*department, year);
            if (is_expected && std::none_of(found.begin(), found.end(), is_its)) lacking.push_back(department);
        }
        return lacking;
    }

    // If one of the departments that it continues has no amount, there is no sum.
    [[nodiscard]] SeriesValue value_in(const FiscalYear& year, const Standard& standard, const StageForm& stage) const {
        SeriesValue value;
        const auto found = found_.find({year, standard.id, &stage});
        if (found == found_.end()) return value;
        value.group = found->second.front().group;
        // The department's own document comes before those it continues.
        const bool has_own = found->second.front().entry->department == &department_;
        if (!has_own) value.lacking = lacking_in(year, found->second);
        bool is_whole = value.lacking.empty();
        std::optional<Amount> sum;
        for (const Found& each : found->second) {
            if (has_own && each.entry->department != &department_) continue;
            value.from.push_back(each.entry);
            const SummaryFigure figure = overview_figure(*each.entry->document, figure_);
            is_whole = is_whole && figure.state == CellState::amount;
            if (figure.state != CellState::amount) continue;
            const Amount amount = in_power(figure.amount, each.entry->document->unit_power, last_group()->unit_power);
            value.last_place = sum ? std::max(value.last_place, figure.last_place) : figure.last_place;
            sum = sum ? *sum + amount : amount;
        }
        if (is_whole) value.amount = sum;
        return value;
    }

    const Across& across_;
    const DepartmentSummary& department_;
    std::size_t figure_;
    const Words& words_;
    std::map<Key, std::vector<Found>> found_;
    std::set<std::string, std::less<>> seen_;
    std::vector<Predecessor> predecessors_;
    DepartmentSeries series_;
};

}  // namespace

DepartmentSeries series_of(const Across& across, const DepartmentSummary& department, std::size_t figure, const Words& words) {
    return SeriesBuilder(across, department, figure, words).build();
}

bool are_comparable(const DepartmentSeries& series, const FiscalYear& earlier, const FiscalYear& later) {
    return std::none_of(series.marks.begin(), series.marks.end(),
                        [&](const SeriesMark& mark) { return mark.is_break && earlier < mark.year && mark.year <= later; });
}

}  // namespace sitegen
