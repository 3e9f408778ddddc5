// Splits a Mustache template into tags with their places. The rendering library knows neither places nor allowed names. So this
// scanner reads themes first, and every fault is found before a page is rendered.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.hpp"
#include "model/place.hpp"

namespace sitegen {

struct TemplateToken {
    enum class Kind { text, variable, raw, section, inverted, close, partial };
    Kind kind = Kind::text;
    std::string text;  // the text itself, or the tag's name
    Place place;
    std::size_t offset = 0;  // bytes from the beginning of the file
};

// Splits a source file into texts and tags, without comments. Unclosed tags, changed delimiters and unbalanced sections are
// findings. If there is one, returns nothing.
[[nodiscard]] std::optional<std::vector<TemplateToken>> scan_template(const Sources& sources, std::uint32_t file,
                                                                      Findings& findings);

}  // namespace sitegen
