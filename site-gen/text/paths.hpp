// Paths as text. Nothing here looks at the disk.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace sitegen {

// A folder lies within itself. Both paths are absolute, without links, "." or "..".
[[nodiscard]] bool lies_within(const std::filesystem::path& path, const std::filesystem::path& folder);

// The path of a hidden file or folder beside another one: "public" and "lock" give ".public.lock".
[[nodiscard]] std::filesystem::path hidden_beside(const std::filesystem::path& path, std::string_view purpose);

// A path or another name for one line of a terminal: visible_text() without line breaks and tabs, by which a name could pretend to
// be another line.
[[nodiscard]] std::string visible_path(std::string_view path);

// The path of which this is that of a compressed copy, by its name: "index.html" of "index.html.br". Empty if it is of none.
[[nodiscard]] std::string_view original_of_copy(std::string_view path);

// Whether the file is a text, by its name, of which compressed copies are worth something.
[[nodiscard]] bool is_compressible(std::string_view path);

}  // namespace sitegen
