// What a site publishes or would publish, as far as two of them are compared: the amounts of its documents, and its files.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "model/finding.hpp"
#include "model/publications.hpp"
#include "publish/manifest.hpp"
#include "publish/published_files.hpp"

namespace sitegen {

struct DocumentState {
    std::string folder;  // below the site's root, such as "parks/2024/"
    PublishedAmounts amounts;
};

struct SiteState {
    std::vector<DocumentState> documents;  // by folder
    // Of a publication; nothing for content, which has no files of a site.
    std::shared_ptr<PublishedFiles> files = {};
    std::string root = {};   // of the site among these files: "site/" in a bundle, otherwise empty
    Manifest manifest = {};  // of the site, below that root; without the compressed copies of its files
};

// Whether it is a folder of content.
[[nodiscard]] bool is_content(const std::filesystem::path& place);

// place: a published site, a bundle, packed or not, or a content folder. A fault of the content is a finding; with an error the
// result is not complete. Throws a Failure if there is none of these at the place.
[[nodiscard]] SiteState read_site_state(const std::filesystem::path& place,
                                        const std::vector<std::filesystem::path>& standard_folders, Sources& sources,
                                        Findings& findings);

}  // namespace sitegen
