// The facts of many documents in one file: one for each year, and one for the site. They are put together from the files of the
// documents, so that nothing of a document has to stay in memory.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "across/across.hpp"
#include "build/site_files.hpp"
#include "build/timings.hpp"
#include "model/content.hpp"
#include "text/compression.hpp"

namespace sitegen {

class FactsJob {
  public:
    // All outlive this object. across: of all documents.
    FactsJob(const SiteSettings& site, const Across& across, SiteFiles& files, Timings& timings, const FilesBefore& before);

    // kept: years of which nothing has changed since the last build. are_years_same: it had these years and no others. Writes from
    // several threads.
    void write(const std::set<FiscalYear>& kept, bool are_years_same);

    // The files; none if the site has no facts.
    [[nodiscard]] const std::vector<PublishedFile>& files() const { return written_; }
    // Those to download: without copies for web servers.
    [[nodiscard]] std::vector<PublishedFile> downloads() const;
    // The sizes in bytes: of the site's file, and of those of years.
    [[nodiscard]] std::uint64_t byte_count() const { return byte_count_; }
    [[nodiscard]] const std::map<FiscalYear, std::uint64_t>& byte_counts() const { return byte_counts_; }
    // Of the database; 0 if the site has none.
    [[nodiscard]] std::uint64_t database_byte_count() const { return database_byte_count_; }

  private:
    // A document with facts.
    struct Part {
        const AcrossEntry* entry = nullptr;
        FiscalYear year;
    };
    // What a file of the site holds.
    enum class Form : std::uint8_t { database, csv, gzip, brotli };
    struct File {
        std::string path;
        std::optional<FiscalYear> year;  // nothing: all years
        Form form = Form::csv;
    };
    void add_csv(const std::string& path, const std::optional<FiscalYear>& year);
    [[nodiscard]] PublishedFile write_file(const File& file) const;
    [[nodiscard]] PublishedFile write_database() const;
    void give_rows(const std::optional<FiscalYear>& year, const TakePiece& take) const;
    void append_rows(std::string& bytes, const Part& part) const;

    const SiteSettings& site_;
    SiteFiles& files_;
    Timings& timings_;
    const FilesBefore& before_;
    std::vector<Part> parts_;  // by department, then in the order of its documents
    std::vector<FiscalYear> years_;
    std::vector<File> wanted_;
    std::vector<PublishedFile> written_;  // one for each
    std::uint64_t byte_count_ = 0;
    std::map<FiscalYear, std::uint64_t> byte_counts_;
    std::uint64_t database_byte_count_ = 0;
};

}  // namespace sitegen
