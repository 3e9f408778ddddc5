// The files of content that are written.
#pragma once

#include <filesystem>
#include <string>

namespace peers {

// Makes the folders that it needs. Throws where the file cannot be written.
void write(const std::filesystem::path& path, const std::string& text);

// A text of TOML.
[[nodiscard]] std::string quoted(const std::string& text);

}  // namespace peers
