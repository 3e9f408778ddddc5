// Writing files so that the errors of a short write and of close() are noticed, too.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "disk/file.hpp"

namespace sitegen {

// Of every file that is published or packed, whatever the umask is.
inline constexpr mode_t file_mode = 0644;

// All of the bytes, from where the descriptor stands. false: errno has the reason.
[[nodiscard]] bool write_all(int descriptor, std::string_view bytes);

// The file must not exist yet. Its mode is file_mode. What the file system says of it.
struct stat write_new_file(const FileIn& file, std::string_view bytes);

// A file that is written piece by piece under another name, so that it is there whole or as it was. Without finish() nothing stays
// of it.
class FileReplacement {
  public:
    explicit FileReplacement(std::filesystem::path file);
    ~FileReplacement();
    FileReplacement(const FileReplacement&) = delete;
    FileReplacement& operator=(const FileReplacement&) = delete;
    void write(std::string_view bytes);
    // Once, at the end.
    void finish();

  private:
    std::filesystem::path file_;
    std::filesystem::path unfinished_;
    FileDescriptor descriptor_;
    std::string buffer_;
};

}  // namespace sitegen
