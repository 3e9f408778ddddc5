// Amounts that were published and are no longer what they were, without a correction that says so.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "model/finding.hpp"
#include "model/publications.hpp"

namespace sitegen {

// The amounts that a document had before one of its corrections.
struct EarlierPublication {
    std::size_t corrections = 0;  // how many it had already
    PublishedAmounts amounts;
};

// What the site has of a document, as far as that is not what the document declares now.
struct PublishedDocument {
    std::optional<PublishedAmounts> amounts = {};  // nothing: the present ones, or none, or nobody can say any more
    std::size_t corrections = 0;                   // so many of the document's corrections at least were published
    std::vector<EarlierPublication> earlier = {};  // the earliest first
    PublishedAmounts figures_now = {};             // not of the site: the key figures of the document as it is
};

// The site's amounts must be those of one of the publications that the document declares: the present one, or one before its last
// corrections, but none before a correction that was published. Otherwise each cell that differs from the nearest of them is an
// error, with the old and the new amount and the line that declares it. So is each cell that a published correction would now
// tell otherwise, and each published correction that is gone.
void report_silent_changes(const Document& document, const PublishedDocument& published, Findings& findings);

}  // namespace sitegen
