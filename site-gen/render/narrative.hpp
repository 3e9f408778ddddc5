// Prose: Markdown with figures → HTML.
#pragma once

#include <string>
#include <vector>

#include "model/figure.hpp"
#include "model/finding.hpp"
#include "model/words.hpp"

namespace sitegen {

struct GlossaryLink {
    std::string term;
    std::string url;
};

struct ProseSettings {
    const Figures* figures = nullptr;  // nothing where the text may not use any
    const Words* words = nullptr;
    std::vector<GlossaryLink> glossary;  // linked where each first occurs
    std::string id_prefix;               // of the ids of headings
    int first_heading_level = 2;         // what "#" becomes
};

// The text of a Markdown source file with its {{figures}} filled in. An unknown figure, a section or a partial is a finding.
[[nodiscard]] std::string fill_figures(const Sources& sources, std::uint32_t file, const ProseSettings& settings,
                                       Findings& findings);

// Renders a whole Markdown source file. Raw HTML and unsafe links are dropped with a finding; so is text that would keep cmark
// busy for long. The result is safe to put into a page as it is.
[[nodiscard]] std::string render_prose(const Sources& sources, std::uint32_t file, const ProseSettings& settings,
                                       Findings& findings);

}  // namespace sitegen
