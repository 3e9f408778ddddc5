#include "derive/print_list.hpp"

#include <utility>

#include "model/indicator_text.hpp"
#include "text/one_field.hpp"

namespace sitegen {

namespace {

// A table with one side. Its columns of text and of amounts are added one by one. word: its title for people, and with "-explained"
// behind it, the word that says what it holds.
class List {
  public:
    List(std::string_view id, std::string title, const Words& words) : words_(words) {
        list_.id = id;
        list_.title = std::move(title);
        list_.sides.emplace_back();
    }

    void add_text(std::string heading, const char* word) {
        add({PrintedColumn::Kind::text, text_count_++, 0, std::move(heading), {}}, words_.at(word), word);
    }
    // The id of what the next column names.
    void add_id(std::string heading, const char* word) {
        add_text(std::move(heading), word);
        list_.columns.back().is_for_programs = true;
    }
    // With its printed heading.
    void add_printed(const std::string& heading, const char* word) {
        add({PrintedColumn::Kind::text, text_count_++, 0, heading, {}}, heading, word);
    }
    // Of a period, whose title is printed.
    void add_of(const Label& period, const char* id, const char* word) {
        add({PrintedColumn::Kind::text, text_count_++, 0, period.id + id, {}},
            period.title + words_.at("title-separator") + words_.at(word), word);
    }
    void add_number_of(const Label& period, const char* id, const char* word) {
        add_of(period, id, word);
        list_.columns.back().has_numbers = true;
    }
    void add_amount(std::string heading, const char* word) {
        add({PrintedColumn::Kind::amount, amount_count_++, 0, std::move(heading), {}}, words_.at(word), word);
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
    void add(PrintedColumn column, std::string title, const std::string& word) {
        column.title = std::move(title);
        column.explanation = word + "-explained";
        list_.columns.push_back(std::move(column));
    }

    const Words& words_;
    PrintedTable list_;
    std::size_t text_count_ = 0;
    std::size_t amount_count_ = 0;
};

const char* about(const Note& note) {
    if (!note.on) return "document";
    if (!note.on->column.empty()) return "cell";
    return note.rows.empty() ? "table" : "row";
}

}  // namespace

PrintedTable print_funds(const Document& document, const Words& words) {
    const PerformanceForm& form = *document.standard->performance;
    List list(list_id::funds, words.at("download-funds"), words);
    list.add_id("form", "list-form");
    list.add_text("form_name", "list-form-name");
    list.add_text("project", "list-project");
    list.add_id("fund", "list-id");
    list.add_text("fund_title", "list-fund");
    list.add_id("period", "list-id");
    list.add_text("period_title", "list-period");
    list.add_amount("amount", "fact-amount");
    list.add_text("unit", "fact-unit");
    list.add_text("state", "fact-state");
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
    List list(list_id::indicators, words.at("download-indicators"), words);
    list.add_id("form", "list-form");
    list.add_text("form_name", "list-form-name");
    list.add_text("project", "list-project");
    for (const std::string& level : form.indicator_levels) list.add_printed(level, "list-indicator");
    for (const Label& period : form.periods) list.add_printed(period.title, "csv-text");
    list.add_text("unit", "list-unit");
    for (const Label& period : form.periods) {
        list.add_number_of(period, "-target", "list-target");
        list.add_number_of(period, "-result", "list-result");
        list.add_of(period, "-met", "list-met");
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
    List list(list_id::notes, words.at("download-notes"), words);
    list.add_text("about", "note-about");
    list.add_text("table", "note-table");
    list.add_text("rows", "note-rows");
    list.add_text("column", "note-column");
    list.add_text("note", "note-text");
    list.add_text("original", "note-original");
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
