// What two states of a site do not have alike.
#pragma once

#include <string>
#include <vector>

#include "diff/site_state.hpp"

namespace sitegen {

// A title, a name or a text that both states have.
struct NameChange {
    std::string of;  // as in DocumentText
    std::string before;
    std::string now;
};

struct DocumentDifference {
    std::string folder;
    bool is_only_before = false;             // the later state does not have it
    bool is_only_now = false;                // the earlier state does not have it
    std::size_t amount_count = 0;            // of a document that only one of them has
    std::vector<AmountChange> amounts = {};  // of a document that both have
    std::vector<NameChange> names = {};      // the same, if both states have it as JSON
};

// The running text of a page that both have.
struct TextDifference {
    std::string path;
    std::vector<std::string> before;  // texts that only the earlier page has, in its order
    std::vector<std::string> now;     // the same of the later page
};

struct SiteDifferences {
    bool has_files = false;  // both are publications, so that texts and files were compared
    std::vector<DocumentDifference> documents;
    std::vector<TextDifference> texts;
    std::vector<std::string> added_files;
    std::vector<std::string> removed_files;
    std::vector<std::string> altered_files;

    [[nodiscard]] bool is_empty() const {
        return documents.empty() && texts.empty() && added_files.empty() && removed_files.empty() && altered_files.empty();
    }
};

// The result points into both states.
[[nodiscard]] SiteDifferences compare_sites(const SiteState& before, const SiteState& now);

}  // namespace sitegen
