// site.toml and what it names → SiteSettings.
#pragma once

#include "load/file_reader.hpp"
#include "model/content.hpp"
#include "model/finding.hpp"

namespace sitegen {

// Reads site.toml, statistics.toml and the text of the about page.
[[nodiscard]] SiteSettings load_site(FileReader& files, Sources& sources, Findings& findings);

// Adds a finding if site.toml names a primary standard that no document follows. standards: of all documents.
[[nodiscard]] Findings find_idle_primary_standard(const SiteSettings& site, const StandardsById& standards);

}  // namespace sitegen
