#include "check/owners.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

#include "model/rules.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr std::string_view exchanged_remedy = "See whether the tables of the two departments were swapped.";

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

// The owner comes after the check's own words and before the reason of an acknowledgement. A proposed acknowledgement stays below
// the remedy.
void name_owner(ReportedFinding& finding, const TableNames& changed, const DocumentNames& document, const DocumentNames& owner) {
    finding.message.insert(changed_names_message(changed.table, document.year).size(),
                           fmt::format("; the new names are those of {}", owner.department_name));
    finding.remedy.replace(0, changed_names_remedy.size(), exchanged_remedy);
}

constexpr std::size_t fewest_to_know = 2;  // a single name may also be someone else's

// A table of named rows over a department's years.
struct NamesOverYears {
    const DocumentNames* document = nullptr;  // the latest of its documents so far
    const std::string* table = nullptr;
    std::map<FiscalYear, const std::vector<std::uint64_t>*> by_year;

    [[nodiscard]] const std::vector<std::uint64_t>* in(const FiscalYear& year) const {
        const auto found = by_year.find(year);
        return found == by_year.end() ? nullptr : found->second;
    }
};

// Whether each has exactly the names that the other had the year before.
bool are_exchanged(const NamesOverYears& left, const NamesOverYears& right, const FiscalYear& year) {
    const auto* left_now = left.in(year);
    const auto* right_now = right.in(year);
    const auto* left_before = left.in(year.before());
    const auto* right_before = right.in(year.before());
    if (left_now == nullptr || right_now == nullptr || left_before == nullptr || right_before == nullptr) return false;
    const bool is_known = left_before->size() >= fewest_to_know && right_before->size() >= fewest_to_know;
    return is_known && *left_before != *right_before && *left_now == *right_before && *right_now == *left_before;
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
        // There may be no finding for acknowledged ones.
        changed = std::find_if(changed, document.changed.end(), [&](const TableNames& names) {
            return finding.message.starts_with(changed_names_message(names.table, document.year));
        });
        if (changed == document.changed.end()) break;
        const DocumentNames* owner = find_owner_of_names(*changed, document, all);
        if (owner != nullptr) name_owner(finding, *changed, document, *owner);
        ++changed;
    }
}

std::vector<ReportedFinding> find_exchanges(const std::vector<const DocumentNames*>& all, const ExchangesToTell& among) {
    // By standard, stage, table and side, then by department.
    using Key = std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>;
    std::map<Key, std::map<std::string_view, NamesOverYears>> tables;
    for (const DocumentNames* document : all) {
        for (const TableNames& names : document->tables) {
            NamesOverYears& over_years =
                tables[{document->standard, document->stage, names.table, names.side}][document->department];
            over_years.document = document;
            over_years.table = &names.table;
            over_years.by_year.emplace(document->year, &names.names);
        }
    }
    std::vector<ReportedFinding> found;
    for (const auto& [key, departments] : tables) {
        // Who had these names in a year. If there are several, none is meant.
        std::map<std::pair<FiscalYear, std::vector<std::uint64_t>>, const NamesOverYears*> owners;
        for (const auto& [slug, names] : departments) {
            for (const auto& [year, of_year] : names.by_year) {
                const auto [owner, is_first] = owners.try_emplace({year, *of_year}, &names);
                if (!is_first) owner->second = nullptr;
            }
        }
        for (const auto& [slug, names] : departments) {
            for (const auto& [year, of_year] : names.by_year) {
                const auto owner = owners.find({year.before(), *of_year});
                if (owner == owners.end() || owner->second == nullptr || owner->second == &names) continue;
                const NamesOverYears& other = *owner->second;
                const bool is_other_turn = other.document->department < slug;  // the first department of a pair reports it
                if (is_other_turn || !are_exchanged(names, other, year) || are_exchanged(names, other, year.before())) continue;
                const bool is_told_by_each =
                    of_year->size() >= fewest_names && other.in(year)->size() >= fewest_names &&
                    count_common(*of_year, *other.in(year)) * 10 < std::min(of_year->size(), other.in(year)->size());
                if (is_told_by_each) continue;
                const bool is_asked_for =
                    (among.department.empty() || among.department == slug || among.department == other.document->department) &&
                    (!among.year || *among.year == year);
                if (!is_asked_for) continue;
                ReportedFinding finding;
                finding.severity = Severity::warning;
                finding.rule = rules::exchanged_names;
                finding.message = visible_text(fmt::format("{}: in {} {} has the rows that {} had in {}, and vice versa",
                                                           *names.table, year.text(), names.document->department_name,
                                                           other.document->department_name, year.before().text()));
                finding.remedy = exchanged_remedy;
                found.push_back(std::move(finding));
            }
        }
    }
    return found;
}

}  // namespace sitegen
