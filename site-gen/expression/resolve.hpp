// Makes sure that the tables, rows and columns that an expression names exist, and that it adds and compares like with like.
#pragma once

#include "model/document.hpp"
#include "model/expression.hpp"
#include "model/finding.hpp"
#include "model/standard.hpp"

namespace sitegen {

// For references in a standard, which are for every document. Adds a finding, with the nearest name, for each table, column or row
// that the standard does not declare. Any code of a classification may be named, even if a document does not have it. Of rows that
// each document names itself, only the total may be named. Skips tables that could not be loaded.
void resolve_names(const CellReference& reference, const Standard& standard, Findings& findings);
void resolve_names(const Expression& expression, const Standard& standard, Findings& findings);
void resolve_names(const Comparison& comparison, const Standard& standard, Findings& findings);

// For references in a document, whose tables are loaded. The same applies, and the document must have each row that they name.
void resolve_names(const CellReference& reference, const Document& document, Findings& findings);
void resolve_names(const Expression& expression, const Document& document, Findings& findings);
void resolve_names(const Comparison& comparison, const Document& document, Findings& findings);

// Checks the names within stage() with the standard of the other stage's document. Skips stages without a document.
void resolve_stages(const Expression& expression, const RelatedDocuments& related, Findings& findings);

// Checks the names within a department() that names one department. The documents of other departments are compared only if their
// standards know the names.
void resolve_departments(const Comparison& comparison, const RelatedDocuments& related, Findings& findings);

// Finds, once, the declarations that the standard's own checks, figures and charts name. After that the standard must not move.
void locate_cells(Standard& standard);

}  // namespace sitegen
