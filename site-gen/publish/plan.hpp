// The plan of a change to a published site. It is a text that is on the disk before its first line is carried out. If the build is
// cut off, whoever opens the folder next carries out the rest.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "disk/file.hpp"

namespace sitegen {

// Names in the folder of unfinished work: the staged files, and the plan, which only exists when it is complete.
inline constexpr const char* staged_name = "site";
inline constexpr const char* plan_name = "plan";
inline constexpr const char* unfinished_plan_name = "plan.new";

// written: the paths of the staged files. removed: the paths of files that are no longer part of the site, and of its empty
// folders. No path is in both. The plan writes first what pages link to, then pages. Removals come last.
[[nodiscard]] std::string plan_text(const std::vector<std::string>& written, const std::vector<std::string>& removed);

// Carries out a plan, even one that was already carried out in part. from: the folder of unfinished work. site: the output folder.
// A Failure leaves the rest of the plan to be done.
void carry_out(std::string_view plan, const FileDescriptor& from, const FileDescriptor& site, const std::filesystem::path& shown);

// Makes each missing folder on the way to a file. shown: the root's name in messages.
void make_folders(const FileDescriptor& root, const std::string& path, const std::filesystem::path& shown);

// The names directly in the site's folder that a planned but unfinished change makes or removes. The manifest may not have them
// yet, or may not have them any more. changes: a folder of unfinished work, or none.
[[nodiscard]] std::vector<std::string> names_of_unfinished_plan(const std::filesystem::path& changes);

}  // namespace sitegen
