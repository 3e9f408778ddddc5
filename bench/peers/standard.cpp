#include "standard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "content_file.hpp"

namespace peers {

namespace {

std::string side_form(const TablePlan& table, const SidePlan& side) {
    std::string text;
    const auto heading = [&](std::size_t column) { return quoted(table.columns[column]); };
    const bool prints_codes = side.kind == SideKind::codes || side.texts.size() > 2;
    if (prints_codes) text += fmt::format("code-title = {}\n", heading(side.texts.front()));
    if (side.kind == SideKind::lines && !side.second_list.empty()) {
        text += fmt::format("row-titles = [{}, {}]\n", heading(side.name), heading(side.texts.back()));
    } else {
        text += fmt::format("row-title = {}\n", heading(side.texts.back()));
    }
    if (side.kind == SideKind::items) {
        text += "rows.items = [\n";
        for (std::size_t i = 0; i < side.items.size(); ++i) {
            const Item& item = side.items[i];
            text += fmt::format("  {{ id = \"{}\", title = {}, {} }},\n", item_id(side, i), quoted(item.name),
                                item.level == 0 ? "role = \"total\"" : fmt::format("level = {}", item.level));
        }
        text += "]\n";
    } else {
        const std::string lists =
            side.second_list.empty() ? quoted(side.list) : fmt::format("[{}, {}]", quoted(side.list), quoted(side.second_list));
        text += fmt::format("rows = {{ classification = {}", lists);
        if (!side.total.empty()) text += fmt::format(", total = {{ id = \"total\", title = {} }}", quoted(side.total));
        text += " }\n";
    }
    text += "columns = [\n";
    for (std::size_t i = 0; i < side.numbers.size(); ++i) {
        text += fmt::format("  {{ id = \"{}\", title = {}{} }},\n", column_id(table, side, i), heading(side.numbers[i]),
                            side.adds_up[i] ? "" : ", adds-up = false");
    }
    return text + "]\n";
}

std::string table_forms(const Plan& plan) {
    std::string text;
    int number = 0;
    for (const TablePlan& table : plan.tables) {
        text += fmt::format("\n[[table]]\nid = \"{}\"\nnumber = {}\ntitle = {}\n", table.id, ++number, quoted(table.title));
        for (std::size_t i = 0; i < table.sides.size(); ++i) {
            if (table.sides.size() > 1) {
                text += fmt::format("\n[[table.side]]\nid = \"side-{}\"\ntitle = {}\n", i + 1,
                                    quoted(table.columns[table.sides[i].texts.front()]));
            }
            text += side_form(table, table.sides[i]);
        }
    }
    return text;
}

std::string statement_forms(const Plan& plan) {
    std::string text;
    const auto add = [&](const std::string& kind, const std::string& title, const std::string& unit, std::size_t count) {
        for (std::size_t i = 1; i <= count; ++i) {
            const std::string id = fmt::format("{}-{:02}", kind, i);
            text += fmt::format(
                "\n[[statement]]\nid = \"{0}\"\ntitle = \"{1}{2}\"\n{3}\n[[figure]]\nid = \"{0}\"\ntitle = \"{1}{2}\"\n"
                "amount = \"statements[{0}].value\"\n{3}",
                id, title, i, unit);
        }
    };
    add("amount", "金额", "", plan.amount_count);
    add("percent", "比例", "unit = \"%\"\n", plan.percent_count);
    return text;
}

// Bars of the lines of expenditure, a donut of the sources, a line over the years: all of the first table.
std::string chart_forms(const Plan& plan, const Json& sources) {
    const TablePlan& table = plan.tables.front();
    const SidePlan& revenue = table.sides.front();
    std::string items;
    for (const Json& source : sources) {
        const auto found = std::find_if(revenue.items.begin(), revenue.items.end(),
                                        [&](const Item& item) { return item.name == source[0].get_ref<const std::string&>(); });
        if (found == revenue.items.end()) continue;
        items += fmt::format("  {{ title = {}, value = \"{}[{}].c1\" }},\n", quoted(found->name), table.id,
                             item_id(revenue, static_cast<std::size_t>(found - revenue.items.begin())));
    }
    return fmt::format(
        "\n[[chart]]\nid = \"expenditure\"\nkind = \"bar\"\ntitle = \"支出构成\"\nrows = \"{0}[level 1]\"\ncolumn = \"c2\"\n"
        "\n[[chart]]\nid = \"sources\"\nkind = \"donut\"\ntitle = \"资金来源\"\nitems = [\n{1}]\n"
        "\n[[chart]]\nid = \"trend\"\nkind = \"line\"\ntitle = \"历年预算总额\"\nover = \"years\"\n"
        "items = [ {{ title = \"预算总额\", value = \"{0}[total].c1\" }} ]\n",
        table.id, items);
}

std::string check_forms(const Plan& plan) {
    std::string text;
    const auto add = [&](const std::string& id, const std::string& sentence, const std::string& that) {
        text += fmt::format("[[check]]\nid = \"{}\"\nsentence = {{ zh-CN = {} }}\nthat = \"{}\"\n\n", id, quoted(sentence), that);
    };
    for (const TablePlan& table : plan.tables) {
        const SidePlan& side = table.sides.front();
        if (table.sides.size() > 1 || !side.is_sum || side.numbers.size() < 2) continue;
        std::string sum;
        for (std::size_t i = 1; i < side.numbers.size(); ++i)
            sum += fmt::format("{}{}[*].{}", i > 1 ? " + " : "", table.id, column_id(table, side, i));
        add(table.id + "-columns", table.title + "的每一行中，合计等于其余各列之和。", fmt::format("{}[*].c1 = {}", table.id, sum));
    }
    add("balance", "收入总计等于支出总计。", "t01[total].c1 = t01[total].c2");
    add("income-total", "收入总表的合计等于收入总计。", "t02[total].c1 = t01[total].c1");
    add("expenditure-total", "支出总表的合计等于支出总计。", "t03[total].c1 = t01[total].c2");
    add("general-total", "一般公共预算支出等于一般公共预算收入。", "t05[total].c1 = t01[item-01].c1");
    add("fund-total", "政府性基金预算支出等于政府性基金预算收入。", "t08[total].c1 = t01[item-02].c1");
    add("capital-total", "国有资本经营预算支出等于国有资本经营预算收入。", "t09[total].c1 = t01[item-03].c1");
    return text;
}

std::string classification(const std::string& id, const std::string& title, const std::map<std::string, std::string>& codes) {
    std::set<std::size_t> lengths;
    std::string lines;
    for (const auto& [code, name] : codes) {
        lengths.insert(code.size());
        lines += fmt::format("\"{}\" = {}\n", code, quoted(name));
    }
    return fmt::format("id = \"{}\"\ntitle = {}\nlevels = [{}]\n[codes]\n{}", id, quoted(title), fmt::join(lengths, ", "), lines);
}

std::map<std::string, std::string> codes_of_names(const Plan& plan, const std::string& list) {
    std::map<std::string, std::string> codes;
    const auto lines = plan.line_counts.find(list);
    for (const auto& [name, number] : plan.names.at(list)) {
        if (lines == plan.line_counts.end()) codes[fmt::format("{:02}", number)] = name;
        for (std::size_t line = 1; lines != plan.line_counts.end() && line <= lines->second; ++line)
            codes[line_code(line, number)] = name;
    }
    return codes;
}

}  // namespace

void write_standard(const std::filesystem::path& folder, const Plan& plan, const Json& sources) {
    std::vector<std::string> lists;
    for (const auto& [id, title] : plan.titles) lists.push_back(quoted(id));
    const std::string head = fmt::format(
        "id = \"peers\"\ntitle = \"部门预算\"\nstages = [ {{ id = \"budget\", title = \"预算\" }} ]\nunits = {{ \"万元\" = 4 }}\n"
        "classifications = [{}]\nkey-figures = [\"total\"]\n",
        fmt::join(lists, ", "));
    const std::string figure = "\n[[figure]]\nid = \"total\"\ntitle = \"预算总额\"\namount = \"t01[total].c1\"\n";
    const std::string outline =
        "\n[[part]]\nid = \"explanations\"\ntitle = \"说明\"\n"
        "sections = [ { id = \"narrative\", title = \"预算说明\", charts = [\"expenditure\", \"sources\", \"trend\"] } ]\n"
        "\n[[part]]\nid = \"tables\"\ntitle = \"报表\"\ntables = true\n";
    write(folder / "standard.toml",
          head + table_forms(plan) + figure + statement_forms(plan) + chart_forms(plan, sources) + outline);
    write(folder / "checks.toml", check_forms(plan));
    for (const auto& [id, codes] : plan.codes) write(folder / (id + ".toml"), classification(id, plan.titles.at(id), codes));
    for (const auto& [id, names] : plan.names)
        write(folder / (id + ".toml"), classification(id, plan.titles.at(id), codes_of_names(plan, id)));
}

}  // namespace peers
