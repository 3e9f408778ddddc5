// The running text of a page, for comparison.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sitegen {

// The texts of headings, paragraphs, list items and the like, in order and without markup. Tables, drawings, scripts, navigation,
// head and foot of the page are left out: amounts are compared as amounts. html: a page as this program writes it.
[[nodiscard]] std::vector<std::string> running_text(std::string_view html);

}  // namespace sitegen
