// A machine-readable list of the site's documents and their files: a catalogue in DCAT (https://www.w3.org/TR/vocab-dcat-3/) as
// JSON-LD, by the application profile for portals in Europe (DCAT-AP 3). Its addresses are absolute if the site knows its own one,
// and otherwise relative to it.
#pragma once

#include <string>
#include <vector>

#include "export/facts_file.hpp"
#include "model/content.hpp"
#include "model/summary.hpp"

namespace sitegen {

// data/catalogue.json: a dataset for each document, with its long table, its description for machines and the results of its
// checks. The description lists the single tables. Another one has the facts of all documents; none if there are no such files.
[[nodiscard]] std::string catalogue_json(const SiteSettings& site, const std::vector<DepartmentSummary>& departments,
                                         const std::vector<FactsFile>& facts);

}  // namespace sitegen
