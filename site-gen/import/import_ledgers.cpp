#include "import/import_ledgers.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "disk/file.hpp"
#include "disk/read_file.hpp"
#include "import/import_report.hpp"
#include "import/import_rules.hpp"
#include "import/load_ledger_mapping.hpp"
#include "import/read_ledgers.hpp"
#include "import/write_document.hpp"
#include "load/standard_shelf.hpp"
#include "text/counted.hpp"

namespace sitegen {

namespace {

class LedgerImport {
  public:
    explicit LedgerImport(const ImportOptions& options)
        : options_(options), shelf_(options.content, options.standard_folders, sources_, findings_) {}

    ImportResult run() {
        const std::filesystem::path& file = options_.sources.front();
        const std::uint32_t number = sources_.add(file.string(), read_whole_file(file));
        const std::optional<TomlNode> root = parse_toml(sources_, number, findings_);
        const Standard* standard = nullptr;
        const auto standard_named = [&](const std::string& id, const Place& place) {
            const StandardShelf::Found found = shelf_.find(id);
            if (found.standard == nullptr && !found.is_there)
                findings_.error(rules::unknown_standard, place,
                                "there is no standard \"" + id + "\"" + nearest_hint(id, shelf_.names()),
                                "Name a folder of standards/.");
            return standard = found.standard;
        };
        if (root) mapping_ = load_ledger_mapping(*root, findings_, standard_named);
        const bool is_sound = root && standard != nullptr && !findings_.has_errors();
        log_.findings.add(findings_, sources_);
        if (is_sound) {
            documents_ = read_ledgers(mapping_, *standard, file.parent_path(), log_);
            choose();
        }
        if (is_sound && !log_.findings.has_errors()) write_all();
        result_.log = std::move(log_);
        result_.log.findings.sort();
        result_.report = import_report(options_, std::nullopt, result_);
        return std::move(result_);
    }

  private:
    // Those that the command line names, if it does.
    void choose() {
        const auto is_other = [&](const ImportedDocument& document) {
            return (!options_.department.empty() && document.department != options_.department) ||
                   (options_.year && document.year != *options_.year) ||
                   (!options_.stage.empty() && document.stage != options_.stage);
        };
        documents_.erase(std::remove_if(documents_.begin(), documents_.end(), is_other), documents_.end());
        if (documents_.empty() && !log_.findings.has_errors())
            log_.add(Severity::error, rules::missing_file, "", "the files have no record of such a document",
                     "See whether department, year and filters are right.");
    }

    // First everything is compared, so that nothing is written if a figure would be overwritten.
    void write_all() {
        const bool only_compares = true;
        for (const bool is_rehearsal : {only_compares, !only_compares}) {
            if (!is_rehearsal && (options_.is_check || log_.findings.has_errors())) break;
            ImportLog rehearsal;
            for (const ImportedDocument& document : documents_) {
                WriteOptions write{options_.content, options_.is_check, options_.may_replace};
                write.is_rehearsal = is_rehearsal;
                ImportLog& log = is_rehearsal ? log_ : rehearsal;
                const WrittenDocument written = write_document(document, write, log);
                if (is_rehearsal) {
                    count(document);
                    result_.unchanged_count += written.unchanged_count;
                } else {
                    result_.written.insert(result_.written.end(), written.files.begin(), written.files.end());
                }
                write_narratives(document, is_rehearsal);
            }
        }
    }

    void count(const ImportedDocument& document) {
        ++result_.document_count;
        result_.table_count += document.tables.size();
        result_.amount_count += count_amounts(document);
    }

    // The prose that stands beside the mapping file, copied as it is.
    void write_narratives(const ImportedDocument& document, bool is_rehearsal) {
        for (const LedgerNarrative& narrative : mapping_.narratives) {
            std::string name = narrative.pattern;
            fill_in(name, "{department}", document.department);
            fill_in(name, "{year}", document.year.text());
            fill_in(name, "{stage}", document.stage);
            const std::filesystem::path from = options_.sources.front().parent_path() / name;
            if (!status_of(from)) {
                if (is_rehearsal) log_.decide(name, "There is no such text.");
                continue;
            }
            WriteOptions write{options_.content, options_.is_check, options_.may_replace};
            write.is_rehearsal = is_rehearsal;
            const std::string path = narrative_path(document, options_.content, narrative.section);
            ImportLog dropped;
            if (write_narrative(path, read_whole_file(from), name, write, is_rehearsal ? log_ : dropped))
                result_.written.push_back(path);
        }
    }

    const ImportOptions& options_;
    Sources sources_;
    Findings findings_;
    StandardShelf shelf_;
    ImportLog log_;
    ImportResult result_;
    LedgerMapping mapping_;
    std::vector<ImportedDocument> documents_;
};

}  // namespace

bool is_ledger_import(const ImportOptions& options) {
    if (options.sources.size() != 1 || options.sources.front().extension() != ".toml") return false;
    return true;
}

ImportResult import_ledgers(const ImportOptions& options) { return LedgerImport(options).run(); }

}  // namespace sitegen
