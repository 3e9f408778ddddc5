// The files of the site on the disk. The status of each is recorded, so that the next build sees whether they have changed since.
#pragma once

#include <sys/stat.h>

#include <string_view>

#include "disk/file.hpp"
#include "disk/folder.hpp"
#include "disk/read_file.hpp"
#include "disk/written_file.hpp"
#include "publish/published_file.hpp"

namespace sitegen {

// Records the status of a published file.
void take_status(const struct stat& status, PublishedFile& published);

// Whether it is a regular file with exactly these bytes and the mode of published files. If so, records its status.
[[nodiscard]] bool has_bytes(const FileIn& file, std::string_view bytes, PublishedFile& published);
// The same for a file whose digest and size are known.
[[nodiscard]] bool has_digest(const FileIn& file, PublishedFile& published);

}  // namespace sitegen
