// Writes files so that the errors of a short write and of close() are noticed.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "disk/file.hpp"

namespace sitegen {

// The mode of every published or packed file, whatever the umask.
inline constexpr mode_t file_mode = 0644;

// Writes all of the bytes at the descriptor's position. Returns false if it fails; errno has the reason.
[[nodiscard]] bool write_all(int descriptor, std::string_view bytes);

// Writes a file that must not exist yet, with the mode file_mode. Returns its status.
struct stat write_new_file(const FileIn& file, std::string_view bytes);

// Writes a file that must not exist yet piece by piece, with the mode file_mode.
class NewFile {
  public:
    explicit NewFile(const FileIn& file);
    void write(std::string_view bytes);
    // Call this once, at the end. Returns its status.
    struct stat finish();

  private:
    std::filesystem::path shown_;
    FileDescriptor descriptor_;
};

// Writes a file piece by piece under another name, so that the file is either complete or unchanged. Without finish(), nothing of
// it stays.
class FileReplacement {
  public:
    explicit FileReplacement(std::filesystem::path file);
    ~FileReplacement();
    FileReplacement(const FileReplacement&) = delete;
    FileReplacement& operator=(const FileReplacement&) = delete;
    void write(std::string_view bytes);
    // Call this once, at the end.
    void finish();

  private:
    std::filesystem::path file_;
    std::filesystem::path unfinished_;
    FileDescriptor descriptor_;
    std::string buffer_;
};

}  // namespace sitegen
