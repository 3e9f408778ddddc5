#include "build/shared_inputs.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <mutex>

#include "build/parallel.hpp"
#include "build/site_resources.hpp"
#include "load/load_document.hpp"
#include "load/load_site.hpp"
#include "load/load_theme.hpp"
#include "load/static_files.hpp"
#include "render/views.hpp"
#include "translate/translation_faults.hpp"

namespace sitegen {

namespace fs = std::filesystem;

namespace {

SiteParts parts_of(const StandardsById& standards) {
    SiteParts parts;
    for (const auto& [id, standard] : standards) {
        parts.has_glossary = parts.has_glossary || !standard->glossary.empty();
        parts.has_topics = parts.has_topics || !standard->overview.topics.empty();
    }
    return parts;
}

}  // namespace

Digest SharedRecord::digest() const {
    std::vector<ReadingLog> logs = theme;
    logs.push_back(site);
    Sha256 hash;
    hash.add(digest_of(logs));
    hash.add_item(has_glossary ? "glossary" : "");
    hash.add_item(has_topics ? "topics" : "");
    return hash.digest();
}

SharedInputs::SharedInputs(const BuildOptions& options)
    : options_(options),
      themes_(theme_folders(options.themes)),
      standards_(options.content, standard_folders(options.standards), sources_, standard_findings_) {
    FileReader files(options.content, sources_, content_findings_);
    site_ = load_site(files, sources_, content_findings_);
    record_.site = files.log();
    standards_.translate_into(site_.languages);
    translate_settings();
    // Every build looks at the names of the departments: pages depend on the departments, not on the list.
    FileReader folders(options.content, sources_, content_findings_);
    slugs_ = find_departments(folders, site_.languages, content_findings_);
    static_files_ = find_static_files(folders, slugs_, site_, content_findings_);
}

void SharedInputs::load_theme_and_templates(const std::vector<const DepartmentState*>& departments) {
    LoadedTheme loaded = load_theme(themes_, choose_theme(options_.theme, site_), required_words(), sources_, theme_findings_);
    theme_ = std::move(loaded.theme);
    record_.theme = std::move(loaded.logs);
    // If a theme could not be read completely, findings about its templates are not worth reporting.
    if (!theme_findings_.has_errors()) templates_ = compile_theme(theme_, root_view_type(), sources_, theme_findings_);
    if (!is_frame_sound()) return;
    parts_ = find_parts(departments);
    record_.has_glossary = parts_.has_glossary;
    record_.has_topics = parts_.has_topics;
    pages_.emplace(site_, theme_, parts_);
    prepare_further_languages();
}

void SharedInputs::translate_settings() {
    for (const SiteLanguage& language : site_.languages) {
        if (language.folder.empty()) continue;
        TranslatedSite translated = translate_site(site_, language);
        further_.push_back(std::make_unique<LanguageInputs>());
        further_.back()->site = std::move(translated.site);
        find_translation_faults(site_, language, translated.use, content_findings_);
    }
}

// The theme has been compiled without a fault, and its words are complete in each language.
void SharedInputs::prepare_further_languages() {
    for (const std::unique_ptr<LanguageInputs>& further : further_) {
        further->theme = theme_;
        further->theme.assets.clear();  // they are published once
        further->theme.words = theme_.further_words.find(further->site.language)->second;
        Findings unheard;
        further->templates = compile_theme(further->theme, root_view_type(), sources_, unheard);
        further->pages.emplace(further->site, further->theme, parts_);
    }
}

// What the standards in use give to the site. It must be known before the first page is made, so before the documents are loaded.
// Therefore only the line that names the standard is read in the documents. Usually the first department is enough.
SiteParts SharedInputs::find_parts(const std::vector<const DepartmentState*>& departments) {
    StandardsById standards;
    const auto add = [&](const std::set<std::string>& ids) {
        for (const std::string& id : ids) {
            if (const Standard* standard = id.empty() ? nullptr : standards_.find(id).standard) standards.emplace(id, standard);
        }
    };
    if (departments.empty()) return {};
    add(standards_followed_in(*departments.front()));
    if (const SiteParts parts = parts_of(standards); parts.has_glossary && parts.has_topics) return parts;
    std::set<std::string> others;
    std::mutex mutex;
    for_each_in_parallel(departments.size() - 1, [&](std::size_t i) {
        std::set<std::string> ids = standards_followed_in(*departments[i + 1]);
        const std::lock_guard guard(mutex);
        others.merge(ids);
    });
    add(others);
    return parts_of(standards);
}

std::set<std::string> SharedInputs::standards_followed_in(const DepartmentState& department) const {
    std::set<std::string> ids;
    if (department.is_same) {
        for (const DocumentRecord& document : department.known->documents) ids.insert(document.summary.standard);
        return ids;
    }
    Sources unheard_sources;
    Findings unheard;
    FileReader files(options_.content, unheard_sources, unheard);
    const std::string folder = "departments/" + department.slug;
    for (const std::string& year : files.folders_in(folder)) {
        for (const std::string& stage : files.folders_in(folder + "/" + year))
            ids.insert(standard_named_in(options_.content, folder + "/" + year + "/" + stage));
    }
    return ids;
}

bool SharedInputs::gave(const StandardsById& in_use) const {
    const SiteParts parts = parts_of(in_use);
    return parts.has_glossary == parts_.has_glossary && parts.has_topics == parts_.has_topics;
}

Report SharedInputs::content_report(Severity least) const {
    Report report;
    report.add(content_findings_, sources_, least);
    return report;
}

Report SharedInputs::shared_report(Severity least) const {
    Report report;
    report.add(theme_findings_, sources_, least);
    report.add(standard_findings_, sources_, least);
    report.add(standards_.address_faults(), sources_, least);
    report.add(find_idle_primary_standard(site_, standards_.standards()), sources_, least);
    Findings translations;
    in_languages_.find_faults(standards_.standards(), site_.languages, translations);
    report.add(translations, sources_, least);
    return report;
}

std::string SharedInputs::builder() const {
    struct stat program {};  // a program that was compiled again is another one
    ::stat("/proc/self/exe", &program);
    std::string text = fmt::format("site-gen {} {} {} {}.{}\n", SITE_GEN_VERSION, program.st_ino, program.st_size,
                                   program.st_mtim.tv_sec, program.st_mtim.tv_nsec);
    std::vector<fs::path> folders = themes_;
    folders.push_back(options_.content);
    folders.push_back(options_.standards);
    // Includes the folders as given, because findings name files by them.
    for (const fs::path& folder : folders)
        text += folder.string() + "\n" + (folder.empty() ? folder : fs::absolute(folder)).string() + "\n";
    return text + options_.theme;
}

}  // namespace sitegen
