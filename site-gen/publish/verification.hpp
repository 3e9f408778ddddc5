// Does a site still consist of just the files that its manifest lists?
#pragma once

#include <filesystem>

#include "publish/manifest.hpp"

namespace sitegen {

// The manifest of a published site. Every file has been read and found to be as listed. The ignore file does not count.
// A Failure that names the first file that is changed, missing or extra, or says that the folder is not a published site.
[[nodiscard]] Manifest verified_manifest(const std::filesystem::path& site);

}  // namespace sitegen
