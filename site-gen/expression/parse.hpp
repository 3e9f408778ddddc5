// Reads the cell language. The grammar is at the top of parse.cpp.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/expression.hpp"
#include "model/finding.hpp"

namespace sitegen {

// Whether the file has an expression character by character, or with escapes or over several lines.
enum class Spelling { verbatim, escaped };

// text: one expression. start: the place of its first character, so that a fault has the right place; for an escaped expression,
// the place of the whole. Returns nothing, with one finding, if the text does not follow the grammar.
[[nodiscard]] std::optional<Expression> parse_expression(std::string_view text, const Place& start, Findings& findings,
                                                         Spelling spelling = Spelling::verbatim);

// text: two expressions with =, >=, <=, > or < between them. Only these may name other departments.
[[nodiscard]] std::optional<Comparison> parse_comparison(std::string_view text, const Place& start, Findings& findings,
                                                         Spelling spelling = Spelling::verbatim);

// text: one comparison, or several with "and" between them.
[[nodiscard]] std::optional<std::vector<Comparison>> parse_condition(std::string_view text, const Place& start, Findings& findings,
                                                                     Spelling spelling = Spelling::verbatim);

// text: rows of a table without a column, such as "expenditure[level 1]". With a column, it is a cell reference.
[[nodiscard]] std::optional<CellReference> parse_reference(std::string_view text, const Place& start, Findings& findings,
                                                           Spelling spelling = Spelling::verbatim);

}  // namespace sitegen
