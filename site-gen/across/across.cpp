#include "across/across.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace sitegen {

namespace {

AcrossGap gap_of(const DepartmentSummary& department, const AcrossGroup& group) {
    const Absence* absence = department.history.find_absence(group.year, group.stage->id);
    if (absence != nullptr) return {&department, absence->gap, absence};
    if (!department.history.existed_in(group.year)) return {&department, GapReason::did_not_exist, nullptr};
    return {&department, GapReason::not_published, nullptr};
}

}  // namespace

std::string AcrossGroup::id() const {
    // No id has an underscore.
    return standard->id + "-" + stage->id + (departments == nullptr ? std::string() : "_" + departments->id);
}

const AcrossEntry* AcrossGroup::find(std::string_view department) const {
    const auto found =
        std::lower_bound(entries.begin(), entries.end(), department,
                         [](const AcrossEntry& entry, std::string_view slug) { return entry.department->slug < slug; });
    return found != entries.end() && found->department->slug == department ? &*found : nullptr;
}

std::vector<const AcrossEntry*> AcrossGroup::containers_of(const AcrossEntry& entry) const {
    std::vector<const AcrossEntry*> found;
    const auto add = [&](const AcrossEntry& inner) {
        for (const AcrossEntry& each : entries) {
            const std::vector<Containment>& contained = each.department->history.containments;
            const bool is_around = std::any_of(contained.begin(), contained.end(), [&](const Containment& containment) {
                return containment.holds_in(year) && containment.department == inner.department->slug;
            });
            const bool is_known = &each == &entry || std::find(found.begin(), found.end(), &each) != found.end();
            if (is_around && !is_known) found.push_back(&each);
        }
    };
    add(entry);
    std::size_t next = 0;
    while (next < found.size()) add(*found[next++]);  // which may add more
    return found;
}

const AcrossGap* AcrossGroup::find_gap(std::string_view department) const {
    const auto found = std::lower_bound(gaps.begin(), gaps.end(), department,
                                        [](const AcrossGap& gap, std::string_view slug) { return gap.department->slug < slug; });
    return found != gaps.end() && found->department->slug == department ? &*found : nullptr;
}

Across::Across(const std::vector<DepartmentSummary>& departments, const StandardsById& standards, const AcrossOrder& order)
    : departments_(departments), order_(order) {
    put_together(standards, {});
    for (AcrossGroup& group : groups_) find_gaps(group);
}

Across::Across(const std::vector<DepartmentSummary>& departments, const StandardsById& standards, const AcrossOrder& order,
               const FiscalYear& year)
    : departments_(departments), order_(order) {
    put_together(standards, year);
}

void Across::put_together(const StandardsById& standards, const std::optional<FiscalYear>& only_year) {
    // The first group of departments last: by how far it is from the end.
    std::map<std::tuple<FiscalYear, std::size_t, std::string_view, const StageForm*>, AcrossGroup> groups;
    for (const DepartmentSummary& department : departments_) {
        const std::size_t rank = rank_of(department);
        for (const DocumentSummary& document : department.documents) {
            if (only_year && document.year != *only_year) continue;
            const auto standard = standards.find(document.standard);
            const StageForm* stage = standard == standards.end() ? nullptr : standard->second->find_stage(document.stage_id);
            if (stage == nullptr) continue;
            AcrossGroup& group = groups[{document.year, order_.groups.size() - rank, standard->second->id, stage}];
            group.year = document.year;
            group.departments = rank < order_.groups.size() ? &order_.groups[rank] : nullptr;
            group.rank = rank;
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
    put_primary_standard_last();
}

void Across::put_primary_standard_last() {
    const auto is_other_part = [](const AcrossGroup& a, const AcrossGroup& b) { return a.year != b.year || a.rank != b.rank; };
    for (auto first = groups_.begin(); first != groups_.end();) {
        const auto last =
            std::find_if(first, groups_.end(), [&](const AcrossGroup& group) { return is_other_part(*first, group); });
        const Standard* primary = nullptr;
        std::map<std::string_view, std::size_t> counts;
        for (auto group = first; group != last; ++group) {
            std::size_t& count = counts[group->standard->id];
            count += group->entries.size();
            const bool is_chosen = group->standard->id == order_.standard;
            const bool is_outdone = primary != nullptr && (primary->id == order_.standard || count <= counts[primary->id]);
            if (is_chosen || !is_outdone) primary = group->standard;
        }
        std::stable_partition(first, last, [primary](const AcrossGroup& group) { return group.standard != primary; });
        first = last;
    }
}

std::size_t Across::rank_of(const DepartmentSummary& department) const {
    const auto found = std::find_if(order_.groups.begin(), order_.groups.end(),
                                    [&](const DepartmentGroup& group) { return group.id == department.group; });
    // One of no group makes no total: content with such a department has an error.
    return static_cast<std::size_t>(found - order_.groups.begin());
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
        if (rank_of(department) != group.rank || group.find(department.slug) != nullptr) continue;
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

const AcrossGroup* Across::find_group(const FiscalYear& year, std::size_t rank, const Standard& standard,
                                      const StageForm& stage) const {
    const auto of_year = std::lower_bound(groups_.begin(), groups_.end(), year,
                                          [](const AcrossGroup& group, const FiscalYear& wanted) { return group.year < wanted; });
    const auto found = std::find_if(of_year, groups_.end(), [&](const AcrossGroup& group) {
        return group.year != year || (group.rank == rank && group.standard == &standard && group.stage == &stage);
    });
    return found != groups_.end() && found->year == year ? &*found : nullptr;
}

std::vector<const AcrossGroup*> Across::groups_of(const FiscalYear& year) const {
    std::vector<const AcrossGroup*> found;
    for (const AcrossGroup& group : groups_) {
        if (group.year == year) found.push_back(&group);
    }
    return found;
}

std::optional<FiscalYear> Across::latest_year() const {
    std::size_t rank = order_.groups.size();
    for (const AcrossGroup& group : groups_) rank = std::min(rank, group.rank);
    const auto last =
        std::find_if(groups_.rbegin(), groups_.rend(), [rank](const AcrossGroup& group) { return group.rank == rank; });
    std::optional<FiscalYear> latest;
    std::size_t most = 0;
    for (const AcrossGroup& group : groups_) {
        if (group.rank != rank || group.year.first != last->year.first || group.entries.size() < most) continue;
        latest = group.year;
        most = group.entries.size();
    }
    return latest;
}

std::map<const DocumentSummary*, const DepartmentSummary*> Across::containers() const {
    std::map<const DocumentSummary*, const DepartmentSummary*> containers;
    for (const AcrossGroup& group : groups_) {
        for (const AcrossEntry& entry : group.entries) {
            if (entry.container != nullptr) containers.emplace(entry.document, entry.container);
        }
    }
    return containers;
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
