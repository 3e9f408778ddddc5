// What a site was made from, for archives that can build it again.
#pragma once

#include <filesystem>
#include <vector>

#include "publish/bundle.hpp"

namespace sitegen {

// The content; the standards that its documents follow, as standards of the content, if they lie elsewhere; the theme and those
// that it inherits from. standards, themes: as for a build; empty for none. Throws a Failure if the content cannot be read.
[[nodiscard]] std::vector<SourceFolder> find_site_sources(const std::filesystem::path& content,
                                                          const std::filesystem::path& standards,
                                                          const std::filesystem::path& themes);

}  // namespace sitegen
