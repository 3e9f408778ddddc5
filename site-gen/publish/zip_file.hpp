// Writes ZIP files with libzip: regular files of mode 0644 with UTF-8 names and one common time stamp.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "disk/file.hpp"
#include "publish/manifest.hpp"

struct zip;
struct zip_source;

namespace sitegen {

struct ZipTarget;

// A time in MS-DOS format, which has no time zone.
struct ZipTime {
    std::uint16_t date = 0;
    std::uint16_t time = 0;
};

// From a Unix time in seconds. A time before 1980 or after 2107 becomes the first or the last possible second.
[[nodiscard]] ZipTime zip_time(std::int64_t unix_seconds);

enum class ZipPacking { deflated, stored };  // stored: its bytes as they are, because they are packed already

class ZipWriter {
  public:
    // Writes into the open file, from its beginning. shown: its name in messages.
    ZipWriter(const FileDescriptor& file, std::filesystem::path shown, ZipTime time);
    // Without finish(), writes nothing.
    ~ZipWriter();
    ZipWriter(const ZipWriter&) = delete;
    ZipWriter& operator=(const ZipWriter&) = delete;

    // The text must keep its address until finish().
    void add_text(const std::string& name, std::string_view text, ZipPacking packing = ZipPacking::deflated);
    // The file is only read in finish().
    void add_file(const std::string& name, const std::filesystem::path& file, ZipPacking packing = ZipPacking::deflated);
    // Throws Interrupted if the process is asked to end.
    void finish();

  private:
    void add(const std::string& name, zip_source* source, ZipPacking packing);

    std::filesystem::path shown_;
    ZipTime time_;
    std::unique_ptr<ZipTarget> target_;  // outlives the archive
    zip* archive_ = nullptr;
};

// The names and digests of a ZIP file's entries, in the order of the file.
[[nodiscard]] Manifest read_back(const FileDescriptor& file, const std::filesystem::path& shown);

}  // namespace sitegen
