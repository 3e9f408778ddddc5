// The tables of a page across departments as a workbook for people.
#pragma once

#include <string>

#include "model/content.hpp"
#include "model/overview.hpp"
#include "text/words.hpp"

namespace sitegen {

// A cover, and a sheet for each table that has a file: with its notes and sources below it. Writes it to the path. work_folder: for
// files on the way, which are gone afterwards. Throws Failure if the file cannot be written.
void write_overview_workbook(const std::string& path, const std::string& work_folder, const Overview& overview,
                             const SiteSettings& site, const Words& words);

}  // namespace sitegen
