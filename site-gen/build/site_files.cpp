#include "build/site_files.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

#include "model/failure.hpp"
#include "publish/manifest.hpp"
#include "text/compression.hpp"
#include "text/paths.hpp"

namespace sitegen {

namespace {

struct CompressedForm {
    std::string_view ending;
    std::string (*compress)(std::string_view bytes);
};

constexpr std::array compressed_forms = {CompressedForm{".br", brotli_of}, CompressedForm{".gz", gzip_of}};

// Below that, a network sends as many packets either way.
constexpr std::size_t least_worth_compressing = 1000;

bool is_worth_compressing(std::string_view path, std::string_view bytes) {
    return bytes.size() >= least_worth_compressing && is_compressible(path);
}

bool precedes(const PublishedFile* left, const PublishedFile* right) { return left->path < right->path; }

}  // namespace

FilesBefore::FilesBefore(const std::vector<PublishedFile>& files) {
    by_path_.reserve(files.size());
    for (const PublishedFile& file : files) by_path_.push_back(&file);
    std::sort(by_path_.begin(), by_path_.end(), precedes);
}

const PublishedFile* FilesBefore::find(std::string_view path) const {
    const auto found = std::lower_bound(by_path_.begin(), by_path_.end(), path,
                                        [](const PublishedFile* file, std::string_view wanted) { return file->path < wanted; });
    return found != by_path_.end() && (*found)->path == path ? *found : nullptr;
}

std::vector<PublishedFile> FilesBefore::in_folder(std::string_view folder) const {
    auto file = std::lower_bound(by_path_.begin(), by_path_.end(), folder,
                                 [](const PublishedFile* each, std::string_view wanted) { return each->path < wanted; });
    std::vector<PublishedFile> found;
    for (; file != by_path_.end() && (*file)->path.starts_with(folder); ++file) found.push_back(**file);
    return found;
}

SiteFiles::SiteFiles(const OutputFolder& output, Extent extent, bool is_compressed) : is_compressed_(is_compressed) {
    if (extent == Extent::whole_site) {
        whole_.emplace(output);
    } else {
        changes_.emplace(output);
    }
    published_amounts_.emplace([this](const std::string& path) { return read_published(path); });
}

PublishedFile SiteFiles::write(std::string_view path, std::string_view bytes, const PublishedFile* before) {
    if (whole_) return whole_->write(path, bytes);
    if (before != nullptr && before->byte_count == bytes.size() && before->digest == digest_of(bytes)) return *before;
    return changes_->write(path, bytes);
}

void SiteFiles::remove_others(const std::vector<PublishedFile>& before, const std::vector<PublishedFile>& now) {
    if (!changes_) return;
    const FilesBefore there(now);
    for (const PublishedFile& file : before) {
        if (there.find(file.path) == nullptr) changes_->remove(file.path);
    }
}

ChangeCount SiteFiles::publish(std::string_view manifest) {
    if (whole_) {
        const PublicationSummary summary = whole_->publish();
        return {summary.file_count - summary.unchanged_count, 0};
    }
    const ChangeCount count{changes_->written_count(), changes_->removed_count()};
    if (count.written_count + count.removed_count != 0) changes_->publish(manifest);
    return count;
}

const PublishedFile& FileWriter::write(std::string_view path, std::string_view bytes) {
    const StageTimer timer(timings_, Stage::write);
    const std::string full = std::string(tree_.folder) + std::string(path);
    const std::size_t position = written_.size();
    written_.push_back(files_.write(full, bytes, before_.find(full)));
    if (files_.is_compressed() && is_worth_compressing(full, bytes)) write_compressed(PublishedFile(written_[position]), bytes);
    return written_[position];
}

// If a build of changes finds the file as it was, so are its copies, and nothing has to be compressed again.
void FileWriter::write_compressed(const PublishedFile& file, std::string_view bytes) {
    const PublishedFile* known = before_.find(file.path);
    const bool is_same = files_.extent() == Extent::changes && known != nullptr && known->digest == file.digest;
    for (const CompressedForm& form : compressed_forms) {
        const std::string path = file.path + std::string(form.ending);
        const PublishedFile* copy = before_.find(path);
        if (is_same && copy != nullptr && copy->digest != Digest{}) {
            written_.push_back(*copy);
        } else {
            written_.push_back(files_.write(path, form.compress(bytes), copy));
        }
    }
}

const PublishedFile& FileWriter::find_data(std::string_view path) const {
    const PublishedFile* file = tree_.data->find(path);
    if (file == nullptr) throw std::logic_error("the first language has no file " + std::string(path));
    return *file;
}

const PublishedFile& FileWriter::compose(std::string_view path, const Composition& compose) {
    const StageTimer timer(timings_, Stage::write);
    return written_.emplace_back(files_.compose(path, compose));
}

// Files are sorted within each folder, and folders by their first files. This takes fewer comparisons than sorting all paths.
std::string manifest_of(const std::vector<FolderFiles>& departments, const std::vector<PublishedFile>& others) {
    using Group = std::vector<const PublishedFile*>;
    std::vector<Group> groups;
    std::map<std::string_view, Group> folders;
    for (const FolderFiles& department : departments) folders[department.folder];
    const auto add = [&](const PublishedFile& file) {
        const auto folder = folders.find(std::string_view(file.path).substr(0, file.path.find('/')));
        if (folder == folders.end()) {
            groups.push_back({&file});
        } else {
            folder->second.push_back(&file);
        }
    };
    for (const FolderFiles& department : departments) std::for_each(department.files.begin(), department.files.end(), add);
    std::for_each(others.begin(), others.end(), add);
    for (auto& [name, group] : folders) {
        std::sort(group.begin(), group.end(), precedes);
        if (!group.empty()) groups.push_back(std::move(group));
    }
    std::sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return precedes(a.front(), b.front()); });
    std::string text;
    const PublishedFile* last = nullptr;
    for (const Group& group : groups) {
        for (const PublishedFile* file : group) {
            if (last != nullptr && last->path == file->path) throw Failure("the site has two files " + file->path);
            append_manifest_line(text, file->path, hexadecimal(file->digest));
            last = file;
        }
    }
    return text;
}

}  // namespace sitegen
