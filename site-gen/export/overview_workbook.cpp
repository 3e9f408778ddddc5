#include "export/overview_workbook.hpp"

#include <algorithm>
#include <vector>

#include "export/workbook_writer.hpp"

namespace sitegen {

namespace {

const CellLook title_of_book{CellLook::Kind::title};
const CellLook note_of_book{CellLook::Kind::note};
const CellLook heading_of_book{CellLook::Kind::heading, false, true};

class OverviewSheet {
  public:
    OverviewSheet(WorkbookWriter& workbook, const OverviewTable& table, const Words& words)
        : workbook_(workbook), table_(table), words_(words) {}

    void write() {
        workbook_.text({0, 0}, table_.title, title_of_book);
        if (!table_.unit.empty()) workbook_.text({1, 0}, words_.at("unit-before") + table_.unit, note_of_book);
        std::uint16_t column = 0;
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
            if (table_.columns[i].may_be_left_out && is_blank_column(table_, i)) continue;
            if (table_.columns[i].has_codes) write_column(column++, words_.at("csv-code"), i, true);
            write_column(column++, table_.columns[i].title, i, false);
        }
        std::uint32_t row = first_row + static_cast<std::uint32_t>(table_.rows.size()) + 1;
        const auto add = [&](const std::string& text) { workbook_.text({row++, 0}, text, note_of_book); };
        for (const std::string& text : table_.title_notes) add(text);
        for (const OverviewColumn& each : table_.columns) {
            for (const std::string& text : each.notes) add(each.title + words_.at("colon") + text);
        }
        for (const OverviewRow& line : table_.rows) {
            for (const OverviewCell& cell : line.cells) {
                for (const std::string& text : cell.notes) add(line.cells.front().text + words_.at("colon") + text);
            }
        }
        for (const std::string& text : table_.notes) add(text);
        for (const OverviewSource& source : table_.sources) add(words_.at("source-of-table") + source.text + " " + source.url);
        workbook_.freeze({first_row, 1});
        workbook_.print(column > 5, 0, heading_row);
    }

  private:
    static constexpr std::uint32_t heading_row = 3;
    static constexpr std::uint32_t first_row = heading_row + 1;

    void write_column(std::uint16_t column, const std::string& title, std::size_t index, bool of_codes) {
        workbook_.text({heading_row, column}, title, heading_of_book);
        int width = std::min(shown_width(title), 16);
        std::uint32_t row = first_row;
        for (const OverviewRow& line : table_.rows) {
            const OverviewCell& cell = line.cells[index];
            CellLook look{CellLook::Kind::plain, line.is_total, true};
            const CellPlace place{row++, column};
            if (!of_codes && cell.amount) {
                workbook_.number(place, *cell.amount, look);
                width = std::max(width, shown_width(cell.amount->plain()) + 4);
                continue;
            }
            const std::string& text = of_codes ? cell.code : cell.text;
            if (index == 0 && !of_codes) look.indent = line.level - 1;
            text.empty() ? workbook_.blank(place, look) : workbook_.text(place, text, look);
            width = std::max(width, std::min(shown_width(text), 48));
        }
        workbook_.width(column, std::max(8, width + 2));
    }

    WorkbookWriter& workbook_;
    const OverviewTable& table_;
    const Words& words_;
};

}  // namespace

void write_overview_workbook(const std::string& path, const std::string& work_folder, const Overview& overview,
                             const SiteSettings& site, const Words& words) {
    WorkbookWriter workbook(path, work_folder, {overview.title, site.publisher});
    workbook.add_sheet(words.at("workbook-cover"));
    workbook.text({0, 0}, overview.title, title_of_book);
    workbook.text({1, 0}, site.title, {CellLook::Kind::wrapped});
    workbook.width(0, 80);
    std::uint32_t row = 3;
    std::vector<const OverviewTable*> tables;
    for (const Answer& answer : overview.answers) workbook.text({row++, 0}, answer.text, {CellLook::Kind::wrapped});
    for (const OverviewSection& section : overview.sections) {
        for (const OverviewTable& table : section.tables) {
            if (table.has_file) tables.push_back(&table);
        }
    }
    for (const OverviewTable* table : tables) workbook.text({row++, 0}, table->title, {CellLook::Kind::wrapped});
    workbook.print(false, 0, 0);
    for (const OverviewTable* table : tables) {
        workbook.add_sheet(table->title);
        OverviewSheet(workbook, *table, words).write();
    }
    workbook.finish();
}

}  // namespace sitegen
