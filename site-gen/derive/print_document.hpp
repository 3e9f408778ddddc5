// Document → PrintedDocument: its tables for every format, and the files that are made from them.
#pragma once

#include <string>
#include <vector>

#include "model/content.hpp"
#include "model/printed_table.hpp"
#include "text/words.hpp"

namespace sitegen {

// The result refers to the document, the department and the words. An output that the site leaves out has no file.
[[nodiscard]] PrintedDocument print_document(const Document& document, const Department& department, const SiteSettings& site,
                                             const Words& words);

// The names of the translations that this uses.
[[nodiscard]] const std::vector<std::string>& print_words();

}  // namespace sitegen
