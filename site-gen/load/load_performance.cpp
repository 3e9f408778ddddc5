#include "load/load_performance.hpp"

#include <algorithm>
#include <set>

#include "load/load_tables.hpp"
#include "model/rules.hpp"
#include "text/counted.hpp"

namespace sitegen {

namespace {

std::vector<std::string> ids_of(const std::vector<Label>& labels) {
    std::vector<std::string> ids;
    ids.reserve(labels.size());
    for (const Label& label : labels) ids.push_back(label.id);
    return ids;
}

// The texts of a table with one key for each label. Empty for a key that is left out.
std::vector<std::string> labelled_texts(TableReader& entry, std::string_view key, const std::vector<Label>& labels) {
    std::vector<std::string> texts(labels.size());
    std::optional<TableReader> table = entry.table(key, Need::optional);
    if (!table) return texts;
    table->refuse_others(ids_of(labels));
    for (std::size_t i = 0; i < labels.size(); ++i) texts[i] = table->text(labels[i].id, Need::optional);
    return texts;
}

std::vector<std::vector<Cell>> load_funds(TableReader& entry, const PerformanceForm& form) {
    std::vector<std::vector<Cell>> funds(form.funds.size(), std::vector<Cell>(form.periods.size()));
    std::optional<TableReader> table = entry.table("funds", Need::optional);
    if (!table) return funds;
    table->refuse_others(ids_of(form.funds));
    for (std::size_t fund = 0; fund < form.funds.size(); ++fund) {
        std::optional<TableReader> periods = table->table(form.funds[fund].id, Need::optional);
        if (!periods) continue;
        periods->refuse_others(ids_of(form.periods));
        for (std::size_t period = 0; period < form.periods.size(); ++period) {
            const TomlNode* cell = periods->find(form.periods[period].id);
            if (cell != nullptr) funds[fund][period] = read_cell(*cell, entry.findings());
        }
    }
    return funds;
}

// A text, a number that is the target, or { target = 12, result = 13 }.
IndicatorValue load_value(TableReader& line, const std::string& period) {
    IndicatorValue value;
    const TomlNode* node = line.find(period);
    if (node == nullptr) return value;
    if (node->kind == TomlNode::Kind::number) {
        value.target = line.amount(period, Need::optional);
    } else if (node->kind == TomlNode::Kind::table) {
        TableReader numbers(*node, line.findings());
        numbers.refuse_others({"target", "result"});
        value.target = numbers.amount("target", Need::optional);
        value.result = numbers.amount("result", Need::optional);
    } else {
        value.text = line.text(period, Need::optional);
    }
    return value;
}

// They say something of numbers only.
void load_direction(TableReader& line, PerformanceIndicator& indicator) {
    indicator.unit = line.text("unit", Need::optional);
    const std::string direction = line.text("direction", Need::optional);
    if (direction == "at least") indicator.direction = PerformanceIndicator::Direction::at_least;
    if (direction == "at most") indicator.direction = PerformanceIndicator::Direction::at_most;
    if (!direction.empty() && indicator.direction == PerformanceIndicator::Direction::none) {
        line.findings().error(rules::invalid_value, line.place_of("direction"), "there is no direction \"" + direction + "\"",
                              "Write \"at least\" or \"at most\".");
    }
    const bool has_numbers = std::any_of(indicator.values.begin(), indicator.values.end(),
                                         [](const IndicatorValue& value) { return value.target || value.result; });
    for (const char* key : {"unit", "direction"}) {
        if (has_numbers || line.find(key) == nullptr) continue;
        line.findings().error(rules::invalid_value, line.place_of(key),
                              std::string("\"") + key + "\" is of numbers, but this indicator has none",
                              "Write its values as numbers, or remove the key.");
    }
}

std::vector<PerformanceIndicator> load_indicators(TableReader& entry, const PerformanceForm& form) {
    std::vector<PerformanceIndicator> indicators;
    std::vector<std::string> known = ids_of(form.periods);
    for (const char* key : {"path", "unit", "direction"}) known.emplace_back(key);
    for (TableReader& line : entry.tables("indicators", Need::optional)) {
        line.refuse_others(known);
        PerformanceIndicator indicator;
        indicator.place = line.place();
        if (line.array("path", Need::required) != nullptr) indicator.path = line.texts("path", Need::optional);
        if (indicator.path.size() != form.indicator_levels.size()) {
            line.findings().error(rules::row_length, line.place_of("path"),
                                  "an indicator has " + counted(form.indicator_levels.size(), "level") + ", but this one has " +
                                      std::to_string(indicator.path.size()),
                                  "Name every level of the standard's form.");
            indicator.path.resize(form.indicator_levels.size());
        }
        for (const Label& period : form.periods) indicator.values.push_back(load_value(line, period.id));
        load_direction(line, indicator);
        indicators.push_back(std::move(indicator));
    }
    return indicators;
}

// A table without sides has a faulty declaration, so it may be of any kind.
bool may_name_rows(const TableForm& form) {
    return form.sides.empty() || std::any_of(form.sides.begin(), form.sides.end(),
                                             [](const SideForm& side) { return side.rows.kind == RowsForm::Kind::named; });
}

// The form's row in a table of named rows. Adds a finding if no table has it, unless a table could not be read.
std::string load_project(TableReader& entry, const Document& document) {
    std::string project = entry.slug("project", Need::optional);
    if (project.empty()) return project;
    std::vector<std::string> names;
    for (const TableForm& form : document.standard->tables) {
        if (!may_name_rows(form)) continue;
        const Table* table = document.find_table(form.id);
        if (table == nullptr) return project;  // it could not be read and may have the row
        for (const Side& side : table->sides) {
            if (side.form->rows.kind != RowsForm::Kind::named) continue;
            if (side.find_row(project) != nullptr) return project;
            for (const Row& row : side.rows) names.push_back(row.id);
        }
    }
    entry.findings().error(rules::unknown_row, entry.place_of("project"),
                           "no table of named rows has the row \"" + project + "\"" + nearest_hint(project, names),
                           "Name the row of the projects table that the form belongs to.");
    return project;
}

}  // namespace

void load_performance(TableReader& file, Document& document) {
    std::vector<TableReader> entries = file.tables("performance", Need::optional);
    if (entries.empty()) return;
    if (!document.standard->performance) {
        file.findings().error(rules::unknown_key, file.place_of("performance"),
                              "the standard declares no [form] of performance targets",
                              "Declare it in the standard or remove the forms.");
        return;
    }
    const PerformanceForm& form = *document.standard->performance;
    std::set<std::string> ids;
    for (const PerformanceTargets& other : document.performance) ids.insert(other.id);
    for (TableReader& entry : entries) {
        entry.refuse_others({"id", "project", "unit", "fields", "funds", "goals", "indicators"});
        PerformanceTargets targets;
        targets.place = entry.place();
        targets.id = entry.id(ids, "form");
        targets.project = load_project(entry, document);
        targets.unit = entry.text("unit", Need::optional);
        if (targets.unit.empty()) {
            targets.unit = document.unit;
        } else {
            check_unit(targets.unit, entry.place_of("unit"), *document.standard, entry.findings());
        }
        targets.fields = labelled_texts(entry, "fields", form.fields);
        targets.funds = load_funds(entry, form);
        targets.goals = labelled_texts(entry, "goals", form.periods);
        targets.indicators = load_indicators(entry, form);
        document.performance.push_back(std::move(targets));
    }
}

}  // namespace sitegen
