// The record of a build as a file, `.<name>.record` beside the output. A cache: what cannot be read is as good as none.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/build_record.hpp"

namespace sitegen {

// A department's part of the file, which is written again as it is while nothing of the department changes.
struct DepartmentBytes {
    std::string_view slug;
    std::string_view bytes;
};

// The file, kept open.
class RecordFile {
  public:
    // Nothing where there is none, none that this program can read, or one that is damaged.
    static std::optional<RecordFile> open(const std::filesystem::path& file);
    RecordFile(RecordFile&& other) noexcept;
    RecordFile& operator=(RecordFile&& other) noexcept;
    ~RecordFile();

    [[nodiscard]] const SiteRecord& site() const { return site_; }
    [[nodiscard]] const std::vector<DepartmentBytes>& departments() const { return departments_; }  // in the order of writing

  private:
    RecordFile() = default;
    bool read();

    const char* mapped_ = nullptr;
    std::size_t byte_count_ = 0;
    SiteRecord site_;
    std::vector<DepartmentBytes> departments_;
};

[[nodiscard]] std::string encode(const DepartmentRecord& department);
// Nothing where the bytes are not such a record. Its inputs, which are many, are left out on demand.
enum class Inputs { decoded, left_out };
[[nodiscard]] std::optional<DepartmentRecord> decode_department(std::string_view bytes, Inputs inputs = Inputs::decoded);

// Whether is_same(path, status) for each of the department's inputs; false where the bytes are not such a record.
[[nodiscard]] bool all_inputs(std::string_view department,
                              const std::function<bool(std::string_view path, const FileStatus& status)>& is_same);

// Replaces the file in one step.
void write_record(const std::filesystem::path& file, const SiteRecord& site, const std::vector<DepartmentBytes>& departments);

// Of what a department is called and what became of it: equal digests, equal histories.
[[nodiscard]] Digest digest_of_history(const DepartmentRecord& department);

}  // namespace sitegen
