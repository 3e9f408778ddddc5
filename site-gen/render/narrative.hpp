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
    const Figures* figures = nullptr;  // nothing if the text may not use figures
    const Words* words = nullptr;
    const GlossaryLinks* glossary = nullptr;  // each term is linked once, where it first occurs
    std::string id_prefix;                    // begins the ids of headings
    int first_heading_level = 2;              // what "#" becomes
    std::vector<TextMark> marks = {};
    const Standard* standard = nullptr;  // the standard of the figures; its units are those in which amounts may be printed
    std::function<std::string(const std::string& address)> relink = {};  // see MarkdownHtmlSettings
};

// Splits a Markdown source file into its own text and the figures that are filled in. An unknown figure, a section or a partial is
// a finding. Returns nothing if tags have faults.
[[nodiscard]] std::vector<ProsePiece> split_prose(const Sources& sources, std::uint32_t file, const ProseSettings& settings,
                                                  Findings& findings);

// Splits and reads a Markdown source file.
[[nodiscard]] MarkdownTree read_prose(const Sources& sources, std::uint32_t file, const ProseSettings& settings,
                                      Findings& findings);

// Adds findings for text that will not be printed as intended: raw HTML and unsafe links, which are left out, numbers that change,
// and marks that are printed as they are.
void lint_prose(const Sources& sources, std::uint32_t file, const MarkdownTree& prose, Findings& findings);

// A link to the site itself.
struct ProseLink {
    std::string address;
    Place place;
};

// The links that lead to no other site and are safe, in the order of the text.
[[nodiscard]] std::vector<ProseLink> relative_links(const Sources& sources, std::uint32_t file, const MarkdownTree& prose);

// Renders a Markdown source file that has been read, and adds findings for what it leaves out. The result can be put into a page
// safely.
[[nodiscard]] std::string render_prose(const Sources& sources, std::uint32_t file, const MarkdownTree& prose,
                                       const ProseSettings& settings, Findings& findings);

// Splits, reads and renders a Markdown source file.
[[nodiscard]] std::string render_prose(const Sources& sources, std::uint32_t file, const ProseSettings& settings,
                                       Findings& findings);

}  // namespace sitegen
