// Turns the neutral data of the comparison with other generators into site-gen's content, so that all of them render the same:
// the same rows, the same numbers, the same prose.
//
//   peers NEUTRAL OUTPUT
//
// NEUTRAL: <department>/<year>.json, each with "tables" (id, title, unit, types, cols, rows), "sources", "markdown" and more. A
// type is "t" for text or "n" for number; a row begins with its level, 0 for the total.
//
// The standard is made from the data. A side of a table is a run of text columns and the number columns that follow:
// - names that are the same in every document are a fixed list;
// - texts of digits before a name are a classification's codes;
// - any other name is a code of a classification that holds each name once for each line: "0107" is the seventh name on line 1.
//   So names may stand in any order and stand twice. A text behind it is a code of a second classification. A text before it, a
//   number that differs from document to document, is left out: the line's code is printed in its place.
// Numbers typed into the prose are statements, and the prose names their figures.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

void write(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream file(path, std::ios::binary);
    file << text;
    if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

Json read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return Json::parse(file);
}

std::int64_t cents_of(const Json& number) { return std::llround(number.get<double>() * 100); }
std::string money(const Json& number) { return fmt::format("{:.2f}", number.get<double>()); }
bool is_total(const Json& row) { return row.front() == 0; }

std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    return result + '"';
}

// A list of names, in the order of the text, with their numbers from 1.
using Names = std::map<std::string, int>;

void number_names(Names& names) {
    int number = 0;
    for (auto& [name, known] : names) known = ++number;
}

enum class SideKind { items, codes, lines };

struct Item {
    std::string name;
    int level = 1;
    friend bool operator==(const Item&, const Item&) = default;
};

// Columns are counted as in "cols".
struct SidePlan {
    SideKind kind = SideKind::items;
    std::vector<std::size_t> texts;
    std::vector<std::size_t> numbers;
    std::vector<bool> adds_up;  // for each number column
    bool is_sum = true;         // the first number is the sum of the others, in every row
    std::vector<Item> items;    // of the first document; the total among them
    std::string total;          // its name; empty where there is none
    std::string list;           // the classification of codes or lines
    std::string second_list;    // of the text behind the lines; or empty
    std::size_t name = 0;       // the column of the name
};

struct TablePlan {
    std::string id;
    std::string title;
    std::vector<std::string> columns;
    std::vector<SidePlan> sides;
};

// What all documents say together.
struct Plan {
    std::vector<TablePlan> tables;
    std::map<std::string, std::map<std::string, std::string>> codes;  // by list: code → name
    std::map<std::string, Names> names;                               // by list: of lines, and of second texts
    std::map<std::string, std::size_t> line_counts;                   // by list of lines
    std::map<std::string, std::string> titles;                        // by list
    std::size_t amount_count = 0;                                     // of the longest narrative
    std::size_t percent_count = 0;
};

bool is_code(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

const std::string& text_of(const Json& row, std::size_t column) { return row[column + 1].get_ref<const std::string&>(); }

// ---- The plan of tables ----

// The same heading is the same list throughout.
std::string list_named(Plan& plan, const std::string& prefix, const std::string& title) {
    for (const auto& [id, known] : plan.titles) {
        if (known == title && id.starts_with(prefix)) return id;
    }
    std::string id = fmt::format("{}-{}", prefix, plan.titles.size() + 1);
    plan.titles[id] = title;
    return id;
}

std::vector<SidePlan> sides_of(const Json& table) {
    std::vector<SidePlan> sides;
    bool is_in_numbers = true;
    for (std::size_t i = 0; i < table["types"].size(); ++i) {
        const bool is_number = table["types"][i] == "n";
        if (!is_number && is_in_numbers) sides.emplace_back();
        (is_number ? sides.back().numbers : sides.back().texts).push_back(i);
        is_in_numbers = is_number;
    }
    for (SidePlan& side : sides) side.adds_up.assign(side.numbers.size(), true);
    return sides;
}

std::vector<Item> items_of(const Json& table, const SidePlan& side) {
    std::vector<Item> items;
    for (const Json& row : table["rows"]) items.push_back({text_of(row, side.texts.front()), row.front().get<int>()});
    return items;
}

TablePlan plan_table(const Json& table, Plan& plan) {
    TablePlan result{table["id"], table["title"], table["cols"].get<std::vector<std::string>>(), sides_of(table)};
    const Json& sample = table["rows"].back();
    for (SidePlan& side : result.sides) {
        side.items = items_of(table, side);
        if (side.texts.size() == 1) continue;
        const bool begins_with_code = is_code(text_of(sample, side.texts[0]));
        side.kind = begins_with_code && side.texts.size() == 2 ? SideKind::codes : SideKind::lines;
        side.name = side.texts[begins_with_code ? 1 : 0];
        side.list = list_named(plan, side.kind == SideKind::codes ? "codes" : "lines",
                               result.columns[side.kind == SideKind::codes ? side.texts.front() : side.name]);
        if (side.kind == SideKind::lines) side.second_list = list_named(plan, "names", result.columns[side.texts.back()]);
    }
    return result;
}

// Sides whose names differ between documents are lines.
void compare_items(const Json& table, TablePlan& known, Plan& plan) {
    for (SidePlan& side : known.sides) {
        if (side.kind != SideKind::items || items_of(table, side) == side.items) continue;
        side.kind = SideKind::lines;
        side.name = side.texts.front();
        side.list = list_named(plan, "lines", known.columns[side.name]);
    }
}

void note_sums(const Json& table, SidePlan& side) {
    std::vector<std::int64_t> totals(side.numbers.size(), 0);
    std::vector<std::int64_t> sums(side.numbers.size(), 0);
    for (const Json& row : table["rows"]) {
        std::int64_t rest = 0;
        for (std::size_t i = 0; i < side.numbers.size(); ++i) {
            const std::int64_t cents = cents_of(row[side.numbers[i] + 1]);
            (is_total(row) ? totals : sums)[i] += cents;
            rest += i == 0 ? -cents : cents;
        }
        if (rest != 0) side.is_sum = false;
        if (is_total(row)) side.total = text_of(row, side.kind == SideKind::items ? side.texts.front() : side.name);
    }
    // A column with a total of nothing prints prices, rates and the like.
    for (std::size_t i = 0; i < totals.size(); ++i) {
        if (totals[i] == 0 && sums[i] != 0) side.adds_up[i] = false;
    }
}

void note_names(const Json& table, const SidePlan& side, Plan& plan) {
    std::size_t line = 0;
    for (const Json& row : table["rows"]) {
        if (is_total(row)) continue;
        ++line;
        if (side.kind == SideKind::codes) {
            plan.codes[side.list][text_of(row, side.texts[0])] = text_of(row, side.name);
        } else if (side.kind == SideKind::lines) {
            plan.names[side.list][text_of(row, side.name)];
            if (!side.second_list.empty()) plan.names[side.second_list][text_of(row, side.texts.back())];
            plan.line_counts[side.list] = std::max(plan.line_counts[side.list], line);
        }
    }
}

// ---- The narrative ----

const std::regex& typed_number() {
    static const std::regex pattern("([0-9][0-9,]*\\.[0-9]{2})(万元|%)");
    return pattern;
}

struct Prose {
    std::string text;                   // with figures for its numbers, headings from the first level
    std::vector<std::string> amounts;   // plain
    std::vector<std::string> percents;  // the same
};

Prose prose_of(const std::string& markdown) {
    Prose prose;
    std::size_t from = 0;
    for (std::sregex_iterator match(markdown.begin(), markdown.end(), typed_number()), end; match != end; ++match) {
        std::string digits = (*match)[1].str();
        std::erase(digits, ',');
        const bool is_percent = (*match)[2].str() == "%";
        std::vector<std::string>& values = is_percent ? prose.percents : prose.amounts;
        values.push_back(digits);
        const auto begin = static_cast<std::size_t>(match->position());
        prose.text += markdown.substr(from, begin - from);
        prose.text += fmt::format("{{{{{}-{:02}}}}}{}", is_percent ? "percent" : "amount", values.size(), (*match)[2].str());
        from = begin + static_cast<std::size_t>(match->length());
    }
    prose.text += markdown.substr(from);
    prose.text = std::regex_replace(prose.text, std::regex("(^|\n)#(#+ )"), "$1$2");
    prose.text = std::regex_replace(prose.text, std::regex("\\]\\(t([0-9]{2})\\.csv\\)"), "](data/$1-t$1.csv)");
    return prose;
}

// ---- Reading everything once ----

void note_document(const Json& document, Plan& plan) {
    const Json& tables = document["tables"];
    if (plan.tables.empty()) {
        for (const Json& table : tables) plan.tables.push_back(plan_table(table, plan));
    }
    for (std::size_t i = 0; i < tables.size(); ++i) {
        compare_items(tables[i], plan.tables[i], plan);
        for (SidePlan& side : plan.tables[i].sides) note_sums(tables[i], side);
    }
    const Prose prose = prose_of(document["markdown"]);
    plan.amount_count = std::max(plan.amount_count, prose.amounts.size());
    plan.percent_count = std::max(plan.percent_count, prose.percents.size());
}

Plan make_plan(const std::vector<fs::path>& documents) {
    Plan plan;
    for (const fs::path& path : documents) note_document(read(path), plan);
    // Which sides are lines is known only now.
    for (const fs::path& path : documents) {
        const Json document = read(path);
        for (std::size_t i = 0; i < plan.tables.size(); ++i) {
            for (const SidePlan& side : plan.tables[i].sides) note_names(document["tables"][i], side, plan);
        }
    }
    for (auto& [list, names] : plan.names) number_names(names);
    return plan;
}

// ---- The standard ----

std::string line_code(std::size_t line, int name) { return fmt::format("{:02}{:02}", line, name); }

// Columns are numbered over both sides.
std::string column_id(const TablePlan& table, const SidePlan& side, std::size_t i) {
    std::size_t number = i + 1;
    for (const SidePlan& other : table.sides) {
        if (&other == &side) break;
        number += other.numbers.size();
    }
    return fmt::format("c{}", number);
}

std::string item_id(const SidePlan& side, std::size_t i) {
    return side.items[i].level == 0 ? "total" : fmt::format("item-{:02}", i + 1);
}

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

void write_standard(const fs::path& folder, const Plan& plan, const Json& sources) {
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

// ---- Documents ----

// The keys that a row begins with.
std::string row_keys(const Json& row, const SidePlan& side, std::size_t line, const Plan& plan) {
    const auto number_in = [&](const std::string& list, std::size_t column) {
        return plan.names.at(list).at(text_of(row, column));
    };
    if (is_total(row)) return side.second_list.empty() ? "\"total\"" : "\"total\", \"\"";
    if (side.kind == SideKind::codes) return quoted(text_of(row, side.texts.front()));
    std::string keys = quoted(line_code(line, number_in(side.list, side.name)));
    if (!side.second_list.empty()) keys += fmt::format(", \"{:02}\"", number_in(side.second_list, side.texts.back()));
    return keys;
}

std::string key_columns(const SidePlan& side) {
    if (side.kind == SideKind::items) return "\"id\"";
    return side.second_list.empty() ? "\"code\"" : fmt::format("\"{}\", \"{}\"", side.list, side.second_list);
}

std::string tables_of(const Json& document, const Plan& plan) {
    std::string text;
    for (std::size_t t = 0; t < plan.tables.size(); ++t) {
        const TablePlan& table = plan.tables[t];
        for (std::size_t s = 0; s < table.sides.size(); ++s) {
            const SidePlan& side = table.sides[s];
            text += fmt::format("[tables.{}{}]\ncolumns = [{}", table.id,
                                table.sides.size() > 1 ? fmt::format(".side-{}", s + 1) : "", key_columns(side));
            for (std::size_t i = 0; i < side.numbers.size(); ++i) text += fmt::format(", \"{}\"", column_id(table, side, i));
            text += "]\nrows = [\n";
            std::size_t line = 0;
            std::size_t item = 0;
            for (const Json& row : document["tables"][t]["rows"]) {
                if (!is_total(row)) ++line;
                text += "  [";
                text += side.kind == SideKind::items ? quoted(item_id(side, item++)) : row_keys(row, side, line, plan);
                for (const std::size_t column : side.numbers) text += ", " + money(row[column + 1]);
                text += "],\n";
            }
            text += "]\n\n";
        }
    }
    return text;
}

void write_document(const fs::path& departments, const Json& document, const Plan& plan) {
    const std::string department = document["dept"];
    const std::string name = document["name"];
    const int year = document["year"];
    const fs::path folder = departments / department / std::to_string(year) / "budget";
    const Prose prose = prose_of(document["markdown"]);
    std::string head =
        fmt::format("year = {}\nstage = \"budget\"\nstandard = \"peers\"\ntitle = {}\nunit = \"万元\"\n\n[statements]\n", year,
                    quoted(fmt::format("{}{}年部门预算", name, year)));
    for (std::size_t i = 0; i < prose.amounts.size(); ++i) head += fmt::format("amount-{:02} = {}\n", i + 1, prose.amounts[i]);
    for (std::size_t i = 0; i < prose.percents.size(); ++i) head += fmt::format("percent-{:02} = {}\n", i + 1, prose.percents[i]);
    write(departments / department / "department.toml", fmt::format("name = {}\n", quoted(name)));
    write(folder / "document.toml", head);
    write(folder / "tables.toml", tables_of(document, plan));
    write(folder / "narrative" / "01-narrative.md", prose.text);
}

std::vector<fs::path> find_documents(const fs::path& neutral) {
    std::vector<fs::path> documents;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(neutral)) {
        if (entry.path().extension() == ".json") documents.push_back(entry.path());
    }
    std::sort(documents.begin(), documents.end());
    if (documents.empty()) throw std::runtime_error("there are no documents in " + neutral.string());
    return documents;
}

void convert(const fs::path& neutral, const fs::path& output) {
    const std::vector<fs::path> documents = find_documents(neutral);
    const Plan plan = make_plan(documents);
    write(output / "site.toml",
          "title = \"部门预算公开\"\npublisher = \"财政局\"\nlanguage = \"zh-CN\"\n\n"
          "[outputs]\ncharts = false\nchecks = false\nlong-tables = false\n");
    write_standard(output / "standards" / "peers", plan, read(documents.front())["sources"]);
    for (const fs::path& path : documents) write_document(output / "departments", read(path), plan);
}

}  // namespace

int main(int argument_count, char** arguments) {
    CLI::App app("Turns the neutral data of a comparison into site-gen's content.");
    fs::path neutral;
    fs::path output;
    app.add_option("neutral", neutral, "The folder of the neutral data")->required()->check(CLI::ExistingDirectory);
    app.add_option("output", output, "The folder to write the content to; it must not be there")
        ->required()
        ->check(CLI::NonexistentPath);
    CLI11_PARSE(app, argument_count, arguments);
    try {
        convert(neutral, output);
    } catch (const std::exception& failure) {
        std::cerr << failure.what() << "\n";
        return 1;
    }
    return 0;
}
