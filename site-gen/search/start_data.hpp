// What every search loads first: a small script with the departments, the terms of the glossary, the pages of the site and
// synonyms.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace sitegen {

struct SearchStart {
    struct Named {
        std::string slug;
        std::string name;
        std::string code;
        std::vector<std::string> former_names;
    };
    struct Explained {
        std::string url;  // relative to the search page
        std::string term;
        std::string text;
    };
    std::vector<Named> departments;
    std::vector<Explained> glossary;
    std::vector<std::pair<std::string, std::string>> pages;     // title and address
    std::vector<std::pair<std::string, std::string>> synonyms;  // what a reader may type, and what it is called
    std::size_t term_file_count = 0;
};

// Pages across documents that a reader can find besides those of SearchStart: codes and headings. A script of its own, because
// these are many, and only who searches needs them.
struct SearchOverviews {
    struct Codes {  // of a topic
        std::string title;
        std::string id;
        std::vector<std::pair<std::string, std::string>> codes;  // with their names, which may be empty
    };
    struct Page {
        std::string title;
        std::string url;                                            // relative to the search page
        std::vector<std::pair<std::string, std::string>> headings;  // anchors and texts
    };
    std::vector<Codes> topics;
    std::vector<Page> pages;
};

// Its arguments are "start", the number of files of terms, and the lists departments [slug, name, code, [former name…]], glossary
// [address, term, text], pages [title, address] and synonyms [word, meaning].
[[nodiscard]] std::string start_data(const SearchStart& start);

// Its arguments are "overviews" and the lists topics [title, id, [code, name, …]] and pages [title, address, [anchor, text, …]].
// The page of a code is topics/<id>/codes/<code>/index.html.
[[nodiscard]] std::string overviews_data(const SearchOverviews& overviews);

}  // namespace sitegen
