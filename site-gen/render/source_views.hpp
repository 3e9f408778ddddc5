// Where figures come from and what was corrected in them, as pages show it.
#pragma once

#include <string>

namespace sitegen {

// Where a table is from.
struct TableSourceView {
    std::string title;  // of the published document
    std::string pages;  // in words; empty where they are not known
    std::string url;    // of the page, where it can be named; empty where the address is not known
};

struct SourceView {
    std::string title;
    std::string publisher;
    std::string date;
    std::string url;
    int page_count = 0;
    std::string sha256;
};

// A correction of the document after its publication.
struct VersionView {
    std::string date;
    std::string text;
    std::string url;  // of what was published before
    std::string sha256;
};

}  // namespace sitegen
