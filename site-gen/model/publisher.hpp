// What every page says about its publisher: how to reach it, what the law of its country asks for, and the tags in the head of
// pages.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sitegen {

// How readers reach the publisher. At least one of email, telephone and url is set, unless there is no contact at all.
struct Contact {
    std::string name;  // the office or person; may be empty
    std::string email;
    std::string telephone;  // as printed
    std::string url;        // of a form or a page

    [[nodiscard]] bool is_there() const { return !email.empty() || !telephone.empty() || !url.empty(); }
};

// A fact of a page that a tag may state.
enum class PageFact : std::uint8_t {
    none,
    site,         // the site's title
    publisher,    // of the site
    title,        // of the page
    description,  // of the page
    section,      // the page above it; the page itself where that is the home page
    department,   // of the document
    date,         // on which the document was published
    domain,       // of the site's address
    address       // of the page
};

// A text, or a fact.
struct TagPiece {
    std::string text;
    PageFact fact = PageFact::none;
};

// <meta name="…" content="…">. A page without one of the facts has no such tag.
struct PageTag {
    std::string name;
    std::vector<TagPiece> content;
    std::vector<std::string> pages;  // kinds of page; none: all
};

// A line at the foot of every page.
struct ImprintLine {
    std::string title;
    std::string text;  // empty if the title is the text of the link
    std::string url;   // empty if it leads nowhere
};

struct Imprint {
    std::vector<PageTag> tags;
    std::vector<ImprintLine> lines;
};

}  // namespace sitegen
