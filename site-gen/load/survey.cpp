#include "load/survey.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

namespace sitegen {

namespace {

FileStatus status_of(const struct stat& status) {
    constexpr std::int64_t second = 1'000'000'000;
    return {static_cast<std::uint64_t>(status.st_size), status.st_mtim.tv_sec * second + status.st_mtim.tv_nsec,
            status.st_ctim.tv_sec * second + status.st_ctim.tv_nsec, status.st_ino};
}

class Surveyor {
  public:
    explicit Surveyor(std::vector<SurveyedFile>& files) : files_(files) {}

    // Takes the descriptor. path: the folder's, relative to the root.
    void survey(int descriptor, const std::string& path) {
        DIR* folder = ::fdopendir(descriptor);
        if (folder == nullptr) {
            ::close(descriptor);
            return;
        }
        std::vector<std::string> names;
        while (const dirent* entry = ::readdir(folder)) {
            if (entry->d_name[0] != '.') names.emplace_back(entry->d_name);
        }
        std::sort(names.begin(), names.end());
        for (const std::string& name : names) add(descriptor, name, path.empty() ? name : path + "/" + name);
        ::closedir(folder);
    }

  private:
    void add(int folder, const std::string& name, std::string path) {
        struct stat status {};
        if (::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) return;
        if (S_ISDIR(status.st_mode)) {
            files_.push_back({path, SurveyedFile::Kind::folder, status_of(status)});
            const int descriptor = ::openat(folder, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
            if (descriptor >= 0) survey(descriptor, path);
        } else if (S_ISREG(status.st_mode)) {
            files_.push_back({std::move(path), SurveyedFile::Kind::file, status_of(status)});
        } else {
            files_.push_back({std::move(path), SurveyedFile::Kind::other, {}});
        }
    }

    std::vector<SurveyedFile>& files_;
};

// '/' before all other characters.
int rank(char c) { return c == '/' ? 0 : static_cast<int>(static_cast<unsigned char>(c)) + 1; }

// How many of the first bytes are the same. Paths of one folder share most of theirs, which are compared eight at a time.
std::size_t count_equal(const char* left, const char* right, std::size_t most) {
    std::size_t count = 0;
    for (std::uint64_t a = 0, b = 0; count + sizeof a <= most; count += sizeof a) {
        std::memcpy(&a, left + count, sizeof a);
        std::memcpy(&b, right + count, sizeof b);
        if (a != b) break;
    }
    while (count < most && left[count] == right[count]) ++count;
    return count;
}

bool lies_in(std::string_view path, std::string_view folder) {
    return folder.empty() || (path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/');
}

}  // namespace

bool precedes(std::string_view left, std::string_view right) {
    const std::size_t shorter = std::min(left.size(), right.size());
    const std::size_t at = count_equal(left.data(), right.data(), shorter);
    return at == shorter ? left.size() < right.size() : rank(left[at]) < rank(right[at]);
}

Survey::Survey(const std::filesystem::path& root, const std::string& folder) : folder_(folder) {
    const std::filesystem::path path = folder.empty() ? root : root / folder;
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    struct stat status {};
    if (::fstat(descriptor, &status) == 0) folder_status_ = status_of(status);
    Surveyor(files_).survey(descriptor, folder);
}

const SurveyedFile* Survey::find(std::string_view path) const {
    const auto found = std::lower_bound(files_.begin(), files_.end(), path, [](const SurveyedFile& file, std::string_view wanted) {
        return precedes(file.path, wanted);
    });
    return found != files_.end() && found->path == path ? &*found : nullptr;
}

bool Survey::covers(std::string_view path) const { return path == folder_ || lies_in(path, folder_); }

std::vector<const SurveyedFile*> Survey::in(std::string_view folder) const {
    const std::string prefix = folder.empty() ? std::string() : std::string(folder) + "/";
    auto at = std::lower_bound(files_.begin(), files_.end(), prefix,
                               [](const SurveyedFile& file, std::string_view wanted) { return precedes(file.path, wanted); });
    std::vector<const SurveyedFile*> found;
    for (; at != files_.end() && at->path.starts_with(prefix); ++at) {
        if (at->path.find('/', prefix.size()) == std::string::npos) found.push_back(&*at);
    }
    return found;
}

}  // namespace sitegen
