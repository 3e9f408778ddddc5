#include "import/import_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "disk/read_file.hpp"
#include "grid/workbook.hpp"
#include "import/choose_year.hpp"
#include "import/existing_tables.hpp"
#include "import/find_tables.hpp"
#include "import/import_narrative.hpp"
#include "import/import_report.hpp"
#include "import/import_rules.hpp"
#include "import/import_words.hpp"
#include "import/load_mapping.hpp"
#include "import/matching.hpp"
#include "import/read_rows.hpp"
#include "import/read_sources.hpp"
#include "import/table_marks.hpp"
#include "import/unit_slips.hpp"
#include "import/write_document.hpp"
#include "import/write_tables.hpp"
#include "load/load_content.hpp"
#include "load/standard_folders.hpp"
#include "load/standard_shelf.hpp"
#include "load/table_reader.hpp"
#include "model/title.hpp"

namespace sitegen {

namespace {

constexpr std::size_t rows_with_titles = 6;  // of a sheet, in which years and stages are looked for

class DocumentImport {
  public:
    explicit DocumentImport(const ImportOptions& options)
        : options_(options), shelf_(options.content, options.standard_folders, sources_, findings_) {}

    ImportResult run() {
        read_content();
        find_standard();
        if (standard_ != nullptr) {
            read_files();
            if (is_sound_) choose_year();
            if (is_sound_) choose_stage();
        }
        if (can_read()) {
            begin_document();
            if (!read_.empty()) read_tables();
            read_prose();
        }
        log_.findings.add(findings_, sources_);
        if (document_ && !log_.findings.has_errors()) write();
        result_.log = std::move(log_);
        result_.log.findings.sort();
        result_.report = import_report(options_, document_, result_);
        return std::move(result_);
    }

  private:
    [[nodiscard]] bool can_read() const { return standard_ != nullptr && year_ && !stage_.empty() && is_sound_; }

    void fail(std::string_view message, std::string_view remedy) {
        log_.add(Severity::error, rules::missing_key, "", message, remedy);
        is_sound_ = false;
    }

    // What content already says about the document: it need not be said again.
    void read_content() {
        if (!is_slug(options_.department)) {
            fail(options_.department.empty() ? "the department is not named"
                                             : fmt::format("“{}” cannot be the folder of a department", options_.department),
                 "Name its folder below departments/: --department commerce. Letters a to z, digits and hyphens.");
            return;
        }
        if (!options_.year || options_.stage.empty()) return;
        const std::filesystem::path file =
            options_.content / "departments" / options_.department / options_.year->text() / options_.stage / "document.toml";
        if (!std::filesystem::exists(file)) return;
        const std::uint32_t number = sources_.add(file.string(), read_whole_file(file));
        const std::optional<TomlNode> root = parse_toml(sources_, number, findings_);
        if (!root) return;
        const auto text = [&](std::string_view key) {
            const TomlNode* node = root->find(key);
            return node == nullptr || node->kind != TomlNode::Kind::string ? std::string() : std::string(node->text);
        };
        known_standard_ = text("standard");
        known_unit_ = text("unit");
    }

    void find_standard() {
        std::string id = options_.standard.empty() ? known_standard_ : options_.standard;
        if (id.empty()) {
            const std::vector<std::string> names = shelf_.names();
            if (names.size() == 1) id = names.front();
        }
        if (id.empty()) {
            fail("the standard is not named", "Name the standard of the document: --standard cn-department-budget.");
            return;
        }
        const StandardShelf::Found found = shelf_.find(id);
        if (found.standard == nullptr && !found.is_there)
            fail(fmt::format("there is no standard \"{}\"{}", id, nearest_hint(id, shelf_.names())),
                 "Name a folder of standards/.");
        standard_ = found.standard;
        if (standard_ != nullptr && !options_.mapping.empty())
            mapping_ = load_mapping(options_.mapping, *standard_, sources_, findings_);
        if (standard_ == nullptr) return;
        for (const MinusSign& sign : import_words().minus_signs) {
            const std::vector<std::string>& currencies = sign.currencies;
            if (std::find(currencies.begin(), currencies.end(), standard_->currency) != currencies.end())
                mapping_.marks.minus_signs.push_back(sign.text);
        }
    }

    void read_files() {
        for (const std::filesystem::path& file : options_.sources) {
            if (is_prose_source(file)) {
                prose_.push_back(file);
                continue;
            }
            if (std::optional<ReadSource> source = read_source(file, mapping_, log_)) {
                read_.push_back(std::move(*source));
            } else {
                is_sound_ = false;
            }
        }
    }

    // Calls take(text) for the texts at the heads of all sheets.
    template <typename Take>
    void for_each_title(const Take& take) const {
        for (const ReadSource& source : read_) {
            for (const Sheet& sheet : source.workbook.sheets) {
                take(sheet.name);
                for (std::size_t row = 0; row < std::min(rows_with_titles, sheet.rows.size()); ++row) {
                    for (const GridCell& cell : sheet.rows[row].cells) {
                        if (cell.kind == GridCellKind::text) take(one_line(cell.text));
                    }
                }
            }
        }
    }

    void choose_year() {
        year_ = options_.year;
        if (year_) return;
        const ChosenYear chosen = choose_year_of(read_, options_.content, options_.department);
        year_ = chosen.year;
        if (!year_) return fail(chosen.fault, "Name it: --year 2023.");
        if (chosen.title_count > 0) {
            log_.decide("", fmt::format("The year is {}: {} at the heads of sheets name it.", year_->text(), chosen.title_count));
        } else {
            log_.decide("", fmt::format("The year is {}: all headings name it.", year_->text()));
        }
    }

    void choose_stage() {
        stage_ = options_.stage;
        if (stage_.empty() && standard_->stages.size() == 1) stage_ = standard_->stages.front().id;
        if (stage_.empty()) {
            std::vector<std::string> named;
            for (const StageForm& stage : standard_->stages) {
                bool is_named = false;
                for_each_title(
                    [&](const std::string& text) { is_named = is_named || text.find(stage.title) != std::string::npos; });
                if (is_named) named.push_back(stage.id);
            }
            if (named.size() == 1) {
                stage_ = named.front();
                log_.decide("", fmt::format("The stage is \"{}\": titles name it.", stage_));
            }
        }
        if (stage_.empty()) return fail("the stage is not named", "Name a stage of the standard: --stage budget.");
        if (standard_->find_stage(stage_) != nullptr) return;
        std::vector<std::string> names;
        for (const StageForm& stage : standard_->stages) names.push_back(stage.id);
        fail(fmt::format("the standard has no stage \"{}\"{}", stage_, nearest_hint(stage_, names)),
             "Name a stage of the standard.");
    }

    // Rows of their own names keep the ids that they have in this document, or had last year.
    [[nodiscard]] KnownIds known_ids() {
        KnownIds known;
        for (const FiscalYear& year : {*year_, year_->before()}) {
            const std::filesystem::path folder = options_.content / "departments" / options_.department / year.text() / stage_;
            Sources sources;
            Findings findings;
            const ExistingTables existing = read_existing_tables(files_with_tables(folder), sources, findings);
            for (const TableForm& form : standard_->tables) {
                for (const SideForm& side : form.sides) {
                    const auto block = existing.blocks.find(block_name(form, side));
                    if (side.rows.kind != RowsForm::Kind::named || block == existing.blocks.end()) continue;
                    std::map<std::string, std::vector<std::string>> ids;
                    for (const auto& row : block->second.rows) {
                        if (row.size() > 1) ids[match_form(row[1])].push_back(row[0]);
                    }
                    for (auto& [name, list] : ids) known.try_emplace({block->first, name}, std::move(list));
                }
            }
        }
        return known;
    }

    void begin_document() {
        document_.emplace();
        document_->department = options_.department;
        document_->year = *year_;
        document_->stage = stage_;
        document_->standard = standard_;
        document_->unit = known_unit_;
        result_.document_count = 1;
        const std::filesystem::path file = options_.content / content_folder_of(*document_) / "document.toml";
        if (read_.empty() && !std::filesystem::exists(file))
            fail("content has no such document yet", "Import its tables first, or together with the text.");
    }

    void read_prose() {
        for (const std::filesystem::path& file : prose_) {
            for (ImportedSection& section : read_narrative(file, *standard_, *year_, mapping_, log_))
                sections_.emplace_back(file.filename().string(), std::move(section));
        }
    }

    void read_tables() {
        const HeadingContext headings{*year_, stage_, standard_};
        std::vector<FoundTable> found;
        for (const ReadSource& source : read_) {
            for (FoundTable& table : find_tables(source.workbook, source.name, *standard_, headings, mapping_, log_))
                found.push_back(std::move(table));
        }
        const KnownIds known = known_ids();
        RowContext context{*standard_, *year_, stage_, mapping_, known, log_, document_->codes};
        context.unit = unit_of_document(units_of(found));
        context.marks_of_sources = marks_of_sources(found, context.unit);
        for (const TableForm& form : standard_->tables) {
            std::vector<const FoundTable*> parts;
            for (const FoundTable& table : found) {
                if (table.form == &form) parts.push_back(&table);
            }
            if (!parts.empty()) {
                document_->tables.push_back(read_table(parts, context));
            } else if (!form.is_optional && is_for_stage(form.stages, stage_)) {
                log_.add(Severity::warning, rules::table_not_found, "",
                         fmt::format("no sheet is the table \"{}\" ({})", form.id, fill_years(form.title, *year_)),
                         "If a sheet has it, say so in a mapping file. If it was not published, write state = \"not published\" "
                         "into its block of tables.toml.");
            }
        }
        if (document_->tables.empty()) {
            fail("the sources have no table of the standard", "See whether the standard and the stage are right.");
        } else {
            choose_units();
        }
        find_unit_slips(*document_, log_);
        name_document();
        count();
    }

    // What each table states.
    [[nodiscard]] static std::vector<std::string> units_of(const std::vector<FoundTable>& tables) {
        std::map<const TableForm*, std::string> units;
        for (const FoundTable& table : tables) {
            if (std::string& unit = units[table.form]; unit.empty()) unit = table.unit;
        }
        std::vector<std::string> stated;
        stated.reserve(units.size());
        for (auto& [form, unit] : units) stated.push_back(std::move(unit));
        return stated;
    }

    // stated: by the tables; empty for those that state none.
    [[nodiscard]] std::string unit_of_document(const std::vector<std::string>& stated) const {
        if (!known_unit_.empty()) return known_unit_;
        if (!options_.unit.empty()) return options_.unit;
        std::map<std::string, std::size_t> counts;
        for (const std::string& unit : stated) {
            if (!unit.empty()) ++counts[unit];
        }
        const auto most =
            std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        if (most != counts.end()) return most->first;
        return standard_->units.size() == 1 ? standard_->units.begin()->first : "";
    }

    // The amounts of one table show how the whole file is written.
    [[nodiscard]] std::map<std::string, MarkEvidence> marks_of_sources(const std::vector<FoundTable>& tables,
                                                                       const std::string& unit) const {
        std::map<std::string, MarkEvidence> marks;
        for (const FoundTable& table : tables) {
            const MarkEvidence evidence = weigh_marks({&table}, *standard_, table.unit.empty() ? unit : table.unit).all;
            MarkEvidence& all = marks[table.region.file()];
            all.point_is_decimal += evidence.point_is_decimal;
            all.comma_is_decimal += evidence.comma_is_decimal;
        }
        return marks;
    }

    void choose_units() {
        std::vector<std::string> stated;
        for (const ImportedTable& table : document_->tables) stated.push_back(table.unit);
        document_->unit = unit_of_document(stated);
        const bool is_reported = std::any_of(document_->tables.begin(), document_->tables.end(),
                                             [](const ImportedTable& table) { return table.has_undeclared_unit; });
        if (document_->unit.empty() && is_reported) return;
        if (document_->unit.empty())
            return fail("no table states its unit", fmt::format("Name it: --unit \"{}\".", standard_->units.begin()->first));
        if (!standard_->units.contains(document_->unit))
            return fail(fmt::format("the standard has no unit \"{}\"", document_->unit), "Name a unit of the standard.");
        for (ImportedTable& table : document_->tables) {
            if (!table.unit.empty() || table.has_undeclared_unit || !has_money(*table.form)) continue;
            log_.add(options_.unit.empty() ? Severity::warning : Severity::note, rules::unit_not_stated,
                     source_place(table.file, table.sheet, ""),
                     fmt::format("nothing above the table \"{}\" states its unit; it is taken to be in {}", table.form->id,
                                 document_->unit),
                     "If it is in another unit, say so in a mapping file.");
        }
    }

    void name_document() {
        const StageForm* stage = standard_->find_stage(stage_);
        document_->title =
            options_.title.empty()
                ? fmt::format("{} {} {}", options_.name.empty() ? options_.department : options_.name, year_->text(), stage->title)
                : options_.title;
        document_->source.title = read_.front().name;
        document_->source.sha256 = read_.front().sha256;
        document_->department_name = options_.name;
    }

    void count() {
        result_.table_count = document_->tables.size();
        result_.amount_count = count_amounts(*document_);
    }

    // Everything is compared first, so that nothing is written if a table or a text would be overwritten.
    void write() {
        const WriteOptions write{options_.content, options_.is_check, options_.may_replace};
        WriteOptions rehearsal = write;
        rehearsal.is_rehearsal = true;
        WrittenDocument written;
        if (!read_.empty()) written = write_document(*document_, rehearsal, log_);
        for (const auto& [name, section] : sections_) (void)write_narrative(path_of(section), section.text, name, rehearsal, log_);
        result_.unchanged_count = written.unchanged_count;
        if (options_.is_check || log_.findings.has_errors()) return;
        ImportLog told_already;
        if (!read_.empty()) result_.written = write_document(*document_, write, told_already).files;
        log_.decisions.insert(log_.decisions.end(), told_already.decisions.begin(), told_already.decisions.end());
        for (const auto& [name, section] : sections_) {
            if (write_narrative(path_of(section), section.text, name, write, told_already))
                result_.written.push_back(path_of(section));
        }
    }

    [[nodiscard]] std::string path_of(const ImportedSection& section) const {
        return narrative_path(*document_, options_.content, section.section);
    }

    const ImportOptions& options_;
    Sources sources_;
    Findings findings_;
    StandardShelf shelf_;
    ImportLog log_;
    ImportResult result_;
    std::string known_standard_;
    std::string known_unit_;
    const Standard* standard_ = nullptr;
    DocumentMapping mapping_;
    std::vector<ReadSource> read_;
    std::vector<std::filesystem::path> prose_;
    std::vector<std::pair<std::string, ImportedSection>> sections_;  // and the names of their files
    std::optional<FiscalYear> year_;
    std::string stage_;
    bool is_sound_ = true;
    std::optional<ImportedDocument> document_;
};

}  // namespace

ImportResult import_document(const ImportOptions& options) { return DocumentImport(options).run(); }

}  // namespace sitegen
