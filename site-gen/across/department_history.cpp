#include "across/department_history.hpp"

#include "across/origin_text.hpp"
#include "across/overview_parts.hpp"
#include "across/series.hpp"

namespace sitegen {

namespace {

std::string origin_note(const Origin& origin) {
    if (origin.date.empty() || origin.reason.empty()) return origin.date + origin.reason;
    return origin.date + " " + origin.reason;
}

}  // namespace

std::optional<OverviewSection> department_notes_section(const DepartmentSummary& department, const Words& words) {
    OverviewSection section;
    section.id = "notes";
    section.title = words.at("notes-department");
    for (const StandingNote& note : department.history.notes) {
        if (note.is_general()) section.paragraphs.push_back(note.text);
    }
    return section.paragraphs.empty() ? std::nullopt : std::optional(std::move(section));
}

std::optional<OverviewSection> department_history_section(const Across& across, const DepartmentSummary& department,
                                                          const Words& words) {
    const DepartmentHistory& history = department.history;
    OverviewSection section;
    section.id = "history";
    section.title = words.at("section-history");
    for (const FormerName& former : history.names) {
        section.links.push_back(
            {words.phrase("former-name", {{"name", former.name}, {"until", former.until.text()}}), {}, {}, false});
    }
    for (const SeriesMark& mark : series_of(across, department, 0, words).marks)
        section.links.push_back({event_in_year(mark.year, mark.event, words), {}, {}, false});
    for (const Origin& origin : history.origins) {
        for (const std::string& slug : origin.from) {
            const DepartmentSummary* from = across.find_department(slug);
            if (from != nullptr) section.links.push_back({from->name, department_path(slug), origin_note(origin), false});
        }
    }
    for (const Containment& contained : history.containments) {
        const DepartmentSummary* inner = across.find_department(contained.department);
        if (inner != nullptr)
            section.links.push_back({words.phrase("contains", {{"name", inner->name}}), department_path(inner->slug), {}, false});
    }
    if (history.closure) {
        section.links.push_back(
            {words.phrase("closed", {{"year", history.closure->year.text()}}), {}, history.closure->reason, false});
    }
    if (section.links.empty()) return std::nullopt;
    return section;
}

}  // namespace sitegen
