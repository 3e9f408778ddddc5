#include "derive/print_document.hpp"

#include <fmt/format.h>

#include "derive/print_list.hpp"
#include "derive/print_table.hpp"

namespace sitegen {

namespace {

class Printer {
  public:
    Printer(const Document& document, const Department& department, const SiteSettings& site, const Words& words)
        : document_(document), department_(department), site_(site), words_(words) {}

    PrintedDocument run() {
        printed_.department = department_.name_in(document_.year);
        printed_.year = document_.year.text();
        printed_.stage = document_.stage;
        printed_.tables.reserve(document_.tables.size());
        for (const Table& table : document_.tables) printed_.tables.push_back(print_table(table, document_, department_, words_));
        if (!document_.performance.empty()) {
            printed_.targets.push_back(print_funds(document_, words_));
            printed_.targets.push_back(print_indicators(document_, words_));
        }
        PrintedTable notes = print_notes(document_, notes_for(site_.notes, document_.year, document_.stage),
                                         notes_for(department_.history.notes, document_.year, document_.stage), words_);
        if (!notes.sides.front().rows.empty()) printed_.notes.push_back(std::move(notes));
        list_files();
        return std::move(printed_);
    }

  private:
    // Files refer to tables, which are not moved any more.
    void list_files() {
        const auto add = [this](TableFile::Kind kind, std::string name, const PrintedTable& table) {
            printed_.files.push_back({kind, std::move(name), table.title, {&table, 1}});
        };
        const auto numbered = [](const PrintedTable& table) { return fmt::format("{:02}-{}", table.number, table.id); };
        for (const PrintedTable& table : printed_.tables) add(TableFile::Kind::table, numbered(table), table);
        for (const PrintedTable& table : printed_.targets) add(TableFile::Kind::targets, numbered(table), table);
        if (site_.outputs.long_tables) {
            printed_.files.push_back({TableFile::Kind::cells,
                                      fmt::format("{}-{}-{}", document_.department, printed_.year, document_.stage),
                                      words_.at("download-long"), printed_.tables});
        }
        for (const PrintedTable& table : printed_.notes) add(TableFile::Kind::notes, std::string(table.id), table);
    }

    const Document& document_;
    const Department& department_;
    const SiteSettings& site_;
    const Words& words_;
    PrintedDocument printed_;
};

}  // namespace

PrintedDocument print_document(const Document& document, const Department& department, const SiteSettings& site,
                               const Words& words) {
    return Printer(document, department, site, words).run();
}

const std::vector<std::string>& print_words() {
    static const std::vector<std::string> names = {"csv-side",       "csv-code",      "csv-name",       "csv-notes",
                                                   "download-notes", "download-long", "download-funds", "download-indicators"};
    return names;
}

}  // namespace sitegen
