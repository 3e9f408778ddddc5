// The views of whole pages: the frame that all pages share, and the contents of pages other than the documents'.
#pragma once

#include <string>
#include <vector>

#include "model/content.hpp"
#include "model/summary.hpp"
#include "model/theme.hpp"
#include "render/views.hpp"
#include "text/collation.hpp"

namespace sitegen {

// A page with its address: "datong-commerce/2023/index.html".
struct PagePlan {
    std::string path;
    std::string kind;
    std::string title;
    std::string description;
    std::string department = {};  // of a document
    std::string date = {};        // on which the document was published; empty if it is not known
};

// Pages that only exist if the standards of the site have content for them.
struct SiteParts {
    bool has_glossary = false;
    bool has_topics = false;
};

class SitePages {
  public:
    SitePages(const SiteSettings& site, const Theme& theme, const SiteParts& parts);

    // The view of a page with site, title, description and breadcrumbs. trail: the pages between the home page and this one.
    [[nodiscard]] RootView frame(const PagePlan& plan, const std::vector<LinkView>& trail) const;

    [[nodiscard]] const std::string& language() const { return site_.language; }

    // What a page says of a text, or of names, that there are only in the site's first language.
    [[nodiscard]] OriginalTextView original_text() const { return original("only-in-language"); }
    [[nodiscard]] OriginalTextView original_names() const { return original("only-names-in-language"); }
    [[nodiscard]] OriginalTextView all_original_prose() const { return original("only-prose-in-language"); }
    [[nodiscard]] OriginalTextView some_original_prose() const { return original("only-some-prose-in-language"); }

    // Lists each department with its documents of the latest year, by name.
    [[nodiscard]] HomeView home(const std::vector<DepartmentSummary>& departments) const;
    // root: from the page to the site's root, such as "../".
    [[nodiscard]] DepartmentView department(const DepartmentSummary& department, const std::string& root) const;
    // Every term of the standards in use, once. Terms with the same id from different standards follow each other.
    [[nodiscard]] static GlossaryView glossary(const StandardsById& standards);

  private:
    [[nodiscard]] OriginalTextView original(const char* word) const;
    void fill_site(SiteView& site) const;
    void add_languages(const PagePlan& plan, SiteView& view) const;
    void add_links(RootView& view, const PagePlan& plan, const std::string& root, const std::vector<LinkView>& trail) const;

    const SiteSettings& site_;
    const Theme& theme_;
    SiteParts parts_;
};

// By name, in the order of the language.
[[nodiscard]] std::vector<const DepartmentSummary*> in_order_of_names(const std::vector<DepartmentSummary>& departments,
                                                                      const Collation& order);

// A link to a page that is not known to be elsewhere: "index.html" is the folder itself.
[[nodiscard]] std::string canonical_url(const SiteSettings& site, const std::string& path);
// The same for a path below the root of the whole site, whatever its language.
[[nodiscard]] std::string whole_url(const SiteSettings& site, const std::string& path);

// From a page to the site's root: "../" for each folder of its path.
[[nodiscard]] std::string root_from(std::string_view page_path);

[[nodiscard]] const std::vector<std::string>& site_page_words();

}  // namespace sitegen
