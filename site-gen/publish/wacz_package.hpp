// datapackage.json and datapackage-digest.json of a WACZ: what it is, and the digests of its files.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "publish/manifest.hpp"

namespace sitegen {

inline constexpr const char* wacz_package_name = "datapackage.json";
inline constexpr const char* wacz_digest_name = "datapackage-digest.json";

struct WaczResource {
    std::string path;
    std::string sha256;
    std::uint64_t byte_count = 0;
};

struct WaczPackage {
    std::string title;        // empty if it is not known
    std::string description;  // Markdown
    std::string publisher;    // empty if it is not known
    std::string created;      // RFC 3339
    std::string main_page;    // the address to begin with; empty if there is none
    std::vector<WaczResource> resources;
};

// The text of datapackage.json.
[[nodiscard]] std::string wacz_package(const WaczPackage& package);
// The text of datapackage-digest.json. package: that of datapackage.json.
[[nodiscard]] std::string wacz_digest(std::string_view package);

// The digests that both texts state: of the package's resources and of datapackage.json. Throws a Failure if they are no such
// texts, or state other digests than SHA-256. shown: the archive in messages.
[[nodiscard]] Manifest wacz_manifest(std::string_view package, std::string_view digest, const std::string& shown);

}  // namespace sitegen
