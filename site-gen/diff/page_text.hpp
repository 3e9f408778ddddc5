// The running text of a page, for comparison.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sitegen {

// The texts of headings, paragraphs, list items and the like, in order and without markup. Tables, drawings, scripts, navigation,
// head and foot of the page are left out: amounts are compared as amounts. html: a page as this program writes it.
[[nodiscard]] std::vector<std::string> running_text(std::string_view html);

// The text without the sizes of files, as format_size() writes them: "20.3 KB". They change with every amount.
[[nodiscard]] std::string without_sizes(std::string_view text);

}  // namespace sitegen
