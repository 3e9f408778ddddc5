// A document's tables as a finance system prints them into a workbook: written with another library than the reader's.
#pragma once

#include <filesystem>

#include "model/document.hpp"

// A sheet for each table, with a title and a line with the unit; headings in several rows, merged; sides beside each other; codes
// in three columns where they have three levels; rows of their own names without ids.
void print_workbook(const sitegen::Document& document, const std::filesystem::path& file);
