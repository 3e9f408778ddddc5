// The inputs of a build and its results. The record is kept beside the output, so that the next build can skip what would
// come out the same. Losing it costs time and nothing else.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "load/reading.hpp"
#include "model/finding.hpp"
#include "model/heading_question.hpp"
#include "model/summary.hpp"
#include "publish/published_file.hpp"

namespace sitegen {

// A link of the prose to a page of the site, or to another of its files.
struct InternalLink {
    std::string path;         // what it leads to
    std::string fragment;     // without its sign; empty if there is none
    ReportedFinding finding;  // if it leads nowhere; its message and remedy are not complete
};

struct DocumentRecord {
    std::vector<ReportedFinding> findings;  // warnings, which the next build has to report again
    DocumentSummary summary;
    Digest shown_across{};  // of everything in the summary that pages across departments may show
    std::vector<InternalLink> links = {};
};

// A department is the unit of work: all its pages are made together, from what it has read.
struct DepartmentRecord {
    std::string slug;
    std::string name;
    std::string code;
    std::string group;
    DepartmentHistory history;
    std::vector<OpenQuestion> questions;      // see Department
    std::vector<HeadingQuestion> headings;    // of its documents
    std::vector<Reading> readings;            // below the content's folder, by path
    std::map<std::string, Digest> standards;  // that it used, see StandardLookup
    std::vector<ReportedFinding> findings;    // warnings of loading it
    std::vector<DocumentRecord> documents;    // by year, then in the standard's order of stages
    std::vector<PublishedFile> files;         // of its documents, and its data for the search
    std::string search_terms = {};            // see DepartmentSummary
    std::string search_numbers = {};          // the same
    Digest shown_across{};                    // of everything that pages across departments may show of it
    // The same department in the further languages of the site, in their order.
    std::vector<DepartmentSummary> in_languages = {};
    std::vector<std::string> formerly = {};  // the folders that it had before
    Digest task_changes{};                   // of what the histories of all departments say about its tasks (Histories)
};

// What all pages of a site are made with.
struct SharedRecord {
    ReadingLog site;                // site.toml and what it names
    std::vector<ReadingLog> theme;  // the theme and those that it inherits from
    bool has_glossary = false;      // a standard in use has one, so that all pages link to it
    bool has_topics = false;        // a standard in use has some, so that all pages link to them

    // Equal digests mean equal frames.
    [[nodiscard]] Digest digest() const;
};

// The site's own pages, and its static files.
struct SitePagesRecord {
    Digest made_of{};  // everything that the pages are made from
    // The same for the pages of one fiscal year, in each language of the site.
    std::vector<std::map<FiscalYear, Digest>> years_made_of;
    std::vector<PublishedFile> files;       // of the pages, and those of static_files
    ReadingLog static_files;                // the files of content/static
    std::vector<ReportedFinding> findings;  // warnings of making them
    std::vector<InternalLink> links;        // of the site's articles
};

// Everything but the departments.
struct SiteRecord {
    std::string builder;  // the program and the options that say what to build; the record of any other build is not used
    SharedRecord shared;
    std::map<std::string, std::vector<ReadingLog>> standards;  // by id, see StandardShelf::logs()
    std::vector<ReportedFinding> findings;                     // warnings of the theme and the standards
    SitePagesRecord pages;
    std::uint64_t output_inode = 0;  // of the output folder
    PublishedFile manifest;          // without a digest
};

}  // namespace sitegen
