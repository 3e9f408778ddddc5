#include "model/addresses.hpp"

namespace sitegen {

std::string document_folder(const Document& document) {
    const std::string year = document.department + "/" + document.year.text() + "/";
    const StageForm* stage = document.standard->find_stage(document.stage);
    return stage == nullptr || stage->folder.empty() ? year : year + stage->folder + "/";
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
