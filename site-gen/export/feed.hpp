// The publications and corrections of a site as an Atom feed (RFC 4287).
#pragma once

#include <string>
#include <vector>

#include "model/content.hpp"
#include "model/summary.hpp"
#include "text/words.hpp"

namespace sitegen {

// The newest come first, and no more than a hundred. All dates are those of documents and versions, at midnight UTC. Empty if no
// document and no version has a date.
[[nodiscard]] std::string feed_text(const SiteSettings& site, const std::vector<DepartmentSummary>& departments,
                                    const Words& words);

[[nodiscard]] const std::vector<std::string>& feed_words();

}  // namespace sitegen
