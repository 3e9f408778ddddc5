// The parts of a ZIP archive that is in memory. This is the second door to libzip, and the only one for archives that others have
// made: it unpacks into memory, within limits, and writes nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "grid/workbook.hpp"

struct zip;

namespace sitegen {

// The path of a part as packages compare it: without a slash in front, with slashes for backslashes, and with "." and ".."
// resolved.
// ".." never leads out of the archive.
[[nodiscard]] std::string part_path(std::string_view path);

class ZipParts {
  public:
    // bytes must outlive this object. If they are no archive that can be read, or an archive with two parts of one name, fault()
    // says why, and there are no parts.
    explicit ZipParts(std::string_view bytes);

    [[nodiscard]] const std::string& fault() const { return fault_; }
    // By part_path(); large and small letters of ASCII are the same, as in Office Open XML.
    [[nodiscard]] bool has(std::string_view path) const;
    // Whether there is a part whose path begins like this.
    [[nodiscard]] bool has_below(std::string_view folder) const;

    // The unpacked part. Nothing if it is missing, damaged, encrypted or beyond a limit; message then says so.
    [[nodiscard]] std::optional<std::string> unpack(std::string_view path, const GridLimits& limits, std::string& message);

  private:
    void list();
    bool is_within_limits(std::uint64_t size, std::uint64_t packed, const GridLimits& limits, std::string& message) const;

    std::unique_ptr<zip, void (*)(zip*)> archive_;
    std::map<std::string, std::uint64_t, std::less<>> indices_;  // by path in small letters
    std::size_t unpacked_bytes_ = 0;                             // of all parts so far
    std::string fault_;
};

}  // namespace sitegen
