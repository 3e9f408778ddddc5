// Reading whole files.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "disk/file.hpp"

namespace sitegen {

void read_in_pieces(const std::filesystem::path& file, const std::function<void(std::string_view)>& take);

[[nodiscard]] std::string read_whole_file(const std::filesystem::path& file);
[[nodiscard]] std::string read_whole_file(const FileIn& file);
[[nodiscard]] std::string sha256_of_file(const std::filesystem::path& file);

// The status of a regular file of just these bytes and this mode; nothing where there is none, and where it cannot be read, or only
// through a link, as it is then written anew.
[[nodiscard]] std::optional<struct stat> status_if_same(const FileIn& file, std::string_view bytes, mode_t mode);

}  // namespace sitegen
