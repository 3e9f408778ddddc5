// The tags of a checked template with their names resolved. What is the same for every page is found out once, when the theme
// is read: which object a name belongs to, the words of the interface, and the text between the tags.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "template/open_sections.hpp"
#include "template/template_tokens.hpp"
#include "text/words.hpp"

namespace sitegen {

// A piece of text and what follows it: a value, or the beginning of steps that are printed on a condition.
struct TemplateStep {
    enum class Kind { text, value, if_set, unless_set };
    std::string text;  // of the template, with the words filled in
    Kind kind = Kind::text;
    TemplateName name;       // of a value or a condition
    std::size_t guards = 0;  // of a condition: how many of the next steps are printed where it holds
};

// What is printed from one section tag to the next.
using TemplateRun = std::vector<TemplateStep>;

struct TemplateSection {
    TemplateName name;
    TemplateRun before;
    TemplateRun after;  // at its end, behind the last section in it
};

struct SlottedTemplate {
    std::vector<TemplateSection> sections;
    TemplateRun rest;  // behind the last of them
    // A template of nothing but section tags, each named by its decimal number: {{#0}}{{#1}}{{/1}}{{/0}}. Sections that neither
    // repeat nor enter an object, nor have such a section in them, are conditions in a run.
    std::string outline;
};

// tokens: checked, without partials. Throws std::logic_error where a name is not known after all.
[[nodiscard]] SlottedTemplate slot_template(const std::vector<TemplateToken>& tokens, const ViewType& root, const Words& words);

}  // namespace sitegen
