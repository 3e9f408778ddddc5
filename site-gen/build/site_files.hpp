// The files that a build writes: the whole site, or only what changed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "build/build.hpp"
#include "build/published_amounts.hpp"
#include "publish/changes.hpp"
#include "publish/publication.hpp"

namespace sitegen {

enum class Extent { whole_site, changes };

// The files of the last build, found by their paths. Refers to the list.
class FilesBefore {
  public:
    FilesBefore() = default;
    explicit FilesBefore(const std::vector<PublishedFile>& files);
    [[nodiscard]] const PublishedFile* find(std::string_view path) const;
    // All files in a folder and in its folders. folder: ends with a slash.
    [[nodiscard]] std::vector<PublishedFile> in_folder(std::string_view folder) const;

  private:
    std::vector<const PublishedFile*> by_path_;
};

class SiteFiles {
  public:
    // is_compressed: whether each file of text gets compressed copies for web servers beside it.
    SiteFiles(const OutputFolder& output, Extent extent, bool is_compressed = false);

    [[nodiscard]] Extent extent() const { return changes_ ? Extent::changes : Extent::whole_site; }
    [[nodiscard]] bool is_compressed() const { return is_compressed_; }
    // before: the file as the last build wrote it, if it did. Any number of threads may call this.
    PublishedFile write(std::string_view path, std::string_view bytes, const PublishedFile* before);
    // Writes a file that is too large to be in memory. Any number of threads may call this, too.
    PublishedFile compose(std::string_view path, const Composition& compose) {
        return whole_ ? whole_->compose(path, compose) : changes_->compose(path, compose);
    }
    // Where a library may write files that are not part of the site. They are removed when the build ends.
    [[nodiscard]] const std::filesystem::path& work_folder() const {
        return whole_ ? whole_->work_folder() : changes_->work_folder();
    }
    // Of a whole site: whether the file has been written.
    [[nodiscard]] bool has(std::string_view path) { return whole_ && whole_->has(path); }
    // The bytes that the file will have. It has been written, or it is of the last build.
    [[nodiscard]] std::string read(const std::string& path) const { return whole_ ? whole_->read(path) : changes_->read(path); }
    // Where these bytes are on the disk until publish().
    [[nodiscard]] std::filesystem::path place_of(const std::string& path) const {
        return whole_ ? whole_->place_of(path) : changes_->place_of(path);
    }
    // The bytes that the site has there since the last publication; nothing if it has no such file.
    [[nodiscard]] std::optional<std::string> read_published(const std::string& path) const {
        return whole_ ? whole_->read_published(path) : changes_->read_published(path);
    }
    [[nodiscard]] PublishedAmountFiles& published_amounts() { return *published_amounts_; }
    // Removes the files that are in `before` and not in `now`.
    void remove_others(const std::vector<PublishedFile>& before, const std::vector<PublishedFile>& now);

    // manifest: as text, for a build that writes only what changed. A whole site makes its own.
    ChangeCount publish(std::string_view manifest);

  private:
    bool is_compressed_;
    std::optional<Publication> whole_;
    std::optional<SiteChanges> changes_;
    std::optional<PublishedAmountFiles> published_amounts_;  // always set
};

// Where the files of one language are.
struct LanguageTree {
    std::string_view folder = {};  // of all paths: see SiteLanguage
    // For a further language: the files of the same pages in the first language, with their data, of which there is only one copy.
    const FilesBefore* data = nullptr;
};

// Writes some of the site's files in one language and keeps a list of them. For one thread only.
class FileWriter {
  public:
    // before: what the last build wrote. It must outlive this object, as must the tree's parts.
    FileWriter(SiteFiles& files, Timings& timings, const FilesBefore& before, LanguageTree tree = {})
        : files_(files), timings_(timings), before_(before), tree_(tree) {}

    // What the site has had since its last publication.
    [[nodiscard]] PublishedAmountFiles& published_amounts() { return files_.published_amounts(); }

    // path: in the tree. The result is in the list of written files. It is valid until the next call.
    const PublishedFile& write(std::string_view path, std::string_view bytes);
    const PublishedFile& compose(std::string_view path, const Composition& compose);
    // In a further language: a file of data, which was written with the first one.
    [[nodiscard]] const PublishedFile& find_data(std::string_view path) const;
    // The same, or in the first language, the file with the bytes that make() returns.
    template <typename Make>
    const PublishedFile& write_data(std::string_view path, const Make& make) {
        return tree_.data != nullptr ? find_data(path) : write(path, make());
    }
    [[nodiscard]] const std::filesystem::path& work_folder() const { return files_.work_folder(); }
    // What has been written so far.
    [[nodiscard]] const std::vector<PublishedFile>& written() const { return written_; }
    [[nodiscard]] std::vector<PublishedFile> take() { return std::move(written_); }

  private:
    void write_compressed(const PublishedFile& file, std::string_view bytes);

    SiteFiles& files_;
    Timings& timings_;
    const FilesBefore& before_;
    LanguageTree tree_;
    std::vector<PublishedFile> written_;
};

// The files of a department. Nearly all of them are in its folder.
struct FolderFiles {
    std::string_view folder;
    const std::vector<PublishedFile>& files;
};

// The manifest of a site, made from the files of all its parts, in the form of manifest_text(). Throws a Failure if two files have
// one path, like a Publication.
[[nodiscard]] std::string manifest_of(const std::vector<FolderFiles>& departments, const std::vector<PublishedFile>& others);

}  // namespace sitegen
