// Verifies that a site consists of exactly the files in its manifest.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "publish/manifest.hpp"
#include "publish/published_files.hpp"

namespace sitegen {

struct FileFault {
    enum class Kind { missing, added, altered, not_plain };  // not_plain: a link or another special file
    Kind kind = Kind::missing;
    std::string path;
};

// Every file that is not as the manifest lists it, sorted by path. Files that are altered are only looked for among those whose
// names agree.
[[nodiscard]] std::vector<FileFault> find_faults(const PublishedFiles& files, const Manifest& manifest);

// Of a bag: every file that is not as its lists of SHA-512 have it, as far as there are such lists, sorted by path. Also
// each file that the list of the payload lacks. A list that cannot be read is altered.
[[nodiscard]] std::vector<FileFault> find_faults_of_sha512(const PublishedFiles& files);

// What the files at that place say they are: the manifest of a site or bundle; of a BagIt bag, also that of its tag files; of a
// WACZ, the digests of its package. Throws a Failure if there is none.
[[nodiscard]] Manifest manifest_at(const PublishedFiles& files, const std::filesystem::path& shown);

// Reads every file of a published site and returns the manifest if all are as listed. The ignore file does not count. Otherwise
// throws a Failure. It names the first file that is changed, missing or extra, or says that the folder is not a published site.
[[nodiscard]] Manifest verified_manifest(const std::filesystem::path& site);

}  // namespace sitegen
