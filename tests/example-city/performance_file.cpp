#include <fmt/format.h>

#include <algorithm>

#include "document_files.hpp"

namespace example_city {

namespace {

constexpr std::size_t most_forms = 2;
constexpr int years_of_term = 3;

// In 元, as such forms are: a hundredth of 万元 is 100 元.
std::string in_yuan(Cents cents) { return std::to_string(cents * 100); }

std::string form_of(const Project& project) {
    const int count = 2 + static_cast<int>(project.total % 7);
    return fmt::format(R"([[performance]]
id = {0}
project = {0}
unit = "元"
fields = {{ name = {1}, nature = "经常性项目" }}
funds.total = {{ term = {2}, year = {3} }}
goals = {{ term = "三年内按计划完成。", year = "年内按计划完成。" }}
indicators = [
  {{ path = ["产出指标", "数量指标", "完成的任务数"], term = "≥{4}项", year = "≥{5}项" }},
  {{ path = ["产出指标", "时效指标", "按时完成率"], term = "100%", year = "100%" }},
  {{ path = ["满意度指标", "服务对象满意度", "群众满意度"], term = "≥90%", year = "≥{6}%" }},
]

)",
                       quoted(project.id), quoted(project.name), in_yuan(project.total * years_of_term), in_yuan(project.total),
                       count * years_of_term, count, 85 + count);
}

}  // namespace

std::string performance_file(const Department& department, const DocumentKey& document) {
    if (document.stage != Stage::budget || department.withheld_in == document.year) return {};
    std::vector<Project> projects = budget_of_department(department, document).projects;
    std::stable_sort(projects.begin(), projects.end(), [](const Project& a, const Project& b) { return a.total > b.total; });
    projects.resize(std::min(projects.size(), most_forms));
    std::string text;
    for (const Project& project : projects) text += form_of(project);
    return text;
}

}  // namespace example_city
