// Turns the neutral data of the comparison with other generators into site-gen's content, so that all of them render the same:
// the same rows, the same numbers, the same prose.
//
//   peers NEUTRAL OUTPUT
//
// NEUTRAL: <department>/<year>.json, each with "tables" (id, title, unit, types, cols, rows), "sources", "markdown" and more. A
// type is "t" for text or "n" for number; a row begins with its level, 0 for the total.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "content_file.hpp"
#include "prose.hpp"
#include "standard.hpp"

namespace fs = std::filesystem;

namespace {

using namespace peers;

std::string money(const Json& number) { return fmt::format("{:.2f}", number.get<double>()); }

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
          "[outputs]\ncharts = false\nchecks = false\nlong-tables = false\nchanges = false\nsearch = false\nworkbooks = "
          "false\njson = false\ndata-packages = false\n");
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
