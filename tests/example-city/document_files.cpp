#include "document_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace example_city {

namespace {

// The classes of the standard's fixed list, in its order.
const std::vector<std::string>& classes() {
    static const std::vector<std::string> codes = {"201", "205", "206", "207", "208", "210", "211", "212", "213", "214", "221"};
    return codes;
}

bool has_annex(const Department& department, const DocumentKey& document) {
    return std::find(department.with_annex.begin(), department.with_annex.end(), document) != department.with_annex.end();
}

// Budgets come out in the February of their year, final accounts in the September after it.
std::string source_of(const Department& department, const DocumentKey& document) {
    const bool is_budget = document.stage == Stage::budget;
    const int year = is_budget ? document.year : document.year + 1;
    const std::string file =
        fmt::format("https://files.city.example/{}/{}-{}", document.year, department.slug, stage_id(document.stage));
    const std::string title =
        department.name_in(document.year) + department.fiscal_year(document.year) + "年部门" + (is_budget ? "预算" : "决算");
    std::string text =
        fmt::format("\n[source]\ntitle = {}\npublisher = {}\ndate = {}-{}-{:02}\nurl = \"{}.pdf\"\npages = 12\npage-offset = 2\n",
                    quoted(title + "（虚构）"), quoted(department.name_in(document.year)), year, is_budget ? "02" : "09",
                    10 + department.slug.size(), file);
    if (has_annex(department, document))
        text += fmt::format("\n[sources.annex]\ntitle = {}\nurl = \"{}-annex.pdf\"\n", quoted(title + "附件：项目支出表（虚构）"),
                            file);
    return text;
}

// What was published before is as invented as the rest: its digest is that of an empty file.
std::string versions_of(const Department& department, const DocumentKey& document) {
    std::string text;
    for (const Correction& correction : department.corrections) {
        if (correction.document != document) continue;
        text += fmt::format("\n[[version]]\ndate = {}\ntext = {}\nurl = \"https://files.city.example/{}/{}-{}-{}.pdf\"\n",
                            correction.date, quoted(correction.text), document.year, department.slug, stage_id(document.stage),
                            correction.date);
        if (text.find("sha256") == std::string::npos)
            text += "sha256 = \"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"\n";
    }
    return text;
}

enum class Zero : std::uint8_t { blank, printed };

class TablesWriter {
  public:
    TablesWriter(const Department& department, const DocumentKey& document)
        : budget_(budget_of_department(department, document)),
          is_withheld_(department.withheld_in == document.year),
          is_in_yuan_(std::find(department.in_yuan.begin(), department.in_yuan.end(), document) != department.in_yuan.end()),
          has_annex_(has_annex(department, document)),
          zero_(department.prints_zeros ? Zero::printed : Zero::blank) {}

    std::string write() {
        write_summary();
        write_income();
        write_expenditure();
        write_three_public();
        write_projects();
        return std::move(text_);
    }

  private:
    [[nodiscard]] std::string printed(Cents cents) const {
        // A hundredth of 万元 is 100 元.
        const Cents units = std::abs(is_in_yuan_ ? cents * 100 : cents / 100);
        const Cents hundredths = is_in_yuan_ ? 0 : std::abs(cents % 100);
        return fmt::format("{}{}.{:02}", cents < 0 ? "-" : "", units, hundredths);
    }
    [[nodiscard]] std::string cell(Cents cents, Zero zero) const {
        return cents == 0 && zero == Zero::blank ? "\"\"" : printed(cents);
    }
    [[nodiscard]] std::string cell(Cents cents) const { return cell(cents, zero_); }

    // pages: where the table stands in its source; empty for the second side of a table.
    void open(const std::string& table, const std::vector<std::string>& columns, const std::string& pages = {}) {
        text_ += fmt::format("[tables.{}]\n", table);
        if (!pages.empty()) text_ += pages + "\n";
        text_ += "columns = [";
        for (std::size_t i = 0; i < columns.size(); ++i) text_ += fmt::format("{}\"{}\"", i > 0 ? ", " : "", columns[i]);
        text_ += "]\nrows = [\n";
    }
    void row(const std::string& key, const std::vector<std::string>& cells) {
        text_ += "  [" + key;
        for (const std::string& each : cells) text_ += ", " + each;
        text_ += "],\n";
    }
    void close() { text_ += "]\n\n"; }

    void write_summary() {
        const Line total = budget_.total();
        const Zero sum = Zero::printed;
        text_ += "[tables.summary]\nsource-page = 3\n\n";
        open("summary.revenue", {"id", "amount"});
        row("\"general\"", {cell(total.general)});
        row("\"government-fund\"", {cell(total.government_fund)});
        row("\"unit-funds\"", {cell(total.unit_funds)});
        row("\"revenue-year\"", {cell(total.revenue_year(), sum)});
        row("\"revenue-carried\"", {cell(total.carried)});
        row("\"revenue-total\"", {cell(total.revenue(), sum)});
        close();
        open("summary.expenditure", {"id", "spent"});
        const auto spent = [this](Cents cents, Zero zero) { return is_withheld_ ? "\"withheld\"" : cell(cents, zero); };
        for (const std::string& code : classes()) row(quoted(code), {spent(budget_.line(code).spent(), zero_)});
        row("\"expenditure-year\"", {spent(total.spent(), sum)});
        row("\"closing\"", {cell(total.closing)});
        row("\"balance-total\"", {cell(total.revenue(), sum)});
        close();
    }

    // The rows of a table by code, the total first.
    template <typename Cells>
    void write_lines(const Cells& cells) {
        for (const auto& [code, line] : budget_.lines) row(code.empty() ? "\"total\"" : quoted(code), cells(line));
        close();
    }

    void write_income() {
        open("income", {"code", "total", "general", "government-fund", "unit-funds", "carried"}, "source-page = 4");
        write_lines([this](const Line& line) {
            return std::vector{cell(line.revenue(), Zero::printed), cell(line.general), cell(line.government_fund),
                               cell(line.unit_funds), cell(line.carried)};
        });
    }

    void write_expenditure() {
        open("expenditure", {"code", "total", "basic", "project"}, "source-pages = \"5-6\"");
        write_lines([this](const Line& line) {
            if (is_withheld_) return std::vector<std::string>(3, "\"withheld\"");
            return std::vector{cell(line.spent(), Zero::printed), cell(line.basic), cell(line.project)};
        });
    }

    void write_three_public() {
        const Cents vehicles = budget_.vehicle_purchase + budget_.vehicle_operation;
        open("three-public", {"id", "amount"}, "source-page = 7");
        row("\"abroad\"", {cell(budget_.abroad)});
        row("\"reception\"", {cell(budget_.reception)});
        row("\"vehicles\"", {cell(vehicles)});
        row("\"vehicle-purchase\"", {cell(budget_.vehicle_purchase)});
        row("\"vehicle-operation\"", {cell(budget_.vehicle_operation)});
        row("\"total\"", {cell(budget_.abroad + budget_.reception + vehicles, Zero::printed)});
        close();
    }

    void write_projects() {
        open("projects", {"id", "name", "total", "general", "government-fund", "unit-funds", "carried"},
             has_annex_ ? "source = \"annex\"\nsource-page = 1" : "source-page = 8");
        for (const Project& project : budget_.projects) {
            const auto from = [&](Source source) {
                return is_withheld_ ? "\"withheld\"" : cell(project.source == source ? project.total - project.carried : 0);
            };
            row(quoted(project.id) + ", " + quoted(project.name),
                {is_withheld_ ? "\"withheld\"" : cell(project.total, Zero::printed), from(Source::general),
                 from(Source::government_fund), from(Source::unit_funds), is_withheld_ ? "\"withheld\"" : cell(project.carried)});
        }
        close();
    }

    Budget budget_;
    bool is_withheld_;
    bool is_in_yuan_;
    bool has_annex_;
    Zero zero_;
    std::string text_;
};

}  // namespace

std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char byte : text) {
        if (byte == '"' || byte == '\\') result += '\\';
        result += byte;
    }
    return result + "\"";
}

Budget budget_of_department(const Department& department, const DocumentKey& document) {
    Budget budget;
    for (const Part& part : department.parts) {
        if (part.from <= document.year && document.year <= part.until)
            budget.add(budget_of(part.office, document.year, document.stage));
    }
    return budget;
}

std::string stage_id(Stage stage) { return stage == Stage::budget ? "budget" : "final"; }

std::string department_file(const Department& department) {
    std::string text = "name = " + quoted(department.name) + "\n";
    if (!department.history.empty()) text += "\n" + department.history;
    return text;
}

std::string document_file(const Department& department, const DocumentKey& document) {
    const std::string year = department.fiscal_year(document.year);
    const bool is_in_yuan = std::find(department.in_yuan.begin(), department.in_yuan.end(), document) != department.in_yuan.end();
    std::string notes;
    for (const DocumentNotes& each : department.notes) {
        if (each.document == document) notes += each.text;
    }
    return fmt::format("year = {}\nstage = \"{}\"\nstandard = \"example-city\"\ntitle = {}\nunit = \"{}\"\n",
                       year.size() > 4 ? quoted(year) : year, stage_id(document.stage),
                       quoted(department.name_in(document.year) + year + "年部门" +
                              (document.stage == Stage::budget ? "预算" : "决算") + "公开"),
                       is_in_yuan ? "元" : "万元") +
           source_of(department, document) + versions_of(department, document) + notes;
}

std::string tables_file(const Department& department, const DocumentKey& document) {
    return TablesWriter(department, document).write();
}

std::vector<Section> narrative(const Department& department, const DocumentKey& document) {
    const std::string changes =
        "本年收入总计{{revenue-total}}{{revenue-total.unit}}，比上年{{revenue-change}}。\n\n示例市并不存在，本文件由程序编造。\n";
    if (department.withheld_in == document.year)
        return {{"changes", changes},
                {"spending", "本年支出涉密，不予公开。\n"},
                {"projects", "本年项目涉密，不予公开。\n"},
                {"performance", "本年项目涉密，绩效目标不予公开。\n"}};
    return {{"changes", changes},
            {"spending",
             "支出合计{{expenditure-total}}{{expenditure-total.unit}}，其中：基本支出{{basic-expenditure}}"
             "{{basic-expenditure.unit}}，占{{basic-share}}；项目支出{{project-expenditure}}{{project-expenditure.unit}}，"
             "占{{project-share}}。“三公”经费{{three-public}}{{three-public.unit}}。\n"},
            {"projects", "共安排项目{{project-count}}个。上年没有用完的资金结转本年使用。\n"},
            {"performance",
             document.stage == Stage::budget ? "金额较大的项目填报了绩效目标，列示如下。\n" : "绩效目标见同年的预算。\n"}};
}

}  // namespace example_city
