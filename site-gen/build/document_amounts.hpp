// The manifests of a document's amounts: the present one, and one for each publication before a correction.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "build/document_job.hpp"
#include "build/site_files.hpp"
#include "check/silent_changes.hpp"
#include "model/content.hpp"

namespace sitegen {

struct AmountsInput {
    const SiteBuild& build;
    const Department& department;
    const Document& document;
    const Figures& figures;
    const std::string& folder;  // of the document, below the site's root
    FileWriter& files;
};

// Of a document that is published: the amounts of any other may still change.
class DocumentAmounts {
  public:
    explicit DocumentAmounts(const AmountsInput& input);

    // Adds findings if the site has published others.
    void report_changes(Findings& findings) const;

    // With a description of them. write: gets paths below the document's folder.
    void write(const std::function<void(const std::string& path, const std::string& bytes)>& write) const;

  private:
    struct Earlier {
        std::size_t corrections;  // how many the publication had
        std::string bytes;
    };

    [[nodiscard]] PublishedDocument what_was_published() const;

    AmountsInput input_;
    PublishedAmounts figures_;
    std::string present_;
    std::vector<Earlier> earlier_;
};

}  // namespace sitegen
