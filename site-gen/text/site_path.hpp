// Which file paths a site may have: those that are one and the same file on every web server, in every ZIP program and on every
// common file system, Windows' and macOS' included.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace sitegen {

// Why the path, relative to the site's folder and with `/` between components, cannot be one: "has an empty component".
// Empty where it can.
[[nodiscard]] std::string path_fault(std::string_view path);

// The paths of one site, no two of which a file system that ignores case, or composes accents, would take for the same.
class SitePaths {
  public:
    // Takes the path of a file. A sentence where it cannot be one or is taken, which says by what; else empty.
    [[nodiscard]] std::string claim(std::string_view path);

  private:
    enum class Kind { file, folder };
    struct Taken {
        std::string path;
        Kind kind;
    };
    // Why it cannot be taken; empty where it is, or is a folder that was taken before.
    std::string take(std::string_view path, Kind kind);

    std::unordered_map<std::string, Taken> taken_;  // by the path as such file systems compare it
};

}  // namespace sitegen
