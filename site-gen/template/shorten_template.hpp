// Removes white space of templates that no reader sees.
#pragma once

#include <vector>

#include "template/template_tokens.hpp"

namespace sitegen {

// Removes lines that hold only section tags, by Mustache's rule. White space with a line break becomes a single line break. White
// space at the beginning of a line is removed. Inside pre, textarea, script and style nothing changes. tokens: of a whole page,
// without partials.
[[nodiscard]] std::vector<TemplateToken> shorten_template(const std::vector<TemplateToken>& tokens);

}  // namespace sitegen
