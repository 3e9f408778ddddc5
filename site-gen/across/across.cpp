#include "across/across.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace sitegen {

namespace {

auto order_of(const AcrossGroup& group) { return std::tuple(group.year, std::string_view(group.standard->id), group.stage); }

AcrossGap gap_of(const DepartmentSummary& department, const AcrossGroup& group) {
    const Absence* absence = department.history.find_absence(group.year, group.stage->id);
    if (absence != nullptr) return {&department, absence->gap, absence};
    if (!department.history.existed_in(group.year)) return {&department, GapReason::did_not_exist, nullptr};
    return {&department, GapReason::not_published, nullptr};
}

}  // namespace

const AcrossEntry* AcrossGroup::find(std::string_view department) const {
    const auto found =
        std::lower_bound(entries.begin(), entries.end(), department,
                         [](const AcrossEntry& entry, std::string_view slug) { return entry.department->slug < slug; });
    return found != entries.end() && found->department->slug == department ? &*found : nullptr;
}

const AcrossGap* AcrossGroup::find_gap(std::string_view department) const {
    const auto found = std::lower_bound(gaps.begin(), gaps.end(), department,
                                        [](const AcrossGap& gap, std::string_view slug) { return gap.department->slug < slug; });
    return found != gaps.end() && found->department->slug == department ? &*found : nullptr;
}

Across::Across(const std::vector<DepartmentSummary>& departments, const StandardsById& standards) : departments_(departments) {
    put_together(standards, {});
    for (AcrossGroup& group : groups_) find_gaps(group);
}

Across::Across(const std::vector<DepartmentSummary>& departments, const StandardsById& standards, const FiscalYear& year)
    : departments_(departments) {
    put_together(standards, year);
}

void Across::put_together(const StandardsById& standards, const std::optional<FiscalYear>& only_year) {
    std::map<std::tuple<FiscalYear, std::string_view, const StageForm*>, AcrossGroup> groups;
    for (const DepartmentSummary& department : departments_) {
        for (const DocumentSummary& document : department.documents) {
            if (only_year && document.year != *only_year) continue;
            const auto standard = standards.find(document.standard);
            const StageForm* stage = standard == standards.end() ? nullptr : standard->second->find_stage(document.stage_id);
            if (stage == nullptr) continue;
            AcrossGroup& group = groups[{document.year, standard->second->id, stage}];
            group.year = document.year;
            group.standard = standard->second;
            group.stage = stage;
            group.entries.push_back({&department, &document, nullptr});
        }
    }
    for (auto& [key, group] : groups) {
        choose_unit(group);
        find_containers(group);
        groups_.push_back(std::move(group));
    }
}

// If several units are used equally often, the one with the lowest power counts, then the first by name.
void Across::choose_unit(AcrossGroup& group) {
    std::map<std::pair<int, std::string_view>, std::size_t> counts;
    for (const AcrossEntry& entry : group.entries) ++counts[{entry.document->unit_power, entry.document->unit}];
    const auto most =
        std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    group.unit = most->first.second;
    group.unit_power = most->first.first;
}

// If one container is itself contained, its parts are contained in both.
void Across::find_containers(AcrossGroup& group) {
    for (const AcrossEntry& entry : group.entries) {
        for (const Containment& contained : entry.department->history.containments) {
            if (!contained.holds_in(group.year)) continue;
            const AcrossEntry* inner = group.find(contained.department);
            if (inner == nullptr || inner == &entry) continue;
            group.entries[static_cast<std::size_t>(inner - group.entries.data())].container = entry.department;
        }
    }
}

void Across::find_gaps(AcrossGroup& group) const {
    for (const DepartmentSummary& department : departments_) {
        if (group.find(department.slug) != nullptr) continue;
        const AcrossGap gap = gap_of(department, group);
        if (gap.absence != nullptr || !has_other_years(department, group.year)) group.gaps.push_back(gap);
    }
}

const DepartmentSummary* Across::find_department(std::string_view slug) const {
    const auto found =
        std::lower_bound(departments_.begin(), departments_.end(), slug,
                         [](const DepartmentSummary& department, std::string_view s) { return department.slug < s; });
    return found != departments_.end() && found->slug == slug ? &*found : nullptr;
}

const AcrossGroup* Across::find_group(const FiscalYear& year, const Standard& standard, const StageForm& stage) const {
    const auto wanted = std::tuple(year, std::string_view(standard.id), &stage);
    const auto found = std::lower_bound(groups_.begin(), groups_.end(), wanted,
                                        [](const AcrossGroup& group, const auto& key) { return order_of(group) < key; });
    return found != groups_.end() && order_of(*found) == wanted ? &*found : nullptr;
}

std::vector<const AcrossGroup*> Across::groups_of(const FiscalYear& year) const {
    std::vector<const AcrossGroup*> found;
    for (const AcrossGroup& group : groups_) {
        if (group.year == year) found.push_back(&group);
    }
    return found;
}

std::optional<FiscalYear> Across::latest_year() const {
    std::optional<FiscalYear> latest;
    std::size_t most = 0;
    for (const AcrossGroup& group : groups_) {
        if (group.year.first != groups_.back().year.first || group.entries.size() < most) continue;
        latest = group.year;
        most = group.entries.size();
    }
    return latest;
}

std::vector<FiscalYear> Across::years() const {
    std::vector<FiscalYear> years;
    for (const AcrossGroup& group : groups_) {
        if (years.empty() || years.back() != group.year) years.push_back(group.year);
    }
    return years;
}

Amount in_power(const Amount& amount, int from, int to) {
    if (from == to) return amount;
    const Amount exact = amount.shifted(from - to).trimmed();
    return exact.decimals() < amount.decimals() ? exact.rounded(amount.decimals()) : exact;
}

bool has_other_years(const DepartmentSummary& department, const FiscalYear& year) {
    return std::any_of(department.documents.begin(), department.documents.end(), [&](const DocumentSummary& document) {
        return document.year.spans_two != year.spans_two && document.year.overlaps(year);
    });
}

SummaryFigure overview_figure(const DocumentSummary& document, std::size_t index) {
    return index < document.figures.size() ? document.figures[index] : SummaryFigure();
}

}  // namespace sitegen
