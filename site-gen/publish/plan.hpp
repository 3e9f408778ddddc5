// What is to be done to a published site. The plan is a text that lies on the disk before its first line is carried out. If the
// build is cut off, whoever opens the folder next carries out the rest.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "disk/file.hpp"

namespace sitegen {

// Names in the folder of unfinished work: the files on their way, and the plan, which is there once it is complete.
inline constexpr const char* staged_name = "site";
inline constexpr const char* plan_name = "plan";
inline constexpr const char* unfinished_plan_name = "plan.new";

// written: paths of the files that are staged. removed: those of files that are no longer part of the site, and of its empty
// folders. No path is in both. What pages link to comes first, then pages, then what is removed.
[[nodiscard]] std::string plan_text(const std::vector<std::string>& written, const std::vector<std::string>& removed);

// Also of a plan that was carried out in part. from: the folder of unfinished work; site: the output folder. A Failure leaves the
// rest of the plan to be done.
void carry_out(std::string_view plan, const FileDescriptor& from, const FileDescriptor& site, const std::filesystem::path& shown);

// Each folder on the way to a file that is not there yet. shown: the root, for messages.
void make_folders(const FileDescriptor& root, const std::string& path, const std::filesystem::path& shown);

// Names of files and folders right in the site's folder that a planned but unfinished change makes or removes. The manifest may not
// know them yet, or no longer. changes: a folder of unfinished work, or none.
[[nodiscard]] std::vector<std::string> names_of_unfinished_plan(const std::filesystem::path& changes);

}  // namespace sitegen
