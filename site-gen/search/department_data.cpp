#include "search/department_data.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <string_view>
#include <utility>

#include "model/title.hpp"
#include "search/entries.hpp"
#include "search/paragraphs.hpp"
#include "text/number_format.hpp"

namespace sitegen {

namespace {

bool has_content(const Row& row) {
    return std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) { return cell.state != CellState::blank; });
}

bool is_of_tables_unit(const ColumnForm& column) { return column.kind == ColumnKind::money && column.unit.empty(); }

void append_plain(std::string& out, const Amount& amount) { append_ungrouped(out, amount.coefficient(), amount.decimals()); }

// "1368.46" and "1368.4" for −1,368.40: what a reader may type. Empty if it has too few digits to be looked for.
std::string searched_number(const Amount& amount) {
    constexpr std::ptrdiff_t least_digits = 3;
    std::string text;
    append_plain(text, amount.absolute().trimmed());
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (std::count_if(text.begin(), text.end(), is_digit) < least_digits || amount.is_zero()) text.clear();
    return text;
}

class DepartmentData {
  public:
    DepartmentData(const Department& department, const std::vector<SearchableDocument>& documents, TermSet& terms, TermSet& numbers)
        : department_(department), documents_(documents), terms_(terms), number_terms_(numbers), amounts_("amounts") {}

    DepartmentScripts run() {
        amounts_.text(department_.slug);
        for (std::uint32_t i = 0; i < documents_.size(); ++i) add_document(i);
        return {write(), amounts_.take()};
    }

  private:
    // ---- Gathering

    void add_document(std::uint32_t index) {
        const SearchableDocument& searchable = documents_[index];
        const Document& document = *searchable.document;
        amounts_.open().number(index);
        for (const Table& table : document.tables) {
            if (!table.is_left_out()) add_table(table, document, index);
        }
        amounts_.close();
        for (const PerformanceTargets& targets : document.performance) add_targets(targets, document, index);
        for (const SectionText& section : searchable.narrative) add_section(section, document, index);
    }

    void add_table(const Table& table, const Document& document, std::uint32_t index) {
        const TableForm& form = *table.form;
        // A table of several years is one entry, although its title may name the year.
        const Key key{form.id, document.standard->id, static_cast<std::uint32_t>(form.number)};
        const std::uint32_t number = tables_.add(key, 0, index);
        if (number == table_titles_.size()) {
            table_titles_.push_back(title_of_table(form, department_, document));
            table_units_.push_back(table.unit);
        }
        amounts_.open().number(number);
        for (const Side& side : table.sides) {
            const bool is_named = side.form->rows.kind == RowsForm::Kind::named;
            for (const Row& row : side.rows) {
                if (!is_named && !has_content(row)) continue;
                const bool is_project = is_named && row.role == RowRole::line;
                Entries& entries = is_project ? projects_ : rows_;
                const std::uint32_t entry = is_project ? entries.add({joined(row.names), row.id}, number, index)
                                                       : entries.add({joined(row.names), joined(row.codes)}, number, index);
                if (table.unit == table_units_[number]) note_amount(side, row, first_amounts_[&entries][{entry, number}]);
                add_amounts(side, row, 2 * entry + (is_project ? 1 : 0));
            }
        }
        amounts_.close();
    }

    // The first amount of money, from the newest document that has the row.
    static void note_amount(const Side& side, const Row& row, std::string& text) {
        if (!text.empty()) return;
        text.assign(1, '_');
        if (!row.unit.empty()) return;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            if (!is_of_tables_unit(side.form->columns[i])) continue;
            if (row.cells[i].state != CellState::amount) return;
            text.clear();
            append_plain(text, row.cells[i].printed);
            return;
        }
    }

    void add_amounts(const Side& side, const Row& row, std::uint32_t entry) {
        std::string texts;
        std::vector<std::string> numbers;
        for (const Cell& cell : row.cells) {
            if (cell.state != CellState::amount) continue;
            std::string number = searched_number(cell.printed);
            if (number.empty() || std::find(numbers.begin(), numbers.end(), number) != numbers.end()) continue;
            number_terms_.add_number(number);
            if (!texts.empty()) texts += ' ';
            append_plain(texts, cell.printed);
            numbers.push_back(std::move(number));
        }
        if (texts.empty()) return;
        amounts_.number(entry).text(side.form->id.empty() ? row.id : side.form->id + "." + row.id).text(texts);
    }

    void add_targets(const PerformanceTargets& targets, const Document& document, std::uint32_t index) {
        const bool has_name = !targets.fields.empty() && !targets.fields.front().empty();
        const std::string_view title = has_name ? targets.fields.front() : document.standard->performance->title;
        std::string text;
        const auto append = [&text](std::string_view part) {
            if (part.empty()) return;
            if (!text.empty()) text += " · ";
            text += part;
        };
        for (const std::string& goal : targets.goals) append(goal);
        for (const PerformanceIndicator& indicator : targets.indicators) append(indicator.path.back());
        targets_.add({targets.id, title, goals_.number_of({own(std::move(text)), {}})}, 0, index);
    }

    void add_section(const SectionText& section, const Document& document, std::uint32_t index) {
        const std::uint32_t number = sections_.number_of({own(std::string(section.section)), document.standard->id});
        if (number == section_titles_.size()) section_titles_.push_back(section_title(section.section, document));
        each_paragraph(section.html, [&](std::string_view text) {
            paragraphs_.add({own(std::string(text)), {}, number}, 0, index);
        });
    }

    std::string section_title(std::string_view id, const Document& document) const {
        for (const PartForm& part : document.standard->parts) {
            for (const SectionForm& section : part.sections) {
                if (section.id == id) return fill_title(section.title, department_, document);
            }
        }
        return {};
    }

    // Joins a text that is printed in several columns.
    std::string_view joined(const std::vector<std::string>& texts) {
        if (texts.empty()) return {};
        const auto is_empty = [](const std::string& text) { return text.empty(); };
        if (std::all_of(texts.begin() + 1, texts.end(), is_empty)) return texts.front();
        std::string text;
        for (const std::string& part : texts) {
            if (part.empty()) continue;
            if (!text.empty()) text += " / ";
            text += part;
        }
        return own(std::move(text));
    }

    std::string_view own(std::string text) { return texts_.emplace_back(std::move(text)); }

    // ---- Writing

    std::string write() {
        for (const Entries* entries : {&tables_, &targets_, &paragraphs_}) collect_sets(*entries);
        for (const Entries* entries : {&rows_, &projects_}) collect_places(*entries);
        ScriptData data("department");
        data.text(department_.slug);
        write_documents(data);
        sets_.append_to(data);
        write_tables(data);
        places_.append_to(data);
        write_rows(data, rows_);
        write_rows(data, projects_);
        write_targets(data);
        write_sections(data);
        write_paragraphs(data);
        return data.take();
    }

    // Calls act(first, last) with the occurrences of each entry, in the order of entries.
    static void each_entry(const Entries& entries, const auto& act) {
        std::vector<Occurrence> sorted = entries.occurrences;
        std::sort(sorted.begin(), sorted.end());
        sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
        for (auto first = sorted.begin(); first != sorted.end();) {
            const auto last =
                std::find_if(first, sorted.end(), [&](const Occurrence& other) { return other.entry != first->entry; });
            act(first, last);
            first = last;
        }
    }

    void collect_sets(const Entries& entries) {
        std::vector<std::uint32_t>& numbers = numbers_[&entries];
        std::vector<std::uint32_t> documents;
        each_entry(entries, [&](auto first, auto last) {
            documents.clear();
            for (; first != last; ++first) documents.push_back(first->document);
            numbers.push_back(sets_.number_of(documents));
        });
    }

    void collect_places(const Entries& entries) {
        std::vector<std::uint32_t>& numbers = numbers_[&entries];
        std::vector<std::uint32_t> documents;
        std::vector<std::uint32_t> place;
        each_entry(entries, [&](auto first, auto last) {
            place.clear();
            while (first != last) {
                const std::uint32_t table = first->table;
                documents.clear();
                for (; first != last && first->table == table; ++first) documents.push_back(first->document);
                place.push_back(table);
                place.push_back(sets_.number_of(documents));
            }
            numbers.push_back(places_.number_of(place));
        });
    }

    void write_documents(ScriptData& data) {
        data.open();
        for (const SearchableDocument& searchable : documents_) {
            data.open().text(found(searchable.document->title)).text(found(searchable.year));
            data.text(found(searchable.stage)).text(searchable.folder).close();
        }
        data.close();
    }

    void write_tables(ScriptData& data) {
        data.open();
        for (std::size_t i = 0; i < tables_.names.keys().size(); ++i) {
            const Key& key = tables_.names.keys()[i];
            data.open().text(key.first).number(key.number).text(found(table_titles_[i])).number(numbers_[&tables_][i]);
            data.text(table_units_[i]).close();
        }
        data.close();
    }

    void write_rows(ScriptData& data, const Entries& entries) {
        data.open();
        for (std::size_t i = 0; i < entries.names.keys().size(); ++i) {
            const Key& key = entries.names.keys()[i];
            data.open().text(found(key.first)).text(found(key.second)).number(numbers_[&entries][i]);
            data.text(amounts_of(entries, static_cast<std::uint32_t>(i))).close();
        }
        data.close();
    }

    // Those of its tables, in the order of its place.
    std::string amounts_of(const Entries& entries, std::uint32_t entry) {
        std::string text;
        const std::map<std::pair<std::uint32_t, std::uint32_t>, std::string>& amounts = first_amounts_[&entries];
        for (auto at = amounts.lower_bound({entry, 0}); at != amounts.end() && at->first.first == entry; ++at) {
            if (!text.empty()) text += ' ';
            text += at->second;
        }
        while (text.ends_with(" _")) text.resize(text.size() - 2);
        return text == "_" ? std::string() : text;
    }

    void write_targets(ScriptData& data) {
        data.open();
        for (std::size_t i = 0; i < targets_.names.keys().size(); ++i) {
            const Key& key = targets_.names.keys()[i];
            const std::string_view text = goals_.keys()[key.number].first;
            data.open().text(found(key.second)).text(key.first).text(found(text)).number(numbers_[&targets_][i]).close();
        }
        data.close();
    }

    void write_sections(ScriptData& data) {
        data.open();
        for (std::size_t i = 0; i < sections_.keys().size(); ++i)
            data.open().text(sections_.keys()[i].first).text(found(section_titles_[i])).close();
        data.close();
    }

    void write_paragraphs(ScriptData& data) {
        data.open();
        for (std::size_t i = 0; i < paragraphs_.names.keys().size(); ++i) {
            const Key& key = paragraphs_.names.keys()[i];
            data.open().text(found(key.first)).number(key.number).number(numbers_[&paragraphs_][i]).close();
        }
        data.close();
    }

    // Texts that are found by their terms.
    std::string_view found(std::string_view text) {
        terms_.add(text);
        return text;
    }

    const Department& department_;
    const std::vector<SearchableDocument>& documents_;
    TermSet& terms_;
    TermSet& number_terms_;
    ScriptData amounts_;
    std::deque<std::string> texts_;  // owns the texts of views above
    Entries tables_;
    std::vector<std::string> table_titles_;  // from the newest document that has the table
    std::vector<std::string> table_units_;   // from the same
    // By entry and table.
    std::map<const Entries*, std::map<std::pair<std::uint32_t, std::uint32_t>, std::string>> first_amounts_;
    Entries rows_;
    Entries projects_;
    Entries targets_;
    Entries paragraphs_;
    Numbering goals_;  // texts of targets
    Numbering sections_;
    std::vector<std::string> section_titles_;  // from the newest document that has the section
    Lists sets_;
    Lists places_;
    std::map<const Entries*, std::vector<std::uint32_t>> numbers_;  // of each entry's set or place; only for look-ups
};

}  // namespace

DepartmentScripts department_data(const Department& department, const std::vector<SearchableDocument>& documents, TermSet& terms,
                                  TermSet& numbers) {
    return DepartmentData(department, documents, terms, numbers).run();
}

}  // namespace sitegen
