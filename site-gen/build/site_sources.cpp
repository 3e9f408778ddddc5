#include "build/site_sources.hpp"

#include <algorithm>
#include <set>

#include "build/recorded_sources.hpp"
#include "build/site_resources.hpp"
#include "load/load_content.hpp"
#include "load/load_document.hpp"
#include "load/load_site.hpp"
#include "load/load_theme.hpp"
#include "load/static_files.hpp"
#include "model/failure.hpp"
#include "text/paths.hpp"

namespace sitegen {

namespace fs = std::filesystem;

namespace {

std::set<std::string> standards_named_in(const fs::path& content, FileReader& files, const std::vector<std::string>& departments) {
    std::set<std::string> ids;
    for (const std::string& slug : departments) {
        const std::string folder = "departments/" + slug;
        for (const std::string& year : files.folders_in(folder)) {
            for (const std::string& stage : files.folders_in(folder + "/" + year))
                ids.insert(standard_named_in(content, folder + "/" + year + "/" + stage));
        }
    }
    ids.erase("");
    return ids;
}

// A standard may extend another, which may lie in another folder. Their logs name all files that were read.
void add_standards(StandardShelf& shelf, const std::set<std::string>& ids, const fs::path& content,
                   std::vector<SourceFolder>& sources) {
    for (const std::string& id : ids) static_cast<void>(shelf.find(id));
    std::set<fs::path> folders;
    for (const auto& [id, logs] : shelf.logs()) {
        for (const ReadingLog& log : logs) {
            for (const Reading& reading : log.readings) {
                if (reading.kind == Reading::Kind::file && !lies_within(fs::absolute(log.root), fs::absolute(content)))
                    folders.insert((fs::path(log.root) / reading.path).parent_path());
            }
        }
    }
    for (const fs::path& folder : folders) sources.push_back({"content/standards/" + folder.filename().string(), folder});
}

}  // namespace

SiteSources find_site_sources(const fs::path& content, const fs::path& standards, const fs::path& themes,
                              const fs::path& site_folder) {
    Sources texts;
    Findings findings;
    FileReader files(content, texts, findings);
    const SiteSettings site = load_site(files, texts, findings);
    const std::vector<std::string> departments = find_departments(files, site.languages, findings);
    if (site.language.empty() || departments.empty()) throw Failure("cannot read the content in " + content.string());
    const std::optional<RecordFile> record = record_of_site(site_folder);
    std::string given = record ? theme_given(record->site()) : std::string();
    std::vector<SourceFolder> sources = {{"content", content}};
    StandardShelf shelf(content, standard_folders(standards), texts, findings);
    add_standards(shelf, standards_named_in(content, files, departments), content, sources);
    const LoadedTheme theme = load_theme(theme_folders(themes), choose_theme(given, site), required_words(), texts, findings);
    if (record) {
        require_recorded_sources(
            *record, {content, departments, find_static_files(files, departments, site, findings), shelf.logs(), theme.logs});
    }
    std::set<fs::path> folders;
    for (const ReadingLog& log : theme.logs) {
        const auto is_file = [](const Reading& reading) { return reading.kind == Reading::Kind::file; };
        if (std::any_of(log.readings.begin(), log.readings.end(), is_file)) folders.insert(log.root);
    }
    for (const fs::path& folder : folders) sources.push_back({"themes/" + folder.filename().string(), folder});
    return {std::move(sources), std::move(given)};
}

}  // namespace sitegen
