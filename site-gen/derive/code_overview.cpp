#include <algorithm>

#include "derive/comparable_terms.hpp"
#include "derive/overview_parts.hpp"
#include "derive/topics.hpp"

namespace sitegen {

namespace {

// The departments that have a code in a group, with their amounts in its unit.
struct CodeLine {
    const AcrossEntry* entry;
    Amount amount;
};

std::vector<CodeLine> lines_of(const AcrossGroup& group, const TopicForm& form, const std::string& code) {
    std::vector<CodeLine> lines;
    for (const AcrossEntry& entry : group.entries) {
        const TopicSummary* topic = topic_in(entry, index_of(group, form));
        if (topic == nullptr) continue;
        const TopicRow row = topic->rows.find(code);
        if (row.state == CellState::amount) lines.push_back({&entry, group.in_unit(row.amount, *entry.document)});
    }
    std::stable_sort(lines.begin(), lines.end(), [](const CodeLine& a, const CodeLine& b) { return a.amount > b.amount; });
    return lines;
}

}  // namespace

Overview code_overview(const OverviewContext& context, const TopicYears& topic, const std::string& code) {
    const Across& across = context.across;
    const Words& words = context.words;
    Overview overview;
    overview.path = code_path(topic.id, code);
    overview.kind = "code";
    overview.title = code;
    overview.trail = {{words.at("page-topics"), "topics/index.html", {}, false}};
    OverviewTable years;
    years.id = "years";
    years.columns = {{"year", words.at("year"), false},
                     {"stage", words.at("stage"), false},
                     amount_column("amount", words.at("column-amount")),
                     amount_column("departments", words.at("column-departments"))};
    const ComparableTerms terms(context.site.statistics, std::nullopt, words);
    const AcrossGroup& unit_of = across.groups().back();
    add_comparable_columns(terms, *unit_of.standard, years);
    std::vector<OverviewSection> sections;
    for (auto group = across.groups().rbegin(); group != across.groups().rend(); ++group) {
        const TopicForm* form = find_topic(*group, topic.id);
        if (form == nullptr || form->kind != TopicForm::Kind::codes) continue;
        const std::vector<CodeLine> lines = lines_of(*group, *form, code);
        if (lines.empty()) continue;
        if (years.rows.empty()) {
            overview.title = code_with_name(code, name_of_code(*group, *form, code));
            years.title = overview.title;
            years.unit = group->unit;
        }
        std::optional<Amount> sum;
        OverviewTable table;
        table.id = "departments-" + group->year.text() + "-" + group->standard->id + "-" + group->stage->id;
        table.title = group->year.text() + words.at("title-separator") + group_title(*group, across);
        table.unit = group->unit;
        table.title_notes = notes_for(context.site.notes, group->year, group->stage->id);
        table.columns = {{"department", words.at("department"), false}, amount_column("amount", words.at("column-amount"))};
        std::size_t counted = 0;
        for (const CodeLine& line : lines) {
            OverviewRow row;
            row.cells = {text_cell(entry_name(*line.entry, group->year, words),
                                   line.entry->document->folder + "index.html#table-" + form->rows->table),
                         amount_cell(line.amount)};
            row.cells[0].notes = department_notes(*line.entry->department, group->year, group->stage->id);
            row.cells[1].notes = line.entry->document->notes_on(SummaryNote::Kind::topic, index_of(*group, *form), code);
            if (line.entry->container != nullptr) row.level = 2;
            table.rows.push_back(std::move(row));
            if (line.entry->container != nullptr) continue;
            sum = sum ? *sum + line.amount : line.amount;
            ++counted;
        }
        OverviewRow row;
        if (sum) sum = in_power(*sum, group->unit_power, unit_of.unit_power);
        row.cells = {text_cell(group->year.text(), topic_path(topic.id, group->year)), text_cell(group_title(*group, across)),
                     amount_cell(sum), amount_cell(Amount(static_cast<std::int64_t>(counted), 0))};
        row.cells[0].notes = notes_on_year(context.site.notes, group->year);
        row.cells[1].notes = notes_on_stage(context.site.notes, group->year, group->stage->id);
        add_comparable_cells(terms, sum, *group, unit_of.unit_power, row);
        years.rows.push_back(std::move(row));
        OverviewSection section;
        section.id = table.id;
        section.title = table.title;
        section.tables.push_back(std::move(table));
        sections.push_back(std::move(section));
    }
    years.unit = unit_of.unit;
    add_comparable_sources(terms, years);
    overview.description = overview.title;
    OverviewSection over;
    over.id = "years";
    over.title = words.at("section-years");
    over.tables.push_back(std::move(years));
    overview.sections.push_back(std::move(over));
    for (OverviewSection& section : sections) overview.sections.push_back(std::move(section));
    return overview;
}

std::string code_path(const std::string& topic, const std::string& code) {
    return "topics/" + topic + "/codes/" + code + "/index.html";
}

}  // namespace sitegen
