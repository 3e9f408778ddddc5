#include "import/write_document.hpp"
#include "grid/workbook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "disk/file.hpp"
#include "disk/folder.hpp"
#include "disk/read_file.hpp"
#include "disk/written_file.hpp"
#include "import/existing_tables.hpp"
#include "import/import_rules.hpp"
#include "import/write_tables.hpp"
#include "text/counted.hpp"

namespace sitegen {

namespace {

constexpr std::size_t most_listed = 20;  // differences of one table; the rest is counted

std::string shown(const std::string& value) { return value.empty() ? "blank" : value; }

class DocumentWriter {
  public:
    DocumentWriter(const ImportedDocument& document, const WriteOptions& options, ImportLog& log)
        : document_(document), options_(options), log_(log), folder_(content_folder_of(document)) {}

    WrittenDocument write() {
        read_existing();
        if (log_.findings.has_errors()) return {};
        std::vector<const ImportedTable*> new_tables;
        for (const ImportedTable& table : document_.tables) compare(table, new_tables);
        // Everything is compared first, so that all differences are told and nothing is half written.
        if (options_.is_check || options_.is_rehearsal || log_.findings.has_errors()) return std::move(result_);
        replace_changed();
        append(new_tables);
        write_document_toml();
        return std::move(result_);
    }

  private:
    [[nodiscard]] std::filesystem::path on_disk(const std::string& path) const { return options_.content / path; }

    void read_existing() {
        const std::string document = folder_ + "/document.toml";
        if (status_of(on_disk(document))) document_toml_ = read_whole_file(on_disk(document));
        Sources sources;
        Findings findings;
        existing_ = read_existing_tables(files_with_tables(on_disk(folder_)), sources, findings);
        log_.findings.add(findings, sources);
    }

    void compare(const ImportedTable& table, std::vector<const ImportedTable*>& new_tables) {
        bool is_new = true;
        bool is_changed = false;
        for (const ImportedSide& side : table.sides) {
            const std::string name = block_name(*table.form, *side.form);
            const auto found = existing_.blocks.find(name);
            if (found == existing_.blocks.end()) continue;
            is_new = false;
            const auto rows = rows_of(side);
            const auto columns = columns_of(side);
            if (found->second.columns == columns && found->second.rows == rows) continue;
            is_changed = true;
            if (options_.is_check) {
                report_differences(table, side, found->second, Severity::error, rules::differs_from_source);
            } else if (!options_.may_replace && !existing_.is_as_imported(name)) {
                report_differences(table, side, found->second, Severity::error, rules::would_overwrite);
            } else {
                report_differences(table, side, found->second, Severity::note, rules::differs_from_source);
            }
        }
        if (is_new && options_.is_check) {
            log_.add(Severity::error, rules::differs_from_source, source_place(table.file, table.sheet, ""),
                     fmt::format("content has no table \"{}\"", table.form->id), "Import it without --check.");
        } else if (is_new) {
            new_tables.push_back(&table);
        } else if (is_changed) {
            changed_.push_back(&table);
        } else {
            ++result_.unchanged_count;
        }
        compare_unit(table, is_new);
    }

    // The same digits in another unit are other amounts.
    void compare_unit(const ImportedTable& table, bool is_new) {
        if (is_new || table.unit.empty()) return;
        const auto declared = existing_.units.find(table.form->id);
        const std::string& unit = declared == existing_.units.end() ? document_.unit : declared->second;
        if (unit == table.unit) return;
        log_.add(Severity::error, rules::differs_from_source, source_place(table.file, table.sheet, ""),
                 fmt::format("the table \"{}\" is in {} in the source and in {} in content", table.form->id, table.unit, unit),
                 "Correct the unit of the table in content, and import again.");
    }

    void report_differences(const ImportedTable& table, const ImportedSide& side, const ExistingBlock& existing, Severity severity,
                            std::string_view rule) {
        const std::size_t key_count = side.form->rows.key_columns().size();
        const auto columns = columns_of(side);
        const auto rows = rows_of(side);
        std::size_t count = 0;
        const auto report = [&](const std::string& cell, const std::string& what) {
            if (++count > most_listed) return;
            log_.add(severity, rule, source_place(table.file, table.sheet, cell), what,
                     rule == rules::would_overwrite ? "Figures that were typed by hand are not overwritten: correct the source or "
                                                      "the content, or import with --replace."
                                                    : "");
        };
        const std::string name = block_name(*table.form, *side.form);
        if (existing.columns != columns)
            report("", fmt::format("the table \"{}\" has the columns {} in content and {} in the source", name,
                                   fmt::join(existing.columns, ", "), fmt::join(columns, ", ")));
        const auto key_of = [&](const std::vector<std::string>& row) {
            // An id tells a row; its name may be written differently.
            const std::size_t size = side.form->rows.kind == RowsForm::Kind::named ? 1 : key_count;
            return std::vector<std::string>(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(std::min(size, row.size())));
        };
        std::map<std::vector<std::string>, const std::vector<std::string>*> by_key;
        for (const auto& row : existing.rows) by_key.emplace(key_of(row), &row);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::string keys = fmt::format("{}", fmt::join(key_of(rows[i]), "/"));
            const std::string line = side.rows[i].source_line == 0 ? "" : std::to_string(side.rows[i].source_line);
            const auto old = by_key.find(key_of(rows[i]));
            if (old == by_key.end()) {
                report(line, fmt::format("content has no row {}[{}]", name, keys));
                continue;
            }
            if (existing.columns == columns) {
                for (std::size_t j = 1; j < std::min(old->second->size(), rows[i].size()); ++j) {
                    if ((*old->second)[j] == rows[i][j]) continue;
                    const std::size_t column = j - std::min(j, key_count);
                    const bool has_cell = j >= key_count && column < side.source_columns.size() && side.rows[i].source_line > 0;
                    report(has_cell ? cell_name_in(table, side, i, column) : line,
                           fmt::format("{}[{}].{} is {} in content and {} in the source", name, keys, columns[j],
                                       shown((*old->second)[j]), shown(rows[i][j])));
                }
            }
            by_key.erase(old);
        }
        for (const auto& [key, row] : by_key) report("", fmt::format("the source has no row {}[{}]", name, fmt::join(key, "/")));
        if (count == 0) report("", fmt::format("the rows of {} are in another order", name));
        if (count > most_listed)
            log_.add(severity, rule, source_place(table.file, table.sheet, ""),
                     fmt::format("{} has {} more", name, counted(count - most_listed, "difference")));
    }

    [[nodiscard]] static std::string cell_name_in(const ImportedTable& table, const ImportedSide& side, std::size_t row,
                                                  std::size_t column) {
        const std::size_t line = side.rows[row].source_line - 1;
        return table.is_transposed ? cell_name(side.source_columns[column], line) : cell_name(line, side.source_columns[column]);
    }

    void replace_changed() {
        for (std::size_t i = 0; i < existing_.files.size(); ++i) {
            std::string text = existing_.files[i].text;
            for (const ImportedTable* table : changed_) text = with_table_replaced(text, *table);
            if (text == existing_.files[i].text) continue;
            write_file(folder_ + "/" + std::filesystem::path(existing_.files[i].path).filename().string(), text);
            existing_.files[i].text = text;
        }
    }

    // Tables that content does not have yet go to the end of tables.toml.
    void append(const std::vector<const ImportedTable*>& tables) {
        if (tables.empty()) return;
        const std::string path = folder_ + "/tables.toml";
        std::string text;
        const auto existing = std::find_if(existing_.files.begin(), existing_.files.end(), [&](const ExistingFile& file) {
            return file.path == (options_.content / path).string();
        });
        if (existing != existing_.files.end()) text = existing->text;
        for (const ImportedTable* table : tables) text += (text.empty() ? "" : "\n") + table_block(*table, document_.unit);
        write_file(path, text);
    }

    void write_document_toml() {
        std::string text = document_toml_;
        if (text.empty()) {
            text = fmt::format("year = {}\nstage = {}\nstandard = {}\ntitle = {}\nunit = {}\n",
                               document_.year.spans_two ? toml_text(document_.year.text()) : document_.year.text(),
                               toml_text(document_.stage), toml_text(document_.standard->id), toml_text(document_.title),
                               toml_text(document_.unit));
            text += "\n[source]\ntitle = " + toml_text(document_.source.title) + "\n";
            if (!document_.source.sha256.empty()) text += "sha256 = " + toml_text(document_.source.sha256) + "\n";
        }
        for (const DeclaredCode& code : document_.codes) {
            if (document_toml_.find("code = " + toml_text(code.code)) != std::string::npos) continue;
            text += fmt::format("\n[[code]]\nclassification = {}\ncode = {}\nname = {}\n", toml_text(code.classification),
                                toml_text(code.code), toml_text(code.name));
        }
        if (text != document_toml_) write_file(folder_ + "/document.toml", text);
        const std::string department = "departments/" + document_.department + "/department.toml";
        if (status_of(on_disk(department))) return;
        if (document_.department_name.empty())
            log_.decide("",
                        fmt::format("department.toml names the department \"{}\", because its name is not known. Correct it there.",
                                    document_.department));
        std::string named =
            "name = " + toml_text(document_.department_name.empty() ? document_.department : document_.department_name) + "\n";
        for (const auto& [name, until] : document_.former_names)
            named +=
                fmt::format("\n[[former]]\nname = {}\nuntil = {}\n", toml_text(name), until.size() == 4 ? until : toml_text(until));
        write_file(department, named);
    }

    void write_file(const std::string& path, const std::string& text) {
        std::filesystem::create_directories(on_disk(path).parent_path());
        FileReplacement file(on_disk(path));
        file.write(text);
        file.finish();
        if (std::find(result_.files.begin(), result_.files.end(), path) == result_.files.end()) result_.files.push_back(path);
    }

    const ImportedDocument& document_;
    const WriteOptions& options_;
    ImportLog& log_;
    std::string folder_;
    std::string document_toml_;
    ExistingTables existing_;
    std::vector<const ImportedTable*> changed_;
    WrittenDocument result_;
};

}  // namespace

std::string content_folder_of(const ImportedDocument& document) {
    return "departments/" + document.department + "/" + document.year.text() + "/" + document.stage;
}

std::string narrative_path(const ImportedDocument& document, const std::filesystem::path& content, const std::string& section) {
    const std::string folder = content_folder_of(document) + "/narrative";
    if (const FileDescriptor open = open_folder(content / folder); open.is_open()) {
        for (const std::string& name : names_in(open, content / folder)) {
            const std::size_t dash = name.find('-');
            if (dash != std::string::npos && name.substr(dash + 1) == section + ".md") return folder + "/" + name;
        }
    }
    std::size_t number = 0;
    for (const PartForm& part : document.standard->parts) {
        for (const SectionForm& each : part.sections) {
            ++number;
            if (each.id == section) return fmt::format("{}/{:02}-{}.md", folder, number, section);
        }
    }
    return folder + "/" + section + ".md";
}

bool write_narrative(const std::string& path, const std::string& text, const std::string& where, const WriteOptions& options,
                     ImportLog& log) {
    const std::filesystem::path file = options.content / path;
    const bool exists = status_of(file).has_value();
    if (exists && read_whole_file(file) == text) return false;
    if (options.is_check) {
        log.add(Severity::error, rules::differs_from_source, where,
                fmt::format("{} {}", path, exists ? "is another text" : "is not in content"));
        return false;
    }
    if (exists && !options.may_replace) {
        log.add(Severity::error, rules::would_overwrite, where, fmt::format("{} is another text", path),
                "Correct one of the two, or import with --replace.");
        return false;
    }
    if (options.is_rehearsal) return false;
    std::filesystem::create_directories(file.parent_path());
    FileReplacement replacement(file);
    replacement.write(text);
    replacement.finish();
    return true;
}

WrittenDocument write_document(const ImportedDocument& document, const WriteOptions& options, ImportLog& log) {
    return DocumentWriter(document, options, log).write();
}

}  // namespace sitegen
