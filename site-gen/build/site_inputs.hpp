// What all pages of a site are made with: site.toml, the theme, the standards; and digests of these, by which a build tells what
// depends on a change.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "build/build.hpp"
#include "build/department_job.hpp"
#include "build/last_build.hpp"
#include "load/standard_shelf.hpp"
#include "render/site_pages.hpp"
#include "template/compile_theme.hpp"

namespace sitegen {

class SiteInputs {
  public:
    // Reads site.toml.
    explicit SiteInputs(const BuildOptions& options);

    // Whether what the last build has read is as it was.
    [[nodiscard]] bool are_as_in(const SiteRecord& record) const;
    // Reads the theme, and of the standards as many as it takes to tell whether one has a glossary.
    void load_theme_and_templates(const std::vector<DepartmentState>& departments);

    [[nodiscard]] const SiteSettings& site() const { return site_; }
    [[nodiscard]] const std::vector<std::string>& departments() const { return slugs_; }
    [[nodiscard]] const Theme& theme() const { return theme_; }
    [[nodiscard]] const PageTemplates& templates() const { return templates_; }
    [[nodiscard]] const SitePages& pages() const { return *pages_; }
    [[nodiscard]] StandardShelf& standards() { return standards_; }
    [[nodiscard]] const Sources& sources() const { return sources_; }
    [[nodiscard]] const PageDigests& digests() const { return digests_; }
    [[nodiscard]] const std::filesystem::path& first_themes_folder() const { return themes_.front(); }

    // Of a standard's files; nothing where there is none. From any number of threads.
    [[nodiscard]] std::optional<Digest> standard_digest(const std::string& id);

    [[nodiscard]] bool has_errors() const { return content_findings_.has_errors() || theme_findings_.has_errors(); }
    // Of the content's top level; found anew by every build.
    [[nodiscard]] Report content_report(Severity least) const;
    // Of theme and standards.
    [[nodiscard]] Report shared_report(Severity least) const;
    // Which program builds what: a record of another one is of no use.
    [[nodiscard]] std::string builder() const;
    // For the record. After the last standard_digest().
    [[nodiscard]] std::vector<InputTree> take_inputs() { return std::move(inputs_); }

  private:
    [[nodiscard]] std::filesystem::path find_theme(const std::string& name) const;
    [[nodiscard]] SiteParts find_parts(const std::vector<DepartmentState>& departments);
    // By their ids; an empty one where a document names none.
    [[nodiscard]] std::set<std::string> standards_followed_in(const DepartmentState& department) const;
    void note_digests();

    const BuildOptions& options_;
    std::vector<std::filesystem::path> themes_;  // folders of themes
    Sources sources_;
    Findings content_findings_;
    Findings theme_findings_;
    Findings standard_findings_;
    FileReader files_;
    StandardShelf standards_;
    SiteSettings site_;
    std::vector<std::string> slugs_;
    Theme theme_;
    PageTemplates templates_;
    SiteParts parts_;
    std::optional<SitePages> pages_;
    PageDigests digests_;

    std::mutex mutex_;  // guards what follows
    std::map<std::string, std::optional<Digest>> standard_digests_;
    std::vector<InputTree> inputs_;
};

}  // namespace sitegen
