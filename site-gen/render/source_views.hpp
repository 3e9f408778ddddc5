// The source of figures, and the corrections made in them, as pages show both.
#pragma once

#include <string>
#include <vector>

namespace sitegen {

// The source of a table.
struct TableSourceView {
    std::string title;  // of the published document
    std::string pages;  // in words; empty if they are not known
    std::string url;    // of the page if it is known; empty if there is no address
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
// An amount before and after a correction, as printed; or a word that says why there is none.
struct CorrectedAmountView {
    std::string title;
    std::string url;  // of its row; empty if it is no longer there
    std::string before;
    std::string after;
    std::string unit;  // empty if there is no amount
};

struct VersionView {
    std::string date;
    std::string text;
    std::string url;  // of the earlier publication
    std::string sha256;
    std::vector<CorrectedAmountView> amounts = {};
    std::string amounts_url = {};  // of the amounts before the correction; empty if they are not known
};

}  // namespace sitegen
