// The files of content/static, which are published as they are: robots.txt, .well-known/, favicon.ico, source documents.
#pragma once

#include <string>
#include <vector>

#include "load/file_reader.hpp"
#include "model/content.hpp"

namespace sitegen {

inline constexpr const char* static_folder = "static";

// Their paths below static/, which are also their addresses, sorted. Names that begin with a dot are left out, except .well-known
// (RFC 8615). Adds a finding for each path that the site could not have, or that may belong to one of its own pages or compressed
// copies. departments: their slugs.
[[nodiscard]] std::vector<std::string> find_static_files(FileReader& files, const std::vector<std::string>& departments,
                                                         const SiteSettings& site, Findings& findings);

}  // namespace sitegen
