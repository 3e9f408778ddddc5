// What a build has read and what it has made of it, kept beside the output so that the next build can leave out what would come
// out the same. Losing it costs time and nothing else.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "load/input_file.hpp"
#include "model/finding.hpp"
#include "model/summary.hpp"
#include "publish/published_file.hpp"

namespace sitegen {

// One page, or the pages and downloads of a document: what is made in one go from the same things.
struct UnitRecord {
    Digest key{};                           // of everything it was made from; equal keys, equal bytes
    std::vector<PublishedFile> files;       // in the order of their writing
    std::vector<ReportedFinding> findings;  // what a reader of the next build's report would miss: warnings
};

struct DocumentRecord {
    std::string folder;  // of the content, below its department's: "2023/budget"
    UnitRecord unit;
    DocumentSummary summary;
};

struct DepartmentRecord {
    std::string slug;
    std::string name;
    std::string code;
    DepartmentHistory history;
    std::vector<OpenQuestion> questions;    // see Department
    std::vector<InputFile> inputs;          // its folder and all below, in the order of a survey; folders end with a slash
    std::vector<ReportedFinding> findings;  // warnings that belong to no document
    std::vector<DocumentRecord> documents;
    UnitRecord search = {};         // its data for the search; no files where the site has none
    std::string search_terms = {};  // see DepartmentSummary
};

// Files that more than one document depends on: the content's own, a standard's, a theme's.
struct InputTree {
    enum class Kind { site, theme, standard };  // site: also single files that a standard takes from another
    Kind kind = Kind::site;
    std::string root;    // the folder that paths are relative to
    std::string folder;  // what below it was looked at; empty: the files alone that are listed
    std::vector<InputFile> files;
};

// Everything but the departments.
struct SiteRecord {
    std::string builder;  // the program and the options that say what to build, so that another's record is not used
    std::vector<InputTree> inputs;
    std::vector<ReportedFinding> findings;
    std::vector<UnitRecord> pages;   // by their first file's path
    std::uint64_t output_inode = 0;  // of the output folder
    PublishedFile manifest;          // without a digest
};

}  // namespace sitegen
