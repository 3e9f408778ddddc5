// The documents of a site, combined from their summaries: which of them may be compared and added, what they add up to, which
// are missing and why.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "model/content.hpp"
#include "model/summary.hpp"

namespace sitegen {

struct AcrossEntry {
    const DepartmentSummary* department = nullptr;
    const DocumentSummary* document = nullptr;
    // The department of the same group whose document contains this one's budget, if any.
    const DepartmentSummary* container = nullptr;
};

// An amount of the unit 10^from in the unit 10^to: exact, and without trailing zeros that come only from the conversion. Throws
// AmountOverflow.
[[nodiscard]] Amount in_power(const Amount& amount, int from, int to);

// A department that has no document in a group.
struct AcrossGap {
    const DepartmentSummary* department = nullptr;
    GapReason gap = GapReason::not_published;
    const Absence* absence = nullptr;  // as declared; nothing if it follows from the department's history, or is unexplained
};

// Documents of one fiscal year, group of departments, standard and stage. Only these are comparable.
struct AcrossGroup {
    FiscalYear year;
    const DepartmentGroup* departments = nullptr;  // nothing where the site has no groups of departments
    std::size_t rank = 0;                          // of the group of departments in the site's order, from 0
    const Standard* standard = nullptr;
    const StageForm* stage = nullptr;
    std::string unit;  // the unit of most of its documents; amounts are converted to it
    int unit_power = 0;
    std::vector<AcrossEntry> entries;  // by slug
    // By slug: the departments of that group without a document in it. Departments that publish by years of the other kind are left
    // out.
    std::vector<AcrossGap> gaps;

    // A part of names of files and anchors: <standard>-<stage>, and _<group> where departments have groups.
    [[nodiscard]] std::string id() const;
    [[nodiscard]] const AcrossEntry* find(std::string_view department) const;
    [[nodiscard]] const AcrossGap* find_gap(std::string_view department) const;
    // Whether an amount of the entry is in that of a document that contains it, directly or through others. A document that does
    // without the table of the amount contains nothing of it. value: SummaryFigure of a document.
    template <typename Value>
    [[nodiscard]] bool is_counted_elsewhere(const AcrossEntry& entry, const Value& value) const {
        if (entry.container == nullptr) return false;
        const std::vector<const AcrossEntry*> above = containers_of(entry);
        return above.empty() || std::any_of(above.begin(), above.end(),
                                            [&](const AcrossEntry* each) { return !value(*each->document).is_left_out; });
    }
    // All whose documents contain that of the entry, directly or through others; not the entry itself.
    [[nodiscard]] std::vector<const AcrossEntry*> containers_of(const AcrossEntry& entry) const;
    // An amount of a document in the unit of the group. Throws AmountOverflow.
    [[nodiscard]] Amount in_unit(const Amount& amount, const DocumentSummary& document) const {
        return in_power(amount, document.unit_power, unit_power);
    }
};

// A sum over a group, in which comparable amounts are counted once.
struct AcrossSum {
    std::optional<Amount> amount;                      // nothing if no document has one
    std::size_t document_count = 0;                    // documents in the sum
    std::size_t contained_count = 0;                   // documents left out because another one contains them
    std::size_t missing_count = 0;                     // documents that have no amount
    std::size_t without_count = 0;                     // documents that do without its table
    std::vector<const DepartmentSummary*> parts = {};  // those counted in place of documents without the table, which contain them
};

// What a site chooses for its pages.
struct AcrossOrder {
    std::span<const DepartmentGroup> groups = {};  // outlive the Across; none: all departments are one group
    std::string_view standard = {};                // its primary standard, by id; empty: that of most documents of a year
};

// The order that site.toml chooses. site outlives what is made of it.
[[nodiscard]] inline AcrossOrder order_of(const SiteSettings& site) { return {site.groups, site.standard}; }

// The amount of each department in a fiscal year at each stage, in the order of the site's groups.
class Across {
  public:
    // Both outlive this object. Departments whose documents follow none of these standards are left out.
    Across(const std::vector<DepartmentSummary>& departments, const StandardsById& standards, const AcrossOrder& order);
    // Has only the groups of one fiscal year, and no gaps, which depend on other years.
    Across(const std::vector<DepartmentSummary>& departments, const StandardsById& standards, const AcrossOrder& order,
           const FiscalYear& year);

    [[nodiscard]] const std::vector<DepartmentSummary>& departments() const { return departments_; }
    [[nodiscard]] const DepartmentSummary* find_department(std::string_view slug) const;
    // By year, the earliest first. Pages list them from the end; so the first group of departments comes last in its year, in it
    // the primary standard, and in that the last stage. Other standards are in the order of their ids.
    [[nodiscard]] const std::vector<AcrossGroup>& groups() const { return groups_; }
    // rank: of the group of departments.
    [[nodiscard]] const AcrossGroup* find_group(const FiscalYear& year, std::size_t rank, const Standard& standard,
                                                const StageForm& stage) const;
    // The position of a department's group in the site's order; 0 without groups.
    [[nodiscard]] std::size_t rank_of(const DepartmentSummary& department) const;
    // The groups of a fiscal year.
    [[nodiscard]] std::vector<const AcrossGroup*> groups_of(const FiscalYear& year) const;
    // The latest year of the first group of departments that has documents. If years of both kinds begin in it, the year of the
    // group with the most documents. Nothing without documents.
    [[nodiscard]] std::optional<FiscalYear> latest_year() const;
    // The years that have a document, the earliest first.
    [[nodiscard]] std::vector<FiscalYear> years() const;

    // Of each document whose budget another one contains: the department of that one.
    [[nodiscard]] std::map<const DocumentSummary*, const DepartmentSummary*> containers() const;

    // value: SummaryFigure of a document. Throws AmountOverflow.
    template <typename Value>
    [[nodiscard]] static AcrossSum sum(const AcrossGroup& group, const Value& value) {
        AcrossSum result;
        for (const AcrossEntry& entry : group.entries) {
            if (group.is_counted_elsewhere(entry, value)) {
                ++result.contained_count;
                continue;
            }
            const SummaryFigure figure = value(*entry.document);
            if (figure.is_left_out) {
                ++result.without_count;
                continue;
            }
            if (entry.container != nullptr) result.parts.push_back(entry.department);
            if (figure.state != CellState::amount) {
                ++result.missing_count;
                continue;
            }
            const Amount amount = group.in_unit(figure.amount, *entry.document);
            result.amount = result.amount ? *result.amount + amount : amount;
            ++result.document_count;
        }
        return result;
    }

  private:
    void put_together(const StandardsById& standards, const std::optional<FiscalYear>& only_year);
    void put_primary_standard_last();
    static void choose_unit(AcrossGroup& group);
    static void find_containers(AcrossGroup& group);
    void find_gaps(AcrossGroup& group) const;

    const std::vector<DepartmentSummary>& departments_;
    AcrossOrder order_;
    std::vector<AcrossGroup> groups_;
};

// Whether the department's documents of that time have years of the other kind: 2019-20 if 2019 is asked for.
[[nodiscard]] bool has_other_years(const DepartmentSummary& department, const FiscalYear& year);

// The figure of a document's overview by its place in the standard's list; blank if there is none.
[[nodiscard]] SummaryFigure overview_figure(const DocumentSummary& document, std::size_t index);

}  // namespace sitegen
