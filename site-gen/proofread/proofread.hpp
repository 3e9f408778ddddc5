// Document's prose → outcomes: numbers written out where a figure belongs, and words that contradict a figure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "markdown/tree.hpp"
#include "model/check_report.hpp"
#include "model/place.hpp"
#include "proofread/labelled_figures.hpp"

namespace sitegen {

struct ProseContext {
    std::string section;
    std::uint32_t file = 0;
    const Sources& sources;
    const Document& document;
    const ProseFigures& figures;  // made once a document
};

// One outcome for each literal amount, percentage or count, in the order of the text:
//   unbound-literal       note: it equals a figure
//   unmatched-literal     warning: it equals none
//   contradicted-literal  error: it is said of a figure but differs from it, or a figure stands before a unit not its own
//   wrong-direction       error: a word of rise, fall or sameness that the figure's change contradicts
// An error needs words that name the figure, or a likeness beside them. A number that is merely near a figure is a warning.
// Left is the literal's value, right the figure's in the literal's unit; row is the section, column the literal as written.
[[nodiscard]] std::vector<Outcome> proofread(const MarkdownTree& prose, const ProseContext& context);

}  // namespace sitegen
