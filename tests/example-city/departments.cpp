#include "departments.hpp"

#include <algorithm>

namespace example_city {

namespace {

constexpr DocumentKey budget_of_year(int year) { return {year, Stage::budget}; }
constexpr DocumentKey final_of_year(int year) { return {year, Stage::final}; }

}  // namespace

const std::vector<Department>& departments() {
    static const std::vector<Department> list = {
        // Without anything in particular.
        {.slug = "finance", .name = "示例市财政局", .parts = {{"finance"}}},

        // Corrected after publication, one document twice; the projects of one year published in an annex.
        {.slug = "science",
         .name = "示例市科学技术局",
         .parts = {{"science"}},
         .corrections = {{budget_of_year(2023), "2023-03-06", "“三公”经费表中公务接待费的单位误为元，改为万元；合计不变。"},
                         {budget_of_year(2023), "2023-05-18", "补充公开项目支出表的附件，各项金额不变。"},
                         {final_of_year(2022), "2024-10-09", "收入决算表“上年结转”一栏与支出不符，已按决算批复改正。"}},
         .with_annex = {budget_of_year(2023)}},

        // One contains another, which publishes by itself, too.
        {.slug = "education", .name = "示例市教育局", .parts = {{"education"}, {"first-school"}}, .history = R"([[contains]]
department = "first-school"
)"},
        {.slug = "first-school", .name = "示例市第一中学", .parts = {{"first-school"}}, .history = R"([population]
title = "示例市第一中学在校学生（虚构）"
source = "示例市教育局（虚构）"
unit = "人"
values = { 2020 = 3120, 2021 = 3184, 2022 = 3215 }

[[note]]
text = "学校的收支按预算单位公开，人均金额为生均金额（虚构）。"
)"},

        // Renamed, in the same folder.
        {.slug = "health",
         .name = "示例市卫生健康委员会",
         .parts = {{"health"}},
         .history = R"([[former]]
name = "示例市卫生和计划生育委员会"
until = 2018

[[origin]]
kind = "renamed"
year = 2019
date = 2019-01-10
reason = "机构改革（虚构）"

[[note]]
year = 2020
text = "2020年的支出包含疫情防控专项经费（虚构）。"

[[note]]
year = 2021
stage = "budget"
text = "2021年预算编制时疫苗接种经费尚未下达（虚构）。"
)",
         .former_name = "示例市卫生和计划生育委员会",
         .renamed_in = 2019},

        // Renamed into a new folder: the series runs on.
        {.slug = "work-safety", .name = "示例市安全生产监督管理局", .parts = {{"safety", 2018, 2018}}, .history = R"([closed]
year = 2018
reason = "改为应急管理局（虚构）"

[[note]]
year = 2018
text = "2018年含划转前的煤矿安全监察经费（虚构）。"
)"},
        {.slug = "emergency", .name = "示例市应急管理局", .parts = {{"safety", 2019}}, .history = R"([[origin]]
kind = "renamed"
year = 2019
date = 2019-02-01
from = ["work-safety"]
)"},

        // Two merged into one, which cannot be compared with them.
        {.slug = "culture", .name = "示例市文化局", .parts = {{"culture", 2018, 2019}}, .history = R"([closed]
year = 2019
date = 2019-12-31
)"},
        {.slug = "tourism", .name = "示例市旅游局", .parts = {{"tourism", 2018, 2019}}, .history = R"([closed]
year = 2019
date = 2019-12-31
)"},
        {.slug = "culture-tourism",
         .name = "示例市文化和旅游局",
         .parts = {{"culture", 2020}, {"tourism", 2020}},
         .history = R"([[origin]]
kind = "merged"
year = 2020
date = 2020-01-01
from = ["culture", "tourism"]
reason = "机构改革（虚构）"
)"},

        // One split into two, and closed.
        {.slug = "planning-land",
         .name = "示例市规划和国土资源局",
         .parts = {{"planning", 2018, 2020}, {"land", 2018, 2020}},
         .history = R"([closed]
year = 2020
reason = "分设为规划局和自然资源局（虚构）"
)"},
        {.slug = "planning", .name = "示例市规划局", .parts = {{"planning", 2021}}, .history = R"([[origin]]
kind = "split"
year = 2021
from = ["planning-land"]
)"},
        {.slug = "natural-resources", .name = "示例市自然资源局", .parts = {{"land", 2021}}, .history = R"([[origin]]
kind = "split"
year = 2021
from = ["planning-land"]
)"},

        // A part split off from one that goes on.
        {.slug = "transport",
         .name = "示例市交通运输局",
         .parts = {{"transport"}, {"railway", 2018, 2021}},
         .notes = {{final_of_year(2021), R"(
[[note]]
on = "projects[transport-1]"
text = "农村公路建设含上级补助（虚构）。"

[[note]]
on = "expenditure[total].total"
text = "支出合计含2022年划出的轨道交通办公室（虚构）。"

[[note]]
on = "three-public[*]"
text = "“三公”经费按财政拨款口径填列（虚构）。"

[[note]]
text = "本决算经市人大常委会批准（虚构）。"
)"}}},
        {.slug = "railway", .name = "示例市轨道交通办公室", .parts = {{"railway", 2022}}, .history = R"([[origin]]
kind = "split"
year = 2022
from = ["transport"]
)"},

        // New, and closed without a successor.
        {.slug = "big-data", .name = "示例市大数据管理局", .parts = {{"data", 2021}}, .history = R"([[origin]]
kind = "founded"
year = 2021
date = 2021-03-18
)"},
        {.slug = "salt", .name = "示例市盐务管理局", .parts = {{"salt", 2018, 2020}}, .history = R"([closed]
year = 2020
date = 2020-12-31
reason = "盐业体制改革（虚构）"
)"},

        // Years that are missing, for each of the reasons that there are, and for none.
        {.slug = "veterans", .name = "示例市退役军人事务局", .parts = {{"veterans", 2019}}, .history = R"([[missing]]
year = 2018
state = "did not exist"
reason = "2019年组建"
)"},
        {.slug = "water",
         .name = "示例市水务局",
         .parts = {{"water"}},
         .history = R"([[missing]]
year = 2023
stage = "final"
state = "not yet published"
expected = 2024-09-30
)",
         .absent = {final_of_year(2023)}},
        {.slug = "housing",
         .name = "示例市住房保障局",
         .parts = {{"housing"}},
         .history = R"([[missing]]
year = 2019
stage = "final"
state = "not published"
reason = "未按规定公开"

[[missing]]
year = 2023
stage = "final"
state = "not yet published"
)",
         .absent = {final_of_year(2019), final_of_year(2023)}},
        {.slug = "records",
         .name = "示例市机要档案局",
         .parts = {{"records"}},
         .history = R"([[missing]]
year = 2022
state = "withheld"
reason = "涉密单位，经批准不予公开（虚构）"
)",
         .absent = {budget_of_year(2022), final_of_year(2022)}},
        {.slug = "sports", .name = "示例市体育局", .parts = {{"sports"}}, .absent = {budget_of_year(2020), final_of_year(2020)}},

        // A table whose amounts are withheld.
        {.slug = "reserves", .name = "示例市物资储备局", .parts = {{"reserves"}}, .withheld_in = 2021},

        // Negative amounts: a whole that is negative, and a row.
        {.slug = "clearing", .name = "示例市企业清算办公室", .parts = {{"clearing"}}},
        {.slug = "agriculture", .name = "示例市农业农村局", .parts = {{"agriculture"}}},

        // Nothing but zeros; a column of blanks.
        {.slug = "new-district", .name = "示例市新区筹备办公室", .parts = {{"new-district"}}, .prints_zeros = true},
        {.slug = "welfare-fund", .name = "示例市公益金管理中心", .parts = {{"welfare-fund"}}},

        // One year in another unit; a name to be escaped; years that span two calendar years, but for the first.
        {.slug = "statistics",
         .name = "示例市统计局",
         .parts = {{"statistics"}},
         .in_yuan = {budget_of_year(2022), final_of_year(2022)}},
        {.slug = "ecology", .name = "示例市\"山, 水 & 林\" <生态> 局", .parts = {{"ecology"}}},
        {.slug = "college", .name = "示例市职业学院", .parts = {{"college"}}, .two_calendar_years_from = 2019},
    };
    return list;
}

const std::string& Department::name_in(int year) const { return year < renamed_in ? former_name : name; }

std::string Department::fiscal_year(int year) const {
    if (two_calendar_years_from == 0 || year < two_calendar_years_from) return std::to_string(year);
    return std::to_string(year) + "-" + std::to_string(year + 1).substr(2);
}

bool Department::has(const DocumentKey& document) const {
    const auto is_there = [&](const Part& part) { return part.from <= document.year && document.year <= part.until; };
    return std::any_of(parts.begin(), parts.end(), is_there) && std::find(absent.begin(), absent.end(), document) == absent.end();
}

}  // namespace example_city
