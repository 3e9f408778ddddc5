// Files of the site on the disk. What the file system says of each is noted. By that the next build sees whether they are still as
// they were written.
#pragma once

#include <sys/stat.h>

#include <string_view>

#include "disk/file.hpp"
#include "disk/folder.hpp"
#include "disk/read_file.hpp"
#include "disk/written_file.hpp"
#include "publish/published_file.hpp"

namespace sitegen {

// Takes down what the file system says of a published file.
void take_status(const struct stat& status, PublishedFile& published);

// Whether it is a regular file of just these bytes with the mode of published files. If so, notes what the file system says of it.
[[nodiscard]] bool has_bytes(const FileIn& file, std::string_view bytes, PublishedFile& published);

}  // namespace sitegen
