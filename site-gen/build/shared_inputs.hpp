// What all pages of a site are made with: site.toml, the theme, the standards. Each is read once, and its readings are
// kept for the record.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "build/build.hpp"
#include "build/last_build.hpp"
#include "build/standards_in_languages.hpp"
#include "load/load_content.hpp"
#include "load/standard_shelf.hpp"
#include "model/theme.hpp"
#include "render/site_pages.hpp"
#include "template/compile_theme.hpp"

namespace sitegen {

// What the pages in a further language are made with.
struct LanguageInputs {
    SiteSettings site = {};
    Theme theme = {};
    PageTemplates templates = {};
    std::optional<SitePages> pages = {};  // refers to the members above
};

class SharedInputs {
  public:
    // Reads site.toml and the names of the departments.
    explicit SharedInputs(const BuildOptions& options);

    // Reads the theme, and as many standards as needed to know what all pages link to.
    void load_theme_and_templates(const std::vector<const DepartmentState*>& departments);

    [[nodiscard]] const SiteSettings& site() const { return site_; }
    [[nodiscard]] const std::vector<std::string>& departments() const { return slugs_; }
    // Their paths below content/static.
    [[nodiscard]] const std::vector<std::string>& static_files() const { return static_files_; }
    [[nodiscard]] const Theme& theme() const { return theme_; }
    [[nodiscard]] const PageTemplates& templates() const { return templates_; }
    [[nodiscard]] const SitePages& pages() const { return *pages_; }
    // In the order of site.toml. Without a theme and templates before they are loaded.
    [[nodiscard]] const std::vector<std::unique_ptr<LanguageInputs>>& further_languages() const { return further_; }
    [[nodiscard]] StandardShelf& standards() { return standards_; }
    [[nodiscard]] StandardsInLanguages& standards_in_languages() const { return in_languages_; }
    [[nodiscard]] const Sources& sources() const { return sources_; }
    [[nodiscard]] const std::filesystem::path& first_themes_folder() const { return themes_.front(); }
    // The readings of site.toml and the theme, and what follows from the standards.
    [[nodiscard]] const SharedRecord& record() const { return record_; }
    // Whether the standards in use have what was assumed before their documents were loaded.
    [[nodiscard]] bool gave(const StandardsById& in_use) const;

    // Whether site.toml and the theme have no errors; otherwise no page can be made.
    [[nodiscard]] bool is_frame_sound() const { return !content_findings_.has_errors() && !theme_findings_.has_errors(); }
    // Includes the standards that have been used so far. Do not call it while they are being loaded.
    [[nodiscard]] bool has_errors() const {
        return !is_frame_sound() || standard_findings_.has_errors() || standards_.address_faults().has_errors();
    }
    // Findings about the content's top level, which every build finds again.
    [[nodiscard]] Report content_report(Severity least) const;
    // Findings about the theme and the standards.
    [[nodiscard]] Report shared_report(Severity least) const;
    // Identifies the program and its options. A record of another builder is of no use.
    [[nodiscard]] std::string builder() const;

  private:
    void translate_settings();
    void prepare_further_languages();
    [[nodiscard]] SiteParts find_parts(const std::vector<const DepartmentState*>& departments);
    // By their ids. The id is empty if a document names none.
    [[nodiscard]] std::set<std::string> standards_followed_in(const DepartmentState& department) const;

    const BuildOptions& options_;
    std::vector<std::filesystem::path> themes_;  // folders of themes
    Sources sources_;
    Findings content_findings_;
    Findings theme_findings_;
    Findings standard_findings_;
    StandardShelf standards_;
    SiteSettings site_;
    std::vector<std::string> slugs_;
    std::vector<std::string> static_files_;
    Theme theme_;
    PageTemplates templates_;
    SiteParts parts_;
    std::optional<SitePages> pages_;
    std::vector<std::unique_ptr<LanguageInputs>> further_;
    mutable StandardsInLanguages in_languages_;  // safe to use from several threads
    SharedRecord record_;
};

}  // namespace sitegen
