// Reads the cell language. The grammar stands at the top of parse.cpp.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/expression.hpp"
#include "model/finding.hpp"

namespace sitegen {

// How an expression stands in its file: character by character, or with escapes or over several lines.
enum class Spelling { verbatim, escaped };

// text: one expression; start: the place of its first character, so that faults are shown where they were written; of an escaped
// one the place of the whole. Nothing, with one finding, where it does not follow the grammar.
[[nodiscard]] std::optional<Expression> parse_expression(std::string_view text, const Place& start, Findings& findings,
                                                         Spelling spelling = Spelling::verbatim);

// text: two expressions with =, >=, <=, > or < between them. They alone may name other departments.
[[nodiscard]] std::optional<Comparison> parse_comparison(std::string_view text, const Place& start, Findings& findings,
                                                         Spelling spelling = Spelling::verbatim);

// text: one comparison or several with "and" between them.
[[nodiscard]] std::optional<std::vector<Comparison>> parse_condition(std::string_view text, const Place& start, Findings& findings,
                                                                     Spelling spelling = Spelling::verbatim);

// text: rows of a table without a column, such as "expenditure[level 1]"; with a column, one cell reference.
[[nodiscard]] std::optional<CellReference> parse_reference(std::string_view text, const Place& start, Findings& findings,
                                                           Spelling spelling = Spelling::verbatim);

}  // namespace sitegen
