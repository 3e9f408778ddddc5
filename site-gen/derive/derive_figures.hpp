// Computes the figures that a standard and a document declare.
#pragma once

#include "expression/evaluate.hpp"
#include "model/document.hpp"
#include "model/figure.hpp"
#include "model/finding.hpp"

namespace sitegen {

// Shares and rates have two decimals, rounded as the standard says. An overflow is a finding at the figure's declaration.
[[nodiscard]] Figures derive_figures(const Document& document, const RelatedDocuments& related, Findings& findings);
[[nodiscard]] Figures derive_figures(const Document& document, const Evaluator& evaluator, Findings& findings);

// The change since last year of an amount or a count. Its form is nothing if last year's value is unknown. After a finding, also if
// the change is too large.
[[nodiscard]] Figure derive_change(const FigureForm& form, const Document& document, const Evaluator& evaluator,
                                   Findings& findings);

}  // namespace sitegen
