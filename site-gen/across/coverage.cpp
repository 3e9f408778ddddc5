#include "across/coverage.hpp"

#include <algorithm>

namespace sitegen {

namespace {

using Slugs = std::set<std::string_view>;

// Documents in another document are counted there.
Slugs counted_in(const AcrossGroup& group, const IsCounted& is_counted, const IsCounted& is_contained) {
    Slugs slugs;
    for (const AcrossEntry& entry : group.entries) {
        if (is_contained(entry) || is_counted(entry)) slugs.insert(entry.department->slug);
    }
    return slugs;
}

// Removes departments from `gone` and `come` that became part of others in the later sum, or came from some in the earlier one.
void take_out_continued(const AcrossGroup& earlier, const AcrossGroup& later, const Slugs& before, Slugs& gone, Slugs& come) {
    for (const AcrossEntry& entry : later.entries) {
        for (const Origin& origin : entry.department->history.origins) {
            const bool is_between = earlier.year < origin.year && origin.year <= later.year;
            const bool is_whole = !origin.from.empty() && std::all_of(origin.from.begin(), origin.from.end(),
                                                                      [&](const auto& slug) { return before.contains(slug); });
            if (!is_between || !is_whole) continue;
            come.erase(entry.department->slug);
            for (const std::string& slug : origin.from) gone.erase(slug);
        }
    }
}

// Their budgets are in documents that are counted, whether they publish documents of their own or not.
void take_out_contained(const AcrossGroup& group, const IsCounted& is_contained, Slugs& slugs) {
    std::erase_if(slugs, [&](std::string_view slug) { return is_contained(*group.find(slug)); });
}

std::vector<const DepartmentSummary*> departments_of(const AcrossGroup& group, const Slugs& slugs) {
    std::vector<const DepartmentSummary*> departments;
    for (const std::string_view slug : slugs) departments.push_back(group.find(slug)->department);
    return departments;
}

}  // namespace

CoverageChange coverage_change(const AcrossGroup& earlier, const AcrossGroup& later, const IsCounted& is_counted) {
    return coverage_change(earlier, later, is_counted, [](const AcrossEntry& entry) { return entry.container != nullptr; });
}

CoverageChange coverage_change(const AcrossGroup& earlier, const AcrossGroup& later, const IsCounted& is_counted,
                               const IsCounted& is_contained) {
    const Slugs before = counted_in(earlier, is_counted, is_contained);
    const Slugs after = counted_in(later, is_counted, is_contained);
    Slugs gone;
    Slugs come;
    std::set_difference(before.begin(), before.end(), after.begin(), after.end(), std::inserter(gone, gone.end()));
    std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::inserter(come, come.end()));
    take_out_contained(earlier, is_contained, gone);
    take_out_contained(later, is_contained, come);
    if (!gone.empty() || !come.empty()) take_out_continued(earlier, later, before, gone, come);
    return {departments_of(earlier, gone), departments_of(later, come)};
}

std::set<std::string_view> with_relatives(std::set<std::string_view> slugs, const Across& across) {
    for (std::size_t size = 0; size != slugs.size();) {
        size = slugs.size();
        for (const DepartmentSummary& department : across.departments()) {
            for (const Origin& origin : department.history.origins) {
                const bool is_relative =
                    slugs.contains(department.slug) ||
                    std::any_of(origin.from.begin(), origin.from.end(), [&](const auto& slug) { return slugs.contains(slug); });
                if (!is_relative) continue;
                slugs.insert(department.slug);
                slugs.insert(origin.from.begin(), origin.from.end());
            }
        }
    }
    return slugs;
}

std::string names_of(const std::vector<const DepartmentSummary*>& departments, const FiscalYear& year, const Words& words) {
    constexpr std::size_t most_names = 10;
    std::string names;
    for (std::size_t i = 0; i < departments.size() && i < most_names; ++i) {
        if (i > 0) names += words.at("list-separator");
        names += departments[i]->history.name_in(year, departments[i]->name);
    }
    if (departments.size() <= most_names) return names;
    return words.phrase("names-and-more", {{"names", names}, {"count", std::to_string(departments.size() - most_names)}});
}

std::string coverage_text(const CoverageChange& change, const FiscalYear& year, const Words& words) {
    const std::string gone = names_of(change.gone, year, words);
    const std::string come = names_of(change.come, year, words);
    if (come.empty()) return words.phrase("coverage-without", {{"year", year.text()}, {"gone", gone}});
    if (gone.empty()) return words.phrase("coverage-with", {{"year", year.text()}, {"come", come}});
    return words.phrase("coverage-other", {{"year", year.text()}, {"gone", gone}, {"come", come}});
}

}  // namespace sitegen
