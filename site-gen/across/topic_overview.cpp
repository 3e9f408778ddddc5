#include <algorithm>
#include <map>

#include "across/topic_parts.hpp"
#include "across/topic_whole.hpp"
#include "model/amount_text.hpp"
#include "text/number_format.hpp"

namespace sitegen {

namespace {

constexpr std::size_t most_rows_shown = 500;  // rows of a list by size

class TopicOverview {
  public:
    TopicOverview(const OverviewContext& context, const TopicPage& topic, const FiscalYear& year)
        : across_(context.across), words_(context.words), site_(context.site), topic_(topic), year_(year) {}

    Overview make() {
        Overview overview;
        overview.path = topic_path(topic_.id, year_);
        overview.kind = "topic";
        overview.title = words_.phrase("page-topic", {{"topic", topic_.title}, {"year", year_.text()}});
        overview.description = overview.title;
        overview.trail = {{words_.at("page-topics"), "topics/index.html", {}, false},
                          {topic_.title, topic_path(topic_.id), {}, false}};
        for (const FiscalYear& year : topic_.years)
            overview.years.push_back({year.text(), topic_path(topic_.id, year), {}, year == year_});
        const std::vector<const AcrossGroup*> groups = across_.groups_of(year_);
        for (auto each = groups.rbegin(); each != groups.rend(); ++each) {
            const TopicForm* form = find_topic(**each, topic_.id);
            if (form == nullptr || !has_topic(**each, *form)) continue;
            if (overview.lead.empty()) overview.lead = form->description;
            overview.sections.push_back(section_of(**each, *form));
        }
        return overview;
    }

  private:
    [[nodiscard]] OverviewSection section_of(const AcrossGroup& group, const TopicForm& form) const {
        OverviewSection section;
        section.id = group.id();
        section.title = group_title(group, across_);
        switch (form.kind) {
            case TopicForm::Kind::codes:
                add_codes(group, form, section);
                break;
            case TopicForm::Kind::rows:
                add_rows(group, form, section);
                break;
            case TopicForm::Kind::items:
                add_items(group, form, section);
                break;
        }
        return section;
    }

    [[nodiscard]] OverviewTable table_for(const AcrossGroup& group) const {
        OverviewTable table;
        table.id = topic_.id + "-" + group.id();
        table.title =
            words_.phrase("table-topic", {{"topic", topic_.title}, {"year", year_.text()}, {"stage", group_title(group, across_)}});
        set_unit(table, group.unit, *group.standard, words_);
        table.title_notes = notes_for(site_.notes, year_, group.stage->id);
        return table;
    }

    // Every code with the sum over all departments. A code is the sum of the codes below it, so only codes of the first level make
    // up a whole.
    void add_codes(const AcrossGroup& group, const TopicForm& form, OverviewSection& section) const {
        struct Sum {
            Amount amount;
            std::size_t departments = 0;
        };
        std::map<std::string, Sum, std::less<>> sums;
        const std::size_t index = index_of(group, form);
        AcrossSum whole;
        for (const AcrossEntry& entry : group.entries) {
            if (!is_added(group, entry, index, whole)) continue;
            const TopicSummary* topic = topic_in(entry, index);
            for (std::size_t i = 0; i < topic->rows.size(); ++i) {
                const TopicRow row = topic->rows[i];
                if (row.state != CellState::amount) continue;
                auto found = sums.find(row.id);
                if (found == sums.end()) found = sums.emplace(row.id, Sum()).first;
                Sum& sum = found->second;
                const Amount amount = group.in_unit(row.amount, *entry.document);
                sum.amount = sum.departments == 0 ? amount : sum.amount + amount;
                ++sum.departments;
            }
        }
        OverviewTable table = table_for(group);
        table.columns = {code_column(words_.at("column-code")), money_column("amount", words_.at("column-amount")),
                         amount_column("departments", words_.at("column-departments"))};
        Chart chart;
        chart.id = "sizes-" + table.id;
        chart.kind = ChartKind::treemap;
        chart.title = table.title;
        chart.unit = group.unit;
        chart.money = money_form(*group.standard, chart.unit);
        chart.series = {{topic_.title, {}, {}, look_of_stage(*group.standard, *group.stage)}};
        const Classification& classification = group.standard->classifications.find(form.classification)->second;
        for (const auto& [code, sum] : sums) {
            const int level = classification.level_of(code);
            OverviewRow row;
            row.level = level;
            row.cells = cells_of(code_cell(group, form, code, code_path(topic_.id, code, year_)), amount_cell(sum.amount),
                                 amount_cell(Amount(static_cast<std::int64_t>(sum.departments), 0)));
            table.rows.push_back(std::move(row));
            if (level != 1) continue;
            chart.categories.push_back(code_with_name(group, form, code));
            chart.series.front().values.emplace_back(sum.amount);
        }
        table.notes = sum_notes(whole, year_, words_);
        add_verdict(group, form, table, [&](const TopicRow& row) { return classification.level_of(row.id) == 1; });
        if (chart.categories.size() > 1) section.charts.push_back(std::move(chart));
        section.tables.push_back(std::move(table));
    }

    void add_verdict(const AcrossGroup& group, const TopicForm& form, OverviewTable& table,
                     const std::function<bool(const TopicRow&)>& is_part) const {
        std::optional<std::string> verdict = whole_verdict(group, index_of(group, form), is_part, words_);
        if (verdict) table.notes.push_back(std::move(*verdict));
    }

    // Every row of every department, the largest first.
    void add_rows(const AcrossGroup& group, const TopicForm& form, OverviewSection& section) const {
        struct Line {
            TopicRow row;
            const AcrossEntry* entry;
            Amount amount;
        };
        std::vector<Line> lines;
        AcrossSum sum;
        const std::size_t index = index_of(group, form);
        for (const AcrossEntry& entry : group.entries) {
            if (!is_added(group, entry, index, sum)) continue;
            const TopicSummary* topic = topic_in(entry, index);
            for (std::size_t i = 0; i < topic->rows.size(); ++i) {
                const TopicRow row = topic->rows[i];
                if (row.state == CellState::amount) lines.push_back({row, &entry, group.in_unit(row.amount, *entry.document)});
            }
        }
        std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.amount > b.amount; });
        OverviewTable table = table_for(group);
        table.columns = {named_column("row", "row_name", words_.at("column-name")), department_column(words_),
                         money_column("amount", words_.at("column-amount"))};
        table.notes = sum_notes(sum, year_, words_);
        add_verdict(group, form, table, [](const TopicRow& /*every*/) { return true; });
        limit_shown(table, most_rows_shown, lines.size(), "rows-shown", words_);
        const std::string anchor = "index.html#table-" + form.rows->table;
        table.rows.reserve(lines.size());
        for (const Line& line : lines) {
            // Rows that are only in the CSV file have no links.
            const bool is_shown = table.rows.size() < table.most_shown;
            std::string name(line.row.name.empty() ? line.row.id : line.row.name);
            OverviewRow row;
            row.cells = cells_of(named_cell(std::string(line.row.id), std::move(name),
                                            is_shown ? line.entry->document->folder + anchor : std::string()),
                                 department_cell(*line.entry->department, year_,
                                                 is_shown ? department_path(line.entry->department->slug) : std::string()),
                                 amount_cell(line.amount));
            row.cells[0].notes = line.entry->document->notes_on(SummaryNote::Kind::topic, index, line.row.id);
            row.cells[1].notes = department_notes(*line.entry->department, year_, group.stage->id);
            table.rows.push_back(std::move(row));
        }
        section.tables.push_back(std::move(table));
    }

    // A row for each department, a column for each item.
    void add_items(const AcrossGroup& group, const TopicForm& form, OverviewSection& section) const {
        const std::size_t index = index_of(group, form);
        OverviewTable table = table_for(group);
        table.columns.push_back(department_column(words_));
        for (const TopicItemForm& item : form.items) table.columns.push_back(money_column(item.id, item.title));
        if (form.total) table.columns.push_back(money_column("total", words_.at("chart-total")));
        for (const AcrossEntry& entry : group.entries) {
            const TopicSummary* topic = topic_in(entry, index);
            if (topic == nullptr) continue;
            OverviewRow row;
            row.cells.push_back(department_cell(entry, year_, words_, entry.document->folder + "index.html"));
            row.cells.back().notes = department_notes(*entry.department, year_, group.stage->id);
            const auto cell_of = [&](const auto& value) {
                return figure_cell(figure_in_topic(*entry.document, index, value), entry, group, words_);
            };
            for (const TopicItemForm& item : form.items) {
                row.cells.push_back(cell_of([&](const TopicSummary& its) { return figure_of(its.rows.find(item.id)); }));
                row.cells.back().notes = entry.document->notes_on(SummaryNote::Kind::topic, index, item.id);
            }
            if (form.total) {
                row.cells.push_back(cell_of([](const TopicSummary& its) { return its.total; }));
                row.cells.back().notes = entry.document->notes_on(SummaryNote::Kind::topic, index);
            }
            table.rows.push_back(std::move(row));
        }
        std::stable_sort(table.rows.begin(), table.rows.end(), [](const OverviewRow& a, const OverviewRow& b) {
            const std::optional<Amount>& left = a.cells.back().amount;
            const std::optional<Amount>& right = b.cells.back().amount;
            if (left && right) return *left > *right;
            return left.has_value() && !right.has_value();
        });
        add_item_totals(group, form, table, section);
    }

    void add_item_totals(const AcrossGroup& group, const TopicForm& form, OverviewTable& table, OverviewSection& section) const {
        const std::size_t index = index_of(group, form);
        OverviewRow totals;
        totals.is_total = true;
        totals.cells.push_back(text_cell(words_.at("chart-total")));
        Chart chart;
        chart.id = "items-" + table.id;
        chart.kind = ChartKind::bar;
        chart.title = table.title;
        chart.unit = group.unit;
        chart.money = money_form(*group.standard, chart.unit);
        chart.series = {{topic_.title, {}, {}, look_of_stage(*group.standard, *group.stage)}};
        AcrossSum counted;
        for (const TopicItemForm& item : form.items) {
            const AcrossSum sum =
                sum_in_topic(group, index, [&](const TopicSummary& topic) { return figure_of(topic.rows.find(item.id)); });
            counted.document_count = std::max(counted.document_count, sum.document_count);
            counted.contained_count = sum.contained_count;
            counted.without_count = sum.without_count;
            counted.parts = sum.parts;
            totals.cells.push_back(amount_cell(sum.amount));
            chart.categories.push_back(item.title);
            chart.series.front().values.push_back(sum.amount);
        }
        if (form.total) {
            const AcrossSum sum = sum_in_topic(group, index, [](const TopicSummary& topic) { return topic.total; });
            totals.cells.push_back(amount_cell(sum.amount));
        }
        table.rows.push_back(std::move(totals));
        table.notes = sum_notes(counted, year_, words_);
        add_verdict(group, form, table, [](const TopicRow& /*every*/) { return true; });
        if (chart.categories.size() > 1) section.charts.push_back(std::move(chart));
        section.tables.push_back(std::move(table));
    }

    const Across& across_;
    const Words& words_;
    const SiteSettings& site_;
    TopicPage topic_;
    FiscalYear year_;
};

void add_codes_of(const AcrossGroup& group, const TopicForm& form, TopicYears& topic) {
    const std::size_t index = index_of(group, form);
    for (const AcrossEntry& entry : group.entries) {
        const TopicSummary* summary = topic_in(entry, index);
        for (std::size_t i = 0; summary != nullptr && i < summary->rows.size(); ++i) {
            const TopicRow row = summary->rows[i];
            if (row.state != CellState::amount) continue;
            auto found = topic.codes.find(row.id);
            if (found == topic.codes.end()) found = topic.codes.emplace(row.id, TopicCode()).first;
            found->second.add(group, {&entry, static_cast<std::uint32_t>(i)});
        }
    }
}

}  // namespace

void TopicCode::add(const AcrossGroup& group, const Line& line) {
    if (groups.empty() || groups.back().group != &group) groups.push_back({&group, {}});
    groups.back().lines.push_back(line);
    if (years.empty() || years.back() != group.year) years.push_back(group.year);
}

Overview topic_overview(const OverviewContext& context, const TopicPage& topic, const FiscalYear& year) {
    return TopicOverview(context, topic, year).make();
}

std::vector<TopicYears> topics_of(const Across& across) {
    std::map<std::string, TopicYears> topics;
    for (const AcrossGroup& group : across.groups()) {
        for (const TopicForm& form : group.standard->overview.topics) {
            if (!has_topic(group, form)) continue;
            TopicYears& topic = topics[form.id];
            topic.id = form.id;
            topic.title = form.title;  // from the latest year
            if (topic.years.empty() || topic.years.back() != group.year) topic.years.push_back(group.year);
            if (form.kind == TopicForm::Kind::codes) add_codes_of(group, form, topic);
        }
    }
    std::vector<TopicYears> list;
    list.reserve(topics.size());
    for (auto& [id, topic] : topics) list.push_back(std::move(topic));
    return list;
}

namespace {

// What the documents state as a topic's whole. A list of rows is whole in itself; without a stated total, codes and items are not
// added up, because those of a lower level are in those above.
AcrossSum whole_of(const AcrossGroup& group, const TopicForm& form) {
    const std::size_t index = index_of(group, form);
    return sum_in_topic(group, index, [&](const TopicSummary& topic) {
        if (form.total) return topic.total;
        return form.kind == TopicForm::Kind::rows ? sum_of_rows(topic) : SummaryFigure();
    });
}

// The latest sum of a topic in years of one kind, with a link to its year. Nothing if no document states it.
std::optional<OverviewLink> latest_whole(const OverviewContext& context, const TopicYears& topic, bool spans_two) {
    const std::vector<AcrossGroup>& groups = context.across.groups();
    for (auto group = groups.rbegin(); group != groups.rend(); ++group) {
        const TopicForm* form = group->year.spans_two == spans_two ? find_topic(*group, topic.id) : nullptr;
        if (form == nullptr) continue;
        const AcrossSum sum = whole_of(*group, *form);
        if (!sum.amount) continue;
        const NumberFormat& format = context.words.number_format();
        const NumberWithUnit said = place_unit(format_amount(*sum.amount, format), group->unit, format);
        const std::string stage = context.words.at("title-separator") + group_title(*group, context.across);
        const std::string count = std::to_string(sum.document_count);
        return OverviewLink{group->year.text() + stage, topic_path(topic.id, group->year),
                            context.words.phrase("topic-latest", {{"number", said.number}, {"unit", said.unit}, {"count", count}}),
                            false};
    }
    return std::nullopt;
}

}  // namespace

Overview topics_overview(const OverviewContext& context, const std::vector<TopicYears>& topics) {
    Overview overview;
    overview.path = "topics/index.html";
    overview.kind = "topics";
    overview.title = context.words.at("page-topics");
    overview.description = context.words.at("description-topics");
    overview.lead = overview.description;
    for (const TopicYears& topic : topics) {
        OverviewSection section;
        section.id = "topic-" + topic.id;
        section.title = topic.title;
        for (const bool spans_two : {false, true}) {
            if (std::optional<OverviewLink> latest = latest_whole(context, topic, spans_two))
                section.links.push_back(std::move(*latest));
        }
        section.links.push_back({context.words.at("all-years"), topic_path(topic.id), {}, false});
        for (auto year = topic.years.rbegin(); year != topic.years.rend(); ++year)
            section.links.push_back({year->text(), topic_path(topic.id, *year), {}, false});
        overview.sections.push_back(std::move(section));
    }
    if (OverviewSection performance = performance_section(context); !performance.links.empty())
        overview.sections.push_back(std::move(performance));
    return overview;
}

}  // namespace sitegen
