// Prose: Markdown with figures → HTML.
#pragma once

#include <string>
#include <vector>

#include "markdown/tree.hpp"
#include "model/figure.hpp"
#include "model/finding.hpp"
#include "model/prose.hpp"
#include "render/glossary_links.hpp"
#include "render/markdown_html.hpp"
#include "text/words.hpp"

namespace sitegen {

struct ProseSettings {
    const Figures* figures = nullptr;  // nothing where the text may not use any
    const Words* words = nullptr;
    const GlossaryLinks* glossary = nullptr;  // linked where each first occurs
    std::string id_prefix;                    // of the ids of headings
    int first_heading_level = 2;              // what "#" becomes
    std::vector<TextMark> marks = {};
    const Standard* standard = nullptr;  // of the figures: its units are those that amounts may be printed in
};

// A Markdown source file as its own text and the figures filled in. An unknown figure, a section or a partial is a finding. Where
// its tags have faults, nothing is given.
[[nodiscard]] std::vector<ProsePiece> split_prose(const Sources& sources, std::uint32_t file, const ProseSettings& settings,
                                                  Findings& findings);

// A Markdown source file, split and read.
[[nodiscard]] MarkdownTree read_prose(const Sources& sources, std::uint32_t file, const ProseSettings& settings,
                                      Findings& findings);

// What of it will not be printed as it was meant: raw HTML and unsafe links, which are dropped, numbers that change, and marks that
// stay.
void lint_prose(const Sources& sources, std::uint32_t file, const MarkdownTree& prose, Findings& findings);

// Renders a whole Markdown source file that has been read, and says what it leaves out. The result is safe to put into a page as it
// is.
[[nodiscard]] std::string render_prose(const Sources& sources, std::uint32_t file, const MarkdownTree& prose,
                                       const ProseSettings& settings, Findings& findings);

// Splits, reads and renders it.
[[nodiscard]] std::string render_prose(const Sources& sources, std::uint32_t file, const ProseSettings& settings,
                                       Findings& findings);

}  // namespace sitegen
