#include <algorithm>

#include "across/department_documents.hpp"
#include "across/department_figures.hpp"
#include "across/department_history.hpp"
#include "across/group_answers.hpp"
#include "across/overviews.hpp"
#include "model/parts_of_topic.hpp"

namespace sitegen {

namespace {

class DepartmentOverview {
  public:
    DepartmentOverview(const OverviewContext& context, const DepartmentSummary& department)
        : context_(context), across_(context.across), words_(context.words), department_(department) {}

    Overview make() {
        Overview overview;
        overview.path = department_path(department_.slug);
        overview.kind = "department";
        overview.title = department_.name;
        overview.description = words_.phrase("description-department", {{"department", department_.name}});
        overview.sections = department_figures_sections(context_, department_);
        // The sentences of a document head the page, and the drawing of its size stands beside them.
        if (department_.answering() != nullptr && !overview.sections.empty()) move_picture(overview, overview.sections.front().id);
        if (department_.answering() != nullptr && overview.pictures.empty()) {
            if (std::optional<Chart> parts = parts_of_year(*department_.answering()))
                overview.pictures.push_back(std::move(*parts));
        }
        if (std::optional<OverviewSection> section = department_notes_section(department_, words_))
            overview.sections.push_back(std::move(*section));
        if (std::optional<OverviewSection> section = department_documents_section(context_, department_))
            overview.sections.push_back(std::move(*section));
        if (std::optional<OverviewSection> section = department_corrections_section(department_, words_))
            overview.sections.push_back(std::move(*section));
        if (std::optional<OverviewSection> section = department_history_section(across_, department_, words_))
            overview.sections.push_back(std::move(*section));
        return overview;
    }

  private:
    // Of a single year there is no line to draw: what the money of its first topic is for, or where it comes from.
    [[nodiscard]] std::optional<Chart> parts_of_year(const DocumentSummary& document) const {
        for (const AcrossGroup& group : across_.groups()) {
            const AcrossEntry* entry = group.find(department_.slug);
            if (entry == nullptr || entry->document != &document) continue;
            const std::vector<TopicForm>& topics = group.standard->overview.topics;
            for (std::size_t i = 0; i < std::min(topics.size(), document.topics.size()); ++i) {
                Chart chart = parts_of(topics[i], document.topics[i], document, group);
                if (chart.categories.size() > 1 && has_drawing(chart)) return chart;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] Chart parts_of(const TopicForm& form, const TopicSummary& topic, const DocumentSummary& document,
                                 const AcrossGroup& group) const {
        Chart chart;
        chart.id = "parts-" + form.id;
        chart.kind = ChartKind::bar;
        chart.title = words_.phrase("page-topic", {{"topic", form.title}, {"year", document.year.text()}}) +
                      words_.at("title-separator") + document.stage;
        chart.unit = document.unit;
        chart.money = money_form(*group.standard, chart.unit);
        chart.rounding = group.standard->rounding;
        if (topic.total.state == CellState::amount) chart.total = topic.total.amount;
        chart.series = {{form.title, {}, {}, look_of_stage(*group.standard, *group.stage)}};
        for (TopicPart& part : parts_of_topic(form, *group.standard, topic)) {
            chart.categories.push_back(std::move(part.title));
            chart.series.front().values.emplace_back(part.amount);
        }
        return chart;
    }

    const OverviewContext& context_;
    const Across& across_;
    const Words& words_;
    const DepartmentSummary& department_;
};

}  // namespace

Overview department_overview(const OverviewContext& context, const DepartmentSummary& department) {
    return DepartmentOverview(context, department).make();
}

}  // namespace sitegen
