// Loads figures and other declarations that hold expressions.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "expression/parse.hpp"
#include "load/table_reader.hpp"
#include "model/document.hpp"
#include "model/standard.hpp"

namespace sitegen {

// Reads the [[figure]] declarations of a standard whose tables are loaded, or those that a document adds, whose rows are also
// loaded. A figure with a faulty formula is kept as zero, so that references to it are not reported.
[[nodiscard]] std::vector<FigureForm> load_figures(TableReader& reader, const Standard& standard);
[[nodiscard]] std::vector<FigureForm> load_figures(TableReader& reader, const Document& document);

// Reads an expression of a standard. Returns zero, after a finding, if it cannot be read.
[[nodiscard]] Expression load_expression(const TomlNode& node, const Standard& standard, Findings& findings);

// Reads a reference to rows or to a cell, which must exist in the document or the standard. Returns nothing if the key is missing.
// Returns nothing and adds a finding if the reference cannot be read.
[[nodiscard]] std::optional<CellReference> load_reference(TableReader& reader, std::string_view key, const Document& document);
[[nodiscard]] std::optional<CellReference> load_reference(TableReader& reader, std::string_view key, const Standard& standard);
[[nodiscard]] std::optional<CellReference> load_reference(const TomlNode& node, const Document& document, Findings& findings);

// How a text is spelled in the file. This decides the places of faults in it.
[[nodiscard]] Spelling spelling_of(const TomlNode& node);

// Whether the value is a text. Adds a finding if it is not. what: "an expression".
bool is_quoted(const TomlNode& node, const char* what, Findings& findings);

}  // namespace sitegen
