// The paths of documents' files, and of the pages across documents. Code that claims, writes, describes or links to one of them
// takes its path from here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"
#include "model/fiscal_year.hpp"
#include "model/printed_table.hpp"
#include "model/summary.hpp"

namespace sitegen {

// ---- Files of a document, below its folder

// The document's folder. It is department/year/ for the standard's first stage and department/year/stage/ for every other stage. So
// the address of a budget stays when its final accounts follow.
[[nodiscard]] std::string document_folder(const Document& document);

namespace document_path {

inline constexpr const char* page = "index.html";
inline constexpr const char* changes = "changes/index.html";
inline constexpr const char* checks = "checks/index.html";
inline constexpr const char* checks_file = "checks/checks.json";
inline constexpr const char* data_package = "data/datapackage.json";
inline constexpr const char* tables_metadata = "data/csv-metadata.json";
inline constexpr const char* amounts = "amounts.csv";
inline constexpr const char* amounts_metadata = "amounts.csv-metadata.json";
inline constexpr const char* versions = "versions/";
inline constexpr const char* json = "data/document.json";

}  // namespace document_path

[[nodiscard]] std::string chart_path(const std::string& chart);

// The amounts as they were published with that many corrections.
[[nodiscard]] std::string earlier_amounts_path(std::size_t corrections);

// Relative to the data package, which names them without the folder.
[[nodiscard]] std::string download_path(const std::string& file_name);

// Under which name a reader's browser saves a file of the document: files of many documents come to lie in one folder.
[[nodiscard]] std::string saved_name(const Document& document, std::string_view path);

// The file of a document's tables that has a row for each cell.
[[nodiscard]] std::string long_table_path(const DocumentSummary& document);

// The workbook of a document, relative to its folder.
[[nodiscard]] std::string workbook_path(const std::string& department, const FiscalYear& year, const std::string& stage);

// A file of tables that documents of a standard may have, in whatever format.
struct TableFileName {
    TableFile::Kind kind = TableFile::Kind::table;
    std::string name;   // without the ending
    std::string table;  // the id of the only table in it; empty: all tables are in it
    Place place;        // of the id that names it; if no id does, of the standard as a whole
};

// The files in the order of their description.
[[nodiscard]] std::vector<TableFileName> table_file_names(const Standard& standard, const std::string& stage,
                                                          const std::string& department, const FiscalYear& year);

struct DocumentAddress {
    std::string path;
    Place place;  // the same as in the file above
};

// Every file that a document of the standard may have.
[[nodiscard]] std::vector<DocumentAddress> document_addresses(const Standard& standard, const StageForm& stage,
                                                              const std::string& department, const FiscalYear& year);

// ---- Files of the site, below its root

namespace site_path {

inline constexpr const char* bundle = "data/site.zip";
inline constexpr const char* catalogue = "data/catalogue.json";
inline constexpr const char* checks_file = "checks/checks.json";
inline constexpr const char* data = "data/index.html";
inline constexpr const char* database = "data/facts.sqlite";
inline constexpr const char* document_schema = "data/document.schema.json";
inline constexpr const char* facts = "data/facts.csv";
inline constexpr const char* facts_package = "data/datapackage.json";
inline constexpr const char* facts_metadata = "data/csv-metadata.json";
inline constexpr const char* feed = "feed.xml";
inline constexpr const char* not_found = "404.html";
inline constexpr const char* performance = "performance/index.html";
inline constexpr const char* search = "search/index.html";
inline constexpr const char* json = "data/site.json";
inline constexpr const char* site_schema = "data/site.schema.json";
inline constexpr const char* sitemap = "sitemap.xml";
inline constexpr const char* versions = "versions/index.html";

}  // namespace site_path

// The addresses of the site's own pages, which no department can have.
[[nodiscard]] bool is_address_of_site(std::string_view slug);
// The files directly in the site's folder, and the names that a build needs for itself.
[[nodiscard]] bool is_file_of_site(std::string_view name);
// Whether the pages in all languages of a site link to one file: to everything with data. Pages, drawings and the data of the
// search have words, so that each language has its own.
[[nodiscard]] bool is_of_all_languages(std::string_view path);
[[nodiscard]] std::string department_path(const std::string& slug);
[[nodiscard]] std::string year_path(const FiscalYear& year);
[[nodiscard]] std::string topic_path(const std::string& topic);
[[nodiscard]] std::string topic_path(const std::string& topic, const FiscalYear& year);
[[nodiscard]] std::string code_path(const std::string& topic, const std::string& code);
[[nodiscard]] std::string code_path(const std::string& topic, const std::string& code, const FiscalYear& year);
[[nodiscard]] std::string performance_path(const FiscalYear& year);
[[nodiscard]] std::string data_path(const FiscalYear& year);
// The comparison of a year as a workbook.
[[nodiscard]] std::string year_workbook_path(const FiscalYear& year);
// The facts of all documents of a year.
[[nodiscard]] std::string facts_path(const FiscalYear& year);
// The description of that file. year: as text.
[[nodiscard]] std::string facts_package_path(const std::string& year);

// The file of a table on a page across documents, relative to the page. Its name has what the page's path says and the table's
// id does not, because files of many pages come to lie in one folder: "data/2023-departments-plain-budget.csv".
[[nodiscard]] std::string overview_file_path(std::string_view page, std::string_view table);

// The downloads of these pages whose names have a standard and one of its stages. Pages of codes have the same ones as the page of
// a year. The year may be any.
[[nodiscard]] std::vector<std::string> overview_downloads(const Standard& standard, const StageForm& stage);

// The downloads of a department's page whose names have a figure. The department may be any.
[[nodiscard]] std::vector<std::string> series_downloads(const std::string& figure);

}  // namespace sitegen
