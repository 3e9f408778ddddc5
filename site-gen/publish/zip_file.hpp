// ZIP files by libzip: regular files of mode 0644 with UTF-8 names and one time stamp for all.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "publish/manifest.hpp"

struct zip;
struct zip_source;

namespace sitegen {

// In MS-DOS format, which has no time zone.
struct ZipTime {
    std::uint16_t date = 0;
    std::uint16_t time = 0;
};

// From a Unix time in seconds; times before 1980 and after 2107 become the first and the last second that there is.
[[nodiscard]] ZipTime zip_time(std::int64_t unix_seconds);

class ZipWriter {
  public:
    ZipWriter(std::filesystem::path file, ZipTime time);
    // Without finish(), writes nothing.
    ~ZipWriter();
    ZipWriter(const ZipWriter&) = delete;
    ZipWriter& operator=(const ZipWriter&) = delete;

    // The text must stay where it is until finish().
    void add_text(const std::string& name, std::string_view text);
    // The file is read in finish().
    void add_file(const std::string& name, const std::filesystem::path& file);
    void finish();

  private:
    void add(const std::string& name, zip_source* source);

    std::filesystem::path file_;
    ZipTime time_;
    zip* archive_ = nullptr;
};

// The names and digests of a ZIP file's entries, in its order.
[[nodiscard]] Manifest read_back(const std::filesystem::path& file);

}  // namespace sitegen
