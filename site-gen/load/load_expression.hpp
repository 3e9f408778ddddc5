// Figures, and other declarations that hold expressions.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "expression/parse.hpp"
#include "load/table_reader.hpp"
#include "model/document.hpp"
#include "model/standard.hpp"

namespace sitegen {

// The [[figure]] declarations of a standard, whose tables are loaded, and of a document beyond them, whose rows are, too. One whose
// formula has faults is kept, as zero, so that references to it are not reported.
[[nodiscard]] std::vector<FigureForm> load_figures(TableReader& reader, const Standard& standard);
[[nodiscard]] std::vector<FigureForm> load_figures(TableReader& reader, const Document& document);

// An expression of a standard. Zero, after a finding, where it cannot be read.
[[nodiscard]] Expression load_expression(const TomlNode& node, const Standard& standard, Findings& findings);

// Rows or a cell under a key, which have to be in the document or the standard; nothing where the key is left out or, with a
// finding, unreadable.
[[nodiscard]] std::optional<CellReference> load_reference(TableReader& reader, std::string_view key, const Document& document);
[[nodiscard]] std::optional<CellReference> load_reference(TableReader& reader, std::string_view key, const Standard& standard);

// How a text of the file is spelled, for the places of faults in it.
[[nodiscard]] Spelling spelling_of(const TomlNode& node);

// Whether the value is a text; a finding where it is not. what: "an expression".
bool is_quoted(const TomlNode& node, const char* what, Findings& findings);

}  // namespace sitegen
