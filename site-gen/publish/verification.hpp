// Verifies that a site consists of exactly the files in its manifest.
#pragma once

#include <filesystem>

#include "publish/manifest.hpp"

namespace sitegen {

// Reads every file of a published site and returns the manifest if all are as listed. The ignore file does not count. Otherwise
// throws a Failure. It names the first file that is changed, missing or extra, or says that the folder is not a published site.
[[nodiscard]] Manifest verified_manifest(const std::filesystem::path& site);

}  // namespace sitegen
