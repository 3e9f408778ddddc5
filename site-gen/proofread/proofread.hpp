// A document's prose → outcomes: numbers that should be figures, and words that contradict a figure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "markdown/tree.hpp"
#include "model/check_report.hpp"
#include "model/place.hpp"
#include "proofread/labelled_figures.hpp"
#include "proofread/named_rows.hpp"

namespace sitegen {

struct ProseContext {
    std::string section;
    std::uint32_t file = 0;
    const Sources& sources;
    const Document& document;
    const ProseFigures& figures;  // made once for each document, as are the rows
    DocumentRows& rows;
};

// One outcome for each literal amount, percentage or count, in the order of the text:
//   unbound-literal       note: it equals a figure, or the rows and numbers of its sentence bear it out
//   unmatched-literal     note: it could not be tied to anything; this is no verdict
//   contradicted-literal  error: it is said of a figure or row but differs from it, or a figure stands before a unit not its own
//   wrong-direction       error: a word of rise, fall or sameness that the figure's change contradicts
// An error needs words that name the figure or row, or a likeness beside them. A number that is merely near a figure is none.
// Left is the literal's value, right the figure's in the literal's unit; row is the section, column the literal as written.
[[nodiscard]] std::vector<Outcome> proofread(const MarkdownTree& prose, const ProseContext& context);

}  // namespace sitegen
