// What site.toml says about the site's address and its publisher.
#pragma once

#include <string>
#include <vector>

#include "load/file_reader.hpp"
#include "load/table_reader.hpp"
#include "model/content.hpp"

namespace sitegen {

// Reads "address", "[contact]" and "[imprint]" with the file that it names. Returns the names of files that belong to the content.
[[nodiscard]] std::vector<std::string> load_publisher(TableReader& reader, FileReader& files, Sources& sources, SiteSettings& site);

}  // namespace sitegen
