#include <algorithm>
#include <map>
#include <set>

#include "across/adjusted_amounts.hpp"
#include "across/coverage.hpp"
#include "across/group_answers.hpp"
#include "across/topic_parts.hpp"
#include "model/change_list.hpp"

namespace sitegen {

namespace {

struct CodeLine {
    const AcrossEntry* entry;
    Amount amount;  // in the group's unit
};

// The largest first. Throws AmountOverflow.
std::vector<CodeLine> lines_of(const TopicCode::Group& found, const TopicForm& form) {
    const AcrossGroup& group = *found.group;
    const std::size_t index = index_of(group, form);
    std::vector<CodeLine> lines;
    lines.reserve(found.lines.size());
    for (const TopicCode::Line& line : found.lines) {
        const DocumentSummary& document = *line.entry->document;
        lines.push_back({line.entry, group.in_unit(document.topics[index].rows[line.row].amount, document)});
    }
    std::stable_sort(lines.begin(), lines.end(), [](const CodeLine& a, const CodeLine& b) { return a.amount > b.amount; });
    return lines;
}

// Amounts in another document are counted there.
AcrossSum sum_of(const std::vector<CodeLine>& lines, const AcrossGroup& group, std::size_t topic) {
    AcrossSum sum;
    for (const CodeLine& line : lines) {
        if (!is_added(group, *line.entry, topic, sum)) continue;
        sum.amount = sum.amount ? *sum.amount + line.amount : line.amount;
    }
    return sum;
}

// A code of a topic, in the groups whose standards have it.
class CodeOverview {
  public:
    CodeOverview(const OverviewContext& context, const TopicPage& topic, const std::string& code, const TopicCode& found)
        : across_(context.across),
          words_(context.words),
          site_(context.site),
          terms_(context.site.statistics, std::nullopt, context.words),
          topic_(topic),
          code_(code) {
        for (const TopicCode::Group& each : found.groups) {
            const AcrossGroup& group = *each.group;
            const TopicForm* form = find_topic(group, topic.id);
            std::vector<CodeLine> lines = lines_of(each, *form);
            const AcrossSum sum = sum_of(lines, group, index_of(group, *form));
            groups_.push_back({&group, form, std::move(lines), sum});
        }
    }

    [[nodiscard]] Overview over_years() const {
        Overview overview = begin(code_path(topic_.id, code_));
        OverviewSection section;
        section.id = "years";
        section.title = words_.at("section-years");
        const Slugs concerned = with_relatives(departments_with_code(), across_);
        for (const bool spans_two : {false, true}) {
            Chart chart = chart_over_years(spans_two, concerned);
            if (chart.categories.size() > 1) section.charts.push_back(std::move(chart));
        }
        section.tables.push_back(table_of_years(concerned));
        overview.sections.push_back(std::move(section));
        overview.answers = answers(concerned);
        return overview;
    }

    [[nodiscard]] Overview in_year(const FiscalYear& year) const {
        Overview overview = begin(code_path(topic_.id, code_, year));
        overview.trail.push_back({overview.title, code_path(topic_.id, code_), {}, false});
        overview.title = words_.phrase("page-topic", {{"topic", overview.title}, {"year", year.text()}});
        overview.description = overview.title;
        for (const FiscalYear& other : topic_.years)
            overview.years.push_back({other.text(), code_path(topic_.id, code_, other), {}, other == year});
        for (auto each = groups_.rbegin(); each != groups_.rend(); ++each) overview.sections.push_back(section_of(*each));
        overview.answers = answers(departments_with_code());
        return overview;
    }

  private:
    using Slugs = std::set<std::string_view>;
    using Breaks = std::map<FiscalYear, std::string>;  // before a year, and because of what

    struct Group {
        const AcrossGroup* group;
        const TopicForm* form;
        std::vector<CodeLine> lines;
        AcrossSum sum;
    };

    // Begins the page, with the title of the latest year.
    [[nodiscard]] Overview begin(std::string path) const {
        Overview overview;
        overview.path = std::move(path);
        overview.kind = "code";
        overview.title = groups_.empty() ? code_ : code_with_name(*groups_.back().group, *groups_.back().form, code_);
        overview.description = overview.title;
        overview.trail = {{words_.at("page-topics"), "topics/index.html", {}, false},
                          {topic_.title, topic_path(topic_.id), {}, false}};
        return overview;
    }

    // How much it is in the latest year, by whom, and whether it is more or less than the year before: a page of one year does not
    // know that.
    [[nodiscard]] std::vector<Answer> answers(const Slugs& concerned) const {
        const Group* found = latest_of_most();
        if (found == nullptr || !found->sum.amount) return {};
        const Group& latest = *found;
        const AcrossGroup& group = *latest.group;
        const MoneyForm money = money_form(*group.standard, group.unit);
        const std::string count = std::to_string(latest.sum.document_count);
        std::vector<Answer> answers;
        const auto add = [&](const char* id, const char* question, std::string text) {
            std::vector<std::string> units = units_in(text, *group.standard, words_);
            answers.push_back({id, words_.at(question), std::move(text), {}, {}, std::move(units)});
        };
        const std::string amount = said_with_unit(*latest.sum.amount, group.unit, money, words_);
        const std::string year = group.year.text();
        const std::string stage = group_title(group, across_);
        const std::vector<AnswerPart> parts = departments_in(latest);
        if (parts.size() == 1) {
            add("how-much", "question-how-much",
                words_.phrase("code-of-one",
                              {{"year", year}, {"stage", stage}, {"department", parts.front().title}, {"amount", amount}}));
        } else {
            add("how-much", "question-how-much",
                words_.phrase("code-how-much", {{"year", year}, {"stage", stage}, {"count", count}, {"amount", amount}}));
            const std::optional<std::string> said =
                say_aspect_of_parts(parts, latest.sum.amount, "parts", group.standard->rounding, group.unit, money, words_);
            if (said) add("by-whom", "question-by-whom", words_.phrase("code-by-whom", {{"parts", *said}}));
        }
        if (std::optional<std::string> change = change_text(latest, money, concerned))
            add("change", "question-change", std::move(*change));
        return answers;
    }

    // The latest, in years of the kind that the site's latest year has: a school's year is not that of a city. Nothing without
    // years.
    [[nodiscard]] const Group* latest_of_most() const {
        const std::optional<FiscalYear> year = across_.latest_year();
        const auto is_of_kind = [&](const Group& each) { return year && each.group->year.spans_two == year->spans_two; };
        const auto found = std::find_if(groups_.rbegin(), groups_.rend(), is_of_kind);
        if (found != groups_.rend()) return &*found;
        return groups_.empty() ? nullptr : &groups_.back();
    }

    // Departments whose amounts are in those of others are not named.
    [[nodiscard]] std::vector<AnswerPart> departments_in(const Group& each) const {
        const AcrossGroup& group = *each.group;
        const std::size_t index = index_of(group, *each.form);
        std::vector<AnswerPart> parts;
        for (const CodeLine& line : each.lines) {
            if (is_in_other_topic(group, *line.entry, index)) continue;
            const DepartmentSummary& department = *line.entry->department;
            parts.push_back({department.history.name_in(group.year, department.name), line.amount});
        }
        return parts;
    }

    // Since the year before at the same stage. Nothing without an amount of that year.
    [[nodiscard]] std::optional<std::string> change_text(const Group& latest, const MoneyForm& money,
                                                         const Slugs& concerned) const {
        const AcrossGroup& group = *latest.group;
        const auto before = std::find_if(groups_.begin(), groups_.end(), [&](const Group& each) {
            return is_same_line(*each.group, group) && each.group->year == group.year.before();
        });
        if (before == groups_.end() || !before->sum.amount) return std::nullopt;
        const CoverageChange coverage = change_between(*before, latest, concerned);
        if (!coverage.is_same())
            return words_.phrase("code-change-of-others", {{"coverage", coverage_text(coverage, group.year, words_)}});
        const auto known = [&](const Amount& amount) { return KnownAmount{amount, group.unit_power - amount.decimals()}; };
        const Amount old = in_power(*before->sum.amount, before->group->unit_power, group.unit_power);
        const std::optional<Amount> change = known_change(known(*latest.sum.amount), known(old), group.unit_power);
        const Figure figure = change_between_sums(old + *change, old, group);
        const std::optional<std::string> said = say_change_since(figure, "said", money, words_);
        return said ? std::optional(words_.phrase("code-change", {{"year", group.year.text()}, {"change", *said}})) : std::nullopt;
    }

    // Sums of all years are in the unit of the latest year.
    [[nodiscard]] std::optional<Amount> in_latest_unit(const Group& each) const {
        if (!each.sum.amount) return std::nullopt;
        return in_power(*each.sum.amount, each.group->unit_power, groups_.back().group->unit_power);
    }

    // Those that had a row of the code in any year, whatever it says. Others have no part in its sums, whether they publish or not.
    [[nodiscard]] Slugs departments_with_code() const {
        Slugs slugs;
        for (const Group& each : groups_) {
            const std::size_t index = index_of(*each.group, *each.form);
            for (const AcrossEntry& entry : each.group->entries) {
                if (index >= entry.document->topics.size()) continue;
                if (entry.document->topics[index].rows.find(code_).state != CellState::blank) slugs.insert(entry.department->slug);
            }
        }
        return slugs;
    }

    [[nodiscard]] OverviewTable table_of_years(const Slugs& concerned) const {
        OverviewTable table;
        table.id = "years";
        table.columns = {year_column(words_), stage_column(words_), money_column("amount", words_.at("column-amount")),
                         amount_column("departments", words_.at("column-departments"))};
        if (groups_.empty()) return table;
        const AcrossGroup& latest = *groups_.back().group;
        add_comparable_columns(terms_, *latest.standard, table);
        table.title = code_with_name(latest, *groups_.back().form, code_);
        set_unit(table, latest.unit, *latest.standard, words_);
        for (auto each = groups_.rbegin(); each != groups_.rend(); ++each) {
            const FiscalYear& year = each->group->year;
            OverviewRow row;
            row.cells = cells_of(text_cell(year.text(), code_path(topic_.id, code_, year)), stage_cell(*each->group, across_),
                                 amount_cell(in_latest_unit(*each)),
                                 amount_cell(Amount(static_cast<std::int64_t>(each->sum.document_count), 0)));
            row.cells[0].notes = notes_on_year(site_.notes, year);
            row.cells[1].notes = notes_on_stage(site_.notes, year, each->group->stage->id);
            add_comparable_cells(terms_, in_latest_unit(*each), *each->group, latest.unit_power, row);
            table.rows.push_back(std::move(row));
        }
        add_comparable_sources(terms_, table);
        if (has_change_of_coverage(concerned)) table.notes = {words_.at("years-not-comparable")};
        add_end(latest, table);
        return table;
    }

    // Adds a note if later documents do not have the code any more.
    void add_end(const AcrossGroup& latest, OverviewTable& table) const {
        const AcrossGroup* later = nullptr;
        for (const AcrossGroup& group : across_.groups()) {
            if (is_same_line(group, latest) && latest.year < group.year && find_topic(group, topic_.id) != nullptr) later = &group;
        }
        if (later == nullptr) return;
        table.notes.push_back(words_.phrase("code-ended", {{"last", latest.year.text()}, {"until", later->year.text()}}));
    }

    // Of years of one kind: a line for each group of departments, standard and stage. Years in which no department has the code are
    // gaps.
    [[nodiscard]] Chart chart_over_years(bool spans_two, const Slugs& concerned) const {
        Chart chart;
        chart.id = "years-" + topic_.id + (spans_two ? "-of-two-years" : "");
        chart.kind = ChartKind::line;
        if (groups_.empty()) return chart;
        chart.title = code_with_name(*groups_.back().group, *groups_.back().form, code_);
        chart.unit = groups_.back().group->unit;
        chart.money = money_form(*groups_.back().group->standard, chart.unit);
        std::vector<FiscalYear> years = topic_.years;
        std::erase_if(years, [spans_two](const FiscalYear& year) { return year.spans_two != spans_two; });
        years = with_years_between(years);
        for (const FiscalYear& year : years) chart.categories.push_back(year.text());
        std::vector<const AcrossGroup*> lines;  // the first group of each
        for (const Group& each : groups_) {
            if (each.group->year.spans_two != spans_two) continue;
            auto found =
                std::find_if(lines.begin(), lines.end(), [&](const AcrossGroup* line) { return is_same_line(*line, *each.group); });
            if (found == lines.end()) {
                found = lines.insert(lines.end(), each.group);
                chart.series.push_back(
                    {group_title(*each.group, across_), {}, {}, look_of_stage(*each.group->standard, *each.group->stage)});
                chart.series.back().values.resize(years.size());
            }
            const auto year = std::lower_bound(years.begin(), years.end(), each.group->year);
            chart.series[static_cast<std::size_t>(found - lines.begin())].values[static_cast<std::size_t>(year - years.begin())] =
                in_latest_unit(each);
        }
        std::vector<Breaks> breaks;
        for (std::size_t i = 0; i < lines.size(); ++i) breaks.push_back(add_breaks(*lines[i], i, years, concerned, chart));
        add_break_notes(lines, breaks, chart);
        return chart;
    }

    // By year. What all lines say is said once; otherwise it is said of which line it is.
    void add_break_notes(const std::vector<const AcrossGroup*>& lines, const std::vector<Breaks>& breaks, Chart& chart) const {
        std::map<FiscalYear, std::vector<std::string>> notes;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            for (const auto& [year, text] : breaks[i]) {
                const auto says_it = [&, &known_year = year, &known_text = text](const Breaks& each) {
                    const auto found = each.find(known_year);
                    return found != each.end() && found->second == known_text;
                };
                const bool is_of_all = std::all_of(breaks.begin(), breaks.end(), says_it);
                const std::string line = group_title(*lines[i], across_) + words_.at("colon");
                notes[year].push_back(is_of_all ? text : line + text);
            }
        }
        for (const auto& [year, texts] : notes) add_notes(chart.notes, texts);
    }

    [[nodiscard]] CoverageChange change_between(const Group& before, const Group& after, const Slugs& concerned) const {
        const auto its = [&](const AcrossEntry& entry) -> const Group& {
            return entry.document->year == after.group->year ? after : before;
        };
        const auto is_counted = [&](const AcrossEntry& entry) {
            if (!concerned.contains(entry.department->slug)) return false;
            const TopicSummary* topic = topic_in(entry, index_of(*its(entry).group, *its(entry).form));
            return topic != nullptr && !topic->is_left_out && topic->rows.find(code_).state <= CellState::blank;
        };
        const auto is_contained = [&](const AcrossEntry& entry) {
            return is_in_other_topic(*its(entry).group, entry, index_of(*its(entry).group, *its(entry).form));
        };
        return coverage_change(*before.group, *after.group, is_counted, is_contained);
    }

    // Whether some year's sum covers other departments than the sum of the year before at the same stage.
    [[nodiscard]] bool has_change_of_coverage(const Slugs& concerned) const {
        for (auto after = groups_.begin(); after != groups_.end(); ++after) {
            for (auto before = std::make_reverse_iterator(after); before != groups_.rend(); ++before) {
                if (!is_same_line(*before->group, *after->group)) continue;
                if (!change_between(*before, *after, concerned).is_same()) return true;
                break;
            }
        }
        return false;
    }

    // The line breaks where its departments change. A document without the code spends nothing on it; a document whose amount is
    // unknown is in no sum. Returns what each break is because of.
    [[nodiscard]] Breaks add_breaks(const AcrossGroup& line, std::size_t series, const std::vector<FiscalYear>& years,
                                    const Slugs& concerned, Chart& chart) const {
        Breaks breaks;
        const Group* before = nullptr;
        for (const Group& each : groups_) {
            if (!is_same_line(*each.group, line)) continue;
            if (before != nullptr) {
                const CoverageChange change = change_between(*before, each, concerned);
                const FiscalYear& year = each.group->year;
                const auto at = std::lower_bound(years.begin(), years.end(), year) - years.begin();
                if (!change.is_same()) {
                    chart.marks.push_back(
                        {ChartMark::Kind::broken, static_cast<std::size_t>(at), words_.at("coverage-mark"), series});
                    breaks.emplace(year, coverage_text(change, year, words_));
                }
            }
            before = &each;
        }
        return breaks;
    }

    [[nodiscard]] OverviewSection section_of(const Group& each) const {
        const AcrossGroup& group = *each.group;
        OverviewTable table;
        table.id = "departments-" + group.id();
        table.title = group.year.text() + words_.at("title-separator") + group_title(group, across_);
        set_unit(table, group.unit, *group.standard, words_);
        table.title_notes = notes_for(site_.notes, group.year, group.stage->id);
        table.columns = {department_column(words_), money_column("amount", words_.at("column-amount"))};
        for (const CodeLine& line : each.lines) {
            OverviewRow row;
            row.cells = cells_of(department_cell(*line.entry, group.year, words_,
                                                 line.entry->document->folder + "index.html#table-" + each.form->rows->table),
                                 amount_cell(line.amount));
            row.cells[0].notes = department_notes(*line.entry->department, group.year, group.stage->id);
            row.cells[1].notes = line.entry->document->notes_on(SummaryNote::Kind::topic, index_of(group, *each.form), code_);
            if (line.entry->container != nullptr) row.level = 2;
            table.rows.push_back(std::move(row));
        }
        OverviewRow total;
        total.is_total = true;
        total.cells = cells_of(text_cell(words_.at("chart-total")), amount_cell(each.sum.amount));
        table.rows.push_back(std::move(total));
        table.notes = sum_notes(each.sum, group.year, words_);
        OverviewSection section;
        section.id = table.id;
        section.title = group_title(group, across_);
        section.tables.push_back(std::move(table));
        return section;
    }

    const Across& across_;
    const Words& words_;
    const SiteSettings& site_;
    AdjustedAmounts terms_;
    TopicPage topic_;
    const std::string& code_;
    std::vector<Group> groups_;  // in the order of the site's
};

}  // namespace

Overview code_overview(const OverviewContext& context, const TopicYears& topic, const std::string& code) {
    const TopicCode& found = topic.codes.find(code)->second;
    return CodeOverview(context, {topic.id, topic.title, found.years}, code, found).over_years();
}

Overview code_overview(const OverviewContext& context, const TopicPage& topic, const std::string& code, const TopicCode& lines,
                       const FiscalYear& year) {
    return CodeOverview(context, topic, code, lines).in_year(year);
}

}  // namespace sitegen
