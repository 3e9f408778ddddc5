// Makes sure that the tables, rows and columns an expression names exist.
#pragma once

#include "model/document.hpp"
#include "model/expression.hpp"
#include "model/finding.hpp"
#include "model/standard.hpp"

namespace sitegen {

// What a standard says itself, for every document: a finding with the nearest name for each table, column or row that it does not
// declare. Any code of a classification may be named, whether a document has it or not; of rows that each document names
// itself, only the total. Tables that could not be loaded are passed over.
void resolve_names(const CellReference& reference, const Standard& standard, Findings& findings);
void resolve_names(const Expression& expression, const Standard& standard, Findings& findings);
void resolve_names(const Comparison& comparison, const Standard& standard, Findings& findings);

// What a document says about its own tables, which are loaded: the same, and each row it names has to be there.
void resolve_names(const CellReference& reference, const Document& document, Findings& findings);
void resolve_names(const Expression& expression, const Document& document, Findings& findings);
void resolve_names(const Comparison& comparison, const Document& document, Findings& findings);

// The names within stage(), which the other stage's standard knows; those of stages that are not there are passed over.
void resolve_stages(const Expression& expression, const RelatedDocuments& related, Findings& findings);

// The same of the names within department(), where one department is named: others are compared where their standards know the
// names.
void resolve_departments(const Comparison& comparison, const RelatedDocuments& related, Findings& findings);

// Looks up where the standard declares what its own checks, figures and charts name. Afterwards the standard must stay
// where it is.
void locate_cells(Standard& standard);

}  // namespace sitegen
