#include "across/overview_parts.hpp"

#include <algorithm>

#include "across/coverage.hpp"
#include "text/number_format.hpp"

namespace sitegen {

namespace {

const char* word_of(GapReason gap) {
    switch (gap) {
        case GapReason::not_yet_published:
            return "gap-not-yet-published";
        case GapReason::not_published:
            return "gap-not-published";
        case GapReason::did_not_exist:
            return "gap-did-not-exist";
        case GapReason::withheld:
            break;
    }
    return "gap-withheld";
}

}  // namespace

std::string group_title(const AcrossGroup& group, const Across& across) {
    const std::vector<const AcrossGroup*> groups = across.groups_of(group.year);
    const auto is_other = [&](const AcrossGroup* other) {
        return other != &group && other->rank == group.rank && other->stage->title == group.stage->title;
    };
    std::string title = group.stage->title;
    if (group.departments != nullptr) title += " · " + group.departments->title;
    if (std::any_of(groups.begin(), groups.end(), is_other)) title += " · " + group.standard->title;
    return title;
}

const FigureForm& size_form(const AcrossGroup& group) {
    return *group.standard->find_figure(group.standard->overview.figures.front());
}

bool is_same_line(const AcrossGroup& a, const AcrossGroup& b) {
    return a.rank == b.rank && a.standard == b.standard && a.stage == b.stage && a.year.spans_two == b.year.spans_two;
}

std::string line_title(const AcrossGroup& latest, const Across& across, const Words& words) {
    const std::string title = group_title(latest, across);
    const std::vector<AcrossGroup>& groups = across.groups();
    const auto is_other = [&](const AcrossGroup& group) { return group.year.spans_two != latest.year.spans_two; };
    if (std::none_of(groups.begin(), groups.end(), is_other)) return title;
    const auto first =
        std::find_if(groups.begin(), groups.end(), [&](const AcrossGroup& group) { return is_same_line(group, latest); });
    return title + words.at("title-separator") +
           words.phrase("years-from-to", {{"first", first->year.text()}, {"last", latest.year.text()}});
}

std::size_t look_of_stage(const Standard& standard, const StageForm& stage) {
    const auto is_same = [&](const StageForm& each) { return each.id == stage.id; };
    return static_cast<std::size_t>(std::find_if(standard.stages.begin(), standard.stages.end(), is_same) -
                                    standard.stages.begin());
}

std::string gap_text(const AcrossGap& gap, const Words& words) {
    // Nobody has said that it was not published. Perhaps only this site lacks it.
    const bool is_unexplained = gap.absence == nullptr && gap.gap == GapReason::not_published;
    std::string text = words.at(is_unexplained ? "gap-unexplained" : word_of(gap.gap));
    if (gap.absence == nullptr) return text;
    if (!gap.absence->reason.empty()) text = words.phrase("gap-reason", {{"gap", text}, {"reason", gap.absence->reason}});
    if (!gap.absence->expected.empty()) text = words.phrase("gap-expected", {{"gap", text}, {"date", gap.absence->expected}});
    return text;
}

std::string state_text(CellState state, const Words& words) {
    const bool has_word = state == CellState::not_applicable || state > CellState::blank;
    return has_word ? words.at(word_of(state)) : std::string();
}

std::string entry_name(const AcrossEntry& entry, const FiscalYear& year, const Words& words) {
    const std::string& name = entry.department->history.name_in(year, entry.department->name);
    if (entry.container == nullptr) return name;
    const std::string& container = entry.container->history.name_in(year, entry.container->name);
    return words.phrase("contained-in", {{"name", name}, {"container", container}});
}

OverviewColumn key_column(std::string id, std::string title) {
    OverviewColumn column{std::move(id), std::move(title), false};
    column.key_size = 1;
    return column;
}

OverviewColumn named_column(std::string id, std::string name, std::string title) {
    OverviewColumn column = key_column(std::move(name), std::move(title));
    column.ids = {std::move(id)};
    return column;
}

OverviewCell named_cell(std::string id, std::string text, std::string path) {
    OverviewCell cell = text_cell(std::move(text), std::move(path));
    cell.ids.push_back(std::move(id));
    return cell;
}

OverviewColumn department_column(const Words& words) {
    OverviewColumn column = named_column("department", "department_name", words.at("department"));
    column.ids.emplace_back("contained_in");
    return column;
}

OverviewCell department_cell(const DepartmentSummary& department, const FiscalYear& year, std::string path) {
    return named_cell(department.slug, department.history.name_in(year, department.name), std::move(path));
}

OverviewCell department_cell(const AcrossEntry& entry, const FiscalYear& year, const Words& words, std::string path) {
    OverviewCell cell = department_cell(*entry.department, year, std::move(path));
    if (entry.container == nullptr) return cell;
    cell.plain = std::move(cell.text);
    cell.text = entry_name(entry, year, words);
    cell.ids.push_back(entry.container->slug);
    return cell;
}

OverviewColumn stage_column(const Words& words) {
    OverviewColumn column{"stage_title", words.at("stage"), false};
    column.ids = {"group", "standard", "stage"};
    column.key_size = column.ids.size();
    return column;
}

OverviewCell stage_cell(const AcrossGroup& group, const Across& across) {
    OverviewCell cell = text_cell(group_title(group, across));
    cell.ids = {group.departments == nullptr ? std::string() : group.departments->id, group.standard->id, group.stage->id};
    return cell;
}

OverviewColumn year_column(const Words& words) { return key_column("year", words.at("year")); }

OverviewCell figure_cell(const SummaryFigure& figure, const AcrossEntry& entry, const AcrossGroup& group, const Words& words,
                         std::string path) {
    if (figure.state == CellState::amount) return amount_cell(group.in_unit(figure.amount, *entry.document), std::move(path));
    if (figure.is_left_out) return gap_cell(words.at("gap-not-in-document"));
    if (figure.state == CellState::blank) return amount_cell(std::nullopt, std::move(path));
    return gap_cell(state_text(figure.state, words));
}

OverviewCell share_cell(const std::optional<Amount>& part, const std::optional<Amount>& whole, Rounding rounding) {
    if (!part || !whole || part->is_negative() || whole->is_negative()) return percent_cell(std::nullopt);
    OverviewCell cell = percent_cell(quotient(*part, *whole, 2, percent_decimals, rounding));
    cell.is_tiny = cell.amount && cell.amount->is_zero() && !part->is_zero();
    return cell;
}

OverviewCell rate_cell(const std::optional<Amount>& now, const std::optional<Amount>& before, Rounding rounding) {
    if (!now || !before) return percent_cell(std::nullopt);
    const Amount change = *now - *before;
    OverviewCell cell = percent_cell(rate_of_change(change, *before, percent_decimals, rounding));
    cell.is_tiny = cell.amount && cell.amount->is_zero() && !change.is_zero();
    cell.is_tiny_fall = cell.is_tiny && change.is_negative();
    return cell;
}

std::optional<Amount> known_change(const KnownAmount& now, const KnownAmount& before, int unit_power) {
    if (!now.amount || !before.amount) return std::nullopt;
    const Amount change = *now.amount - *before.amount;
    const int place = std::max(now.last_place, before.last_place) - unit_power;
    if (is_within_rounding(now, before, unit_power)) return Amount().rounded_to_place(place);
    return now.last_place == before.last_place ? change : change.rounded_to_place(place);
}

bool is_within_rounding(const KnownAmount& now, const KnownAmount& before, int unit_power) {
    if (!now.amount || !before.amount || now.last_place == before.last_place) return false;
    const Amount difference = (*now.amount - *before.amount).absolute();
    // In places of the coarser amount.
    return difference.shifted(unit_power - std::max(now.last_place, before.last_place)) <= Amount(5, 1);
}

OverviewCell rate_cell(const KnownAmount& now, const KnownAmount& before, int unit_power, Rounding rounding, const Words& words) {
    if (is_within_rounding(now, before, unit_power) && *now.amount != *before.amount)
        return gap_cell(words.at("change-within-rounding"));
    const std::optional<Amount> change = known_change(now, before, unit_power);
    return rate_cell(change ? std::optional(*before.amount + *change) : std::nullopt, before.amount, rounding);
}

OverviewCell change_cell(const KnownAmount& now, const KnownAmount& before, int unit_power, const Words& words) {
    if (is_within_rounding(now, before, unit_power) && *now.amount != *before.amount)
        return gap_cell(words.at("same-within-rounding"));
    return amount_cell(known_change(now, before, unit_power));
}

OverviewCell rate_cell(const KnownAmount& now, const KnownAmount& before, int unit_power, Rounding rounding) {
    if (is_within_rounding(now, before, unit_power)) return percent_cell(std::nullopt);
    const std::optional<Amount> change = known_change(now, before, unit_power);
    return rate_cell(change ? std::optional(*before.amount + *change) : std::nullopt, before.amount, rounding);
}

bool is_in_other_figure(const AcrossGroup& group, const AcrossEntry& entry, std::size_t figure) {
    return group.is_counted_elsewhere(entry,
                                      [figure](const DocumentSummary& document) { return overview_figure(document, figure); });
}

std::vector<std::string> sum_notes(const AcrossSum& sum, const FiscalYear& year, const Words& words) {
    std::vector<std::string> notes;
    const auto add = [&](const char* word, std::size_t count) {
        if (count > 0) notes.push_back(words.phrase(word, {{"count", std::to_string(count)}}));
    };
    // If no document has an amount, there is no sum. The other notes say so.
    add("sum-contains", sum.document_count);
    add("sum-contained", sum.contained_count);
    add("sum-without-table", sum.without_count);
    if (!sum.parts.empty()) notes.push_back(words.phrase("sum-parts-counted", {{"names", names_of(sum.parts, year, words)}}));
    add("sum-missing", sum.missing_count);
    return notes;
}

KnownAmount known_figure_in(const AcrossGroup& group, std::string_view department, std::size_t index, const AcrossGroup& unit_of) {
    const AcrossEntry* entry = group.find(department);
    if (entry == nullptr) return {};
    const SummaryFigure figure = overview_figure(*entry->document, index);
    if (figure.state != CellState::amount) return {};
    return {unit_of.in_unit(figure.amount, *entry->document), figure.last_place};
}

std::optional<Amount> figure_in(const AcrossGroup& group, std::string_view department, std::size_t index,
                                const AcrossGroup& unit_of) {
    return known_figure_in(group, department, index, unit_of).amount;
}

std::vector<std::string> department_notes(const DepartmentSummary& department, const FiscalYear& year, const std::string& stage) {
    return notes_for(department.history.notes, year, stage);
}

std::vector<std::string> notes_on_year(const std::vector<StandingNote>& notes, const FiscalYear& year) {
    std::vector<std::string> texts;
    for (const StandingNote& note : notes) {
        if (!note.is_general() && note.stage.empty() && note.holds_in(year)) texts.push_back(note.text);
    }
    return texts;
}

std::vector<std::string> notes_on_stage(const std::vector<StandingNote>& notes, const FiscalYear& year, const std::string& stage) {
    std::vector<std::string> texts;
    for (const StandingNote& note : notes) {
        if (!note.stage.empty() && note.holds_for(year, stage)) texts.push_back(note.text);
    }
    return texts;
}

void add_notes(std::vector<std::string>& notes, const std::vector<std::string>& more) {
    for (const std::string& text : more) {
        if (std::find(notes.begin(), notes.end(), text) == notes.end()) notes.push_back(text);
    }
}

void limit_shown(OverviewTable& table, std::size_t most_shown, std::size_t row_count, const char* word, const Words& words) {
    if (row_count <= most_shown) return;
    table.most_shown = most_shown;
    table.notes.push_back(words.phrase(word, {{"shown", std::to_string(most_shown)}, {"count", std::to_string(row_count)}}));
}

OverviewColumn amount_column(std::string id, std::string title) { return {std::move(id), std::move(title), true}; }

OverviewColumn faceted(OverviewColumn column, std::vector<OverviewFacet> facets, std::string id, std::string title) {
    column.facets = std::move(facets);
    column.value_id = std::move(id);
    column.value_title = std::move(title);
    return column;
}

std::vector<OverviewFacet> facets_of(const FiscalYear& year) { return {{"year", year.text()}}; }

std::vector<OverviewFacet> facets_of(const Standard& standard, const StageForm& stage) {
    return {{"standard", standard.id}, {"stage", stage.id}};
}

OverviewColumn money_column(std::string id, std::string title) {
    OverviewColumn column = amount_column(std::move(id), std::move(title));
    column.is_money = true;
    return column;
}

void set_unit(OverviewTable& table, const std::string& unit, const Standard& standard, const Words& words) {
    table.unit = unit;
    table.units = money_units(standard, unit, words);
}

}  // namespace sitegen
