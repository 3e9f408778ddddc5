// A bundle as one ZIP file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "disk/file.hpp"
#include "publish/bundle_entries.hpp"

namespace sitegen {

// Adds the list of the digests of all entries near the beginning, where people look.
void add_list(BundleEntries& entries);

// The folder for all of them, such as "budgets-parks-2024-1f2e3d4c/": it tells bundles of other contents apart, and bundles of the
// same contents not. department, year: those of a part of a site; empty for all.
[[nodiscard]] std::string folder_of_bundle(const BundleEntries& entries, const std::string& department, const std::string& year);

// Writes the entries below that folder into an open, empty file, reads it back and compares the digests. unix_time: of all
// entries. shown: the file in messages. Throws a Failure if the disk fails, or if a file has changed since its digest was made.
void write_bundle_file(const BundleEntries& entries, const std::string& folder, std::int64_t unix_time, const FileDescriptor& file,
                       const std::filesystem::path& shown);

// The bundle of a site before its publication: the same bytes as write_bundle() makes of the published site if SOURCE_DATE_EPOCH is
// not set. site: all its files but the manifest, under their paths, sorted.
void write_bundle_of_site(const BundleEntries& site, const FileDescriptor& file, const std::filesystem::path& shown);

}  // namespace sitegen
