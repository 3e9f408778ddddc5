// Reads whole files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "disk/file.hpp"
#include "text/sha256.hpp"

namespace sitegen {

void read_in_pieces(const std::filesystem::path& file, const std::function<void(std::string_view)>& take);

[[nodiscard]] std::string read_whole_file(const std::filesystem::path& file);
[[nodiscard]] std::string read_whole_file(const FileIn& file);
[[nodiscard]] std::string sha256_of_file(const std::filesystem::path& file);

// The status of a regular file with exactly these bytes and this mode. Nothing if there is no such file. Nothing if it cannot be
// read, or only through a link: then the caller writes it again.
[[nodiscard]] std::optional<struct stat> status_if_same(const FileIn& file, std::string_view bytes, mode_t mode);

// The status of a regular file with that digest, size and mode. Nothing in all other cases, as above.
[[nodiscard]] std::optional<struct stat> status_if_same(const FileIn& file, const Digest& digest, std::uint64_t byte_count,
                                                        mode_t mode);

}  // namespace sitegen
