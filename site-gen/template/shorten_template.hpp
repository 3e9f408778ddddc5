// The white space of templates that no reader sees.
#pragma once

#include <vector>

#include "template/template_tokens.hpp"

namespace sitegen {

// Takes out lines that hold nothing but section tags, as Mustache has it. White space with a line break in it becomes one line
// break; at the beginning of a line it goes. Within pre, textarea, script and style it stays as it is. tokens: of a whole page,
// without partials.
[[nodiscard]] std::vector<TemplateToken> shorten_template(const std::vector<TemplateToken>& tokens);

}  // namespace sitegen
