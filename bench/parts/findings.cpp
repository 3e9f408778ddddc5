// What grows with the number of faults in a content, and with the rows that are compared: in proportion, and no faster.
#include <benchmark/benchmark.h>

#include <string>

#include "across/overviews.hpp"
#include "load/table_reader.hpp"
#include "load/toml.hpp"
#include "sample.hpp"

namespace sitegen {

namespace {

// A file of that many keys that nobody knows, read and told.
void unknown_keys(benchmark::State& state, const char* between) {
    const bool is_one_line = std::string(between) != "\n";
    std::string text = is_one_line ? "all = { " : "[all]\n";
    for (std::int64_t i = 0; i < state.range(0); ++i)
        text += (i == 0 ? "" : between) + std::string("\"ключ-") + std::to_string(i) + "\" = 1";
    text += is_one_line ? " }\n" : "\n";
    for (auto _ : state) {
        Sources sources;
        Findings findings;
        const std::optional<TomlNode> root = parse_toml(sources, sources.add("a.toml", text), findings);
        TableReader file(*root, findings);
        file.table("all", Need::required)->refuse_others({"name", "code", "former", "origin", "closed"});
        Report report;
        report.add(findings, sources);
        report.sort();
        benchmark::DoNotOptimize(report.list().data());
    }
    state.SetComplexityN(state.range(0));
}
BENCHMARK_CAPTURE(unknown_keys, in_lines, "\n")
    ->RangeMultiplier(2)
    ->Range(10'000, 80'000)
    ->Complexity()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(unknown_keys, in_one_line, ", ")
    ->RangeMultiplier(2)
    ->Range(10'000, 80'000)
    ->Complexity()
    ->Unit(benchmark::kMillisecond);

// A document whose first table of named rows has that many, all with another amount than the year before.
void changes_of_rows(benchmark::State& state) {
    const auto with_rows = [&](const Amount& amount) {
        Document document = sample().document();
        for (Table& table : document.tables) {
            Side& side = table.sides.front();
            if (side.form->rows.kind != RowsForm::Kind::named || side.rows.empty()) continue;
            const Row row = side.rows.front();
            side.rows.clear();
            for (std::int64_t i = 0; i < state.range(0); ++i) {
                side.rows.push_back(row);
                side.rows.back().id = "row-" + std::to_string(i);
                for (Cell& cell : side.rows.back().cells) {
                    cell.state = CellState::amount;
                    cell.printed = amount;
                }
            }
            break;
        }
        return document;
    };
    const Document before = with_rows({100, 2});
    const Document now = with_rows({200, 2});
    DerivedDocument derived = sample().derived();
    derived.document = &now;
    derived.related.last_year = &before;
    const SiteSettings site;
    for (auto _ : state) {
        Findings findings;
        benchmark::DoNotOptimize(changes_overview(derived, site, sample().words(), findings));
    }
    state.SetComplexityN(state.range(0));
}
BENCHMARK(changes_of_rows)->RangeMultiplier(2)->Range(2'000, 16'000)->Complexity()->Unit(benchmark::kMillisecond);

}  // namespace

}  // namespace sitegen
