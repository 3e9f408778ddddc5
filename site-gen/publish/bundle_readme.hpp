// The README.txt of a bundle: what it is, how to open and how to verify it, in Chinese and English.
#pragma once

#include <string>
#include <string_view>

#include "publish/site_facts.hpp"

namespace sitegen {

struct BundleReadme {
    const SiteFacts& facts;
    std::string_view site_folder;  // where the site is, such as "site/"
    std::string_view manifest;     // the list of digests that sha256sum reads
    bool is_part = false;          // it is not the whole site
    bool has_sources = false;      // the site can be built again
    std::string_view theme = {};   // then: what the build has to be given; empty for that of the content
    bool has_superseded = false;   // the site has assets of the publication before, which no clean build makes
};

[[nodiscard]] std::string bundle_readme(const BundleReadme& readme);

}  // namespace sitegen
