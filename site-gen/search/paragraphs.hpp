// What a reader sees of rendered prose.
#pragma once

#include <functional>
#include <string_view>

namespace sitegen {

// Calls act with the text of each paragraph, heading and item of HTML that the program has made of Markdown: without tags, entities
// resolved, white space as one space.
void each_paragraph(std::string_view html, const std::function<void(std::string_view text)>& act);

}  // namespace sitegen
