// Everything an editor has written, loaded and structurally sound.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "model/document.hpp"
#include "model/standard.hpp"

namespace sitegen {

struct SiteSettings {
    std::string title;
    std::string publisher;
    std::string description;
    std::string language;
    std::string theme;
    Place language_place;  // where site.toml names them; the file as a whole where it does not
    Place theme_place;
    bool csv_bom = false;     // a byte-order mark before each CSV, for offices whose Excel needs it
    std::uint32_t about = 0;  // the about page's Markdown in Sources; 0 where there is none
};

struct Department {
    std::string slug;
    std::string name;
    std::string code;
    std::vector<Document> documents;  // by year, then in the standard's order of stages
    Place place;
};

// The documents of the department that one of its documents may be compared with.
[[nodiscard]] RelatedDocuments find_related(const Department& department, const Document& document);

struct Content {
    SiteSettings site;
    std::map<std::string, std::unique_ptr<Standard>, std::less<>> standards;  // stable addresses: documents point to them
    std::vector<Department> departments;                                      // by slug
};

}  // namespace sitegen
