// Writes a corpus of department budgets for measurements: site-gen's own content form, in the standard cn-department-budget,
// invented and the same on every machine. Every equality of the standard holds to the cent.
//
//   corpus OUTPUT [--departments D] [--years Y] [--extreme ROWS] [--few-outputs]
//
// D departments (100) publish Y years (10) each up to 2024: thirteen tables with about 250 rows and a narrative of about 6 KB.
// --extreme adds one department whose project table has that many rows. --few-outputs leaves out what site.toml can leave out: a
// document is then its page and thirteen CSV files.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

using Cents = std::int64_t;  // of 万元: 123456 is printed 1234.56

constexpr int last_year = 2024;

std::string money(Cents cents) { return cents == 0 ? "\"\"" : fmt::format("{}.{:02}", cents / 100, cents % 100); }

class Random {
  public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}
    // From low to high, both included. Not a distribution of the library's, which may differ between libraries.
    Cents between(Cents low, Cents high) {
        return low + static_cast<Cents>(engine_() % static_cast<std::uint64_t>(high - low + 1));
    }

  private:
    std::mt19937_64 engine_;
};

void write(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

// Where a project's money comes from.
enum class Source { general, fund, unit };

struct Project {
    std::string leaf;  // the code it is charged to
    Source source;
    Cents amount;
};

// A code's amounts; of codes above leaves the sums.
struct Line {
    Cents basic = 0;
    Cents general_project = 0;
    Cents fund_project = 0;
    Cents unit_project = 0;

    [[nodiscard]] Cents project() const { return general_project + fund_project + unit_project; }
    [[nodiscard]] Cents total() const { return basic + project(); }
    [[nodiscard]] Cents general() const { return basic + general_project; }

    void add(const Line& other) {
        basic += other.basic;
        general_project += other.general_project;
        fund_project += other.fund_project;
        unit_project += other.unit_project;
    }
};

struct EconomicRow {
    std::string department;
    std::string government;
    Cents amount;
    bool is_staff;
};

struct Budget {
    std::map<std::string, Line> lines;  // by code, of every level; "" is the total
    std::vector<Project> projects;
    std::vector<EconomicRow> economic;
    Cents offices = 0;  // operating costs of offices
    Cents reception = 0;
    Cents vehicles = 0;
    Cents abroad = 0;

    [[nodiscard]] const Line& total() const { return lines.at(""); }
};

const std::vector<std::string> main_groups = {"20113", "20103", "20104", "20102"};
const std::vector<std::string> project_leaves = {"2150399", "2050802", "2160699", "2060499", "2089999"};

class BudgetMaker {
  public:
    BudgetMaker(std::uint64_t department, int year, std::size_t project_count)
        : random_(department * 7919U),
          year_(year),
          group_(main_groups[department % main_groups.size()]),
          project_count_(project_count) {}

    Budget make() {
        const Cents size = random_.between(20, 400);  // of the department
        make_projects(size);
        make_economic(size);
        const std::map<std::string, Line> leaves = budget_.lines;
        for (const auto& [leaf, line] : leaves) {
            for (const std::size_t length : {0U, 3U, 5U}) budget_.lines[leaf.substr(0, length)].add(line);
        }
        return budget_;
    }

  private:
    // An amount that drifts by a few per cent a year.
    Cents drifting(Cents base) { return std::max<Cents>(1, base * (1000 + (year_ - 2014) * random_.between(-20, 45)) / 1000); }

    void make_projects(Cents size) {
        for (std::size_t i = 0; i < project_count_; ++i) {
            const Source source = i % 9 == 4 ? Source::fund : i % 17 == 6 ? Source::unit : Source::general;
            std::string leaf = source == Source::fund ? "2120899"
                               : i % 3 == 0           ? group_ + "02"
                               : i % 3 == 1           ? group_ + "01"
                                                      : project_leaves[i / 3 % project_leaves.size()];
            const Project project{std::move(leaf), source, drifting(size * random_.between(10, 900))};
            Line& line = budget_.lines[project.leaf];
            (source == Source::fund   ? line.fund_project
             : source == Source::unit ? line.unit_project
                                      : line.general_project) += project.amount;
            budget_.projects.push_back(project);
        }
    }

    // Staff and operating costs by economic category, and the codes of basic expenditure that they are charged to.
    void make_economic(Cents size) {
        const auto cost = [&](Cents low, Cents high) { return drifting(size * random_.between(low, high)); };
        const auto staff = [&](const char* department, const char* government, Cents amount) {
            budget_.economic.push_back({department, government, amount, true});
            return amount;
        };
        const auto operating = [&](const char* department, const char* government, Cents amount) {
            budget_.economic.push_back({department, government, amount, false});
            if (std::string_view(government).starts_with("502")) budget_.offices += amount;
            return amount;
        };
        Cents administration = 0;
        administration += staff("30101", "50101", cost(1500, 2500));
        administration += staff("30101", "50501", cost(300, 600));
        administration += staff("30102", "50101", cost(900, 1500));
        administration += staff("30102", "50501", cost(60, 90));
        administration += staff("30103", "50101", cost(600, 900));
        administration += staff("30107", "50501", cost(300, 500));
        Cents pensions = staff("30108", "50102", cost(400, 700));
        pensions += staff("30108", "50501", cost(100, 200));
        const Cents medical = staff("30110", "50102", cost(150, 250));
        const Cents medical_institutions = staff("30110", "50501", cost(30, 60));
        administration += staff("30112", "50102", cost(5, 9));
        Cents housing = staff("30113", "50103", cost(400, 700));
        housing += staff("30113", "50501", cost(80, 120));
        administration += operating("30201", "50201", cost(60, 90));
        administration += operating("30201", "50502", cost(10, 20));
        administration += operating("30205", "50502", cost(1, 3));
        administration += operating("30206", "50502", cost(2, 5));
        administration += operating("30207", "50201", cost(15, 30));
        administration += operating("30209", "50502", cost(8, 14));
        budget_.reception = operating("30217", "50206", cost(4, 9));
        administration += budget_.reception;
        administration += operating("30226", "50205", cost(50, 90));
        administration += operating("30228", "50201", cost(30, 50));
        administration += operating("30229", "50201", cost(90, 140));
        budget_.vehicles = operating("30231", "50208", cost(30, 60));
        administration += budget_.vehicles;
        administration += operating("30239", "50201", cost(300, 400));
        administration += operating("30299", "50502", cost(80, 110));
        Cents retired = staff("30301", "50905", cost(900, 1400));
        retired += staff("30302", "50905", cost(800, 1200));
        retired += staff("30309", "50901", cost(3, 6));
        budget_.abroad = year_ % 2 == 0 ? cost(5, 9) : 0;

        budget_.lines[group_ + "01"].basic += administration;
        budget_.lines["2080502"].basic += retired;
        budget_.lines["2080505"].basic += pensions;
        budget_.lines["2101101"].basic += medical;
        budget_.lines["2101102"].basic += medical_institutions;
        budget_.lines["2210201"].basic += housing;
        budget_.lines["2210202"].basic += cost(50, 90);
        // The subsidies are staff costs, too.
        staff("30102", "50103", budget_.lines["2210202"].basic);
    }

    Random random_;
    int year_;
    std::string group_;
    std::size_t project_count_;
    Budget budget_;
};

// The classes of the standard's fixed lists, in their order.
const std::vector<std::string> classes = {"201", "202", "203", "204", "205", "206", "207", "208", "209", "210",
                                          "211", "212", "213", "214", "215", "216", "217", "219", "220", "221",
                                          "222", "223", "224", "227", "229", "230", "231", "232", "233", "234"};

class TablesWriter {
  public:
    explicit TablesWriter(const Budget& budget) : budget_(budget), total_(budget.total()) {}

    std::string write() {
        write_summary();
        write_income();
        write_spending("expenditure", [](const Line& line) { return std::array{line.total(), line.basic, line.project()}; });
        write_appropriation();
        write_spending("general-expenditure", [](const Line& line) {
            return std::array{line.general(), line.basic, line.general_project};
        });
        write_economic();
        write_fund_revenue();
        write_spending("fund-expenditure", [](const Line& line) {
            return std::array{line.fund_project, Cents{0}, line.fund_project};
        });
        text_ +=
            "[tables.state-capital]\nnote = \"本表无数据\"\n[tables.state-capital.revenue]\ncolumns = [\"code\", \"revenue\"]\n"
            "rows = []\n[tables.state-capital.expenditure]\ncolumns = [\"code\", \"total\", \"basic\", \"project\"]\nrows = []\n\n";
        write_three_public();
        open("operating-costs", {"id", "name", "total", "general", "government-fund", "state-capital"});
        named_row("total", "部门合计", {budget_.offices, budget_.offices, 0, 0});
        named_row("bureau", "局机关", {budget_.offices, budget_.offices, 0, 0});
        close();
        write_projects();
        text_ +=
            "[tables.carried-forward]\nnote = \"本表无数据\"\n"
            "columns = [\"id\", \"name\", \"total\", \"general\", \"government-fund\", \"state-capital\"]\nrows = []\n";
        return text_;
    }

  private:
    void open(const std::string& table, const std::vector<std::string>& columns) {
        text_ += fmt::format("[tables.{}]\ncolumns = [", table);
        for (std::size_t i = 0; i < columns.size(); ++i) text_ += fmt::format("{}\"{}\"", i > 0 ? ", " : "", columns[i]);
        text_ += "]\nrows = [\n";
    }
    void close() { text_ += "]\n\n"; }
    void amounts(const std::vector<Cents>& cells) {
        for (const Cents cell : cells) text_ += ", " + money(cell);
        text_ += "],\n";
    }
    void row(const std::string& id, const std::vector<Cents>& cells) {
        text_ += fmt::format("  [\"{}\"", id);
        amounts(cells);
    }
    void named_row(const std::string& id, const std::string& name, const std::vector<Cents>& cells) {
        text_ += fmt::format("  [\"{}\", \"{}\"", id, name);
        amounts(cells);
    }
    [[nodiscard]] Line line_of(const std::string& code) const {
        const auto found = budget_.lines.find(code);
        return found == budget_.lines.end() ? Line() : found->second;
    }

    void write_summary() {
        open("summary.revenue", {"id", "amount"});
        row("general", {total_.general()});
        row("government-fund", {total_.fund_project});
        row("state-capital", {0});
        row("special-account", {0});
        row("unit-funds", {total_.unit_project});
        row("revenue-year", {total_.total()});
        row("revenue-carried", {0});
        row("revenue-total", {total_.total()});
        close();
        open("summary.expenditure", {"id", "total", "current", "carried"});
        for (const std::string& code : classes) row(code, {line_of(code).total(), line_of(code).total(), 0});
        row("expenditure-year", {total_.total(), total_.total(), 0});
        row("expenditure-carried", {0, 0, 0});
        row("expenditure-total", {total_.total(), total_.total(), 0});
        close();
    }

    void write_income() {
        open("income",
             {"code", "total", "general", "government-fund", "state-capital", "special-account", "unit-funds", "carried"});
        for (const auto& [code, line] : budget_.lines) {
            row(code.empty() ? "total" : code, {line.total(), line.general(), line.fund_project, 0, 0, line.unit_project, 0});
        }
        close();
    }

    // amounts: total, basic and project of a line; rows of nothing are left out, but for the total.
    template <typename Amounts>
    void write_spending(const std::string& table, const Amounts& amounts) {
        open(table, {"code", "total", "basic", "project"});
        for (const auto& [code, line] : budget_.lines) {
            const std::array<Cents, 3> cells = amounts(line);
            if (cells[0] != 0 || code.empty()) row(code.empty() ? "total" : code, {cells[0], cells[1], cells[2]});
        }
        close();
    }

    void write_appropriation() {
        const Cents total = total_.general() + total_.fund_project;
        open("appropriation.revenue", {"id", "amount"});
        row("general", {total_.general()});
        row("government-fund", {total_.fund_project});
        row("state-capital", {0});
        row("revenue-year", {total});
        for (const char* id : {"revenue-carried", "carried-general", "carried-government-fund", "carried-state-capital"})
            row(id, {0});
        row("revenue-total", {total});
        close();
        open("appropriation.expenditure", {"id", "total", "general", "government-fund", "state-capital"});
        for (const std::string& code : classes) {
            const Line line = line_of(code);
            row(code, {line.general() + line.fund_project, line.general(), line.fund_project, 0});
        }
        row("expenditure-year", {total, total_.general(), total_.fund_project, 0});
        row("expenditure-carried", {0, 0, 0, 0});
        row("expenditure-total", {total, total_.general(), total_.fund_project, 0});
        close();
    }

    void write_economic() {
        std::map<std::string, std::array<Cents, 2>> categories;  // staff and operating costs; "" is the total
        std::map<std::pair<std::string, std::string>, EconomicRow> rows;
        for (const EconomicRow& each : budget_.economic) {
            for (const std::string& key : {std::string(), each.department.substr(0, 3)})
                categories[key][each.is_staff ? 0 : 1] += each.amount;
            rows.emplace(std::pair(each.department, each.government), each);
        }
        open("basic-economic", {"economic-department", "economic-government", "total", "staff", "operating"});
        const auto category = [&](const std::string& id, const std::array<Cents, 2>& sums) {
            named_row(id, "", {sums[0] + sums[1], sums[0], sums[1]});
        };
        category("total", categories[""]);
        std::string last;
        for (const auto& [codes, each] : rows) {
            if (codes.first.substr(0, 3) != last) {
                last = codes.first.substr(0, 3);
                category(last, categories[last]);
            }
            named_row(each.department, each.government,
                      {each.amount, each.is_staff ? each.amount : 0, each.is_staff ? 0 : each.amount});
        }
        close();
    }

    void write_fund_revenue() {
        open("fund-revenue", {"code", "amount"});
        if (total_.fund_project != 0) {
            for (const char* code : {"total", "103", "10301", "1030148"}) row(code, {total_.fund_project});
        }
        close();
    }

    void write_three_public() {
        open("three-public", {"id", "total", "general", "government-fund", "state-capital"});
        const auto both = [&](const char* id, Cents amount) { row(id, {amount, amount, 0, 0}); };
        both("abroad", budget_.abroad);
        both("reception", budget_.reception);
        both("vehicles", budget_.vehicles);
        both("vehicle-purchase", 0);
        both("vehicle-operation", budget_.vehicles);
        both("total", budget_.abroad + budget_.reception + budget_.vehicles);
        close();
    }

    void write_projects() {
        open("projects", {"id", "name", "total", "general", "government-fund", "state-capital", "special-account", "unit-funds"});
        for (std::size_t i = 0; i < budget_.projects.size(); ++i) {
            const Project& project = budget_.projects[i];
            const auto of = [&](Source source) { return project.source == source ? project.amount : 0; };
            named_row(fmt::format("project-{}", i + 1), fmt::format("示例项目第{}号专项工作经费", i + 1),
                      {project.amount, of(Source::general), of(Source::fund), 0, 0, of(Source::unit)});
        }
        close();
    }

    const Budget& budget_;
    const Line& total_;
    std::string text_;
};

const char* const duty =
    "贯彻执行国家、省、市有关法律法规和方针政策，拟订本行业发展规划、年度计划并组织实施；指导、协调、监督所属单位开展业务工作，"
    "负责有关统计、信息发布和公众服务，承担安全生产、应急管理和行业培训等工作。";

// Section by section, in the standard's outline; about 6 KB.
std::vector<std::pair<std::string, std::string>> narrative() {
    std::string duties;
    for (const char* number : {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"})
        duties += fmt::format("（{}）{}\n\n", number, duty);
    return {
        {"duties", duties},
        {"structure", "（一）办公室\n\n（二）人事科\n\n（三）财务科\n\n（四）法规科\n\n（五）业务一科\n\n（六）业务二科\n"},
        {"changes",
         "预算收入总计{{revenue-total}}万元，其中：本年收入{{revenue-year}}万元，比上年{{revenue-change}}；支出总计"
         "{{expenditure-total}}万元，比上年{{expenditure-change}}，主要原因是项目支出变动。\n"},
        {"income",
         "预算收入{{income-total}}万元，包括一般公共预算拨款收入{{income-general}}万元，占{{general-share}}；政府性基金预算"
         "拨款收入{{income-government-fund}}万元，占{{government-fund-share}}；单位资金{{income-unit-funds}}万元，占"
         "{{unit-funds-share}}。\n"},
        {"expenditure",
         "支出预算{{spending-total}}万元，其中：基本支出{{basic-expenditure}}万元，占{{basic-share}}；项目支出"
         "{{project-expenditure}}万元，占{{project-share}}。\n"},
        {"appropriation", "财政拨款收支总预算{{appropriation-total}}万元，其中：当年拨款收入{{appropriation-year}}万元。\n"},
        {"general-budget",
         "# （一）规模变化情况\n\n一般公共预算当年拨款{{general-total}}万元，比上年{{general-change}}。\n\n"
         "# （二）结构情况\n\n住房保障支出{{general-housing}}万元，占{{general-housing-share}}。\n"},
        {"basic", "一般公共预算基本支出{{basic-total}}万元，其中：人员经费{{staff-costs}}万元，公用经费{{office-costs}}万元。\n"},
        {"three-public",
         "“三公”经费预算{{three-public}}万元，比上年{{three-public-change}}。其中：因公出国（境）费{{abroad}}万元；"
         "公务接待费{{reception}}万元；公务用车购置及运行费{{vehicles}}万元。\n"},
        {"operating-costs", "机关运行经费预算财政拨款{{operating-costs}}万元，比上年{{operating-costs-change}}。\n"},
        {"procurement",
         "政府采购预算总额{{procurement-total}}万元。其中：货物{{procurement-goods}}万元、工程{{procurement-works}}万元、"
         "服务{{procurement-services}}万元。\n"},
        {"performance", "实行绩效目标管理的项目{{project-count}}个，涉及一般公共预算当年拨款{{general-project}}万元。\n"},
        {"state-assets", "固定资产中有车辆{{vehicles-total}}辆，房屋{{buildings-area}}平方米，价值{{buildings-value}}万元。\n"},
        {"other", "无\n"},
    };
}

void write_document(const fs::path& departments, std::uint64_t number, int year, std::size_t project_count) {
    const std::string slug = fmt::format("bureau-{:04}", number);
    const fs::path folder = departments / slug / std::to_string(year) / "budget";
    const Budget budget = BudgetMaker(number, year, project_count).make();
    write(folder / "document.toml",
          fmt::format("year = {0}\nstage = \"budget\"\nstandard = \"cn-department-budget\"\n"
                      "title = \"示例市第{1}局{0}年度部门预算公开\"\nunit = \"万元\"\n\n[statements]\nprocurement-total = 43.20\n"
                      "procurement-goods = 10.20\nprocurement-works = 0\nprocurement-services = 33.00\nvehicles-total = 8\n"
                      "buildings-area = 1204\nbuildings-value = 39.94\n",
                      year, number));
    write(folder / "tables.toml", TablesWriter(budget).write());
    int section = 0;
    for (const auto& [id, text] : narrative()) write(folder / "narrative" / fmt::format("{:02}-{}.md", ++section, id), text);
}

void write_department(const fs::path& departments, std::uint64_t number) {
    write(departments / fmt::format("bureau-{:04}", number) / "department.toml",
          fmt::format("name = \"示例市第{}局\"\ncode = \"{:04}\"\n", number, number));
}

}  // namespace

int main(int argument_count, char** arguments) {
    CLI::App app("Writes a corpus of invented department budgets.");
    fs::path output;
    std::uint64_t department_count = 100;
    int year_count = 10;
    std::size_t extreme_rows = 0;
    bool has_few_outputs = false;
    app.add_option("output", output, "The folder to write the content to; it must not be there")->required();
    app.add_option("--departments", department_count, "How many departments (100)");
    app.add_option("--years", year_count, "How many years each (10)");
    app.add_option("--extreme", extreme_rows, "Rows of the project table of one department more (none)");
    app.add_flag("--few-outputs", has_few_outputs, "No files of charts, checks and changes, no long tables, no search");
    CLI11_PARSE(app, argument_count, arguments);
    if (fs::exists(output)) {
        std::cerr << output << " is there already\n";
        return 2;
    }
    constexpr std::size_t usual_projects = 30;
    std::string site = "title = \"示例市部门预算公开\"\npublisher = \"示例市财政局\"\nlanguage = \"zh-CN\"\n";
    if (has_few_outputs)
        site +=
            "\n[outputs]\ncharts = false\nchecks = false\nlong-tables = false\nfacts = false\nchanges = false\nsearch = false\n"
            "workbooks = false\njson = false\ndata-packages = false\n";
    write(output / "site.toml", site);
    const fs::path departments = output / "departments";
    for (std::uint64_t number = 1; number <= department_count; ++number) {
        write_department(departments, number);
        for (int year = last_year - year_count + 1; year <= last_year; ++year)
            write_document(departments, number, year, usual_projects);
    }
    if (extreme_rows > 0) {
        write_department(departments, department_count + 1);
        write_document(departments, department_count + 1, last_year, extreme_rows);
    }
    return 0;
}
