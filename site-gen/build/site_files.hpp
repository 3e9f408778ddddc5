// The files of the site that a build writes: all of them, or those that changed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "build/build_record.hpp"
#include "build/timings.hpp"
#include "publish/changes.hpp"
#include "publish/publication.hpp"

namespace sitegen {

enum class Extent { whole_site, changes };

class SiteFiles {
  public:
    SiteFiles(const OutputFolder& output, Extent extent);

    [[nodiscard]] Extent extent() const { return changes_ ? Extent::changes : Extent::whole_site; }
    // before: the file as the last build wrote it, if it did. From any number of threads.
    PublishedFile write(std::string_view path, std::string_view bytes, const PublishedFile* before);
    // The file that the site has no more.
    void remove(const PublishedFile& file);

    struct Summary {
        std::size_t written_count = 0;  // files that are new or differ
        std::size_t removed_count = 0;
    };
    // manifest: as text; a whole site makes its own.
    Summary publish(std::string_view manifest);

  private:
    std::optional<Publication> whole_;
    std::optional<SiteChanges> changes_;
};

// Writes the files of one unit, and says what became of them.
class UnitFiles {
  public:
    // before: the unit as the last build made it, if it did; outlives this object.
    UnitFiles(SiteFiles& files, Timings& timings, const UnitRecord* before);

    // What was written; until the next call.
    const PublishedFile& write(std::string_view path, std::string_view bytes);
    // Removes what the unit had before and has no more.
    [[nodiscard]] std::vector<PublishedFile> finish();

  private:
    const PublishedFile* find_before(std::string_view path) const;

    SiteFiles& files_;
    Timings& timings_;
    const UnitRecord* before_;
    std::vector<PublishedFile> written_;
};

// The manifest of a site from the records of all of its units.
class ManifestText {
  public:
    // Files of one folder that no other call adds to, or a single one. They outlive this object. A Failure where there are two of a
    // path, as a Publication has it.
    void add(const std::vector<PublishedFile>& files);
    // Files between which others may lie.
    void add_each(const std::vector<PublishedFile>& files);
    void add(const std::vector<const std::vector<PublishedFile>*>& folder);
    // As manifest_text() has it.
    [[nodiscard]] std::string take();

  private:
    std::vector<std::vector<const PublishedFile*>> groups_;
};

}  // namespace sitegen
