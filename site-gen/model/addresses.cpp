#include "model/addresses.hpp"

namespace sitegen {

std::string document_folder(const Document& document) {
    const std::string year = document.department + "/" + document.year.text() + "/";
    const StageForm* stage = document.standard->find_stage(document.stage);
    return stage == nullptr || stage->folder.empty() ? year : year + stage->folder + "/";
}

std::string chart_path(const std::string& chart) { return "charts/" + chart + ".svg"; }

namespace {

std::string numbered_path(int number, const std::string& name) {
    const std::string digits = std::to_string(number);
    return "data/" + (digits.size() < 2 ? "0" + digits : digits) + "-" + name + ".csv";
}

}  // namespace

std::string table_path(const TableForm& table) { return numbered_path(table.number, table.id); }

std::string long_table_path(const std::string& department, const FiscalYear& year, const std::string& stage) {
    return "data/" + department + "-" + year.text() + "-" + stage + ".csv";
}

std::vector<DocumentAddress> document_addresses(const Standard& standard, const StageForm& stage, const std::string& department,
                                                const FiscalYear& year) {
    std::vector<DocumentAddress> addresses;
    for (const char* path :
         {"index.html", "changes/index.html", "checks/index.html", "checks/checks.json", "data/datapackage.json", "data/notes.csv"})
        addresses.push_back({path, standard.place});
    addresses.push_back({long_table_path(department, year, stage.id), standard.place});
    for (const TableForm& table : standard.tables) addresses.push_back({table_path(table), table.place});
    for (const ChartDeclaration& chart : standard.charts) addresses.push_back({chart_path(chart.id), chart.place});
    if (standard.performance) {
        const int first = standard.performance->number_from;
        addresses.push_back({numbered_path(first, "performance-funds"), standard.place});
        addresses.push_back({numbered_path(first + 1, "performance-indicators"), standard.place});
    }
    return addresses;
}

std::string performance_path(const FiscalYear& year) { return "performance/" + year.text() + "/index.html"; }
std::string data_path(const FiscalYear& year) { return "data/" + year.text() + "/index.html"; }
std::string topic_path(const std::string& topic, const FiscalYear& year) {
    return "topics/" + topic + "/" + year.text() + "/index.html";
}
std::string code_path(const std::string& topic, const std::string& code) {
    return "topics/" + topic + "/codes/" + code + "/index.html";
}
std::string code_path(const std::string& topic, const std::string& code, const FiscalYear& year) {
    return "topics/" + topic + "/codes/" + code + "/" + year.text() + "/index.html";
}
std::string year_path(const FiscalYear& year) { return "years/" + year.text() + "/index.html"; }
std::string department_path(const std::string& slug) { return slug + "/index.html"; }
std::string topic_path(const std::string& topic) { return "topics/" + topic + "/index.html"; }

}  // namespace sitegen
