#include "render/overview_view.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "model/addresses.hpp"
#include "model/amount_text.hpp"
#include "render/document_page.hpp"
#include "render/table_room.hpp"
#include "text/ascii.hpp"
#include "text/number_format.hpp"
#include "text/web_address.hpp"

namespace sitegen {

namespace {

class OverviewViewBuilder {
  public:
    OverviewViewBuilder(const Overview& overview, const OverviewFiles& files, const Words& words, const OverviewRoots& roots)
        : overview_(overview), files_(files), words_(words), roots_(roots) {}

    [[nodiscard]] OverviewView build() {
        OverviewView view;
        view.kind = overview_.kind;
        view.title = overview_.title;
        view.lead = overview_.lead;
        for (const Answer& answer : overview_.answers) view.answers.push_back(answer_view(answer, {}));
        for (const Chart& chart : overview_.pictures) {
            if (is_shown(chart) && next_chart_ < files_.charts.size())
                view.pictures.push_back(chart_view(files_.charts[next_chart_++], "", words_));
        }
        for (const OverviewFigure& figure : overview_.figures)
            view.figures.push_back({figure.id, {}, figure.title, figure.value, figure.unit, figure.exact, figure.note});
        for (const OverviewSection& section : overview_.sections) view.sections.push_back(section_view(section));
        return view;
    }

  private:
    [[nodiscard]] std::string url_of(const std::string& path) const {
        if (path.empty() || has_web_scheme(path)) return path;
        return (is_of_all_languages(std::string_view(path).substr(0, path.find('#'))) ? roots_.data : roots_.pages) + path;
    }

    [[nodiscard]] OverviewSectionView section_view(const OverviewSection& section) {
        OverviewSectionView view;
        view.id = section.id;
        view.title = section.title;
        view.is_folded = section.is_folded;
        for (const std::string& text : section.paragraphs) view.paragraphs.push_back({{}, text});
        for (const Chart& chart : section.charts) {
            if (!is_shown(chart) || next_chart_ == files_.charts.size()) continue;
            view.charts.push_back(chart_view(files_.charts[next_chart_++], "", words_));
        }
        for (const OverviewSmallCharts& charts : section.small_charts) view.small_charts.push_back(small_charts_view(charts));
        for (const OverviewTable& table : section.tables) view.tables.push_back(table_view(table));
        for (const OverviewLink& link : section.links) view.links.push_back({link.title, url_of(link.path), link.note});
        mark_repeated_titles(view);
        return view;
    }

    // What a heading right above says need not be seen again. Notes on a title stand beside it, so it stays.
    void mark_repeated_titles(OverviewSectionView& section) const {
        const auto is_above = [&](const std::string& title) { return title == section.title || title == overview_.title; };
        for (ChartView& chart : section.charts) chart.is_titled_above = is_above(chart.title);
        for (OverviewTableView& table : section.tables) {
            const auto is_its = [&](const ChartView& chart) { return chart.title == table.title; };
            const bool is_drawn = std::any_of(section.charts.begin(), section.charts.end(), is_its);
            table.is_titled_above = table.marks.empty() && (is_drawn || is_above(table.title));
        }
    }

    [[nodiscard]] SmallChartsView small_charts_view(const OverviewSmallCharts& charts) {
        SmallChartsView view = files_.small_charts.at(next_small_charts_++);
        view.unit = charts.chart.unit;
        for (std::size_t i = 0; i < view.charts.size(); ++i) view.charts[i].url = url_of(charts.paths[i]);
        return view;
    }

    [[nodiscard]] OverviewTableView table_view(const OverviewTable& table) const {
        const std::vector<std::size_t> hidden = hidden_columns_of(table);
        std::vector<const std::string*> titles;
        for (const OverviewColumn& column : table.columns) titles.push_back(&column.title);
        if (hidden.empty()) return view_of(table, titles);
        OverviewTable shown = table;
        for (auto column = hidden.rbegin(); column != hidden.rend(); ++column) {
            const auto at = static_cast<std::ptrdiff_t>(*column);
            shown.columns.erase(shown.columns.begin() + at);
            titles.erase(titles.begin() + at);
            for (OverviewRow& row : shown.rows) {
                if (*column < row.cells.size()) row.cells.erase(row.cells.begin() + at);
            }
        }
        return view_of(shown, titles);
    }

    // Columns that tell readers nothing, and those of remarks, units and the like in which no row has anything, or what cannot be
    // calculated for any. Files keep them, so that each year's have the same.
    [[nodiscard]] static std::vector<std::size_t> hidden_columns_of(const OverviewTable& table) {
        std::vector<std::size_t> hidden;
        for (std::size_t i = 1; i < table.columns.size() && !table.rows.empty(); ++i) {
            const OverviewColumn& column = table.columns[i];
            // In a table of one unit, a column without amounts says that there are none.
            const bool may_be_left_out = column.may_be_left_out || !column.is_amount || table.unit.empty();
            const bool is_empty = may_be_left_out && column.notes.empty() && is_blank_column(table, i);
            if (!column.is_shown || is_empty) hidden.push_back(i);
        }
        return hidden;
    }

    // titles: of its columns, in the overview, to which the view may refer.
    [[nodiscard]] OverviewTableView view_of(const OverviewTable& table, const std::vector<const std::string*>& titles) const {
        OverviewTableView view;
        view.id = table.id;
        view.title = table.title;
        view.unit = table.unit;
        view.units = table.units;
        view.money = money_cells(table);
        view.marks = marks_of(table.title_notes, view);
        std::vector<std::vector<std::string>> common;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            common.push_back(notes_of_every_row(table, i));
            std::vector<std::string> notes = table.columns[i].notes;
            for (const std::string& note : common.back()) {
                if (std::find(notes.begin(), notes.end(), note) == notes.end()) notes.push_back(note);
            }
            const OverviewColumn& column = table.columns[i];
            view.headings.push_back({column.title, 1, 1, false, column.is_amount, marks_of(notes, view)});
        }
        std::set<std::string> anchors;
        for (std::size_t i = 0; i < std::min(table.rows.size(), table.most_shown); ++i) {
            view.rows.push_back(row_view(table.rows[i], common, view));
            const std::string anchor = anchor_of(table, table.rows[i]);
            std::string& own = view.rows.back().anchor = anchor;
            for (int count = 2; !anchors.insert(own).second; ++count) own = anchor + "-" + std::to_string(count);
        }
        mark_rows_before_totals(view.rows);
        label(titles, view);
        for (const OverviewSource& source : table.sources) view.sources.push_back({source.text, source.url});
        for (const std::string& note : table.notes) view.notes.push_back({{}, note});
        const auto size = files_.tables.find(table.id);
        if (size == files_.tables.end()) return view;
        const std::string to_folder = roots_.data == roots_.pages ? std::string() : roots_.data + roots_.folder;
        const std::string path = overview_file_path(overview_.path, table.id);
        view.csv = {table.title, to_folder + path, "CSV", format_size(size->second), path.substr(path.rfind('/') + 1)};
        return view;
    }

    static std::string money_cells(const OverviewTable& table) {
        std::string positions;
        for (std::size_t i = 0; i < table.columns.size() && !table.units.empty(); ++i) {
            if (table.columns[i].is_money) positions += (positions.empty() ? "" : " ") + std::to_string(i);
        }
        return positions;
    }

    // By code or name, so that a link to the row holds when others come before it. An id has no white space.
    static std::string anchor_of(const OverviewTable& table, const OverviewRow& row) {
        std::string anchor = table.id + ".";
        if (row.cells.empty()) return anchor;
        const OverviewCell& name = row.cells.front();
        for (const char c : name.code.empty() ? name.text : name.code) anchor += is_ascii_space(c) ? '-' : c;
        return anchor;
    }

    // A note on every row of a column is about the column: it stands at the heading, and not on each row again.
    [[nodiscard]] static std::vector<std::string> notes_of_every_row(const OverviewTable& table, std::size_t column) {
        std::vector<std::string> common;
        std::size_t count = 0;
        for (const OverviewRow& row : table.rows) {
            if (row.is_total || column >= row.cells.size()) continue;
            const std::vector<std::string>& notes = row.cells[column].notes;
            if (++count == 1) common = notes;
            std::erase_if(common,
                          [&](const std::string& note) { return std::find(notes.begin(), notes.end(), note) == notes.end(); });
            if (common.empty()) break;
        }
        return count < 2 ? std::vector<std::string>() : common;
    }

    static void mark_rows_before_totals(std::vector<OverviewRowView>& rows) {
        for (std::size_t i = 1; i < rows.size(); ++i) rows[i - 1].is_before_total = rows[i].is_total;
    }

    // The room that the table needs, and the labels of its cells.
    static void label(const std::vector<const std::string*>& titles, OverviewTableView& table) {
        TableRoom room;
        for (std::size_t i = 0; i < table.headings.size(); ++i) {
            const HeadingView& heading = table.headings[i];
            const auto kind = heading.is_amount ? TableRoom::Kind::amount : TableRoom::Kind::text;
            room.add_column(i == 0 ? TableRoom::Kind::name : kind, heading.title);
        }
        for (const OverviewRowView& row : table.rows) {
            for (std::size_t i = 0; i < row.cells.size() && i + 1 < table.headings.size(); ++i) {
                // A word for why there is no number is parted like a text.
                if (!row.cells[i].is_gap) room.add_cell(i + 1, row.cells[i].text);
            }
        }
        if (!table.footnotes.empty()) room.add_marks();
        table.room = room_class(room.digits());
        if (!room.needs_labels()) return;
        for (OverviewRowView& row : table.rows) {
            for (std::size_t i = 0; i < row.cells.size() && i + 1 < table.headings.size(); ++i) {
                if (!row.cells[i].text.empty() || !row.cells[i].marks.empty()) row.cells[i].label = *titles[i + 1];
            }
        }
    }

    // The numbers of the notes, in the order in which a reader meets them. A new note is added below the table.
    static std::vector<NoteMarkView> marks_of(const std::vector<std::string>& notes, OverviewTableView& table) {
        std::vector<NoteMarkView> marks;
        for (const std::string& text : notes) {
            const auto is_same = [&text](const FootnoteView& note) { return note.text == text; };
            auto found = std::find_if(table.footnotes.begin(), table.footnotes.end(), is_same);
            const bool is_first = found == table.footnotes.end();
            if (is_first) {
                const int number = static_cast<int>(table.footnotes.size()) + 1;
                found = table.footnotes.insert(found, {number, table.id + "-" + std::to_string(number), text});
            }
            marks.push_back({found->number, found->id, is_first ? found->id : std::string()});
        }
        std::sort(marks.begin(), marks.end(), [](const NoteMarkView& a, const NoteMarkView& b) { return a.number < b.number; });
        return marks;
    }

    [[nodiscard]] OverviewRowView row_view(const OverviewRow& row, const std::vector<std::vector<std::string>>& common,
                                           OverviewTableView& table) const {
        OverviewRowView view;
        view.is_total = row.is_total;
        view.level = row.level;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            OverviewCellView cell = cell_view(row.cells[i]);
            cell.is_amount = i < table.headings.size() && table.headings[i].is_amount;
            std::vector<std::string> notes = row.cells[i].notes;
            std::erase_if(notes, [&](const std::string& note) {
                return i < common.size() && !row.is_total && std::find(common[i].begin(), common[i].end(), note) != common[i].end();
            });
            cell.marks = marks_of(notes, table);
            if (i == 0) {
                view.name = std::move(cell);
            } else {
                view.cells.push_back(std::move(cell));
            }
        }
        return view;
    }

    [[nodiscard]] OverviewCellView cell_view(const OverviewCell& cell) const {
        OverviewCellView view;
        view.url = url_of(cell.path);
        switch (cell.kind) {
            case OverviewCell::Kind::text:
                view.text = cell.code.empty() || cell.text.empty() ? cell.code + cell.text : cell.code + " " + cell.text;
                view.is_text = true;
                break;
            case OverviewCell::Kind::gap:
                view.text = cell.text;
                view.is_gap = true;
                break;
            case OverviewCell::Kind::amount:
            case OverviewCell::Kind::percent:
                if (!cell.amount) break;
                view.text = format_amount(*cell.amount, words_.number_format());
                if (cell.is_tiny) {
                    view.text = (cell.is_tiny_fall ? "\u2212" : "") + tiny_percent(cell.amount->decimals(), words_);
                    break;
                }
                if (cell.kind == OverviewCell::Kind::percent) view.text = words_.phrase("percent", {{"number", view.text}});
                view.is_negative = cell.amount->is_negative();
                break;
        }
        return view;
    }

    const Overview& overview_;
    const OverviewFiles& files_;
    const Words& words_;
    const OverviewRoots& roots_;
    std::size_t next_chart_ = 0;
    std::size_t next_small_charts_ = 0;
};

}  // namespace

OverviewView overview_view(const Overview& overview, const OverviewFiles& files, const Words& words, const OverviewRoots& roots) {
    return OverviewViewBuilder(overview, files, words, roots).build();
}

}  // namespace sitegen
