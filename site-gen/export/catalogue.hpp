// A machine-readable list of the site's documents and their files: a catalogue in DCAT (https://www.w3.org/TR/vocab-dcat-3/) as
// JSON-LD. Its addresses are relative to it, because the site does not know its own address.
#pragma once

#include <string>
#include <vector>

#include "model/content.hpp"
#include "model/summary.hpp"

namespace sitegen {

// data/catalogue.json: a dataset for each document, with its long table, its description for machines and the results of its
// checks. The description lists the single tables.
[[nodiscard]] std::string catalogue_json(const SiteSettings& site, const std::vector<DepartmentSummary>& departments);

}  // namespace sitegen
