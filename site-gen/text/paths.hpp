// Paths as text: nothing here asks the disk.
#pragma once

#include <filesystem>
#include <string_view>

namespace sitegen {

// The folder itself lies within it, too. Both absolute, without links, "." or "..".
[[nodiscard]] bool lies_within(const std::filesystem::path& path, const std::filesystem::path& folder);

// A name that no listing shows, beside a file or folder: "public", "lock" is ".public.lock".
[[nodiscard]] std::filesystem::path hidden_beside(const std::filesystem::path& path, std::string_view purpose);

}  // namespace sitegen
