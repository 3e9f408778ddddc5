// The one door to addresses: every file that a site will have is claimed as soon as the content that makes it is loaded, at the
// place of the id that it is named by. So what no site can have is found by a check and by a build alike, before a page is made.
#pragma once

#include "model/content.hpp"
#include "model/finding.hpp"
#include "model/theme.hpp"

namespace sitegen {

// What documents of the standard, and the pages across them, will have by charts, tables, stages, figures, topics and codes. A
// finding for each id that cannot be part of an address, or whose address another one has.
void claim_addresses(const Standard& standard, Findings& findings);

// What pages across the documents of several standards will have: a finding for each id whose address another standard's id has.
// Standards with errors are left out.
void claim_addresses(const StandardsById& standards, Findings& findings);

// The department's folder. place: of that folder in the content.
void claim_department(const std::string& slug, const Place& place, Findings& findings);

// What the theme publishes as it is. place: of the theme.
void claim_assets(const Theme& theme, Findings& findings);

}  // namespace sitegen
