// Finds headings of the prose that may be those of another department: what is left where a text was copied from its document.
#pragma once

#include <cstdint>
#include <vector>

#include "markdown/tree.hpp"
#include "model/content.hpp"
#include "model/heading_question.hpp"
#include "model/place.hpp"

namespace sitegen {

// One question for each heading that reads like the document's own title, or like the title of a part or section of its standard
// behind the department's name, but has other words in the place of the name: whether these words are a department's name. Only all
// departments together can answer. A heading that merely mentions a department, as in "Transfers to the Department of Health",
// does not read like a title, so there is no question about it.
// file: of the prose, among the sources.
[[nodiscard]] std::vector<HeadingQuestion> ask_about_headings(const MarkdownTree& prose, std::uint32_t file, const Sources& sources,
                                                              const Department& department, const Document& document);

}  // namespace sitegen
