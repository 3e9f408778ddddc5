// A whole site on its way to the output folder. After publication, the folder has only what the build has written. Until then, and
// after any failure, the old output is unchanged. See changes.hpp for the way of the files.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "publish/changes.hpp"
#include "publish/manifest.hpp"
#include "publish/output_folder.hpp"
#include "publish/published_file.hpp"
#include "text/site_path.hpp"

namespace sitegen {

struct PublicationSummary {
    std::size_t file_count = 0;       // without the manifest
    std::size_t unchanged_count = 0;  // of these, the files that the old output had with the same bytes
    std::uint64_t byte_count = 0;
};

class Publication {
  public:
    explicit Publication(const OutputFolder& output);
    Publication(const Publication&) = delete;
    Publication& operator=(const Publication&) = delete;
    // Without publish(), leaves no trace.
    ~Publication() = default;

    // Adds a file. path: as in site_path.hpp. Any number of threads may call this. If the old output has the file with the same
    // bytes, its modification time does not change, because web caches and rsync rely on it.
    PublishedFile write(std::string_view path, std::string_view bytes);

    // The same for a file too large to be in memory, see SiteChanges.
    PublishedFile compose(std::string_view path, const Composition& compose);

    [[nodiscard]] const std::filesystem::path& work_folder() const { return changes_.work_folder(); }

    // Whether the file has been written, and its bytes.
    [[nodiscard]] bool has(std::string_view path);
    [[nodiscard]] std::string read(const std::string& path) const { return changes_.read(path); }
    // As in SiteChanges.
    [[nodiscard]] std::filesystem::path place_of(const std::string& path) const { return changes_.place_of(path); }
    [[nodiscard]] std::optional<std::string> read_published(const std::string& path) const { return changes_.read_published(path); }

    // Call this once, when every file is written. After a Failure the old output is in place. If the change had already begun, the
    // next command finishes it.
    PublicationSummary publish();

  private:
    // As small as possible, because there may be a hundred thousand files.
    struct Written {
        std::string path;
        Digest digest;
    };
    [[nodiscard]] std::string manifest();
    template <typename Write>
    PublishedFile add(std::string_view path, const Write& write);

    SiteChanges changes_;

    std::mutex mutex_;  // guards the members below
    SitePaths paths_;
    std::vector<Written> written_;
    PublicationSummary summary_;
    bool has_failed_ = false;
};

}  // namespace sitegen
