#include "check/owners.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "model/rules.hpp"

namespace sitegen {

namespace {

constexpr std::string_view exchanged_remedy = "See whether the tables of the two departments were exchanged.";

std::size_t count_common(const std::vector<std::uint64_t>& left, const std::vector<std::uint64_t>& right) {
    std::vector<std::uint64_t> common;
    std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(common));
    return common.size();
}

bool has_half_of(const TableNames& names, const DocumentNames& other) {
    return std::any_of(other.tables.begin(), other.tables.end(), [&](const TableNames& table) {
        return table.table == names.table && table.side == names.side &&
               count_common(names.names, table.names) * 2 >= names.names.size();
    });
}

// Behind the check's own words, before the reason of an acknowledgement; the proposal of one stays below the remedy.
void name_owner(ReportedFinding& finding, const TableNames& changed, const DocumentNames& document, const DocumentNames& owner) {
    finding.message.insert(changed_names_message(changed.table, document.year).size(),
                           fmt::format("; they are those of {}", owner.department_name));
    finding.remedy.replace(0, changed_names_remedy.size(), exchanged_remedy);
}

}  // namespace

std::string changed_names_message(std::string_view table, const FiscalYear& year) {
    return fmt::format("nearly all names of {} have changed since {}", table, year.before().text());
}

const DocumentNames* find_owner_of_names(const TableNames& changed, const DocumentNames& document,
                                         const std::vector<const DocumentNames*>& all) {
    const DocumentNames* owner = nullptr;
    for (const DocumentNames* each : all) {
        const DocumentNames& other = *each;
        const bool is_of_year_before =
            other.year == document.year.before() && other.stage == document.stage && other.standard == document.standard;
        if (!is_of_year_before || other.department == document.department) continue;
        if (owner != nullptr && owner->department <= other.department) continue;
        if (has_half_of(changed, other)) owner = &other;
    }
    return owner;
}

void name_owners(std::vector<ReportedFinding>& found, const DocumentNames& document, const std::vector<const DocumentNames*>& all) {
    auto changed = document.changed.begin();
    for (ReportedFinding& finding : found) {
        if (finding.rule != rules::exchanged_names) continue;
        // Of those that are acknowledged there may be no finding.
        changed = std::find_if(changed, document.changed.end(), [&](const TableNames& names) {
            return finding.message.starts_with(changed_names_message(names.table, document.year));
        });
        if (changed == document.changed.end()) break;
        const DocumentNames* owner = find_owner_of_names(*changed, document, all);
        if (owner != nullptr) name_owner(finding, *changed, document, *owner);
        ++changed;
    }
}

}  // namespace sitegen
