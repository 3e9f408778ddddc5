// A document's downloads described for machines: a Data Package, version 2.0 (https://datapackage.org/standard/data-package/).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "export/facts_file.hpp"
#include "export/table_formats.hpp"
#include "model/content.hpp"
#include "text/sha256.hpp"

namespace sitegen {

// A file of a document in one of the formats.
struct PackagedFile {
    const TableFile& file;
    const TableFormat& format;
    std::vector<TableField> fields = {};
    std::size_t byte_count = 0;
    Digest digest{};
};

struct DataPackageInput {
    const SiteSettings& site;
    const Department& department;
    const Document& document;
    const std::vector<PackagedFile>& files;
    const Words& words;
};

// What a file of a document has, in a sentence.
[[nodiscard]] std::string description_of(const TableFile& file, const Document& document, const Words& words);

// datapackage.json. In addition to the standard's properties, sources have "publisher", "date", "pages" and "hash", resources and
// fields have a "unit", and the package has "corrections": what has been changed since the document was published.
[[nodiscard]] std::string data_package_json(const DataPackageInput& input);

// datapackage.json of files with facts: in data/ of those of years and of the site, in the folder of a year of that year's. name:
// of the package. The paths of the files are relative to it.
[[nodiscard]] std::string facts_package_json(const std::string& name, const SiteSettings& site, const std::vector<FactsFile>& files,
                                             const Words& words);

}  // namespace sitegen
