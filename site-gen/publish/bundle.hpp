// A site as one ZIP file for archives. It opens offline and can be verified. Its bytes are the same whenever and wherever it is
// made.
//
//   README.txt           what this is, how to open and how to verify it, in Chinese and English
//   manifest-sha256.txt  digests of all other files
//   site/…               the published site
#pragma once

#include <cstdint>
#include <filesystem>

namespace sitegen {

struct BundleSummary {
    std::size_t file_count = 0;
    std::uint64_t byte_count = 0;  // of the ZIP file
};

// Verifies the site against its manifest, writes the bundle beside the output file, reads it back, verifies it, too, and renames
// it. All time stamps are SOURCE_DATE_EPOCH (in UTC, from 1980, where ZIP's calendar starts), or 1980-01-01 if that is not set. A
// Failure leaves the output file unchanged. It names the file of the site that is changed, missing or extra.
BundleSummary write_bundle(const std::filesystem::path& site, const std::filesystem::path& output);

}  // namespace sitegen
