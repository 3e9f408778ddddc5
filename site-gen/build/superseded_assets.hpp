// Style sheets and scripts of the last publication that the theme no longer has. They stay for one more publication, because pages
// in caches and in open windows still name them.
#pragma once

#include <set>
#include <string>

#include "build/site_files.hpp"
#include "publish/superseded_list.hpp"

namespace sitegen {

// The paths in that list.
[[nodiscard]] std::set<std::string> paths_of_superseded(const std::string& list);

// Writes those again, and a list of them, by which the next publication knows that their time is over. current: the paths of the
// theme's assets now. Only names with a fingerprint count: any other name may mean another file tomorrow.
void keep_superseded_assets(const std::set<std::string>& current, const SiteFiles& published, FileWriter& files);

}  // namespace sitegen
