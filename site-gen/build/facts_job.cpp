#include "build/facts_job.hpp"

#include <algorithm>

#include "build/parallel.hpp"
#include "disk/read_file.hpp"
#include "export/facts_csv.hpp"
#include "export/facts_database.hpp"
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

void FactsJob::write(const std::set<FiscalYear>& kept, bool are_years_same) {
    if (parts_.empty()) return;
    // The largest first, so that the others go on beside them.
    if (site_.outputs.database) wanted_.push_back({site_path::database, {}, Form::database});
    add_csv(site_path::facts, {});
    for (const FiscalYear& year : years_) add_csv(facts_path(year), year);
    // A year that is gone is in none of the files of years, but in that of the site.
    const bool is_all_kept =
        are_years_same && std::all_of(years_.begin(), years_.end(), [&](const FiscalYear& year) { return kept.contains(year); });
    written_.resize(wanted_.size());
    for_each_in_parallel(wanted_.size(), [&](std::size_t i) {
        const File& file = wanted_[i];
        const PublishedFile* known = before_.find(file.path);
        const bool is_kept = known != nullptr && (file.year ? kept.contains(*file.year) : is_all_kept);
        if (is_kept) {
            written_[i] = *known;
        } else {
            written_[i] = file.form == Form::database ? write_database() : write_file(file);
        }
    });
    for (std::size_t i = 0; i < wanted_.size(); ++i) {
        const File& file = wanted_[i];
        if (file.form == Form::database) database_byte_count_ = written_[i].byte_count;
        if (file.form != Form::csv) continue;
        (file.year ? byte_counts_[*file.year] : byte_count_) = written_[i].byte_count;
    }
}

// Nothing of it is in memory as a whole, so each compressed copy reads the documents' files again.
void FactsJob::add_csv(const std::string& path, const std::optional<FiscalYear>& year) {
    wanted_.push_back({path, year, Form::csv});
    if (!files_.is_compressed()) return;
    wanted_.push_back({path + ".br", year, Form::brotli});
    wanted_.push_back({path + ".gz", year, Form::gzip});
}

std::vector<PublishedFile> FactsJob::downloads() const {
    std::vector<PublishedFile> files;
    for (std::size_t i = 0; i < written_.size(); ++i) {
        if (wanted_[i].form == Form::csv || wanted_[i].form == Form::database) files.push_back(written_[i]);
    }
    return files;
}

void FactsJob::append_rows(std::string& bytes, const Part& part) const {
    const DepartmentSummary& department = *part.entry->department;
    const DepartmentSummary* container = part.entry->container;
    append_joined_facts(bytes, files_.read(long_table_path(*part.entry->document)),
                        {department.slug, department.history.name_in(part.year, department.name),
                         container == nullptr ? std::string_view() : container->slug});
}

PublishedFile FactsJob::write_file(const File& file) const {
    const StageTimer timer(timings_, Stage::facts);
    const auto rows = [&](const TakePiece& take) { give_rows(file.year, take); };
    return files_.compose(file.path, [&](const auto& take) {
        if (file.form == Form::gzip) return gzip_pieces(rows, take);
        if (file.form == Form::brotli) return brotli_pieces(rows, take);
        rows(take);
    });
}

void FactsJob::give_rows(const std::optional<FiscalYear>& year, const TakePiece& take) const {
    std::string bytes = site_.csv_bom ? "\xEF\xBB\xBF" : "";
    append_joined_facts_header(bytes);
    for (const Part& part : parts_) {
        if (year && part.year != *year) continue;
        append_rows(bytes, part);
        take(bytes);
        bytes.clear();
    }
}

PublishedFile FactsJob::write_database() const {
    const StageTimer timer(timings_, Stage::facts);
    const std::filesystem::path file = files_.work_folder() / "facts.sqlite";
    FactsDatabase database(file.string(), site_);
    for (const Part& part : parts_) {
        std::string rows;
        append_joined_facts_header(rows);
        append_rows(rows, part);
        database.add(rows);
    }
    database.finish();
    PublishedFile published = files_.compose(site_path::database, [&](const auto& take) { read_in_pieces(file, take); });
    remove_file(file);
    return published;
}

}  // namespace sitegen
