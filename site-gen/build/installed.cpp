#include "build/installed.hpp"

namespace sitegen {

std::vector<std::filesystem::path> installed_folders(const char* what) {
    std::error_code error;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error) return {};
    return {program.parent_path().parent_path() / SITE_GEN_DATA_DIR / what};
}

}  // namespace sitegen
