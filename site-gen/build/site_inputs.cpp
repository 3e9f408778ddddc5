#include "build/site_inputs.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <mutex>

#include "build/parallel.hpp"
#include "build/site_resources.hpp"
#include "load/load_content.hpp"
#include "load/load_document.hpp"
#include "load/load_standard.hpp"
#include "load/load_statistics.hpp"

namespace sitegen {

namespace fs = std::filesystem;

SiteInputs::SiteInputs(const BuildOptions& options)
    : options_(options),
      themes_(theme_folders(options.themes)),
      files_(options.content, sources_, content_findings_),
      standards_(options.content, standard_folders(options.standards), sources_, standard_findings_) {
    site_ = load_site(files_, sources_, content_findings_);
    slugs_ = find_departments(files_, content_findings_);
}

bool SiteInputs::are_as_in(const SiteRecord& record) const {
    // The one file that may come to be without another one saying so.
    const auto is_statistics = [](const InputFile& file) { return file.path == statistics_file; };
    const auto has_statistics = [&](const InputTree& tree) {
        return tree.kind == InputTree::Kind::site && std::any_of(tree.files.begin(), tree.files.end(), is_statistics);
    };
    if (files_.exists(statistics_file) != std::any_of(record.inputs.begin(), record.inputs.end(), has_statistics)) return false;
    return std::all_of(record.inputs.begin(), record.inputs.end(), [this](const InputTree& tree) {
        // A theme or standard changes also where another of its name stands before it now.
        if (tree.kind == InputTree::Kind::standard && standards_.folder_of(tree.folder) != fs::path(tree.root)) return false;
        if (tree.kind == InputTree::Kind::theme && find_theme(tree.folder) != fs::path(tree.root)) return false;
        bool is_same = false;
        static_cast<void>(refreshed(tree, is_same));
        return is_same;
    });
}

void SiteInputs::load_theme_and_templates(const std::vector<DepartmentState>& departments) {
    theme_ = load_theme(themes_, choose_theme(options_.theme, site_), required_words(), sources_, theme_findings_);
    // What a theme that could not be read whole would make of the templates is not worth telling.
    if (!theme_findings_.has_errors()) templates_ = compile_theme(theme_, root_view_type(), sources_, theme_findings_);
    if (has_errors()) return;
    parts_ = find_parts(departments);
    pages_.emplace(site_, theme_, parts_);
    note_digests();
}

// The folder of themes that has it; empty where none does.
fs::path SiteInputs::find_theme(const std::string& name) const {
    for (const fs::path& folder : themes_) {
        std::error_code error;
        if (fs::exists(folder / name / "theme.toml", error)) return folder;
    }
    return {};
}

// What the standards that documents follow give to the site: all pages link to it. As a rule the first department tells.
SiteParts SiteInputs::find_parts(const std::vector<DepartmentState>& departments) {
    SiteParts parts;
    const auto note = [&](const std::set<std::string>& ids) {
        for (const std::string& id : ids) {
            const Standard* standard = id.empty() ? nullptr : standards_.find(id).standard;
            if (standard == nullptr) continue;
            parts.has_glossary = parts.has_glossary || !standard->glossary.empty();
            parts.has_topics = parts.has_topics || !standard->overview.topics.empty();
        }
    };
    if (departments.empty()) return parts;
    note(standards_followed_in(departments.front()));
    if (parts.has_glossary && parts.has_topics) return parts;
    std::set<std::string> others;
    std::mutex mutex;
    for_each_in_parallel(departments.size() - 1, [&](std::size_t i) {
        std::set<std::string> ids = standards_followed_in(departments[i + 1]);
        const std::lock_guard guard(mutex);
        others.merge(ids);
    });
    note(others);
    return parts;
}

std::set<std::string> SiteInputs::standards_followed_in(const DepartmentState& department) const {
    std::set<std::string> ids;
    if (department.is_same) {
        for (const DocumentRecord& document : department.known->documents) ids.insert(document.summary.standard);
        return ids;
    }
    const std::string folder = "departments/" + department.slug;
    for (const std::string& year : files_.folders_in(folder)) {
        for (const std::string& stage : files_.folders_in(folder + "/" + year))
            ids.insert(standard_named_in(options_.content, folder + "/" + year + "/" + stage));
    }
    return ids;
}

void SiteInputs::note_digests() {
    Sha256 frame;
    Sha256 about;
    frame.add_item(SITE_GEN_VERSION);
    inputs_.push_back(tree_of_files(options_.content, files_.read_files()));
    for (const InputFile& file : inputs_.back().files) {
        if (file.path == statistics_file) {
            digests_.statistics = file.digest;
        } else {
            (file.path == "site.toml" ? frame : about).add(file.digest);
        }
    }
    for (const fs::path& folder : theme_.folders) {
        inputs_.push_back(tree_of(InputTree::Kind::theme, folder.parent_path(), folder.filename().string()));
        // Templates and assets count where they are used.
        for (const InputFile& file : inputs_.back().files) {
            if (file.path.find("/translations/") != std::string::npos) frame.add(file.digest);
        }
    }
    for (const auto* names : {&theme_.stylesheets, &theme_.scripts}) {
        for (const std::string& name : *names) frame.add_item(name);
    }
    for (const auto& [kind, scripts] : theme_.page_scripts) {
        for (const std::string& name : scripts) frame.add_item(kind + " " + name);
    }
    frame.add_item(theme_.icon);
    frame.add_item(parts_.has_glossary ? "glossary" : "");
    frame.add_item(parts_.has_topics ? "topics" : "");
    frame.add_item(site_.about != 0 ? "about" : "");
    digests_.frame = frame.digest();
    digests_.about = about.digest();
    const auto with_templates = [this](const std::vector<const char*>& kinds) {
        Sha256 hash;
        hash.add(digests_.frame);
        hash.add(digests_.statistics);
        for (const char* kind : kinds) hash.add(templates_.find(kind)->second.digest());
        return hash.digest();
    };
    digests_.document = with_templates({"document", "document-checks", "overview"});
}

std::optional<Digest> SiteInputs::standard_digest(const std::string& id) {
    const std::lock_guard guard(mutex_);
    const auto [known, is_new] = standard_digests_.try_emplace(id);
    if (!is_new) return known->second;
    const fs::path folder = standards_.folder_of(id);
    if (folder.empty()) return std::nullopt;
    inputs_.push_back(tree_of(InputTree::Kind::standard, folder, id));
    Sha256 hash;
    hash.add(digest_of(inputs_.back()));
    std::vector<InputFile> of_others;
    for (const std::string& file : files_of_other_standards(folder, id)) of_others.push_back({file, {}, {}});
    if (!of_others.empty()) {
        inputs_.push_back(tree_of_files(folder, of_others));
        hash.add(digest_of(inputs_.back()));
    }
    known->second = hash.digest();
    return known->second;
}

Report SiteInputs::content_report(Severity least) const {
    Report report;
    report.add(content_findings_, sources_, least);
    return report;
}

Report SiteInputs::shared_report(Severity least) const {
    Report report;
    report.add(theme_findings_, sources_, least);
    report.add(standard_findings_, sources_, least);
    return report;
}

std::string SiteInputs::builder() const {
    struct stat program {};  // one that was compiled anew is another
    ::stat("/proc/self/exe", &program);
    std::string text = fmt::format("site-gen {} {} {} {}.{}\n", SITE_GEN_VERSION, program.st_ino, program.st_size,
                                   program.st_mtim.tv_sec, program.st_mtim.tv_nsec);
    std::vector<fs::path> folders = themes_;
    folders.push_back(options_.content);
    folders.push_back(options_.standards);
    // As given, too: findings name files so.
    for (const fs::path& folder : folders)
        text += folder.string() + "\n" + (folder.empty() ? folder : fs::absolute(folder)).string() + "\n";
    return text + options_.theme;
}

}  // namespace sitegen
