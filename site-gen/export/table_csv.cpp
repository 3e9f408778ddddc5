#include "export/table_csv.hpp"

#include <algorithm>
#include <map>

#include "export/csv_writer.hpp"
#include "model/title.hpp"
#include "text/number_format.hpp"

namespace sitegen {

namespace {

void write_cell(CsvWriter& csv, const Cell& cell, const Words& words) {
    switch (cell.state) {
        case CellState::amount:
        case CellState::blank:
            return csv.amount(cell);
        case CellState::not_published:
            return csv.text(words.at("cell-not-published"));
        case CellState::did_not_exist:
            return csv.text(words.at("cell-did-not-exist"));
        case CellState::withheld:
            return csv.text(words.at("cell-withheld"));
    }
}

// How many code and name columns the table needs: the most that one of its sides has.
struct KeyColumns {
    std::vector<std::string> codes;
    std::vector<std::string> names;
};

// The heading that all sides have at that position, or "" where they differ: it would be untrue above one of them.
template <typename Titles>
std::string shared_heading(const TableForm& form, std::size_t position, const Titles& titles_of) {
    const auto titled = [&](const SideForm& side) {
        const std::vector<std::string> titles = titles_of(side);
        return position < titles.size() ? titles[position] : std::string();
    };
    const std::string first = titled(form.sides.front());
    const bool is_shared =
        std::all_of(form.sides.begin(), form.sides.end(), [&](const SideForm& side) { return titled(side) == first; });
    return is_shared ? first : std::string();
}

KeyColumns key_columns(const TableForm& form, const Standard& standard) {
    std::size_t code_count = 0;
    std::size_t name_count = 0;
    for (const SideForm& side : form.sides) {
        code_count = std::max(code_count, side.rows.classifications.size());
        name_count = std::max(name_count, side.row_titles.size());
    }
    // Above several codes, the printed heading would stand more than once.
    const auto printed_codes = [](const SideForm& side) {
        const bool has_one = side.rows.classifications.size() == 1;
        return has_one ? std::vector<std::string>{side.code_title} : std::vector<std::string>();
    };
    const auto classifications = [&](const SideForm& side) {
        std::vector<std::string> titles;
        for (const std::string& id : side.rows.classifications) titles.push_back(standard.classifications.find(id)->second.title);
        return titles;
    };
    KeyColumns keys;
    for (std::size_t i = 0; i < code_count; ++i) {
        std::string title = shared_heading(form, i, printed_codes);
        keys.codes.push_back(title.empty() ? shared_heading(form, i, classifications) : title);
    }
    for (std::size_t i = 0; i < name_count; ++i) {
        keys.names.push_back(shared_heading(form, i, [](const SideForm& side) { return side.row_titles; }));
    }
    return keys;
}

// The headings of the amounts; one that another column has, too, is told apart by its group and side.
std::vector<std::string> amount_headings(const TableForm& form) {
    std::map<std::string, int> uses;
    for (const SideForm& side : form.sides) {
        for (const ColumnForm& column : side.columns) ++uses[column.title];
    }
    std::vector<std::string> headings;
    for (const SideForm& side : form.sides) {
        for (const ColumnForm& column : side.columns) {
            const bool is_unique = uses[column.title] == 1;
            headings.push_back(is_unique ? column.title : joined({side.title, column.group, column.title}));
        }
    }
    return headings;
}

// The notes that concern a row and, where only one is given, a column of it.
std::string notes_of(const Document& document, const Table& table, const Row& row, std::string_view column) {
    std::vector<std::string> texts;
    for (const Note& note : document.notes) {
        if (note.concerns(table.form->id, row.id, column)) texts.push_back(note.text);
    }
    return joined(texts);
}

bool has_notes(const Document& document, const Table& table) {
    return std::any_of(document.notes.begin(), document.notes.end(),
                       [&](const Note& note) { return note.on && note.on->table == table.form->id; });
}

// Headings that a spreadsheet would take for formulas, as CsvWriter::text() does it.
void make_inert(std::vector<CsvColumn>& columns) {
    for (CsvColumn& column : columns) {
        if (looks_like_formula(column.heading)) column.heading.insert(0, 1, '\'');
    }
}

}  // namespace

std::vector<CsvColumn> table_csv_columns(const Table& table, const Department& department, const Document& document,
                                         const Words& words) {
    const TableForm& form = *table.form;
    const KeyColumns keys = key_columns(form, *document.standard);
    std::vector<CsvColumn> columns;
    const auto add = [&](const std::string& title, const char* otherwise) {
        columns.push_back({title.empty() ? words.at(otherwise) : fill_title(title, department, document), false});
    };
    if (form.has_sides()) add({}, "csv-side");
    for (const std::string& title : keys.codes) add(title, "csv-code");
    for (const std::string& title : keys.names) add(title, "csv-name");
    for (const std::string& title : amount_headings(form)) columns.push_back({fill_title(title, department, document), true});
    if (has_notes(document, table)) add({}, "csv-notes");
    make_inert(columns);
    return columns;
}

void append_table_csv(std::string& out, const Table& table, const Department& department, const Document& document,
                      const Words& words) {
    CsvWriter csv(out);
    const KeyColumns keys = key_columns(*table.form, *document.standard);
    const auto fill = [&](const std::string& title) { return fill_title(title, department, document); };
    csv.headings(table_csv_columns(table, department, document, words));
    const bool is_noted = has_notes(document, table);
    for (const Side& side : table.sides) {
        const std::string side_title = fields_of({fill(side.form->title)});
        for (const Row& row : side.rows) {
            if (table.form->has_sides()) csv.ready(side_title);
            for (std::size_t i = 0; i < keys.codes.size(); ++i)
                csv.text(i < row.codes.size() ? std::string_view(row.codes[i]) : "");
            for (std::size_t i = 0; i < keys.names.size(); ++i)
                csv.text(i < row.names.size() ? std::string_view(row.names[i]) : "");
            for (const Side& other : table.sides) {
                for (std::size_t i = 0; i < other.form->columns.size(); ++i) {
                    if (&other == &side) {
                        write_cell(csv, row.cells[i], words);
                    } else {
                        csv.empty();
                    }
                }
            }
            if (is_noted) csv.text(notes_of(document, table, row, {}));
            csv.end_row();
        }
    }
}

void append_long_csv(std::string& out, const Document& document, const Department& department) {
    CsvWriter csv(out);
    csv.headings(long_csv_columns());
    const std::string year = document.year.text();
    for (const Table& table : document.tables) {
        const std::string unit = fields_of({table.unit});
        const std::string source = fields_of({table.source, text_of(table.pages)});
        const bool is_noted = has_notes(document, table);
        for (const Side& side : table.sides) {
            const std::string place =
                fields_of({department.name_in(document.year), year, document.stage, table.form->id, side.form->id});
            std::vector<std::string> columns;
            for (const ColumnForm& column : side.form->columns) columns.push_back(fields_of({column.id}));
            for (const Row& row : side.rows) {
                const std::string line = place + ',' + fields_of({row.id, joined(row.names)});
                for (std::size_t i = 0; i < row.cells.size(); ++i) {
                    csv.ready(line);
                    csv.ready(columns[i]);
                    csv.amount(row.cells[i]);
                    csv.ready(unit);
                    csv.ready(name_of(row.cells[i].state));
                    csv.ready(source);
                    csv.text(is_noted ? notes_of(document, table, row, side.form->columns[i].id) : std::string());
                    csv.end_row();
                }
            }
        }
    }
}

std::vector<CsvColumn> notes_csv_columns() {
    std::vector<CsvColumn> columns;
    for (const char* heading : {"about", "table", "rows", "column", "note", "original"}) columns.push_back({heading, false});
    return columns;
}

void append_notes_csv(std::string& out, const Document& document, const std::vector<std::string>& site,
                      const std::vector<std::string>& department) {
    CsvWriter csv(out);
    csv.headings(notes_csv_columns());
    const auto write = [&csv](const char* about, const CellReference* on, const Note& note) {
        csv.ready(about);
        csv.text(on == nullptr ? std::string() : on->table);
        csv.text(joined(note.rows));
        csv.text(on == nullptr ? std::string() : on->column);
        csv.text(note.text);
        csv.text(note.original);
        csv.end_row();
    };
    const auto about = [](const Note& note) {
        if (!note.on) return "document";
        if (!note.on->column.empty()) return "cell";
        return note.rows.empty() ? "table" : "row";
    };
    for (const std::string& text : site) write("year", nullptr, {{}, {}, text, {}, {}});
    for (const std::string& text : department) write("department", nullptr, {{}, {}, text, {}, {}});
    for (const Note& note : document.notes) write(about(note), note.on ? &*note.on : nullptr, note);
}

void append_performance_funds_csv(std::string& out, const Document& document) {
    CsvWriter csv(out);
    const PerformanceForm& form = *document.standard->performance;
    csv.headings(performance_funds_csv_columns());
    for (const PerformanceTargets& targets : document.performance) {
        for (std::size_t fund = 0; fund < targets.funds.size(); ++fund) {
            for (std::size_t period = 0; period < targets.funds[fund].size(); ++period) {
                csv.text(targets.id);
                csv.text(targets.project);
                csv.text(form.funds[fund].title);
                csv.text(form.periods[period].title);
                csv.amount(targets.funds[fund][period]);
                csv.text(targets.unit);
                csv.end_row();
            }
        }
    }
}

void append_performance_indicators_csv(std::string& out, const Document& document) {
    CsvWriter csv(out);
    csv.headings(performance_indicators_csv_columns(*document.standard->performance));
    for (const PerformanceTargets& targets : document.performance) {
        for (const PerformanceIndicator& indicator : targets.indicators) {
            csv.text(targets.id);
            csv.text(targets.project);
            for (const std::string& name : indicator.path) csv.text(name);
            for (const std::string& value : indicator.values) csv.text(value);
            csv.end_row();
        }
    }
}

std::vector<CsvColumn> long_csv_columns() {
    std::vector<CsvColumn> columns;
    for (const char* heading : {"department", "year", "stage", "table", "side", "row_code", "row_name", "column", "amount", "unit",
                                "state", "source", "source_pages", "notes"})
        columns.push_back({heading, std::string_view(heading) == "amount"});
    return columns;
}

std::vector<CsvColumn> performance_funds_csv_columns() {
    return {{"form", false}, {"project", false}, {"fund", false}, {"period", false}, {"amount", true}, {"unit", false}};
}

std::vector<CsvColumn> performance_indicators_csv_columns(const PerformanceForm& form) {
    std::vector<CsvColumn> columns = {{"form", false}, {"project", false}};
    for (const std::string& level : form.indicator_levels) columns.push_back({level, false});
    for (const Label& period : form.periods) columns.push_back({period.title, false});
    make_inert(columns);
    return columns;
}

const std::vector<std::string>& csv_words() {
    static const std::vector<std::string> names = {"cell-not-published", "cell-did-not-exist", "cell-withheld", "csv-side",
                                                   "csv-code",           "csv-name",           "csv-notes"};
    return names;
}

}  // namespace sitegen
