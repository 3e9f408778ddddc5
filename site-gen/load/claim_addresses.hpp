// The one door to addresses. Every file that a site will have is claimed as soon as the content that makes it is loaded. A fault
// has the place of the id that names the file. So a check and a build both find an impossible address before a page is made.
#pragma once

#include "model/content.hpp"
#include "model/finding.hpp"
#include "model/theme.hpp"

namespace sitegen {

// Claims the addresses that a standard's charts, tables, stages, figures, topics and codes make, in documents and in the pages
// across them. Adds a finding for each id that cannot be part of an address, or whose address is already claimed.
void claim_addresses(const Standard& standard, Findings& findings);

// Claims the addresses of pages across the documents of several standards. Adds a finding for each id whose address belongs to an
// id of another standard. Skips standards with errors.
void claim_addresses(const StandardsById& standards, Findings& findings);

// Claims the department's folder. place: of that folder in the content.
void claim_department(const std::string& slug, const Place& place, Findings& findings);

// Claims the files that the theme publishes as they are. place: of the theme.
void claim_assets(const Theme& theme, Findings& findings);

}  // namespace sitegen
