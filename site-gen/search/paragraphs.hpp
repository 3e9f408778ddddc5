// The text that a reader sees in rendered prose.
#pragma once

#include <functional>
#include <string_view>

namespace sitegen {

// Calls act with the text of each paragraph, heading and list item of HTML that the program has made from Markdown: without tags,
// with entities resolved and each white space as one space.
void each_paragraph(std::string_view html, const std::function<void(std::string_view text)>& act);

}  // namespace sitegen
