#include "load/standard_shelf.hpp"

#include "load/load_standard.hpp"

namespace sitegen {

namespace fs = std::filesystem;

StandardShelf::StandardShelf(const fs::path& content, std::vector<fs::path> folders, Sources& sources, Findings& findings)
    : content_(content), folders_(std::move(folders)), files_(content, sources, findings), sources_(sources), findings_(findings) {}

StandardShelf::Found StandardShelf::find(const std::string& id) {
    const std::lock_guard guard(mutex_);
    const auto known = read_.find(id);
    if (known != read_.end()) return {true, known->second.get()};
    const fs::path folder = folder_of(id);
    if (folder.empty()) return {};
    return {true, read_.emplace(id, load(folder, id)).first->second.get()};
}

StandardsById StandardShelf::standards() const {
    const std::lock_guard guard(mutex_);
    StandardsById standards;
    for (const auto& [id, standard] : read_) {
        if (standard) standards.emplace(id, standard.get());
    }
    return standards;
}

fs::path StandardShelf::folder_of(const std::string& id) const {
    if (files_.exists("standards/" + id + "/standard.toml")) return content_ / "standards";
    for (const fs::path& folder : folders_) {
        std::error_code error;
        if (fs::exists(folder / id / "standard.toml", error)) return folder;
    }
    return {};
}

std::unique_ptr<Standard> StandardShelf::load(const fs::path& folder, const std::string& id) {
    // A folder of standards is read from the folder above it, as findings have always named their files.
    FileReader files(folder.parent_path(), sources_, findings_);
    return load_standard(files, folder.filename().string() + "/" + id, sources_, findings_);
}

}  // namespace sitegen
