// Texts of Office Open XML: of shared strings, of cells, and how they are escaped.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "grid/xml_part.hpp"

namespace sitegen {

// With the characters that XML cannot hold, which are written as _x000D_, and with line breaks as \n.
[[nodiscard]] std::string plain_text(std::string_view escaped);

// Of an element with a text or with runs of formatted text. Signs of pronunciation above Japanese characters are left out.
[[nodiscard]] std::string text_of_runs(pugi::xml_node element);

// The shared strings of a workbook. path: empty if it has none. fault: unchanged if nothing is wrong.
[[nodiscard]] std::vector<std::string> read_shared_strings(ZipParts& parts, std::string_view path, const GridLimits& limits,
                                                           std::string& fault);

}  // namespace sitegen
