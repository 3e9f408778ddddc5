#include "build/facts_job.hpp"

#include <algorithm>

#include "build/parallel.hpp"
#include "export/facts_csv.hpp"
#include "model/addresses.hpp"

namespace sitegen {

FactsJob::FactsJob(const SiteSettings& site, const Across& across, SiteFiles& files, Timings& timings, const FilesBefore& before)
    : site_(site), files_(files), timings_(timings), before_(before) {
    if (!site.outputs.facts || !site.outputs.long_tables) return;
    for (const AcrossGroup& group : across.groups()) {
        for (const AcrossEntry& entry : group.entries) {
            if (entry.document->downloads.long_table_bytes > 0) parts_.push_back({&entry, group.year});
        }
    }
    // The documents of a department stand in one list, in order.
    std::sort(parts_.begin(), parts_.end(), [](const Part& a, const Part& b) {
        return std::pair(std::string_view(a.entry->department->slug), a.entry->document) <
               std::pair(std::string_view(b.entry->department->slug), b.entry->document);
    });
    std::set<FiscalYear> years;
    for (const Part& part : parts_) years.insert(part.year);
    years_.assign(years.begin(), years.end());
}

void FactsJob::write(const std::set<FiscalYear>& kept) {
    if (parts_.empty()) return;
    written_.resize(years_.size() + 1);
    const bool is_all_kept = std::all_of(years_.begin(), years_.end(), [&](const FiscalYear& year) { return kept.contains(year); });
    // The largest first, so that the others go on beside it.
    for_each_in_parallel(written_.size(), [&](std::size_t i) {
        const std::optional<FiscalYear> year = i == 0 ? std::nullopt : std::optional(years_[i - 1]);
        const std::string path = year ? facts_path(*year) : std::string(site_path::facts);
        const PublishedFile* known = before_.find(path);
        const bool is_kept = known != nullptr && (year ? kept.contains(*year) : is_all_kept);
        written_[i] = is_kept ? *known : write_file(path, year);
    });
    byte_count_ = written_.front().byte_count;
    for (std::size_t i = 0; i < years_.size(); ++i) byte_counts_[years_[i]] = written_[i + 1].byte_count;
}

PublishedFile FactsJob::write_file(const std::string& path, const std::optional<FiscalYear>& year) const {
    const StageTimer timer(timings_, Stage::facts);
    return files_.compose(path, [&](const auto& take) {
        std::string bytes = site_.csv_bom ? "\xEF\xBB\xBF" : "";
        append_joined_facts_header(bytes);
        for (const Part& part : parts_) {
            if (year && part.year != *year) continue;
            const DepartmentSummary& department = *part.entry->department;
            const DepartmentSummary* container = part.entry->container;
            append_joined_facts(bytes, files_.read(long_table_path(*part.entry->document)),
                                {department.slug, department.history.name_in(part.year, department.name),
                                 container == nullptr ? std::string_view() : container->slug});
            take(bytes);
            bytes.clear();
        }
    });
}

}  // namespace sitegen
