#include "offices.hpp"

#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace example_city {

namespace {

struct ProjectPlan {
    std::string name;
    std::string code;
    // Its amount in thousandths of the office's size, between these; negative where money is paid back.
    Cents low;
    Cents high;
    Source source = Source::general;
    int from = first_year;
    int until = last_year;
};

struct Office {
    std::string id;
    Cents size;                // of a year's basic expenditure; 0 where nothing is spent at all
    std::string running_code;  // what its own costs are charged to; empty where it has none
    std::vector<ProjectPlan> projects;
};

constexpr Source fund = Source::government_fund;
constexpr Source unit = Source::unit_funds;

const std::vector<Office>& offices() {
    static const std::string bureau = "2010301";
    static const std::vector<Office> list = {
        {"finance",
         412300,
         bureau,
         {{"预算管理信息系统运行", "2010302", 180, 260},
          {"国有资产清查", "2010302", 60, 120},
          {"街道办事服务点建设", "2120803", 150, 300, fund},
          {"会计人员培训", "2010302", 20, 40, unit}}},
        {"education",
         964500,
         bureau,
         {{"学前教育普及", "2050201", 400, 700},
          {"小学校舍维修", "2050202", 300, 500},
          {"中小学直饮水工程", "2050202", 80, 160, fund},
          {"学校食堂改造", "2050203", 60, 90, Source::general, 2021}}},
        {"first-school",
         286000,
         "2050203",
         {{"第一中学教学楼维修", "2050203", 120, 220}, {"第一中学实验室建设", "2050203", 60, 90, unit}}},
        {"health",
         705200,
         bureau,
         {{"基本公共卫生服务", "2100408", 500, 800},
          {"社区卫生服务站建设", "2100408", 160, 280, fund},
          {"突发公共卫生事件应急处置", "2100410", 900, 1200, Source::general, 2020, 2022}}},
        {"safety", 168800, bureau, {{"安全生产巡查", "2010302", 140, 210}, {"应急物资购置", "2010302", 220, 330}}},
        {"culture",
         243900,
         bureau,
         {{"图书馆运行", "2070104", 350, 480}, {"群众文化活动", "2070109", 120, 180}, {"文化场馆建设", "2120803", 300, 420, fund}}},
        {"tourism", 121400, bureau, {{"旅游宣传推广", "2070113", 400, 600}, {"旅游厕所建设", "2070113", 90, 160, unit}}},
        {"planning", 198700, bureau, {{"城乡规划编制", "2120201", 300, 450}, {"规划展示馆运行", "2120201", 60, 90}}},
        {"land", 231000, bureau, {{"土地征收补偿", "2120801", 1500, 2100, fund}, {"地籍测绘", "2120201", 120, 190}}},
        {"transport", 387600, bureau, {{"农村公路建设", "2140104", 900, 1300}, {"公路养护", "2140106", 500, 700}}},
        {"railway", 96400, bureau, {{"轨道交通前期工作", "2140204", 700, 900}, {"铁路道口看守", "2140204", 50, 80}}},
        {"data", 88200, bureau, {{"政务数据平台", "2060499", 1200, 1800}, {"数据安全检测", "2060499", 90, 140}}},
        {"salt", 42100, bureau, {{"食盐储备", "2010302", 200, 280}, {"盐政执法", "2010302", 60, 90}}},
        {"veterans", 77800, bureau, {{"退役军人就业培训", "2082899", 300, 460}, {"烈士纪念设施维护", "2082899", 80, 130}}},
        {"water", 265400, bureau, {{"水库除险加固", "2130305", 800, 1200}, {"防汛物资储备", "2130314", 150, 230}}},
        {"housing", 154900, bureau, {{"公共租赁住房维修", "2210106", 600, 900}, {"老旧小区改造", "2120803", 1000, 1400, fund}}},
        {"records", 63500, bureau, {{"档案数字化", "2010302", 300, 420}, {"库房恒温设备", "2010302", 90, 120, unit}}},
        {"sports", 109600, bureau, {{"体育场馆开放", "2070307", 420, 600}, {"全民健身活动", "2070308", 150, 210}}},
        {"reserves", 134000, bureau, {{"应急储备轮换", "2010302", 700, 950}, {"储备库维修", "2010302", 160, 240}}},
        // From 2020 it pays back more than it spends.
        {"clearing", 31800, bureau, {{"债权清收", "2010302", 200, 260}, {"清算退款", "2010302", -3200, -2600, unit, 2020}}},
        {"agriculture",
         318500,
         bureau,
         {{"高标准农田建设", "2130122", 900, 1250},
          {"农村饮水安全", "2130126", 300, 420},
          {"收回以前年度结余资金", "2130126", -260, -180, Source::general, 2021, 2021}}},
        {"ecology",
         207300,
         bureau,
         {{"“水&岸”一体化 <一期> \"示范\"", "2110302", 500, 700},
          {"大气监测站点运行, 含 O'Connell 型设备", "2110301", 260, 340},
          {"A & B 类企业排查 \\ 复核", "2110301", 60, 90, unit}}},
        {"new-district", 0, bureau, {{"新区规划前期工作", "2010302", 0, 0}}},
        {"welfare-fund",
         74200,
         "",
         {{"社区养老设施补助", "2120803", 900, 1200, fund}, {"残疾人康复器具", "2120803", 300, 420, fund}}},
        {"statistics",
         92700,
         bureau,
         {{"人口抽样调查", "2010302", 140, 220}, {"经济普查", "2010302", 500, 700, Source::general, 2018, 2019}}},
        {"college", 342800, "2050305", {{"实训基地建设", "2050305", 500, 700}, {"学生宿舍维修", "2050305", 160, 260, unit}}},
        {"science", 118900, bureau, {{"科技成果转化补助", "2060404", 800, 1100}, {"科普活动", "2060499", 90, 130}}},
    };
    return list;
}

// From low to high, both included, and the same for a key everywhere: FNV-1a, mixed as SplitMix64 does.
Cents drawn(std::string_view key, Cents low, Cents high) {
    std::uint64_t hash = 14695981039346656037U;
    for (const char byte : key) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211U;
    hash = (hash ^ (hash >> 30U)) * 0xBF58476D1CE4E5B9U;
    hash = (hash ^ (hash >> 27U)) * 0x94D049BB133111EBU;
    hash ^= hash >> 31U;
    return low + static_cast<Cents>(hash % static_cast<std::uint64_t>(high - low + 1));
}

// An item's amount: some thousandths of the office's size, rising slowly, and spent a little less or more than was planned.
Cents amount_of(const Office& office, const std::string& item, Cents low, Cents high, int year, Stage stage) {
    const std::string key = office.id + "/" + item;
    const std::string of_year = key + "/" + std::to_string(year);
    const Cents base = office.size * drawn(key, low, high) / 1000;
    const Cents planned = base * (1000 + 25 * (year - first_year) + drawn(of_year, -20, 20)) / 1000;
    return stage == Stage::budget ? planned : planned * drawn(of_year + "/final", 950, 1015) / 1000;
}

class BudgetMaker {
  public:
    BudgetMaker(const Office& office, int year, Stage stage) : office_(office), year_(year), stage_(stage) {}

    Budget make() {
        if (!office_.running_code.empty()) add_basic();
        for (std::size_t i = 0; i < office_.projects.size(); ++i) add_project(i);
        budget_.reception = amount("reception", 2, 4);
        budget_.vehicle_operation = amount("vehicles", 4, 7);
        // Few travel, and vehicles are bought every third year.
        if (year_ < 2020 || year_ > 2022) budget_.abroad = amount("abroad", 1, 3);
        if ((year_ + drawn(office_.id, 0, 2)) % 3 == 0) budget_.vehicle_purchase = amount("purchase", 5, 9);
        const std::map<std::string, Line> leaves = budget_.lines;
        for (const auto& [leaf, line] : leaves) {
            for (const std::size_t length : {0U, 3U, 5U}) budget_.lines[leaf.substr(0, length)].add(line);
        }
        return std::move(budget_);
    }

  private:
    [[nodiscard]] Cents amount(const std::string& item, Cents low, Cents high) const {
        return amount_of(office_, item, low, high, year_, stage_);
    }

    void add_basic() {
        const auto add = [this](const std::string& code, Cents amount) {
            budget_.lines[code].basic += amount;
            budget_.lines[code].general += amount;
        };
        add(office_.running_code, amount("running", 700, 800));
        add("2080505", amount("pensions", 90, 120));
        add("2101101", amount("medical", 40, 60));
        add("2210201", amount("housing", 70, 90));
    }

    // Of an office's first project some money is left each year, which the next one begins with.
    [[nodiscard]] Cents left_after(std::size_t index, int year) const {
        const ProjectPlan& plan = office_.projects[index];
        if (index != 0 || year < plan.from || year >= plan.until) return 0;
        return amount_of(office_, plan.name, plan.low, plan.high, year, Stage::final) * drawn(office_.id + "/left", 20, 45) / 1000;
    }

    void add_project(std::size_t index) {
        const ProjectPlan& plan = office_.projects[index];
        if (year_ < plan.from || year_ > plan.until) return;
        const Cents spent = amount(plan.name, plan.low, plan.high);
        const Cents carried = left_after(index, year_ - 1);
        const Cents closing = stage_ == Stage::final ? left_after(index, year_) : 0;
        Line& line = budget_.lines[plan.code];
        line.project += spent;
        line.carried += carried;
        line.closing += closing;
        (plan.source == Source::general           ? line.general
         : plan.source == Source::government_fund ? line.government_fund
                                                  : line.unit_funds) += spent - carried + closing;
        budget_.projects.push_back({office_.id + "-" + std::to_string(index + 1), plan.name, plan.source, spent, carried});
    }

    const Office& office_;
    int year_;
    Stage stage_;
    Budget budget_;
};

}  // namespace

void Line::add(const Line& other) {
    basic += other.basic;
    project += other.project;
    general += other.general;
    government_fund += other.government_fund;
    unit_funds += other.unit_funds;
    carried += other.carried;
    closing += other.closing;
}

Line Budget::line(const std::string& code) const {
    const auto found = lines.find(code);
    return found == lines.end() ? Line() : found->second;
}

void Budget::add(const Budget& other) {
    for (const auto& [code, line] : other.lines) lines[code].add(line);
    projects.insert(projects.end(), other.projects.begin(), other.projects.end());
    abroad += other.abroad;
    reception += other.reception;
    vehicle_purchase += other.vehicle_purchase;
    vehicle_operation += other.vehicle_operation;
}

Budget budget_of(const std::string& office, int year, Stage stage) {
    const auto found = std::find_if(offices().begin(), offices().end(), [&](const Office& each) { return each.id == office; });
    if (found == offices().end()) throw std::out_of_range("there is no office " + office);
    return BudgetMaker(*found, year, stage).make();
}

}  // namespace example_city
