// A whole site on its way to the output folder. When it has been published, the folder holds what the build has written and nothing
// else. Until then, and when anything fails, the old output stays as it was. See changes.hpp for how files get there.
#pragma once

#include <cstdint>
#include <mutex>
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
    std::size_t unchanged_count = 0;  // of these, the ones that the old output had with the same bytes
    std::uint64_t byte_count = 0;
};

class Publication {
  public:
    explicit Publication(const OutputFolder& output);
    Publication(const Publication&) = delete;
    Publication& operator=(const Publication&) = delete;
    // Without publish(), leaves no trace.
    ~Publication() = default;

    // Adds a file; path: as in site_path.hpp. From any number of threads. A file whose bytes are those of the old output keeps its
    // modification time: web caches and rsync go by it.
    PublishedFile write(std::string_view path, std::string_view bytes);

    // Once, when every file is written. After a Failure the old output is in place, unless the switch has begun: then the next
    // command finishes it.
    PublicationSummary publish();

  private:
    // For a hundred thousand files: as small as it can be.
    struct Written {
        std::string path;
        Digest digest;
    };
    [[nodiscard]] std::string manifest();

    SiteChanges changes_;

    std::mutex mutex_;  // guards what follows
    SitePaths paths_;
    std::vector<Written> written_;
    PublicationSummary summary_;
    bool has_failed_ = false;
};

}  // namespace sitegen
