// The kinds of page that a site has. A theme has a template for each, and content may name them.
#pragma once

#include <array>
#include <string_view>

namespace sitegen {

inline constexpr std::array<std::string_view, 11> page_kind_names = {
    "home", "department", "document", "document-checks", "overview", "checks", "glossary", "search", "about", "moved", "not-found"};

}  // namespace sitegen
