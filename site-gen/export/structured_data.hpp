// What a page says for search engines: JSON-LD with the words of schema.org.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "model/content.hpp"

namespace sitegen {

// A file with data of a document.
struct DatasetFile {
    std::string title;
    std::string url;  // absolute, like all addresses here
    std::string media_type;
};

// A document as a set of data.
struct DatasetFacts {
    std::string id;  // unique in the site
    std::string title;
    std::string description;
    std::string department;
    std::string published;  // date; empty if it is not known
    std::string modified;   // date of the last correction; empty if there is none
    std::vector<DatasetFile> files;
};

// The way from the home page to the page, which is its last step: title and address of each.
using Breadcrumbs = std::vector<std::pair<std::string, std::string>>;

// A <script> element with a data block, which browsers do not run. Text in it cannot end the element. Empty if there is nothing to
// say: no dataset, and no page above this one.
[[nodiscard]] std::string structured_data(const SiteSettings& site, const std::string& url, const Breadcrumbs& breadcrumbs,
                                          const DatasetFacts* dataset);

}  // namespace sitegen
