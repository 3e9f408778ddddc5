// Everything that editors have written, loaded and structurally sound.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/document.hpp"
#include "model/history.hpp"
#include "model/publisher.hpp"
#include "model/site_language.hpp"
#include "model/standard.hpp"

namespace sitegen {

// The optional outputs besides pages and the tables' downloads. All of them can be made from these again.
struct OutputSettings {
    bool charts = true;         // each chart as an SVG file of its own, too
    bool checks = true;         // a page and a file of checks for each document; faults are shown at the tables in any case
    bool long_tables = true;    // all tables of a document in one CSV, a row for each cell
    bool facts = true;          // the same of all documents in one CSV for each year and one for the site, made from these
    bool database = false;      // these facts as an SQLite database; made again as a whole with every change
    bool workbooks = true;      // a workbook for each document and for the comparison of each year
    bool json = true;           // each document, and the list of all, as JSON
    bool changes = true;        // for each document, a page of what has changed since last year and between stages
    bool search = true;         // the search page and its data
    bool bundle = false;        // the site itself as a ZIP file, offered on the page of all downloads
    bool compressed = false;    // copies of all files of text for web servers: .gz and .br
    bool data_packages = true;  // a description of each document's downloads for machines
};

// A broken check over all documents that is a fault of the published documents themselves.
struct AcrossAcknowledgement {
    std::string standard;  // its id
    FiscalYear year;
    std::string stage;  // its id
    Acknowledgement explains;
};

// The conditions under which the data may be used.
struct Licence {
    std::string name;   // an identifier, such as CC-BY-4.0 (Open Definition or SPDX); may be empty if there is a url
    std::string title;  // for readers
    std::string url;    // its text; may be empty
};

// A level of government, or another group of departments with totals of its own: amounts of two groups are never added.
struct DepartmentGroup {
    std::string id;
    std::string title;
};

struct SiteSettings {
    std::string title;
    std::string publisher;
    std::string description;
    std::string language;
    std::string theme;
    Place language_place;  // where site.toml names them; otherwise the file as a whole
    Place theme_place;
    bool is_provisional = false;  // not yet published: amounts may change without a correction
    bool csv_bom = false;         // a byte-order mark before each CSV, for offices whose Excel needs it
    OutputSettings outputs;
    std::string standard;  // the primary one, by id: it stands first where several have totals; empty where none is chosen
    Place standard_place;  // where site.toml names it
    // In the order of pages: the totals of the first are those of the site. Empty: all departments are one group.
    std::vector<DepartmentGroup> groups;
    Statistics statistics;            // of statistics.toml; the population is that of the first group
    std::vector<StandingNote> notes;  // on the figures of all departments in some years, as declared
    std::optional<Licence> licence;
    std::string address;  // of the site's folder on the web, with a slash at its end; empty if it is not known
    Contact contact;
    Imprint imprint;
    std::vector<AcrossAcknowledgement> acknowledgements;  // of checks over all documents
    std::uint32_t accessibility = 0;                      // the accessibility statement, like the about page
    std::uint32_t about = 0;                              // the about page's Markdown in Sources; 0 if there is none
    std::vector<SiteLanguage> languages;                  // all, the first one first; empty if there is only one
    std::string folder;                                   // of the pages in this language: see SiteLanguage
    TranslationsByLanguage translations;                  // of the texts above
    // The same articles in further languages, by language.
    std::map<std::string, std::uint32_t, std::less<>> accessibility_in;
    std::map<std::string, std::uint32_t, std::less<>> about_in;

    // The address of the whole site, where its files of data are. address is that of its pages in this language.
    [[nodiscard]] std::string whole_address() const {
        return address.substr(0, address.size() - (address.empty() ? 0 : folder.size()));
    }
    [[nodiscard]] bool is_further_language() const { return !folder.empty(); }
};

struct Department {
    std::string slug;
    std::string name;
    std::string code;
    std::string group;  // one of the site's, by id; empty where the site has none
    DepartmentHistory history;
    std::vector<std::string> formerly;    // the folders that it had before; their addresses lead to its pages
    std::vector<OpenQuestion> questions;  // questions that only all departments together can answer
    std::vector<Document> documents;      // by year, then in the standard's order of stages
    Place place;
    TranslationsByLanguage translations = {};  // of its texts and those of its documents
    // By year. They are in the histories of several departments: a build finds them, the loader of one department does not.
    std::vector<TaskChange> task_changes = {};
    // By slug: the departments that this one contains or that its checks name. They have only what is compared, in documents of the
    // same years and stages as its own. Empty for a department that was itself loaded for this.
    std::vector<Department> compared = {};
    // For a department that was loaded for this: the paths of the files with the places in its documents.
    std::map<std::uint32_t, std::string> files = {};

    // The department's name in a fiscal year.
    [[nodiscard]] const std::string& name_in(const FiscalYear& year) const { return history.name_in(year, name); }
};

// The documents that a document of the department may be compared with.
[[nodiscard]] RelatedDocuments find_related(const Department& department, const Document& document);

using StandardsById = std::map<std::string, const Standard*, std::less<>>;

// All content at once, for tools. A build goes department by department.
struct Content {
    SiteSettings site;
    std::map<std::string, std::unique_ptr<Standard>, std::less<>> standards;  // stable addresses: documents point to them
    std::vector<Department> departments;                                      // by slug
};

}  // namespace sitegen
