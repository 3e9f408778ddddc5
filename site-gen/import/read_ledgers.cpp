#include "import/read_ledgers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "import/import_rules.hpp"
#include "import/ledger_adder.hpp"
#include "import/ledger_departments.hpp"
#include "import/ledger_file_fields.hpp"
#include "import/ledger_records.hpp"
#include "import/ledger_totals.hpp"
#include "import/limited_findings.hpp"
#include "import/load_ledger_mapping.hpp"
#include "import/misread_text.hpp"
#include "import/sheet_region.hpp"
#include "load/file_reader.hpp"
#include "text/counted.hpp"

namespace sitegen {

namespace {

class LedgerReader {
  public:
    LedgerReader(const LedgerMapping& mapping, const Standard& standard, const std::filesystem::path& folder, ImportLog& log)
        : mapping_(mapping),
          standard_(standard),
          folder_(folder),
          log_(log),
          limited_(log),
          adder_(standard, limited_),
          departments_(mapping, log) {}

    std::vector<ImportedDocument> read() {
        read_lookups();
        for (const LedgerFiles& files : mapping_.files) {
            const std::vector<std::filesystem::path> paths = files_matching(folder_, files.pattern);
            if (paths.empty())
                log_.add(Severity::error, rules::unreadable_source, files.pattern, "no file has such a name",
                         "Correct \"files\" in the mapping file.");
            for (const std::filesystem::path& path : paths) read_file(path, files);
        }
        limited_.finish();
        return finished();
    }

  private:
    void read_lookups() {
        for (const LedgerLookup& lookup : mapping_.lookups) {
            LedgerFiles file;
            file.encoding = lookup.encoding;
            file.delimiter = lookup.delimiter;
            std::optional<std::size_t> key;
            std::optional<std::size_t> value;
            const auto headings = [&](const std::vector<std::string>& names) {
                key = heading_index(names, lookup.key);
                value = heading_index(names, lookup.value);
                for (const auto& [name, index] : {std::pair(lookup.key, key), std::pair(lookup.value, value)}) {
                    if (!index) report_missing_column(lookup.file, name, names, log_);
                }
                return key && value;
            };
            auto& texts = lookups_[lookup.id];
            const auto take = [&](const LedgerRecord& record) {
                if (*key < record.fields.size() && *value < record.fields.size())
                    texts.emplace(folded_key(record.fields[*key]), one_line(record.fields[*value]));
            };
            (void)read_ledger_records(folder_ / lookup.file, file, headings, take, log_);
        }
    }

    void read_file(const std::filesystem::path& path, const LedgerFiles& files) {
        files_ = &files;
        file_name_ = path.filename().string();
        const std::size_t before = record_count_;
        kept_count_ = 0;
        fields_.reset();
        adder_.begin_file(files, file_name_);
        const auto headings = [&](const std::vector<std::string>& names) {
            fields_ = open_ledger_fields(files, names, file_name_, standard_, lookups_, log_);
            return fields_.has_value();
        };
        const auto take = [&](const LedgerRecord& record) { add(record); };
        if (!read_ledger_records(path, files, headings, take, log_)) return;
        log_.decide(file_name_, fmt::format("{} read, {} of them used.", counted(record_count_ - before, "record"), kept_count_));
        if (fields_) fields_->report_missed(file_name_, log_);
        const std::size_t blanks = adder_.blank_count();
        if (blanks > 0)
            log_.decide(file_name_, fmt::format("{} blank, the first on line {}: a cell without any other amount stays blank.",
                                                counted(blanks, "amount") + (blanks == 1 ? " is" : " are"), adder_.first_blank()));
    }

    [[nodiscard]] std::string place(std::size_t line) const { return fmt::format("{}:{}", file_name_, line); }

    void add(const LedgerRecord& record) {
        ++record_count_;
        if (!fields_->filters.pass(record.fields)) return;
        LedgerDocument* document = document_of(record);
        if (document == nullptr) return;
        bool is_used = false;
        for (LedgerTableFields& table : fields_->tables) {
            if (!table.filters.pass(record.fields)) continue;
            is_used = true;
            adder_.add(record, table, *document);
        }
        kept_count_ += is_used ? 1 : 0;
    }

    [[nodiscard]] LedgerDocument* document_of(const LedgerRecord& record) {
        const std::string& department = fields_->department.text(record.fields);
        const std::string& year = fields_->year.text(record.fields);
        const std::string& stage = fields_->stage.text(record.fields);
        key_.clear();
        for (const std::string* part : {&department, &year, &stage}) (key_ += *part) += '\n';
        const auto known = by_texts_.find(key_);
        if (known != by_texts_.end()) return known->second;
        return by_texts_[key_] = make_document(record, department, year, stage);
    }

    [[nodiscard]] LedgerDocument* make_document(const LedgerRecord& record, const std::string& department,
                                                const std::string& year_text, const std::string& stage_text) {
        // "FY2018" and "Fiscal Year 2018" name a year as 2018 does.
        std::string digits = year_text.substr(std::min(year_text.find_first_of("0123456789"), year_text.size()));
        if (digits.ends_with(".0")) digits.resize(digits.size() - 2);
        const std::optional<FiscalYear> year = read_fiscal_year(digits);
        if (!year)
            limited_.add(Severity::error, rules::invalid_value, place(record.line), "no-year",
                         fmt::format("“{}” is no fiscal year", year_text), "Correct the field \"year\" of the mapping file.");
        if (looks_misread(department)) report_misread(place(record.line), department, limited_);
        const StageForm* stage = standard_.find_stage(stage_text);
        for (const StageForm& each : standard_.stages) {
            if (stage == nullptr && folded_key(each.title) == folded_key(stage_text)) stage = &each;
        }
        if (stage == nullptr)
            limited_.add(Severity::error, rules::invalid_value, place(record.line), "no-stage",
                         fmt::format("“{}” is no stage of the standard", stage_text),
                         "Say which stage it is: values = { \"…\" = \"budget\" } of the field \"stage\".");
        const std::optional<std::string> folder = departments_.folder_of(department, place(record.line), limited_);
        if (!year || stage == nullptr || !folder) return nullptr;
        const auto stage_index = static_cast<std::size_t>(stage - standard_.stages.data());
        LedgerDocument& document = documents_[{*folder, *year, stage_index}];
        if (document.sides.empty()) {
            for (const TableForm& table : standard_.tables) {
                for (const SideForm& side : table.sides) document.sides.push_back({&table, &side, {}, {}, {}});
            }
        }
        return &document;
    }

    [[nodiscard]] std::vector<ImportedDocument> finished() {
        const std::size_t summed = adder_.summed_count();
        if (summed > 0)
            log_.decide("", fmt::format("{} of several records each.",
                                        counted(summed, "cell") + (summed == 1 ? " is the sum" : " are sums")));
        std::vector<ImportedDocument> result;
        LedgerTotals totals(standard_, mapping_, adder_.sources(), log_);
        for (auto& [key, document] : documents_) {
            const auto& [folder, year, stage] = key;
            ImportedDocument imported = totals.finish(document, standard_.stages[stage].id);
            imported.department = folder;
            imported.year = year;
            imported.stage = standard_.stages[stage].id;
            imported.standard = &standard_;
            imported.unit = mapping_.unit;
            imported.source = mapping_.source;
            if (imported.source.title.empty()) imported.source.title = files_ == nullptr ? "" : file_name_;
            departments_.name(imported, standard_.stages[stage].title);
            result.push_back(std::move(imported));
        }
        totals.report();
        departments_.report();
        return result;
    }

    const LedgerMapping& mapping_;
    const Standard& standard_;
    const std::filesystem::path& folder_;
    ImportLog& log_;
    LimitedFindings limited_;
    LedgerAdder adder_;
    LedgerDepartments departments_;
    LookupTables lookups_;
    std::map<std::tuple<std::string, FiscalYear, std::size_t>, LedgerDocument> documents_;  // the stage by its index
    std::unordered_map<std::string, LedgerDocument*> by_texts_;                             // nothing: refused
    // Of the file that is being read
    const LedgerFiles* files_ = nullptr;
    std::string file_name_;
    std::optional<LedgerFileFields> fields_;
    std::size_t kept_count_ = 0;
    std::size_t record_count_ = 0;  // of all files
    std::string key_;               // reused, so that a record allocates nothing
};

}  // namespace

std::vector<ImportedDocument> read_ledgers(const LedgerMapping& mapping, const Standard& standard,
                                           const std::filesystem::path& folder, ImportLog& log) {
    return LedgerReader(mapping, standard, folder, log).read();
}

}  // namespace sitegen
