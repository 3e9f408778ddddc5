#include "load/standard_folders.hpp"

namespace sitegen {

std::optional<StandardFolder> StandardFolders::find(const std::string& id) {
    for (std::size_t i = 0; i < roots_.size(); ++i) {
        // A folder of standards is read from the folder above it, because findings have always named its files so.
        if (i == readers_.size()) readers_.emplace_back(roots_[i].parent_path(), sources_, findings_, log_);
        const std::string path = roots_[i].filename().string() + "/" + id;
        if (readers_[i].exists(path + "/standard.toml")) return StandardFolder{&readers_[i], path};
    }
    return std::nullopt;
}

std::vector<ReadingLog> StandardFolders::logs() const {
    std::vector<ReadingLog> logs;
    for (const FileReader& reader : readers_) logs.push_back(reader.log());
    return logs;
}

}  // namespace sitegen
