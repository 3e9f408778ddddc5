// Goes through the texts of content that pages print, so that they can be collected or replaced.
#pragma once

#include <functional>
#include <string>

#include "model/content.hpp"

namespace sitegen {

enum class TextUse : std::uint8_t {
    shown,     // a page prints it
    optional,  // it may be needed: a code's name, which a document may not have; a word of the search
};

using TextVisitor = std::function<void(std::string& text, TextUse use)>;

// Each text once for each place where it stands; the order is always the same for texts that are shown. Empty texts are left out.
void each_text(SiteSettings& site, const TextVisitor& visit);
void each_text(Standard& standard, const TextVisitor& visit);
// With the texts of its documents.
void each_text(Department& department, const TextVisitor& visit);

}  // namespace sitegen
