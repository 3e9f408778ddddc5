#include "model/addresses.hpp"

#include <algorithm>
#include <array>

namespace sitegen {

std::string document_folder(const Document& document) {
    const std::string year = document.department + "/" + document.year.text() + "/";
    const StageForm* stage = document.standard->find_stage(document.stage);
    return stage == nullptr || stage->folder.empty() ? year : year + stage->folder + "/";
}

std::string chart_path(const std::string& chart) { return "charts/" + chart + ".svg"; }

// People count publications from 1.
std::string earlier_amounts_path(std::size_t corrections) {
    return document_path::versions + std::to_string(corrections + 1) + "/" + document_path::amounts;
}

std::string download_path(const std::string& file_name) { return "data/" + file_name; }

namespace {

std::string numbered_name(int number, const std::string& id) {
    const std::string digits = std::to_string(number);
    return (digits.size() < 2 ? "0" + digits : digits) + "-" + id;
}

std::string long_table_name(const std::string& department, const FiscalYear& year, const std::string& stage) {
    return department + "-" + year.text() + "-" + stage;
}

std::string csv_path(const std::string& name) { return download_path(name + ".csv"); }

}  // namespace

std::string saved_name(const Document& document, std::string_view path) {
    const std::string of_document = long_table_name(document.department, document.year, document.stage);
    const std::string_view file = path.substr(path.rfind('/') + 1);
    return file.starts_with(of_document) ? std::string(file) : of_document + "-" + std::string(file);
}

std::string long_table_path(const DocumentSummary& document) {
    return document.folder + csv_path(long_table_name(document.department, document.year, document.stage_id));
}

std::string workbook_path(const std::string& department, const FiscalYear& year, const std::string& stage) {
    return download_path(long_table_name(department, year, stage) + ".xlsx");
}

std::vector<TableFileName> table_file_names(const Standard& standard, const std::string& stage, const std::string& department,
                                            const FiscalYear& year) {
    using Kind = TableFile::Kind;
    std::vector<TableFileName> names;
    for (const TableForm& table : standard.tables)
        names.push_back({Kind::table, numbered_name(table.number, table.id), table.id, table.place});
    if (standard.performance) {
        int number = standard.performance->number_from;
        for (const char* list : {list_id::funds, list_id::indicators})
            names.push_back({Kind::targets, numbered_name(number++, list), list, standard.place});
    }
    names.push_back({Kind::cells, long_table_name(department, year, stage), {}, standard.place});
    names.push_back({Kind::notes, list_id::notes, list_id::notes, standard.place});
    return names;
}

std::vector<DocumentAddress> document_addresses(const Standard& standard, const StageForm& stage, const std::string& department,
                                                const FiscalYear& year) {
    std::vector<DocumentAddress> addresses;
    for (const char* path : {document_path::page, document_path::changes, document_path::checks, document_path::checks_file,
                             document_path::data_package, document_path::tables_metadata, document_path::amounts,
                             document_path::amounts_metadata, document_path::json})
        addresses.push_back({path, standard.place});
    addresses.push_back({earlier_amounts_path(0), standard.place});
    addresses.push_back({workbook_path(department, year, stage.id), standard.place});
    for (const TableFileName& file : table_file_names(standard, stage.id, department, year))
        addresses.push_back({csv_path(file.name), file.place});
    for (const ChartDeclaration& chart : standard.charts) addresses.push_back({chart_path(chart.id), chart.place});
    return addresses;
}

bool is_address_of_site(std::string_view slug) {
    static constexpr std::array<std::string_view, 11> taken = {
        "about", "accessibility", "assets", "checks", "data", "glossary", "performance", "search", "topics", "versions", "years"};
    return std::find(taken.begin(), taken.end(), slug) != taken.end();
}

// A large site has several sitemaps.
bool is_file_of_site(std::string_view name) {
    static constexpr std::array<std::string_view, 5> taken = {"404.html", "feed.xml", "index.html", "manifest-sha256.txt",
                                                              "sitemap.xml"};
    return std::find(taken.begin(), taken.end(), name) != taken.end() || name.starts_with("sitemap-") ||
           name.starts_with(".site-gen") || name == ".gitignore";
}

bool is_of_all_languages(std::string_view path) {
    static constexpr std::array<std::string_view, 4> own = {".html", ".svg", ".js", ".xml"};
    return std::none_of(own.begin(), own.end(), [&](std::string_view ending) { return path.ends_with(ending); });
}

std::string performance_path(const FiscalYear& year) { return "performance/" + year.text() + "/index.html"; }
std::string data_path(const FiscalYear& year) { return "data/" + year.text() + "/index.html"; }
std::string year_workbook_path(const FiscalYear& year) {
    return "years/" + year.text() + "/data/comparison-" + year.text() + ".xlsx";
}
std::string facts_path(const FiscalYear& year) { return "data/" + year.text() + "/facts-" + year.text() + ".csv"; }
std::string facts_package_path(const std::string& year) { return "data/" + year + "/datapackage.json"; }
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

namespace {

std::string beside(const std::string& page, const std::string& table) {
    return page.substr(0, page.rfind('/') + 1) + overview_file_path(page, table);
}

}  // namespace

std::string overview_file_path(std::string_view page, std::string_view table) {
    // What each file below them says anyway.
    static constexpr std::array<std::string_view, 5> unsaid = {"data", "performance", "topics", "versions", "years"};
    std::string name;
    const bool is_of_topic = page.starts_with("topics/");
    for (std::size_t begin = 0, end = 0; (end = page.find('/', begin)) != std::string_view::npos; begin = end + 1) {
        const std::string_view folder = page.substr(begin, end - begin);
        const bool is_unsaid = begin == 0 ? std::find(unsaid.begin(), unsaid.end(), folder) != unsaid.end()
                                          : is_of_topic && !name.empty() && folder == "codes";
        if (is_unsaid) continue;
        name.append(folder).append("-");
        // The table of a topic has its name. Of a department or a year, the id of a table is its own.
        if (is_of_topic && table.starts_with(name)) table.remove_prefix(name.size());
    }
    return csv_path(name.append(table));
}

std::vector<std::string> overview_downloads(const Standard& standard, const StageForm& stage) {
    const FiscalYear year = 2000;
    const std::string group = standard.id + "-" + stage.id;
    std::vector<std::string> paths = {beside(year_path(year), "departments-" + group)};
    if (standard.performance) paths.push_back(beside(performance_path(year), "performance-" + group));
    for (const TopicForm& topic : standard.overview.topics) {
        paths.push_back(beside(topic_path(topic.id, year), topic.id + "-" + group));
        paths.push_back(beside(topic_path(topic.id), "over-years-" + group));
        paths.push_back(beside(topic_path(topic.id), "over-years-" + group + "-of-two-years"));
    }
    return paths;
}

std::vector<std::string> series_downloads(const std::string& figure) {
    const std::string page = department_path("department");
    return {beside(page, "series-" + figure), beside(page, "series-" + figure + "-comparable")};
}

}  // namespace sitegen
