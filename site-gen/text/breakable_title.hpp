// Titles that break between words where a line is too short, in writing that has no spaces.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sitegen {

// Appends the text, escaped for HTML, with <wbr> before a number or Latin word that follows an ideograph, and around each of the
// words that stands between ideographs. At each place the longest word counts. Text without ideographs has no <wbr>. The two
// years of a range (2023-24) stay on one line.
void append_breakable(std::string& out, std::string_view text, const std::vector<std::string>& words);

// The words of a list with commas between them, the longest first.
[[nodiscard]] std::vector<std::string> words_of_titles(std::string_view list);

}  // namespace sitegen
