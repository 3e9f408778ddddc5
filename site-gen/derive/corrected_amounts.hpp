// What the corrections of a document changed, in words that readers know.
#pragma once

#include <string>
#include <vector>

#include "model/content.hpp"
#include "model/figure.hpp"
#include "model/summary.hpp"
#include "text/words.hpp"

namespace sitegen {

// The document's corrections, the earliest first.
[[nodiscard]] std::vector<SummaryVersion> corrections_in_words(const Document& document, const Department& department,
                                                               const Figures& figures, const Words& words);

// The words that this uses.
[[nodiscard]] const std::vector<std::string>& correction_words();

}  // namespace sitegen
