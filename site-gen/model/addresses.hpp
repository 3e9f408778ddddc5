// Where the pages of a site are: paths below its root.
#pragma once

#include <string>
#include <vector>

#include "model/document.hpp"
#include "model/fiscal_year.hpp"

namespace sitegen {

// The document's folder: department/year/, and department/year/stage/ for every stage but the standard's first, so that the address
// of a budget stays when its final accounts follow.
[[nodiscard]] std::string document_folder(const Document& document);

// A file of a document, below its folder, and the place of the id that it is named by: of the standard as a whole where it is
// none's.
struct DocumentAddress {
    std::string path;
    Place place;
};

[[nodiscard]] std::string chart_path(const std::string& chart);
[[nodiscard]] std::string table_path(const TableForm& table);
[[nodiscard]] std::string long_table_path(const std::string& department, const FiscalYear& year, const std::string& stage);

// Every file that a document of the standard may have.
[[nodiscard]] std::vector<DocumentAddress> document_addresses(const Standard& standard, const StageForm& stage,
                                                              const std::string& department, const FiscalYear& year);

[[nodiscard]] std::string department_path(const std::string& slug);
[[nodiscard]] std::string year_path(const FiscalYear& year);
[[nodiscard]] std::string topic_path(const std::string& topic);
[[nodiscard]] std::string topic_path(const std::string& topic, const FiscalYear& year);
[[nodiscard]] std::string code_path(const std::string& topic, const std::string& code);
[[nodiscard]] std::string code_path(const std::string& topic, const std::string& code, const FiscalYear& year);
[[nodiscard]] std::string performance_path(const FiscalYear& year);
[[nodiscard]] std::string data_path(const FiscalYear& year);

}  // namespace sitegen
