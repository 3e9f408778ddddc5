#include "build/site_files.hpp"

#include <algorithm>

#include "model/failure.hpp"

namespace sitegen {

namespace {

bool precedes(const PublishedFile* left, const PublishedFile* right) { return left->path < right->path; }

}  // namespace

SiteFiles::SiteFiles(const OutputFolder& output, Extent extent) {
    if (extent == Extent::whole_site) {
        whole_.emplace(output);
    } else {
        changes_.emplace(output);
    }
}

PublishedFile SiteFiles::write(std::string_view path, std::string_view bytes, const PublishedFile* before) {
    if (whole_) return whole_->write(path, bytes);
    if (before != nullptr && before->byte_count == bytes.size() && before->digest == digest_of(bytes)) return *before;
    return changes_->write(path, bytes);
}

void SiteFiles::remove(const PublishedFile& file) {
    if (changes_) changes_->remove(file.path);
}

SiteFiles::Summary SiteFiles::publish(std::string_view manifest) {
    if (whole_) {
        const PublicationSummary summary = whole_->publish();
        return {summary.file_count - summary.unchanged_count, 0};
    }
    const Summary summary{changes_->written_count(), changes_->removed_count()};
    if (summary.written_count + summary.removed_count != 0) changes_->publish(manifest);
    return summary;
}

UnitFiles::UnitFiles(SiteFiles& files, Timings& timings, const UnitRecord* before)
    : files_(files), timings_(timings), before_(files.extent() == Extent::changes ? before : nullptr) {}

const PublishedFile& UnitFiles::write(std::string_view path, std::string_view bytes) {
    const StageTimer timer(timings_, Stage::write);
    return written_.emplace_back(files_.write(path, bytes, find_before(path)));
}

std::vector<PublishedFile> UnitFiles::finish() {
    if (before_ != nullptr) {
        for (const PublishedFile& file : before_->files) {
            const auto is_same = [&](const PublishedFile& other) { return other.path == file.path; };
            if (std::none_of(written_.begin(), written_.end(), is_same)) files_.remove(file);
        }
    }
    return std::move(written_);
}

const PublishedFile* UnitFiles::find_before(std::string_view path) const {
    if (before_ == nullptr) return nullptr;
    const auto found =
        std::find_if(before_->files.begin(), before_->files.end(), [path](const PublishedFile& file) { return file.path == path; });
    return found == before_->files.end() ? nullptr : &*found;
}

void ManifestText::add_each(const std::vector<PublishedFile>& files) {
    for (const PublishedFile& file : files) groups_.push_back({&file});
}

void ManifestText::add(const std::vector<PublishedFile>& files) { add(std::vector<const std::vector<PublishedFile>*>{&files}); }

void ManifestText::add(const std::vector<const std::vector<PublishedFile>*>& folder) {
    std::vector<const PublishedFile*> group;
    for (const std::vector<PublishedFile>* files : folder) {
        for (const PublishedFile& file : *files) group.push_back(&file);
    }
    if (group.empty()) return;
    std::sort(group.begin(), group.end(), precedes);
    const auto same = [](const PublishedFile* a, const PublishedFile* b) { return a->path == b->path; };
    if (const auto twice = std::adjacent_find(group.begin(), group.end(), same); twice != group.end())
        throw Failure("the site has two files " + (*twice)->path);
    groups_.push_back(std::move(group));
}

std::string ManifestText::take() {
    std::sort(groups_.begin(), groups_.end(), [](const auto& a, const auto& b) { return precedes(a.front(), b.front()); });
    std::string text;
    for (const auto& group : groups_) {
        for (const PublishedFile* file : group) text.append(hexadecimal(file->digest)).append("  ").append(file->path) += '\n';
    }
    return text;
}

}  // namespace sitegen
