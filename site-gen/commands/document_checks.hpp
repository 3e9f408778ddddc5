// All checks of one document: of its cells and of its prose.
#pragma once

#include "model/check.hpp"
#include "model/content.hpp"
#include "model/figure.hpp"
#include "model/finding.hpp"
#include "model/words.hpp"

namespace sitegen {

struct DocumentToCheck {
    const Content& content;
    const Department& department;
    const Document& document;
    const Figures& figures;
    const Words& words;
    const Sources& sources;
};

// Adds a finding for each outcome.
[[nodiscard]] CheckReport run_checks(const DocumentToCheck& input, Findings& findings);

}  // namespace sitegen
