#include "across/department_documents.hpp"

#include <algorithm>
#include <utility>

#include "across/overview_parts.hpp"

namespace sitegen {

namespace {

using StandardStage = std::pair<const Standard*, const StageForm*>;

// The years of its documents and declared absences, and all years at which it has no years of the other kind.
bool is_for_department(const DepartmentSummary& department, const FiscalYear& year) {
    const auto is_of_year = [&](const DocumentSummary& document) { return document.year == year; };
    const auto is_absent = [&](const Absence& absence) { return absence.year == year; };
    const std::vector<Absence>& absences = department.history.absences;
    return !has_other_years(department, year) ||
           std::any_of(department.documents.begin(), department.documents.end(), is_of_year) ||
           std::any_of(absences.begin(), absences.end(), is_absent);
}

OverviewCell document_cell(const OverviewContext& context, const DepartmentSummary& department, const FiscalYear& year,
                           const StandardStage& of) {
    const auto& [standard, stage] = of;
    const AcrossGroup* group = context.across.find_group(year, context.across.rank_of(department), *standard, *stage);
    const AcrossEntry* entry = group == nullptr ? nullptr : group->find(department.slug);
    return entry == nullptr ? gap_cell(reason_without_document(department, year, *stage, context.words))
                            : text_cell(entry->document->title, entry->document->folder + "index.html");
}

}  // namespace

std::string reason_without_document(const DepartmentSummary& department, const FiscalYear& year, const StageForm& stage,
                                    const Words& words) {
    const Absence* absence = department.history.find_absence(year, stage.id);
    AcrossGap gap{&department, GapReason::not_published, absence};
    if (absence != nullptr) {
        gap.gap = absence->gap;
    } else if (!department.history.existed_in(year)) {
        gap.gap = GapReason::did_not_exist;
    }
    return gap_text(gap, words);
}

std::vector<std::string> notes_on_every_stage(const SiteSettings& site, const DepartmentSummary& department,
                                              const FiscalYear& year) {
    std::vector<std::string> notes = notes_on_year(site.notes, year);
    add_notes(notes, notes_on_year(department.history.notes, year));
    return notes;
}

std::optional<OverviewSection> department_documents_section(const OverviewContext& context, const DepartmentSummary& department) {
    const Across& across = context.across;
    const Words& words = context.words;
    std::vector<StandardStage> stages;
    for (const AcrossGroup& group : across.groups()) {
        const StandardStage stage(group.standard, group.stage);
        if (group.find(department.slug) != nullptr && std::find(stages.begin(), stages.end(), stage) == stages.end())
            stages.push_back(stage);
    }
    if (stages.empty()) return std::nullopt;
    OverviewTable table;
    table.id = "documents";
    table.title = words.phrase("table-documents-of", {{"department", department.name}});
    table.columns.push_back(year_column(words));
    for (const auto& [standard, stage] : stages) {
        table.columns.push_back(faceted({standard->id + "-" + stage->id, stage->title, false}, facets_of(*standard, *stage),
                                        "document", words.at("column-document")));
    }
    std::vector<FiscalYear> years = across.years();
    for (auto year = years.rbegin(); year != years.rend(); ++year) {
        if (!is_for_department(department, *year)) continue;
        OverviewRow row;
        row.cells.push_back(text_cell(year->text(), year_path(*year)));
        const bool was_there = department.history.existed_in(*year);
        if (was_there) row.cells.back().notes = notes_on_every_stage(context.site, department, *year);
        for (const auto& [standard, stage] : stages) {
            row.cells.push_back(document_cell(context, department, *year, {standard, stage}));
            if (!was_there) continue;
            row.cells.back().notes = notes_on_stage(context.site.notes, *year, stage->id);
            add_notes(row.cells.back().notes, notes_on_stage(department.history.notes, *year, stage->id));
        }
        table.rows.push_back(std::move(row));
    }
    OverviewSection section;
    section.id = "documents";
    section.title = words.at("section-documents");
    section.tables.push_back(std::move(table));
    return section;
}

}  // namespace sitegen
