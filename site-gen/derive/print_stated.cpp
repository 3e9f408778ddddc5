#include "derive/print_stated.hpp"

#include <string>
#include <utility>

#include "model/publications.hpp"
#include "text/one_field.hpp"

namespace sitegen {

namespace {

// With one side, and the source of the whole document.
PrintedTable table_of(std::string_view id, std::string title, const Document& document) {
    PrintedTable table;
    table.id = id;
    table.title = std::move(title);
    table.unit = document.unit;
    if (!document.source.title.empty()) table.source = &document.source;
    table.sides.emplace_back();
    return table;
}

void add_amount(PrintedTable& table, std::string_view id, std::string title) {
    PrintedColumn& column = table.columns.emplace_back();
    column.kind = PrintedColumn::Kind::amount;
    column.index = table.sides.front().amount_count++;
    column.id = id;
    column.heading = column.title = std::move(title);
}

PrintedTable print_statements(const Document& document, const Words& words) {
    PrintedTable table = table_of(statements_table, words.at("facts-statements"), document);
    add_amount(table, "value", words.at("fact-amount"));
    for (const Statement& statement : document.statements) {
        PrintedRow& row = table.sides.front().rows.emplace_back();
        row.id = statement.form->id;
        row.names = {&statement.form->title, 1};
        row.cells = row.shown = {&statement.value, 1};
        row.unit = statement.form->unit;
    }
    return table;
}

PrintedTable print_performance(const Document& document) {
    const PerformanceForm& form = *document.standard->performance;
    PrintedTable table = table_of(performance_table, form.funds_title.empty() ? form.title : form.funds_title, document);
    for (const Label& fund : form.funds) {
        for (const Label& period : form.periods)
            add_amount(table, table.made.emplace_front(fund.id + "-" + period.id),
                       in_one_field(std::vector<std::string>{fund.title, period.title}));
    }
    std::vector<std::string> ids = names_of_forms(document);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const PerformanceTargets& targets = document.performance[i];
        std::vector<Cell>& cells = table.narrowed.emplace_front();
        for (const std::vector<Cell>& of_fund : targets.funds) cells.insert(cells.end(), of_fund.begin(), of_fund.end());
        PrintedRow& row = table.sides.front().rows.emplace_back();
        row.id = table.made.emplace_front(std::move(ids[i]));
        row.names = {&targets.title(form), 1};
        row.cells = row.shown = cells;
        row.unit = targets.unit;
    }
    return table;
}

}  // namespace

std::vector<PrintedTable> print_stated(const Document& document, const Words& words) {
    std::vector<PrintedTable> tables;
    if (!document.statements.empty()) tables.push_back(print_statements(document, words));
    const bool has_money = !document.performance.empty() && !document.standard->performance->funds.empty();
    if (has_money) tables.push_back(print_performance(document));
    return tables;
}

}  // namespace sitegen
