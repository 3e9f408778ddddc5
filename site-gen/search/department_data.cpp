#include "search/department_data.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <string_view>
#include <utility>

#include "model/title.hpp"
#include "search/entries.hpp"
#include "search/paragraphs.hpp"

namespace sitegen {

namespace {

bool has_content(const Row& row) {
    return std::any_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) { return cell.state != CellState::blank; });
}

class DepartmentData {
  public:
    DepartmentData(const Department& department, const std::vector<SearchableDocument>& documents, TermSet& terms)
        : department_(department), documents_(documents), terms_(terms) {}

    std::string run() {
        for (std::uint32_t i = 0; i < documents_.size(); ++i) add_document(i);
        return write();
    }

  private:
    // ---- Gathering

    void add_document(std::uint32_t index) {
        const SearchableDocument& searchable = documents_[index];
        const Document& document = *searchable.document;
        for (const Table& table : document.tables) {
            if (!table.is_left_out()) add_table(table, document, index);
        }
        for (const PerformanceTargets& targets : document.performance) add_targets(targets, document, index);
        for (const SectionText& section : searchable.narrative) add_section(section, document, index);
    }

    void add_table(const Table& table, const Document& document, std::uint32_t index) {
        const TableForm& form = *table.form;
        // A table of several years is one entry, although its title may name the year.
        const Key key{form.id, document.standard->id, static_cast<std::uint32_t>(form.number)};
        const std::uint32_t number = tables_.add(key, 0, index);
        if (number == table_titles_.size()) table_titles_.push_back(fill_title(form.title, department_, document));
        for (const Side& side : table.sides) {
            const bool is_named = side.form->rows.kind == RowsForm::Kind::named;
            for (const Row& row : side.rows) {
                if (!is_named && !has_content(row)) continue;
                const bool is_line = row.role == RowRole::line;
                if (is_named && is_line) {
                    projects_.add({joined(row.names), row.id}, number, index);
                } else {
                    rows_.add({joined(row.names), joined(row.codes)}, number, index);
                }
            }
        }
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
            data.open().text(key.first).number(key.number).text(found(table_titles_[i])).number(numbers_[&tables_][i]).close();
        }
        data.close();
    }

    void write_rows(ScriptData& data, const Entries& entries) {
        data.open();
        for (std::size_t i = 0; i < entries.names.keys().size(); ++i) {
            const Key& key = entries.names.keys()[i];
            data.open().text(found(key.first)).text(found(key.second)).number(numbers_[&entries][i]).close();
        }
        data.close();
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
    std::deque<std::string> texts_;  // owns the texts of views above
    Entries tables_;
    std::vector<std::string> table_titles_;  // from the newest document that has the table
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

std::string department_data(const Department& department, const std::vector<SearchableDocument>& documents, TermSet& terms) {
    return DepartmentData(department, documents, terms).run();
}

}  // namespace sitegen
