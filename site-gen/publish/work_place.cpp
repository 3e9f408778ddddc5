#include "publish/work_place.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "disk/file.hpp"
#include "text/paths.hpp"

namespace sitegen {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view inside_prefix = ".site-gen.";

struct statx asked(const fs::path& path) {
    struct statx status {};
    if (::statx(AT_FDCWD, path.c_str(), AT_STATX_SYNC_AS_STAT, STATX_BASIC_STATS | STATX_MNT_ID, &status) != 0)
        throw system_failure("access", path);
    return status;
}

// Nothing can be renamed from the folder above into it, nor can the folder itself be renamed.
bool is_other_file_system(const fs::path& folder) {
    const struct statx inner = asked(folder);
    const struct statx outer = asked(folder.parent_path());
    const bool is_mount_known = (inner.stx_mask & outer.stx_mask & STATX_MNT_ID) != 0;
    return inner.stx_dev_major != outer.stx_dev_major || inner.stx_dev_minor != outer.stx_dev_minor ||
           (is_mount_known && inner.stx_mnt_id != outer.stx_mnt_id);
}

bool may_be_written(const fs::path& folder) {
    if (::faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) == 0) return true;
    if (errno != EACCES && errno != EROFS) throw system_failure("access", folder);
    return false;
}

fs::path inside(const fs::path& output, std::string_view purpose) { return output / std::string(inside_prefix).append(purpose); }

}  // namespace

WorkPlace::WorkPlace(fs::path output) : output_(std::move(output)) {
    if (!status_of(output_)) return;
    is_inside_ = is_other_file_system(output_) || !may_be_written(output_.parent_path());
}

fs::path WorkPlace::path(std::string_view purpose) const {
    return is_inside_ ? inside(output_, purpose) : hidden_beside(output_, purpose);
}

std::vector<fs::path> WorkPlace::paths(std::string_view purpose) const {
    return {hidden_beside(output_, purpose), inside(output_, purpose)};
}

const std::vector<std::string>& work_names() {
    static const std::vector<std::string> names = {".site-gen.lock", ".site-gen.record", ".site-gen.record.new",
                                                   ".site-gen.changes"};
    return names;
}

bool is_work_name(std::string_view name) { return std::find(work_names().begin(), work_names().end(), name) != work_names().end(); }

}  // namespace sitegen
