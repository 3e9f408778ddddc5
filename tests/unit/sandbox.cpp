#include "sandbox.hpp"

#include <fstream>

#include "disk/read_file.hpp"

namespace fs = std::filesystem;

void put(const fs::path& file, const std::string& bytes) {
    fs::create_directories(fs::absolute(file).parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
}

std::map<std::string, std::string> tree(const fs::path& folder) {
    std::map<std::string, std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const std::string name = entry.path().lexically_relative(folder).string();
        if (entry.is_symlink()) {
            found[name] = "-> " + fs::read_symlink(entry.path()).string();
        } else {
            found[name] = entry.is_directory() ? "/" : sitegen::read_whole_file(entry.path());
        }
    }
    return found;
}
