// Findings as text for people.
#pragma once

#include <string>

#include "commands/message_language.hpp"
#include "model/finding.hpp"

namespace sitegen {

enum class Colour { none, ansi };

// file:line:column: severity: message [rule], the line with a caret under the place, and the remedy.
[[nodiscard]] std::string format_finding(const ReportedFinding& finding, Colour colour, const MessageLanguage& language = {});

// All findings, each followed by an empty line.
[[nodiscard]] std::string format_report(const Report& report, Colour colour, const MessageLanguage& language = {});

// ANSI on a terminal, unless NO_COLOR is set to something (no-color.org).
[[nodiscard]] Colour colour_of(int file_descriptor);

}  // namespace sitegen
