// What a published site says about itself, for the README of a bundle.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sitegen {

struct SiteFacts {
    struct Dataset {
        std::string title;
        std::string published;  // YYYY-MM-DD; empty if it is not known
        std::string corrected;  // the same, of its last correction
        std::string folder;     // of its page, below the site's root
    };
    std::string title;
    std::string publisher;
    std::string licence;
    std::string address;  // of the site's folder on the web, with a slash at its end; empty if the site does not know it
    std::vector<Dataset> documents;
};

// catalogue: the site's catalogue of its data. What it does not say stays empty, even if it is no catalogue at all.
[[nodiscard]] SiteFacts read_site_facts(std::string_view catalogue);

}  // namespace sitegen
