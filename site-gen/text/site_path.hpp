// The file paths that a site may have. Each means one and the same file on every web server, in every ZIP program and on every
// common file system, including those of Windows and macOS.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace sitegen {

// Longer paths, in bytes, are possible, but Windows allows 260 characters with the folder in which a bundle is unpacked.
inline constexpr std::size_t longest_portable_path = 180;

// The fault of a path, such as "has an empty component". Empty if the path is possible. path: relative to the site's folder, with
// `/` between components.
[[nodiscard]] std::string path_fault(std::string_view path);

// The paths of one site. No two of them are the same on a file system that ignores case or composes accents.
class SitePaths {
  public:
    // Claims the path of a file. Returns an empty text. If the path is impossible, or already taken, returns a sentence that says
    // why, or by what.
    [[nodiscard]] std::string claim(std::string_view path);
    // Whether exactly this path of a file is claimed.
    [[nodiscard]] bool has_file(std::string_view path) const;

  private:
    enum class Kind { file, folder };
    struct Taken {
        std::string path;
        Kind kind;
    };
    // Returns why it cannot be taken. Empty if it was taken now, or if it is a folder that was taken before.
    std::string take(std::string_view path, Kind kind);

    std::unordered_map<std::string, Taken> taken_;  // keys: the path in the form in which such file systems compare it
};

}  // namespace sitegen
