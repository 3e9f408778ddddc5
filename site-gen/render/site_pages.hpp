// The views of whole pages: the frame that all share, and the pages beside the documents'.
#pragma once

#include <string>
#include <vector>

#include "model/content.hpp"
#include "model/summary.hpp"
#include "model/theme.hpp"
#include "render/views.hpp"

namespace sitegen {

// A page that has its address: "datong-commerce/2023/index.html".
struct PagePlan {
    std::string path;
    std::string kind;
    std::string title;
    std::string description;
};

// Pages that a site has where its standards give them something to say.
struct SiteParts {
    bool has_glossary = false;
    bool has_topics = false;
};

class SitePages {
  public:
    SitePages(const SiteSettings& site, const Theme& theme, const SiteParts& parts);

    // A page's view with site, title, description and breadcrumbs set. trail: the pages between the home page and this one.
    [[nodiscard]] RootView frame(const PagePlan& plan, const std::vector<LinkView>& trail) const;

    // Each department with its documents of the latest year.
    [[nodiscard]] HomeView home(const std::vector<DepartmentSummary>& departments) const;
    // root: from the page to the site's root, such as "../".
    [[nodiscard]] DepartmentView department(const DepartmentSummary& department, const std::string& root) const;
    // Every term of the standards in use, once; terms of the same id from different standards follow each other.
    [[nodiscard]] static GlossaryView glossary(const StandardsById& standards);

  private:
    const SiteSettings& site_;
    const Theme& theme_;
    SiteParts parts_;
};

// From a page to the site's root: "../" for each folder of its path.
[[nodiscard]] std::string root_from(std::string_view page_path);

[[nodiscard]] const std::vector<std::string>& site_page_words();

}  // namespace sitegen
