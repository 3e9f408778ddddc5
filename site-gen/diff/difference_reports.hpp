// The differences of two states of a site, for people, programs and editors.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "diff/site_differences.hpp"

namespace sitegen {

// For a terminal.
[[nodiscard]] std::string differences_as_text(const SiteDifferences& differences);

// documents: [{folder, is: changed|added|removed, amounts: [{cell, before, now}], names: [{of, before, now}]}], texts, files:
// {added, removed, altered}. Without texts and files, not_compared says so. An amount is {amount, state, unit}; null where there is
// no cell.
[[nodiscard]] std::string differences_as_json(const SiteDifferences& differences);

// The language of a page.
struct PageLanguage {
    std::string tag = "en";
    // A sentence of the page in that language.
    std::function<std::string(std::string_view)> translate = [](std::string_view sentence) { return std::string(sentence); };
};

// A page without any other file: the amounts that changed, in tables, and the texts. before, now: what was compared.
[[nodiscard]] std::string differences_as_page(const SiteDifferences& differences, const std::string& before, const std::string& now,
                                              const PageLanguage& language);

// For each changed document, the lines of a [[version]] that declare it. Date and reason are left to the editor.
[[nodiscard]] std::string differences_as_versions(const SiteDifferences& differences);

}  // namespace sitegen
