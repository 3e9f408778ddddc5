#include "build/departments_in_build.hpp"

#include <algorithm>

#include "build/department_findings.hpp"
#include "build/parallel.hpp"
#include "publish/manifest.hpp"

namespace sitegen {

namespace {

// Notes are printed if they are asked for, but not kept.
DepartmentRecord without_notes(DepartmentRecord record) {
    const auto is_note = [](const ReportedFinding& finding) { return finding.severity == Severity::note; };
    std::erase_if(record.findings, is_note);
    for (DocumentRecord& document : record.documents) std::erase_if(document.findings, is_note);
    return record;
}

}  // namespace

void add_to(SiteSize& size, const std::vector<PublishedFile>& files) {
    size.file_count += files.size();
    for (const PublishedFile& file : files) {
        size.byte_count += file.byte_count;
        size.page_count += file.path.ends_with(".html") ? 1 : 0;
    }
}

DepartmentsInBuild::DepartmentsInBuild(const std::vector<std::string>& slugs, std::int64_t started)
    : started_(started), work_(slugs.size()) {
    for (std::size_t i = 0; i < slugs.size(); ++i) work_[i].state.slug = slugs[i];
}

void DepartmentsInBuild::compare(const LastBuild& last, bool may_keep) {
    if (may_keep) for_each_in_parallel(work_.size(), [&](std::size_t i) { work_[i].state = last.compare(work_[i].state.slug); });
    note_published(last);
}

void DepartmentsInBuild::compare(const Histories& histories) {
    for (DepartmentWork& work : work_) {
        if (!work.state.is_same || histories.digest_of(work.state.slug) == work.state.known->task_changes) continue;
        work.state.is_same = false;
        work.state.bytes = {};
    }
}

const DepartmentWork* DepartmentsInBuild::find(std::string_view slug) const {
    const auto found = std::lower_bound(work_.begin(), work_.end(), slug, [](const DepartmentWork& work, std::string_view wanted) {
        return work.state.slug < wanted;
    });
    return found != work_.end() && found->state.slug == slug ? &*found : nullptr;
}

// Collects the addresses of documents in departments that may have lost some.
void DepartmentsInBuild::note_published(const LastBuild& last) {
    for (const DepartmentBytes& department : last.departments_of_any_builder()) {
        const DepartmentWork* work = find(department.slug);
        if (work != nullptr && work->state.is_same) continue;
        const std::optional<DepartmentRecord> record = decode_department(department.bytes, Readings::left_out);
        if (!record) continue;
        for (const DocumentRecord& document : record->documents)
            published_before_.emplace(document.summary.folder, document.summary.stage_id);
    }
}

bool DepartmentsInBuild::are_all_same() const {
    return std::all_of(work_.begin(), work_.end(), [](const DepartmentWork& work) { return work.state.is_same; });
}

std::vector<const DepartmentState*> DepartmentsInBuild::states() const {
    std::vector<const DepartmentState*> states;
    for (const DepartmentWork& work : work_) states.push_back(&work.state);
    return states;
}

Extent DepartmentsInBuild::choose_extent(bool is_frame_same) {
    std::size_t count = 0;
    std::size_t new_count = 0;
    for (const DepartmentWork& work : work_) {
        // At least one document: a department may be new, and its documents are not known then.
        const std::size_t documents = work.state.known ? std::max<std::size_t>(work.state.known->documents.size(), 1) : 1;
        count += documents;
        new_count += work.state.is_same ? 0 : documents;
    }
    // A single department is always made as a whole, and usually only a few of its files differ.
    if (is_frame_same && (new_count * 2 <= count || work_.size() == 1)) return Extent::changes;
    for (DepartmentWork& work : work_) work.state = {work.state.slug, {}, {}, false};
    return Extent::whole_site;
}

std::vector<std::vector<ChartView>> DepartmentsInBuild::make(
    const DepartmentBuild& build, SiteFiles* files, RecordWriter* recorder,
    const std::function<void(std::size_t done, std::size_t total)>& progress) {
    std::vector<std::vector<ChartView>> charts_for_home;
    for_each_in_parallel(
        work_.size(),
        [&](std::size_t i) {
            std::vector<std::vector<ChartView>> charts = make_one(build, work_[i], files, recorder);
            if (build.is_only) charts_for_home = std::move(charts);
        },
        [&](std::size_t done) {
            if (progress) progress(done, work_.size());
        });
    return charts_for_home;
}

std::vector<std::vector<ChartView>> DepartmentsInBuild::make_one(const DepartmentBuild& build, DepartmentWork& work,
                                                                 SiteFiles* files, RecordWriter* recorder) {
    DepartmentState& state = work.state;
    std::vector<std::vector<ChartView>> charts_for_home;
    if (state.is_same) {
        work.record = std::move(*state.known);
    } else {
        DepartmentResult result = build_department(build, state.slug, state.known ? &*state.known : nullptr, files);
        work.record = std::move(result.record);
        charts_for_home = std::move(result.charts_for_home);
    }
    state.known.reset();
    if (recorder != nullptr && !build.has_errors) record(work, *recorder, build.least_severity, build.timings);
    work.record.readings = {};
    add_to(work.size, work.record.files);
    // The manifest of a whole site is made while the site is written.
    if (files != nullptr && files->extent() == Extent::whole_site && !build.settings.outputs.bundle) work.record.files = {};
    return charts_for_home;
}

// If a department has not changed, its part of the last record is written again.
void DepartmentsInBuild::record(DepartmentWork& work, RecordWriter& recorder, Severity least_severity, Timings& timings) const {
    const StageTimer timer(timings, Stage::record);
    if (!work.state.bytes.empty()) return recorder.add({work.state.slug, work.state.bytes});
    forget_recent(work.record.readings, started_);
    const bool has_notes = least_severity == Severity::note;
    recorder.add({work.state.slug, has_notes ? encode(without_notes(work.record)) : encode(work.record)});
}

void DepartmentsInBuild::keep(RecordWriter* recorder, Severity least_severity, Timings& timings) {
    for (DepartmentWork& work : work_) {
        work.record = std::move(*work.state.known);
        if (recorder != nullptr) record(work, *recorder, least_severity, timings);
        add_to(work.size, work.record.files);
    }
}

std::vector<const PublishedFile*> DepartmentsInBuild::files() const {
    std::vector<const PublishedFile*> files;
    for (const DepartmentWork& work : work_) {
        for (const PublishedFile& file : work.record.files) files.push_back(&file);
    }
    return files;
}

std::vector<FolderFiles> DepartmentsInBuild::folders() const {
    std::vector<FolderFiles> folders;
    for (const DepartmentWork& work : work_) folders.push_back({work.record.slug, work.record.files});
    return folders;
}

void DepartmentsInBuild::remove_gone(const LastBuild& last, SiteFiles& files) const {
    for (const DepartmentBytes& department : last.departments()) {
        if (find(department.slug) != nullptr) continue;
        if (const std::optional<DepartmentRecord> record = decode_department(department.bytes, Readings::left_out))
            files.remove_others(record->files, {});
    }
}

void DepartmentsInBuild::report(Report& report) {
    std::vector<DepartmentRecord> records;
    for (DepartmentWork& work : work_) records.push_back(std::move(work.record));
    add_findings(records, report);
    for (std::size_t i = 0; i < work_.size(); ++i) work_[i].record = std::move(records[i]);
}

}  // namespace sitegen
