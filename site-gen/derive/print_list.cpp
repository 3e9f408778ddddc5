#include "derive/print_list.hpp"

#include <algorithm>
#include <utility>

#include "model/indicator_text.hpp"
#include "text/one_field.hpp"

namespace sitegen {

namespace {

// A table with one side. Its columns of text and of amounts are added one by one.
class List {
  public:
    List(std::string_view id, std::string title) {
        list_.id = id;
        list_.title = std::move(title);
        list_.sides.emplace_back();
    }

    // explanation: the name of the word that says what the column holds.
    void add_text(std::string heading, const char* explanation) {
        add({PrintedColumn::Kind::text, text_count_++, 0, std::move(heading), {}}, explanation);
    }
    void add_number(std::string heading, const char* explanation) {
        add_text(std::move(heading), explanation);
        list_.columns.back().has_numbers = true;
    }
    void add_amount(std::string heading, const char* explanation) {
        add({PrintedColumn::Kind::amount, amount_count_++, 0, std::move(heading), {}}, explanation);
    }

    PrintedRow& add_row() {
        PrintedRow& row = list_.sides.front().rows.emplace_back();
        row.texts.reserve(text_count_);
        return row;
    }

    // For a text that would not outlive its maker.
    std::string_view keep(std::string text) { return list_.made.emplace_front(std::move(text)); }

    PrintedTable take() { return std::move(list_); }

  private:
    void add(PrintedColumn column, const char* explanation) {
        column.explanation = explanation;
        list_.columns.push_back(std::move(column));
    }

    PrintedTable list_;
    std::size_t text_count_ = 0;
    std::size_t amount_count_ = 0;
};

const char* about(const Note& note) {
    if (!note.on) return "document";
    if (!note.on->column.empty()) return "cell";
    return note.rows.empty() ? "table" : "row";
}

// Whether an indicator has a number: then numbers have columns beside the texts.
bool states_numbers(const Document& document) {
    const auto has_number = [](const IndicatorValue& value) { return value.target || value.result; };
    return std::any_of(document.performance.begin(), document.performance.end(), [&](const PerformanceTargets& targets) {
        return std::any_of(targets.indicators.begin(), targets.indicators.end(), [&](const PerformanceIndicator& indicator) {
            return std::any_of(indicator.values.begin(), indicator.values.end(), has_number);
        });
    });
}

}  // namespace

PrintedTable print_funds(const Document& document, const Words& words) {
    const PerformanceForm& form = *document.standard->performance;
    List list(list_id::funds, words.at("download-funds"));
    list.add_text("form", "list-form-explained");
    list.add_text("form_name", "csv-text-explained");
    list.add_text("project", "list-project-explained");
    list.add_text("fund", "list-id-explained");
    list.add_text("fund_title", "list-fund-explained");
    list.add_text("period", "list-id-explained");
    list.add_text("period_title", "list-period-explained");
    list.add_amount("amount", "fact-amount-explained");
    list.add_text("unit", "fact-unit-explained");
    list.add_text("state", "fact-state-explained");
    for (const PerformanceTargets& targets : document.performance) {
        for (std::size_t fund = 0; fund < targets.funds.size(); ++fund) {
            for (std::size_t period = 0; period < targets.funds[fund].size(); ++period) {
                PrintedRow& row = list.add_row();
                const Cell& cell = targets.funds[fund][period];
                // As in facts; a text instead of an amount stands there itself.
                const std::string_view state =
                    cell.state == CellState::text ? std::string_view(*cell.text) : std::string_view(name_of(cell.state));
                row.texts = {targets.id,
                             targets.title(form),
                             targets.project,
                             form.funds[fund].id,
                             form.funds[fund].title,
                             form.periods[period].id,
                             form.periods[period].title,
                             targets.unit,
                             state};
                row.cells = {&cell, 1};
            }
        }
    }
    return list.take();
}

PrintedTable print_indicators(const Document& document, const Words& words) {
    const PerformanceForm& form = *document.standard->performance;
    List list(list_id::indicators, words.at("download-indicators"));
    list.add_text("form", "list-form-explained");
    list.add_text("form_name", "csv-text-explained");
    list.add_text("project", "list-project-explained");
    for (const std::string& level : form.indicator_levels) list.add_text(level, "list-indicator-explained");
    for (const Label& period : form.periods) list.add_text(period.title, "csv-text-explained");
    const bool has_numbers = states_numbers(document);
    if (has_numbers) {
        list.add_text("unit", "list-unit-explained");
        for (const Label& period : form.periods) {
            list.add_number(period.id + "-target", "list-target-explained");
            list.add_number(period.id + "-result", "list-result-explained");
            list.add_text(period.id + "-met", "list-met-explained");
        }
    }
    for (const PerformanceTargets& targets : document.performance) {
        for (const PerformanceIndicator& indicator : targets.indicators) {
            PrintedRow& row = list.add_row();
            row.texts = {targets.id, targets.title(form), targets.project};
            row.texts.insert(row.texts.end(), indicator.path.begin(), indicator.path.end());
            for (const IndicatorValue& value : indicator.values) {
                const bool is_text = !value.target && !value.result;
                row.texts.push_back(is_text ? std::string_view(value.text) : list.keep(say_value(value, indicator, words)));
            }
            if (!has_numbers) continue;
            row.texts.push_back(indicator.unit);
            for (const IndicatorValue& value : indicator.values) {
                row.texts.push_back(list.keep(value.target ? value.target->plain() : std::string()));
                row.texts.push_back(list.keep(value.result ? value.result->plain() : std::string()));
                row.texts.push_back(list.keep(say_verdict(value, indicator, words)));
            }
        }
    }
    return list.take();
}

PrintedTable print_notes(const Document& document, const std::vector<std::string>& site, const std::vector<std::string>& department,
                         const Words& words) {
    List list(list_id::notes, words.at("download-notes"));
    list.add_text("about", "note-about-explained");
    list.add_text("table", "note-table-explained");
    list.add_text("rows", "note-rows-explained");
    list.add_text("column", "note-column-explained");
    list.add_text("note", "note-text-explained");
    list.add_text("original", "note-original-explained");
    for (const std::string& text : site) list.add_row().texts = {"year", {}, {}, {}, list.keep(text), {}};
    for (const std::string& text : department) list.add_row().texts = {"department", {}, {}, {}, list.keep(text), {}};
    for (const Note& note : document.notes) {
        const std::string_view table = note.on ? std::string_view(note.on->table) : std::string_view();
        const std::string_view column = note.on ? std::string_view(note.on->column) : std::string_view();
        list.add_row().texts = {about(note), table, list.keep(in_one_field(note.rows)), column, note.text, note.original};
    }
    return list.take();
}

}  // namespace sitegen
