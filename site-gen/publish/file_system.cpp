#include "publish/file_system.hpp"

#include <optional>

namespace sitegen {

void take_status(const struct stat& status, PublishedFile& published) {
    published.byte_count = static_cast<std::uint64_t>(status.st_size);
    published.modified = status.st_mtim.tv_sec * std::int64_t{1'000'000'000} + status.st_mtim.tv_nsec;
    published.inode = status.st_ino;
}

bool has_bytes(const FileIn& file, std::string_view bytes, PublishedFile& published) {
    const std::optional<struct stat> status = status_if_same(file, bytes, file_mode);
    if (status) take_status(*status, published);
    return status.has_value();
}

bool has_digest(const FileIn& file, PublishedFile& published) {
    const std::optional<struct stat> status = status_if_same(file, published.digest, published.byte_count, file_mode);
    if (status) take_status(*status, published);
    return status.has_value();
}

}  // namespace sitegen
