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
#include "proofread/rounding_practice.hpp"

namespace sitegen {

struct ProseContext {
    std::string section;
    std::uint32_t file = 0;
    const Sources& sources;
    const Document& document;
    const ProseFigures& figures;  // made once for each document, as are the rows
    DocumentRows& rows;
    RoundingPractice& practice;  // of the document; its report is due after the last section
};

// One outcome for each literal amount, percentage or count, in the order of the text:
//   unbound-literal       note: it equals a figure, or the rows and numbers of its sentence support it
//   unmatched-literal     note: it could not be matched to anything; this does not mean that it is wrong
//   contradicted-literal  error: it is about a figure or row but differs from it, or the unit after a figure is wrong
//   wrong-direction       error: a word of rise, fall or sameness that the figure's change contradicts
// An error needs words that name the figure or row, or else digits that are alike. A number that is only near a figure is no error.
// In an outcome, left is the literal's value, and right is the figure's value in the literal's unit. row is the section, and column
// is the literal as written.
[[nodiscard]] std::vector<Outcome> proofread(const MarkdownTree& prose, const ProseContext& context);

}  // namespace sitegen
