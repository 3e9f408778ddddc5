// The tags of a checked template with their names resolved. What is the same for every page is found out once, when the theme
// is read: which object a name belongs to, the words of the interface, and the text between the tags.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/words.hpp"
#include "render/template_tokens.hpp"
#include "render/view.hpp"

namespace sitegen {

// A tag and the text beside it.
struct TemplateSlot {
    std::string before;                 // text of the template, with the words filled in
    std::string after;                  // of a section: the text at its end, behind its last tag
    const Field* field = nullptr;       // nothing at the end of the template, where only text stands
    std::size_t depth = 0;              // how many sections are open around the one whose object the name is looked up in
    std::vector<const Field*> objects;  // on the way from that object to the field's owner: those of a path a.b.c
};

struct SlottedTemplate {
    std::vector<TemplateSlot> slots;
    // A template of nothing but tags, each named by the decimal number of its slot: {{#0}}{{{1}}}{{{2}}}{{/0}}.
    std::string outline;
};

// tokens: checked, without partials. Throws std::logic_error where a name is not known after all.
[[nodiscard]] SlottedTemplate slot_template(const std::vector<TemplateToken>& tokens, const ViewType& root, const Words& words);

}  // namespace sitegen
