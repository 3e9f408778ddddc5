#include "plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <fstream>

#include "prose.hpp"

namespace peers {

namespace {

std::int64_t cents_of(const Json& number) { return std::llround(number.get<double>() * 100); }

void number_names(Names& names) {
    int number = 0;
    for (auto& [name, known] : names) known = ++number;
}

bool is_code(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

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

}  // namespace

Plan make_plan(const std::vector<std::filesystem::path>& documents) {
    Plan plan;
    for (const std::filesystem::path& path : documents) note_document(read(path), plan);
    // Which sides are lines is known only now.
    for (const std::filesystem::path& path : documents) {
        const Json document = read(path);
        for (std::size_t i = 0; i < plan.tables.size(); ++i) {
            for (const SidePlan& side : plan.tables[i].sides) note_names(document["tables"][i], side, plan);
        }
    }
    for (auto& [list, names] : plan.names) number_names(names);
    return plan;
}

Json read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return Json::parse(file);
}

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

std::string line_code(std::size_t line, int name) { return fmt::format("{:02}{:02}", line, name); }

}  // namespace peers
