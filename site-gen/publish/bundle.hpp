// A site as one ZIP file for archives. It opens offline and can be verified. Its bytes are the same whenever and wherever it is
// made. Everything is in one folder, whose name comes from the contents:
//
//   README.txt           what this is, how to open and how to verify it, in Chinese and English
//   manifest-sha256.txt  digests of all other files
//   site/…               the published site, or a part of it
//   sources/…            on request: what the site was made from
//
// A BagIt bag (RFC 8493) has all of these but the manifest in data/, and its tag files beside that. A web archive (WACZ) is
// different: publish/wacz.hpp.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace sitegen {

enum class BundleFormat { zip, bagit, wacz };

// A folder to pack. Names that begin with a dot are left out.
struct SourceFolder {
    std::string name;  // where it goes, below sources/, such as "content"
    std::filesystem::path folder;
};

struct BundleOptions {
    std::filesystem::path site = "public";
    std::filesystem::path output;
    BundleFormat format = BundleFormat::zip;
    std::string department = {};             // only this one; empty for all
    std::string year = {};                   // only this fiscal year; empty for all
    std::vector<SourceFolder> sources = {};  // none for a bundle of the site alone; a WACZ cannot have any
    std::string theme = {};                  // of these, what a build has to be given; empty for that of the content
};

struct BundleSummary {
    std::size_t file_count = 0;    // what was packed; of a WACZ, how many files of the site
    std::uint64_t byte_count = 0;  // of the ZIP file
};

// Verifies the site against its manifest, writes the bundle beside the output file, reads it back, verifies it, too, and renames
// it. All time stamps are SOURCE_DATE_EPOCH (in UTC, from 1980, where ZIP's calendar starts), or 1980-01-01 if that is not set. A
// Failure leaves the output file unchanged. It names the file of the site that is changed, missing or extra.
BundleSummary write_bundle(const BundleOptions& options);

}  // namespace sitegen
