#include "across/dictionary_overview.hpp"

#include <algorithm>

#include "across/overview_parts.hpp"
#include "expression/describe.hpp"
#include "model/facts_columns.hpp"
#include "model/title.hpp"

namespace sitegen {

namespace {

OverviewSection facts_section(const Words& words) {
    OverviewTable table;
    table.id = "facts";
    table.title = words.at("dictionary-facts");
    table.columns = {key_column("column", words.at("dictionary-column")),
                     {"title", words.at("column-name"), false},
                     {"type", words.at("dictionary-type"), false},
                     {"meaning", words.at("dictionary-meaning"), false}};
    for (const FactsColumn& column : facts_columns) {
        OverviewRow row;
        row.cells = cells_of(text_cell(column.name), text_cell(words.at(fact_word(column.name))), text_cell(name_of(column.type)),
                             text_cell(words.at(fact_word(column.name) + "-explained")));
        table.rows.push_back(std::move(row));
    }
    OverviewSection section;
    section.id = "facts";
    section.title = words.at("dictionary-facts");
    section.paragraphs = {words.at("dictionary-facts-explained")};
    section.tables.push_back(std::move(table));
    return section;
}

// The year of the newest document that follows the standard.
FiscalYear newest_year(const Across& across, const std::string& standard) {
    FiscalYear newest;
    for (const DepartmentSummary& department : across.departments()) {
        for (const DocumentSummary& document : department.documents) {
            if (document.standard == standard) newest = std::max(newest, document.year);
        }
    }
    return newest;
}

// A title as a document of that year has it. The word for a department stands for its name.
std::string title_in(std::string_view title, const FiscalYear& year, const Words& words) {
    constexpr std::string_view name = "{{department}}";
    std::string filled = fill_years(title, year);
    for (std::size_t at = filled.find(name); at != std::string::npos; at = filled.find(name))
        filled.replace(at, name.size(), words.at("department"));
    return filled;
}

OverviewTable columns_table(const Standard& standard, const FiscalYear& year, const Words& words) {
    OverviewTable table;
    table.id = "tables-" + standard.id;
    table.title = standard.title + words.at("title-separator") + words.at("dictionary-tables");
    table.columns = {key_column("table", words.at("fact-table")),
                     {"table_title", words.at("fact-table-title"), false},
                     key_column("side", words.at("fact-side")),
                     key_column("column", words.at("fact-column")),
                     {"column_title", words.at("fact-column-title"), false},
                     {"measure", words.at("fact-measure"), false},
                     {"unit", words.at("fact-unit"), false}};
    for (const TableForm& form : standard.tables) {
        for (const SideForm& side : form.sides) {
            for (const ColumnForm& column : side.columns) {
                OverviewRow row;
                row.cells = cells_of(text_cell(form.id), text_cell(title_in(form.title, year, words)), text_cell(side.id),
                                     text_cell(column.id), text_cell(title_in(column.title, year, words)),
                                     text_cell(name_of(column.kind)), text_cell(column.unit));
                table.rows.push_back(std::move(row));
            }
        }
    }
    return table;
}

// The key by which a standard declares such a figure: change = "…" is of the same cells as amount = "…", and another number.
const char* key_of(FigureForm::Kind kind) {
    switch (kind) {
        case FigureForm::Kind::amount:
            return "amount";
        case FigureForm::Kind::change:
            return "change";
        case FigureForm::Kind::share:
            return "share";
        case FigureForm::Kind::count:
            return "count";
    }
    return "";
}

OverviewTable figures_table(const Standard& standard, const FiscalYear& year, const Words& words) {
    OverviewTable table;
    table.id = "figures-" + standard.id;
    table.title = standard.title + words.at("title-separator") + words.at("dictionary-figures");
    table.columns = {key_column("figure", words.at("dictionary-id")),
                     {"figure_title", words.at("column-figure"), false},
                     {"formula", words.at("dictionary-formula"), false}};
    for (const FigureForm& figure : standard.figures) {
        std::string formula = key_of(figure.kind);
        for (const Expression& expression : figure.expressions) {
            formula += &expression == &figure.expressions.front() ? " = " : " / ";
            formula += describe(expression, {});
        }
        OverviewRow row;
        row.cells = cells_of(text_cell(figure.id), text_cell(title_in(figure.title, year, words)), text_cell(std::move(formula)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

Overview dictionary_overview(const OverviewContext& context, const StandardsById& standards) {
    const Words& words = context.words;
    Overview overview;
    overview.path = dictionary_path;
    overview.kind = "data";
    overview.title = words.at("page-dictionary");
    overview.description = words.at("description-dictionary");
    overview.lead = overview.description;
    overview.trail = {{words.at("page-data"), "data/index.html", {}, false}};
    overview.sections.push_back(facts_section(words));
    for (const auto& [id, standard] : standards) {
        OverviewSection section;
        section.id = "standard-" + id;
        section.title = standard->title;
        const FiscalYear year = newest_year(context.across, id);
        section.tables.push_back(columns_table(*standard, year, words));
        if (!standard->figures.empty()) section.tables.push_back(figures_table(*standard, year, words));
        overview.sections.push_back(std::move(section));
    }
    return overview;
}

const std::vector<std::string>& dictionary_words() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> list = {
            "page-dictionary",    "description-dictionary", "dictionary-facts",  "dictionary-facts-explained", "dictionary-column",
            "dictionary-meaning", "dictionary-type",        "dictionary-tables", "dictionary-figures",         "dictionary-id",
            "dictionary-formula", "download-dictionary",    "department"};
        for (const FactsColumn& column : facts_columns) {
            list.push_back(fact_word(column.name));
            list.push_back(fact_word(column.name) + "-explained");
        }
        return list;
    }();
    return names;
}

}  // namespace sitegen
