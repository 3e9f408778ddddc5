// Puts the numbers of one sentence together to comparisons, in the order in which the sentence says them.
#pragma once

#include <cstddef>
#include <string>

#include "proofread/lexicon.hpp"
#include "proofread/sentence_items.hpp"
#include "proofread/sentence_reading.hpp"

namespace sitegen {

// Adds the comparisons of the sentence, and the shares that stand behind their amounts, to `reading`. `text` is the one that the
// sentence stands in. paragraph_end: a byte of it.
void find_comparisons(const SentenceItems& sentence, const std::string& text, std::size_t paragraph_end,
                      const ProseLexicon& lexicon, SentenceReading& reading);

}  // namespace sitegen
