#include "build/department_job.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "build/department_search.hpp"
#include "build/parallel.hpp"
#include "build/record_file.hpp"
#include "load/load_content.hpp"

namespace sitegen {

namespace {

// "2023/budget" of the path "departments/<slug>/2023/budget/tables.toml"; empty of what belongs to no document.
std::string_view document_folder_of(std::string_view path, std::size_t department_length) {
    path.remove_prefix(std::min(path.size(), department_length + 1));
    const std::size_t year_end = path.find('/');
    const std::size_t stage_end = year_end == std::string_view::npos ? year_end : path.find('/', year_end + 1);
    return stage_end == std::string_view::npos ? std::string_view() : path.substr(0, stage_end);
}

std::string folder_name(const FiscalYear& year, const std::string& stage) { return year.text() + "/" + stage; }

// The documents whose tables a document's pages use: of earlier years for its series and changes, of other stages for its checks.
bool uses(const DepartmentPlan::Entry& document, const DepartmentPlan::Entry& other) {
    return (other.year < document.year && other.stage == document.stage) ||
           (other.year == document.year && other.stage != document.stage);
}

// What a document depends on, by the digests of its files.
class Keys {
  public:
    Keys(const DepartmentState& state, const PageDigests& pages, const StandardDigest& standards)
        : pages_(pages.document), standards_(standards), department_("departments/" + state.slug) {
        for (const InputFile& input : state.inputs) {
            const std::string_view folder = document_folder_of(input.path, department_.size());
            if (!folder.empty()) {
                inputs_[folder].push_back(&input);
            } else if (input.path == department_ + "/department.toml") {
                name_ = input.digest;
            }
        }
    }

    // Of documents.
    [[nodiscard]] std::vector<std::string_view> folders() const {
        std::vector<std::string_view> folders;
        for (const auto& [folder, inputs] : inputs_) folders.push_back(folder);
        return folders;
    }

    // Nothing where the standard is not there.
    [[nodiscard]] std::optional<Digest> key_of(const DepartmentPlan& plan, const DepartmentPlan::Entry& document,
                                               const std::string& standard) const {
        const std::optional<Digest> standard_digest = standards_(standard);
        if (!standard_digest) return std::nullopt;
        Sha256 hash;
        hash.add(pages_);
        hash.add(*standard_digest);
        hash.add(name_);
        add_folder(hash, document.folder, true);
        for (const DepartmentPlan::Entry& other : plan.documents) {
            if (uses(document, other)) add_folder(hash, other.folder, false);
            if (other.stage == document.stage) hash.add_item(other.folder);  // its page links to those of other years
        }
        return hash.digest();
    }

  private:
    // Of other documents prose does not matter.
    void add_folder(Sha256& hash, const std::string& folder, bool with_prose) const {
        const auto found = inputs_.find(folder);
        if (found == inputs_.end()) return;
        hash.add_item(folder);
        for (const InputFile* input : found->second) {
            if (!with_prose && !input->path.ends_with(".toml")) continue;
            hash.add_item(input->path);
            hash.add(input->digest);
        }
    }

    const Digest& pages_;
    const StandardDigest& standards_;
    std::string department_;
    Digest name_{};
    std::map<std::string_view, std::vector<const InputFile*>> inputs_;  // by document folder
};

const DocumentRecord* find_known(const DepartmentState& state, const std::string& folder) {
    if (!state.known) return nullptr;
    for (const DocumentRecord& document : state.known->documents) {
        if (document.folder == folder) return &document;
    }
    return nullptr;
}

class DepartmentJob {
  public:
    DepartmentJob(const DepartmentBuild& build, DepartmentState& state, const DepartmentPlan& plan, SiteFiles* files)
        : build_(build),
          state_(state),
          plan_(plan),
          files_(files),
          sources_(build.shared_sources),
          is_search_new_(build.site != nullptr && build.site->site.outputs.search && !is_search_known()) {
        result_.record.slug = state.slug;
    }

    DepartmentResult run() {
        const Department department = load();
        sort_findings();
        DepartmentRecord& record = result_.record;
        record.name = department.name;
        record.code = department.code;
        record.history = department.history;
        record.questions = department.questions;
        publish_documents(department);
        take_unchanged();
        const Keys keys(state_, build_.digests, build_.standard_digest);
        for (DocumentRecord& document : record.documents) {
            for (const DepartmentPlan::Entry& entry : plan_.documents) {
                if (entry.folder != document.folder || !entry.is_new) continue;
                document.unit.key = keys.key_of(plan_, entry, document.summary.standard).value_or(Digest{});
            }
        }
        if (build_.site != nullptr && !has_errors_) publish_search(department);
        record.inputs = std::move(state_.inputs);
        return std::move(result_);
    }

    // Of loading: no document was published.
    [[nodiscard]] bool has_errors() const { return has_errors_; }

  private:
    Department load() {
        StageTimer timer(build_.timings, Stage::load);
        FileReader files(build_.content, sources_, loading_, &state_.survey);
        const auto is_wanted = [this](const FiscalYear& year, const std::string& stage) {
            const std::string folder = folder_name(year, stage);
            return is_search_new_ ||
                   std::any_of(plan_.documents.begin(), plan_.documents.end(), [&](const DepartmentPlan::Entry& entry) {
                       return entry.is_new && (entry.folder == folder || uses(entry, {folder, year, stage, false}));
                   });
        };
        Department department = load_department({files, state_.slug, build_.standards, sources_, loading_, is_wanted});
        timer.leave_out(files.time_spent_reading());
        build_.timings.add(Stage::read, files.time_spent_reading());
        note_digests(files.read_files());
        return department;
    }

    void note_digests(const std::vector<InputFile>& read) {
        for (const InputFile& file : read) {
            const auto found =
                std::lower_bound(state_.inputs.begin(), state_.inputs.end(), file.path,
                                 [](const InputFile& input, const std::string& path) { return precedes(input.path, path); });
            if (found != state_.inputs.end() && found->path == file.path) found->digest = file.digest;
        }
    }

    // What was found while loading belongs to the document in whose folder it is, or to the department. Documents that were only
    // loaded for others have had their say.
    void sort_findings() {
        Report loaded;
        loaded.add(loading_, sources_, build_.least_severity);
        has_errors_ = loaded.has_errors();
        const std::string folder = (build_.content / "departments" / state_.slug).lexically_normal().generic_string();
        for (ReportedFinding& finding : loaded.list()) {
            const std::string path = finding.path + "/";
            std::string_view document;
            if (path.starts_with(folder + "/")) document = document_folder_of(path, folder.size());
            const DepartmentPlan::Entry* entry = find_entry(document);
            if (entry == nullptr) {
                result_.record.findings.push_back(std::move(finding));
            } else if (entry->is_new) {
                found_[entry->folder].push_back(std::move(finding));
            }
        }
    }

    const DepartmentPlan::Entry* find_entry(std::string_view folder) const {
        const auto found = std::find_if(plan_.documents.begin(), plan_.documents.end(),
                                        [folder](const DepartmentPlan::Entry& entry) { return entry.folder == folder; });
        return found == plan_.documents.end() ? nullptr : &*found;
    }

    void publish_documents(const Department& department) {
        std::vector<const Document*> documents;
        for (const Document& document : department.documents) {
            const DepartmentPlan::Entry* entry = find_entry(folder_name(document.year, document.stage));
            if (entry == nullptr || !entry->is_new) continue;
            documents.push_back(&document);
            result_.record.documents.emplace_back().folder = entry->folder;
        }
        narratives_.resize(department.documents.size());
        if (build_.site != nullptr && !has_errors_) {
            const auto publish_one = [&](std::size_t i) { publish(department, *documents[i], result_.record.documents[i]); };
            if (build_.is_only) {
                for_each_in_parallel(documents.size(), publish_one);
            } else {
                for (std::size_t i = 0; i < documents.size(); ++i) publish_one(i);
            }
        }
        // Also of those that could not be loaded.
        for (auto& [folder, findings] : found_) {
            std::vector<ReportedFinding>& all = record_of(folder).unit.findings;
            all.insert(all.begin(), std::make_move_iterator(findings.begin()), std::make_move_iterator(findings.end()));
        }
    }

    DocumentRecord& record_of(const std::string& folder) {
        for (DocumentRecord& record : result_.record.documents) {
            if (record.folder == folder) return record;
        }
        result_.record.documents.push_back({folder, {}, {}});
        return result_.record.documents.back();
    }

    void publish(const Department& department, const Document& document, DocumentRecord& record) {
        Findings findings;
        const bool is_latest = &document == &department.documents.back();
        const DocumentRecord* known = find_known(state_, record.folder);
        UnitFiles files(*files_, build_.timings, known == nullptr ? nullptr : &known->unit);
        PublishedDocument published = publish_document(*build_.site,
                                                       {department, document, sources_, years_of(document.stage),
                                                        build_.is_only && is_latest ? charts_on_home : 0, is_search_new_},
                                                       files, findings);
        narratives_[static_cast<std::size_t>(&document - department.documents.data())] = std::move(published.narrative);
        record.summary = std::move(published.summary);
        set_digests(record.summary);
        record.unit.files = files.finish();
        Report report;
        report.add(findings, sources_, build_.least_severity);
        record.unit.findings = std::move(report.list());
        if (is_latest) result_.charts_for_home = std::move(published.charts_for_home);
    }

    [[nodiscard]] std::vector<FiscalYear> years_of(const std::string& stage) const {
        std::vector<FiscalYear> years;
        for (const DepartmentPlan::Entry& entry : plan_.documents) {
            if (entry.stage == stage) years.push_back(entry.year);
        }
        std::sort(years.begin(), years.end());
        return years;
    }

    // Documents that stay as they are, and those that are no more.
    void take_unchanged() {
        if (!state_.known) return;
        std::vector<DocumentRecord>& documents = result_.record.documents;
        for (DocumentRecord& known : state_.known->documents) {
            const DepartmentPlan::Entry* entry = find_entry(known.folder);
            if (entry == nullptr) {
                for (const PublishedFile& file : known.unit.files) gone_.push_back(file);
            } else if (!entry->is_new) {
                documents.push_back(known);
            }
        }
        // Two documents of the same address cannot be; but one can take the place of another.
        if (files_ != nullptr) {
            for (const PublishedFile& file : gone_) {
                const bool is_taken = std::any_of(documents.begin(), documents.end(), [&](const DocumentRecord& document) {
                    return std::any_of(document.unit.files.begin(), document.unit.files.end(),
                                       [&](const PublishedFile& other) { return other.path == file.path; });
                });
                if (!is_taken) files_->remove(file);
            }
        }
        sort_documents();
    }

    void sort_documents() {
        std::vector<DocumentRecord>& documents = result_.record.documents;
        std::stable_sort(documents.begin(), documents.end(), [](const DocumentRecord& a, const DocumentRecord& b) {
            // Stages of two standards can have the same order; loading takes these by folder.
            return std::tie(a.summary.year, a.summary.stage_order, a.folder) <
                   std::tie(b.summary.year, b.summary.stage_order, b.folder);
        });
    }

    // Whether the last build has made the search's data of the same documents.
    [[nodiscard]] bool is_search_known() const {
        if (!state_.known || state_.known->search.files.empty()) return false;
        for (const DepartmentPlan::Entry& entry : plan_.documents) {
            if (entry.is_new) return false;
        }
        return plan_.documents.size() == state_.known->documents.size() &&
               state_.known->search.key == search_key(state_.slug, state_.known->documents);
    }

    void publish_search(const Department& department) {
        DepartmentRecord& record = result_.record;
        const UnitRecord* known = state_.known ? &state_.known->search : nullptr;
        UnitFiles files(*files_, build_.timings, known);
        if (!build_.site->site.outputs.search) {
            record.search.files = files.finish();
            return;
        }
        if (!is_search_new_ && known != nullptr) {
            record.search = *known;
            record.search_terms = state_.known->search_terms;
            return;
        }
        StageTimer timer(build_.timings, Stage::search);
        for (std::size_t i = 0; i < department.documents.size(); ++i) {
            const Document& document = department.documents[i];
            const DepartmentPlan::Entry* entry = find_entry(folder_name(document.year, document.stage));
            if (entry != nullptr && !entry->is_new)
                narratives_[i] = narrative_of(*build_.site, {department, document, sources_, {}});
        }
        DepartmentSearch search = search_department(department, narratives_, record.documents);
        const Timings::Clock::time_point started = Timings::Clock::now();
        files.write(search_data_path(record.slug), search.script);
        timer.leave_out(Timings::Clock::now() - started);
        record.search = {search_key(record.slug, record.documents), files.finish(), {}};
        record.search_terms = std::move(search.terms);
    }

    static constexpr std::size_t charts_on_home = 2;

    const DepartmentBuild& build_;
    DepartmentState& state_;
    const DepartmentPlan& plan_;
    SiteFiles* files_;
    Sources sources_;
    Findings loading_;
    bool is_search_new_ = false;
    bool has_errors_ = false;
    std::vector<std::vector<RenderedSection>> narratives_;       // of the department's documents, where the search is made anew
    std::map<std::string, std::vector<ReportedFinding>> found_;  // while loading, by document folder
    std::vector<PublishedFile> gone_;
    DepartmentResult result_;
};

}  // namespace

std::size_t DepartmentPlan::new_count() const {
    return static_cast<std::size_t>(
        std::count_if(documents.begin(), documents.end(), [](const Entry& entry) { return entry.is_new; }));
}

DepartmentPlan plan_department(const DepartmentState& state, const PageDigests& pages, const StandardDigest& standards) {
    const Keys keys(state, pages, standards);
    DepartmentPlan plan;
    for (const std::string_view folder : keys.folders()) {
        const std::size_t slash = folder.find('/');
        const std::optional<FiscalYear> year = parse_fiscal_year(folder.substr(0, slash));
        if (year) plan.documents.push_back({std::string(folder), *year, std::string(folder.substr(slash + 1)), true});
    }
    for (DepartmentPlan::Entry& entry : plan.documents) {
        const DocumentRecord* known = find_known(state, entry.folder);
        entry.is_new = known == nullptr || keys.key_of(plan, entry, known->summary.standard) != known->unit.key;
    }
    return plan;
}

DepartmentResult publish_department(const DepartmentBuild& build, DepartmentState& state, DepartmentPlan& plan, SiteFiles* files) {
    if (state.survey.files().empty()) state.survey = Survey(build.content, "departments/" + state.slug);
    if (state.inputs.empty()) state.inputs = inputs_of(state.survey);
    if (plan.documents.empty()) plan = plan_department(state, build.digests, build.standard_digest);
    DepartmentJob job(build, state, plan, files);
    DepartmentResult result = job.run();
    if (!job.has_errors() || plan.new_count() == plan.documents.size()) return result;
    // What is known of documents that stay as they are are findings of their checks, too. These are not told while the department
    // cannot be loaded: a clean build has not made them.
    for (DepartmentPlan::Entry& entry : plan.documents) entry.is_new = true;
    state.inputs = std::move(result.record.inputs);
    return DepartmentJob(build, state, plan, files).run();
}

DepartmentSummary summary_of(const DepartmentRecord& record) {
    DepartmentSummary summary;
    summary.slug = record.slug;
    summary.name = record.name;
    summary.code = record.code;
    summary.history = record.history;
    summary.digest = digest_of_history(record);
    return summary;
}

}  // namespace sitegen
