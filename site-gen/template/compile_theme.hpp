// Theme → one checked template for each kind of page.
#pragma once

#include <map>
#include <string>

#include "model/finding.hpp"
#include "model/theme.hpp"
#include "template/page_template.hpp"

namespace sitegen {

using PageTemplates = std::map<std::string, PageTemplate, std::less<>>;  // by kind of page

// The kinds of page, each with a template pages/<kind>.mustache.
[[nodiscard]] const std::vector<std::string>& page_kinds();

// Expands layouts and partials, checks every name against the views and every tag against its position in the HTML, and parses the
// template of each kind of page once. root: the type of the object that templates are rendered with. Every fault is a finding with
// file, line and column. A template with faults is left out.
[[nodiscard]] PageTemplates compile_theme(const Theme& theme, const ViewType& root, const Sources& sources, Findings& findings);

}  // namespace sitegen
