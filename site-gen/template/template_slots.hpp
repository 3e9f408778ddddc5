// The tags of a checked template with their names resolved. When the theme is read, everything that is the same for every page is
// found once: the object that each name belongs to, the words of the interface, and the text between the tags.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "template/open_sections.hpp"
#include "template/template_tokens.hpp"
#include "text/words.hpp"

namespace sitegen {

// A piece of text, and what follows it: a value, or the beginning of steps that a condition guards.
struct TemplateStep {
    enum class Kind { text, value, if_set, unless_set };
    std::string text;  // the template's text, with the words filled in
    Kind kind = Kind::text;
    TemplateName name;       // of a value or a condition
    std::size_t guards = 0;  // of a condition: how many of the next steps it guards
};

// The steps from one section tag to the next.
using TemplateRun = std::vector<TemplateStep>;

struct TemplateSection {
    TemplateName name;
    TemplateRun before;
    TemplateRun after;  // after the last section within it, up to its end
};

struct SlottedTemplate {
    std::vector<TemplateSection> sections;
    TemplateRun rest;  // after the last section
    // A template that consists only of section tags, named by their decimal numbers: {{#0}}{{#1}}{{/1}}{{/0}}. Some sections are
    // conditions in a run instead: those that neither repeat nor enter an object and contain no section that does.
    std::string outline;
};

// tokens: checked, without partials. Throws std::logic_error if a name is not known after all.
[[nodiscard]] SlottedTemplate slot_template(const std::vector<TemplateToken>& tokens, const ViewType& root, const Words& words);

}  // namespace sitegen
