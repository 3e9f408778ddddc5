// What a site was made from, for archives that can build it again.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "publish/bundle.hpp"

namespace sitegen {

struct SiteSources {
    std::vector<SourceFolder> folders;
    std::string theme;  // what a build has to be given as its theme; empty for that of the content
};

// The content; the standards that its documents follow, as standards of the content, if they lie elsewhere; the theme and those
// that it inherits from. standards, themes: as for a build; empty for none. site: the folder of the built site. Throws a Failure
// if the content cannot be read, or if the record of the build says that the site was made from something else.
[[nodiscard]] SiteSources find_site_sources(const std::filesystem::path& content, const std::filesystem::path& standards,
                                            const std::filesystem::path& themes, const std::filesystem::path& site);

}  // namespace sitegen
