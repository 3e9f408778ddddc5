// Prose that is checked against the figures and the one table of a small document, in Chinese or English.
#pragma once

#include <boost/test/unit_test.hpp>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/rules.hpp"
#include "proofread/proofread.hpp"
#include "proofread/rounding_practice.hpp"
#include "render/narrative.hpp"

namespace sitegen {

// A cell of the table.
inline Expression prose_cell(const std::string& name) {
    Expression expression;
    expression.kind = Expression::Kind::cells;
    expression.cells.table = "t";
    expression.cells.rows.text = name;
    expression.cells.column = "total";
    return expression;
}

class Checked {
  public:
    // value: nothing where its cells are blank.
    void add_amount(const std::string& id, const std::string& title, std::optional<Amount> value,
                    std::vector<std::string> labels = {}, const std::string& unit = {}) {
        add(FigureForm::Kind::amount, id, title, {prose_cell(id)}, std::move(labels),
            {nullptr, unit.empty() ? unit_ : unit, value, {}});
    }
    // A figure of a statement that the document does not make.
    void add_unstated(const std::string& id, const std::string& title, const std::string& unit) {
        Expression cell = prose_cell(id);
        cell.cells.table = statements_table;
        add(FigureForm::Kind::amount, id, title, {cell}, {}, {nullptr, unit, std::nullopt, {}});
    }
    void add_change(const std::string& id, const std::string& of, const std::string& title, std::optional<Amount> value,
                    std::optional<Amount> rate) {
        add(FigureForm::Kind::change, id, title, {prose_cell(of)}, change_labels_, {nullptr, unit_, value, rate});
    }
    // The same of amounts of which one is negative.
    void add_change_below_zero(const std::string& id, const std::string& of, const std::string& title, const Amount& value) {
        add(FigureForm::Kind::change, id, title, {prose_cell(of)}, change_labels_, {nullptr, unit_, value, std::nullopt});
        figures_[id].is_below_zero = true;
    }
    void add_share(const std::string& id, const std::string& of, const std::string& title, const Amount& value,
                   std::vector<std::string> labels) {
        add(FigureForm::Kind::share, id, title, {prose_cell(of), prose_cell("whole")}, std::move(labels),
            {nullptr, "%", value, {}});
    }
    void add_row(const std::string& id, const std::string& name, const Amount& printed) {
        Row row;
        row.id = id;
        row.names = {name};
        row.cells = {{CellState::amount, printed, {}}};
        document_.tables.front().sides.front().rows.push_back(row);
    }

    // Another column. prior_of: the column of which it has last year's amounts.
    void add_column(const std::string& id, const std::string& title, const std::string& prior_of = {}) {
        ColumnForm column;
        column.id = id;
        column.title = title;
        column.prior_of = prior_of;
        side_.columns.push_back(column);
    }
    void add_difference(const std::string& id, const std::string& title) {
        add_column(id, title);
        side_.columns.back().is_difference = true;
    }
    // A column of counts, whose title names its year.
    void add_quantities(const std::string& id, const std::string& title, const std::string& unit, const std::string& year,
                        const std::string& prior_of = {}) {
        add_column(id, title + " " + year, prior_of);
        side_.columns.back().kind = ColumnKind::count;
        side_.columns.back().unit = unit;
    }
    // A row with an amount for each column.
    void add_wide_row(const std::string& id, const std::string& name, const std::vector<Amount>& printed) {
        Row row;
        row.id = id;
        row.names = {name};
        for (const Amount& amount : printed) row.cells.push_back({CellState::amount, amount, {}});
        document_.tables.front().sides.front().rows.push_back(row);
    }

    void add_total(const std::string& name, const Amount& printed) {
        add_row("total", name, printed);
        document_.tables.front().sides.front().rows.back().role = RowRole::total;
    }

    // Of the row's cell in the first column.
    void add_prior(const std::string& row, const Amount& amount, bool is_change) {
        PriorStatement stated;
        stated.cell.table = "t";
        stated.cell.rows.text = row;
        stated.cell.column = "total";
        stated.amount = amount;
        stated.is_change = is_change;
        document_.priors.push_back(stated);
    }

    // prior: last year's value. unit: empty for the document's.
    void add_statement(const std::string& id, const std::string& title, const Amount& value, const Amount& prior,
                       const std::string& unit = {}) {
        Statement statement;
        statement.form = &statements_.emplace_back(StatementForm{id, title, unit});
        statement.value = {CellState::amount, value, {}};
        document_.statements.push_back(statement);
        PriorStatement stated;
        stated.cell.table = statements_table;
        stated.cell.rows.text = id;
        stated.cell.column = "value";
        stated.amount = prior;
        document_.priors.push_back(stated);
    }

    // "severity column: message [rule] → remedy" of each outcome.
    std::vector<std::string> check(const std::string& text) const {
        Sources sources;
        const std::uint32_t file = sources.add("text.md", text);
        Findings findings;
        ProseSettings settings;
        settings.figures = &figures_;
        settings.words = &words_;
        settings.standard = &standard_;
        const MarkdownTree prose = read_prose(sources, file, settings, findings);
        BOOST_TEST(findings.list().empty());
        const ProseFigures figures =
            labelled_figures_of(document_, "例局", figures_, ProseLexicons(words_).of(*document_.standard));
        const RelatedDocuments none;
        DocumentRows rows(document_, none);
        std::vector<std::string> result;
        RoundingPractice practice;
        for (const Outcome& outcome : proofread(prose, {"changes", file, sources, document_, figures, rows, practice})) {
            BOOST_TEST(outcome.row == "changes");
            BOOST_TEST((outcome.verdict == (rules::is_doubt(outcome.rule) ? Verdict::unknown : Verdict::broken)));
            BOOST_TEST(outcome.place.length > 0U);
            result.push_back(std::string(name_of(outcome.severity)) + " " + std::to_string(outcome.place.line) + ":" +
                             std::to_string(outcome.place.column) + ": " + outcome.message + " [" + outcome.rule + "] → " +
                             outcome.remedy);
        }
        return result;
    }

    void expect(const std::string& text, const std::vector<std::string>& expected) const {
        BOOST_TEST_CONTEXT(text) { BOOST_TEST(check(text) == expected, boost::test_tools::per_element()); }
    }

    // The messages of warnings, and of errors if there are any.
    std::vector<std::string> warnings_of(const std::string& text) const {
        std::vector<std::string> warnings;
        for (const std::string& line : check(text)) {
            if (line.starts_with("note")) continue;
            const std::size_t begin = line.find(": ") + 2;
            warnings.push_back(line.substr(begin, line.rfind(" [") - begin));
        }
        return warnings;
    }

    void expect_warnings(const std::string& text, const std::vector<std::string>& expected) const {
        BOOST_TEST_CONTEXT(text) { BOOST_TEST(warnings_of(text) == expected, boost::test_tools::per_element()); }
    }

    // Rules only, for what is long to say.
    std::vector<std::string> rules_of(const std::string& text) const {
        std::vector<std::string> rules;
        for (const std::string& line : check(text)) {
            const std::size_t at = line.rfind(" [");
            rules.push_back(line.substr(at + 2, line.find(']', at) - at - 2));
        }
        return rules;
    }

  protected:
    Checked(const std::string& unit, std::map<std::string, int, std::less<>> units, ProseWords prose_words,
            std::vector<std::string> change_labels)
        : unit_(unit),
          change_labels_(std::move(change_labels)),
          words_("en", {{"number-group", ","},
                        {"number-point", "."},
                        {"percent", "{number}%"},
                        {"change-no-comparison", "n/a"},
                        {"change-none", "the same"},
                        {"change-fall", "down {amount} {unit}"},
                        {"change-rise", "up {amount} {unit}"},
                        {"change-fall-rate", "down {amount} {unit}, or {rate}"},
                        {"change-rise-rate", "up {amount} {unit}, or {rate}"},
                        {"change-fell", "fell"},
                        {"change-rose", "rose"},
                        {"prose-up", "climbed"},
                        {"prose-down", "slumped"},
                        {"prose-rise", "高于, 增幅"},
                        {"prose-fall", "低于, 降幅"},
                        {"prose-behind-rise", "more, higher"},
                        {"prose-behind-fall", "less, lower"},
                        {"prose-before", "比, 较, 由, 上年, from, than"},
                        {"prose-after", "至, 增至, 减至, to"},
                        {"prose-planned", "年初预算, 预算"},
                        {"prose-done", "完成, 执行率"},
                        {"prose-share", "占"},
                        {"prose-parts", "其中, of which"},
                        {"prose-made-of", "包括, made up of"},
                        {"prose-some-of", "主要包括, mainly"},
                        {"prose-together", "合计, in all"},
                        {"prose-respectively", "分别, respectively"},
                        {"prose-left", "结余"},
                        {"prose-links", "年, 的, 为, 和, 决算, 相比, a, of, or, by, is, was, are, were"},
                        {"prose-approximate", "约, 左右, 以上, (含)以上, about, or so"},
                        {"prose-bases", "预算, 执行, 决算, budget, outturn"},
                        {"prose-elsewhere", "全区, 年前, years ago, would"},
                        {"prose-bounds", "more than"},
                        {"prose-last-year", "last year's"},
                        {"prose-purposes", "for"},
                        {"prose-repeats", "即, or"},
                        {"prose-reasons", "主要原因是"},
                        {"prose-turns", "退休, 上年"},
                        {"prose-averages", "人均, average of"},
                        {"prose-own", "年度, 年, 本年, 本部门, in, fiscal year, the"}}) {
        standard_.units = std::move(units);
        standard_.prose = std::move(prose_words);
        side_.columns = {{"total", "Total", {}, {}}};
        table_.id = "t";
        document_.year = 2023;
        document_.standard = &standard_;
        document_.unit = unit_;
        Table table;
        table.form = &table_;
        table.unit = unit_;
        table.sides = {{&side_, {}}};
        document_.tables.push_back(std::move(table));
    }
    Checked(const Checked&) = delete;
    Checked& operator=(const Checked&) = delete;

  private:
    void add(FigureForm::Kind kind, const std::string& id, const std::string& title, std::vector<Expression> expressions,
             std::vector<std::string> labels, Figure figure) {
        FigureForm form;
        form.id = id;
        form.title = title;
        form.kind = kind;
        form.expressions = std::move(expressions);
        form.labels = std::move(labels);
        standard_.figures.push_back(form);
        forms_.push_back(form);
        figure.form = &forms_.back();
        figures_[id] = figure;
    }

    std::string unit_;
    std::vector<std::string> change_labels_;
    Words words_;
    Standard standard_;
    SideForm side_;
    TableForm table_;
    Document document_;
    std::deque<FigureForm> forms_;
    std::deque<StatementForm> statements_;
    Figures figures_;
};

struct Chinese : Checked {
    Chinese()
        : Checked("万元", {{"元", 0}, {"万元", 4}, {"亿元", 8}}, {{"增加", "增长"}, {"减少", "下降"}, {"相同", "持平"}, {}, {}},
                  {"比上年", "与上年"}) {
        add_amount("total", "支出总计", Amount(273768, 2));
        add_amount("grant", "上级补助", std::nullopt);
        add_amount("basic", "基本支出", Amount(98254, 2));
        add_share("basic-share", "basic", "基本支出占比", Amount(3589, 2), {"占"});
        add_amount("project", "项目支出", Amount(175514, 2));
        add_share("project-share", "project", "项目支出占比", Amount(6411, 2), {"占"});
        add_amount("general-project", "一般公共预算项目支出", Amount(119546, 2));
        add_amount("staff", "人员经费", Amount(89756, 2));
        add_amount("reception", "公务接待费", Amount(60, 2));
        add_amount("abroad", "因公出国（境）费", Amount(0, 2));
        add_amount("office", "“三公”经费", Amount(410, 2));
        add_amount("vehicles", "车辆", Amount(8, 0), {"…供口岸使用"}, "辆");
        add_amount("area", "房屋面积", Amount(1204, 0), {"房屋"}, "平方米");
        add_amount("value", "房屋价值", Amount(3994, 2), {"房屋…价值"});
        add_change("total-change", "total", "支出总计比上年增减", Amount(-233, 2), Amount(-9, 2));
        add_change("reception-change", "reception", "公务接待费比上年增减", Amount(-15, 2), Amount(-2000, 2));
        add_change("abroad-change", "abroad", "因公出国（境）费比上年增减", Amount(0, 2), Amount(0, 2));
        add_change("office-change", "office", "“三公”经费比上年增减", Amount(410, 2), std::nullopt);
        add_row("201", "一般公共服务支出", Amount(54815, 2));
        add_row("paving", "铺路的基本支出", Amount(3700, 2));
    }
};

struct English : Checked {
    English()
        : Checked("k€", {{"€", 0}, {"k€", 3}, {"million", 6}},
                  {{"up", "rose", "rise of"}, {"down", "fell", "fall of"}, {"unchanged", "the same as"}, {}, {}},
                  {"compared with last year"}) {
        add_amount("spending", "Spending", Amount(13125, 1), {"we spend"});
        add_change("spending-change", "spending", "Change of spending", Amount(125, 1), Amount(96, 2));
        add_amount("staff", "Staff", Amount(8000, 1), {"spending on staff"});
        add_share("staff-share", "staff", "Share of staff", Amount(6095, 2), {"staff take"});
    }
};

// In thousands, as accounts are printed, with a deficit.
struct Accounts : Checked {
    Accounts()
        : Checked("$'000", {{"$", 0}, {"$'000", 3}}, {{"up", "rose"}, {"down", "fell"}, {"unchanged"}, {}, {}},
                  {"compared with last year"}) {
        add_amount("cost", "Net cost", Amount(231322, 0), {"net cost of services"});
        add_amount("result", "Result", Amount(-3022, 0), {"deficit"});
        add_change_below_zero("result-change", "result", "Change of the deficit", Amount(-2006, 0));
    }
};

}  // namespace sitegen
