// The record of a build as a file, `.<name>.record` beside the output. A cache: an unreadable record counts as none.
#pragma once

#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "build/build_record.hpp"
#include "publish/file_system.hpp"
#include "text/checksum.hpp"

namespace sitegen {

// A department's part of the file. It is written again unchanged if nothing of the department has changed.
struct DepartmentBytes {
    std::string_view slug;
    std::string_view bytes;
};

// The file, kept open.
class RecordFile {
  public:
    // Nothing if there is no file, if this program cannot read it, or if it is damaged.
    static std::optional<RecordFile> open(const std::filesystem::path& file);
    RecordFile(RecordFile&& other) noexcept;
    RecordFile& operator=(RecordFile&& other) noexcept;
    ~RecordFile();

    [[nodiscard]] const SiteRecord& site() const { return site_; }
    [[nodiscard]] const std::vector<DepartmentBytes>& departments() const { return departments_; }  // in any order

  private:
    RecordFile() = default;
    bool read();

    const char* mapped_ = nullptr;
    std::size_t byte_count_ = 0;
    SiteRecord site_;
    std::vector<DepartmentBytes> departments_;
};

[[nodiscard]] std::string encode(const DepartmentRecord& department);
// Nothing if the bytes are not such a record. The readings, which are many, can be left out.
enum class Readings { decoded, left_out };
[[nodiscard]] std::optional<DepartmentRecord> decode_department(std::string_view bytes, Readings readings = Readings::decoded);

// Whether is_same(kind, path, status) holds for each of the department's readings. False if the bytes are not such a record.
[[nodiscard]] bool all_readings(
    std::string_view department,
    const std::function<bool(Reading::Kind kind, std::string_view path, const FileStatus& status)>& is_same);

// Writes a record during the build, so that encoded parts need not be kept in memory. The file stays unchanged until finish(). The
// record is a cache: if the disk cannot take it, the build does not end, and the next build makes everything
// again.
class RecordWriter {
  public:
    explicit RecordWriter(const std::filesystem::path& file);
    // The parts come in any order and from any number of threads.
    void add(const DepartmentBytes& department);
    // Replaces the file in one step. If there is no record, returns the reason; otherwise an empty text.
    [[nodiscard]] std::string finish(const SiteRecord& site);

  private:
    template <typename Act>
    void attempt(const Act& act);
    void write_text(std::string_view text);

    std::mutex mutex_;
    std::optional<FileReplacement> file_;  // nothing after a failure
    std::string failure_;
    Checksum checksum_;
};

// A digest of everything that pages across departments may show: equal digests mean equal pages. It is made from the recorded
// fields, so that no new field of a summary can be forgotten. There is one for a document, and one for a department without its
// documents.
[[nodiscard]] Digest digest_across(const DepartmentRecord& department);
[[nodiscard]] Digest digest_across(const DocumentSummary& document);
[[nodiscard]] Digest digest_of_identity(const DepartmentRecord& department);

}  // namespace sitegen
