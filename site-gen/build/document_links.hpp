// The links from a document's page to the documents of other years and stages of its department.
#pragma once

#include <vector>

#include "model/derived.hpp"
#include "render/document_page.hpp"
#include "render/views.hpp"
#include "text/words.hpp"

namespace sitegen {

// The same document of other years. None if there is only one.
void link_years(const DerivedDocument& derived, PageView& page);

// The documents of the same year. None if there is only one.
void link_stages(const DerivedDocument& derived, PageView& page);

// The documents of the years before and after, and of the other stages of its year.
[[nodiscard]] std::vector<OtherDocument> other_documents(const DerivedDocument& derived);

// Where it stands beside the other stages of its year: on its own page of changes, or on that of a later stage.
[[nodiscard]] std::vector<LinkView> comparison_links(const DerivedDocument& derived, const Words& words);

}  // namespace sitegen
