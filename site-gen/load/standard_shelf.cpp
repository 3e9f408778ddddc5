#include "load/standard_shelf.hpp"

#include "load/claim_addresses.hpp"
#include "load/load_standard.hpp"
#include "load/standard_folders.hpp"

namespace sitegen {

namespace fs = std::filesystem;

StandardShelf::StandardShelf(const fs::path& content, std::vector<fs::path> folders, Sources& sources, Findings& findings,
                             FileReader::Log log)
    : content_(content), folders_(std::move(folders)), sources_(sources), findings_(findings), log_(log) {}

void StandardShelf::translate_into(const std::vector<SiteLanguage>& languages) {
    for (const SiteLanguage& language : languages) {
        if (!language.folder.empty()) languages_.push_back(language.tag);
    }
}

StandardShelf::Found StandardShelf::find(const std::string& id) {
    const std::lock_guard guard(mutex_);
    auto known = kept_.find(id);
    if (known == kept_.end()) known = kept_.emplace(id, look_for(id)).first;
    return {known->second.is_there, known->second.standard.get(), known->second.digest};
}

// The content's own standards come first.
StandardShelf::Kept StandardShelf::look_for(const std::string& id) {
    std::vector<fs::path> roots = {content_ / "standards"};
    roots.insert(roots.end(), folders_.begin(), folders_.end());
    StandardFolders folders(std::move(roots), sources_, findings_, log_);
    Kept kept;
    const std::optional<StandardFolder> folder = folders.find(id);
    kept.is_there = folder.has_value();
    if (folder) kept.standard = load_standard(*folder, folders, languages_, sources_, findings_);
    kept.logs = folders.logs();
    kept.digest = digest_of(kept.logs);
    return kept;
}

StandardShelf::Found StandardLookup::find(const std::string& id) {
    const StandardShelf::Found found = shelf_.find(id);
    asked_for_.insert_or_assign(id, found.digest);
    return found;
}

std::vector<std::string> StandardShelf::names() {
    const std::lock_guard guard(mutex_);
    return FileReader(content_, sources_, findings_).folders_in("standards");
}

StandardsById StandardShelf::standards() const {
    const std::lock_guard guard(mutex_);
    return found();
}

Findings StandardShelf::address_faults() const {
    const std::lock_guard guard(mutex_);
    if (claimed_count_ != kept_.size()) {
        claimed_count_ = kept_.size();
        address_faults_ = {};
        // A single standard claimed its addresses when it was loaded.
        if (const StandardsById standards = found(); standards.size() > 1) claim_addresses(standards, address_faults_);
    }
    return address_faults_;
}

StandardsById StandardShelf::found() const {
    StandardsById standards;
    for (const auto& [id, kept] : kept_) {
        if (kept.standard) standards.emplace(id, kept.standard.get());
    }
    return standards;
}

std::map<std::string, std::vector<ReadingLog>> StandardShelf::logs() const {
    const std::lock_guard guard(mutex_);
    std::map<std::string, std::vector<ReadingLog>> logs;
    for (const auto& [id, kept] : kept_) logs.emplace(id, kept.logs);
    return logs;
}

std::map<std::string, std::unique_ptr<Standard>, std::less<>> StandardShelf::take() {
    std::map<std::string, std::unique_ptr<Standard>, std::less<>> standards;
    for (auto& [id, kept] : kept_) {
        if (kept.is_there) standards.emplace(id, std::move(kept.standard));
    }
    return standards;
}

}  // namespace sitegen
