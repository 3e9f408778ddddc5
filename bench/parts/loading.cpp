// tables.toml of one document: the library alone, our tree of it, and the tables of the model.
#include <benchmark/benchmark.h>

#include <stdexcept>
#include <string>

#include "load/load_tables.hpp"
#include "load/toml.hpp"
#include "sample.hpp"

#define TOML_FLOAT_CHARCONV 1
#define TOML_EXCEPTIONS 0
#undef NDEBUG  // as in load/toml.cpp
#define TOML_ASSERT(condition) static_cast<void>(0)
#include <toml++/toml.h>

namespace sitegen {

namespace {

void count_text(benchmark::State& state) {
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(sample().tables_text().size()));
}

void toml_library_alone(benchmark::State& state) {
    const std::string& text = sample().tables_text();
    for (auto _ : state) {
        const toml::parse_result parsed = toml::parse(std::string_view(text));
        if (!parsed) throw std::runtime_error("tables.toml cannot be read");
        benchmark::DoNotOptimize(parsed.table().size());
    }
    count_text(state);
}
BENCHMARK(toml_library_alone)->Unit(benchmark::kMicrosecond);

void toml_tree(benchmark::State& state) {
    Sources sources;
    Findings findings;
    const std::uint32_t file = sources.add("tables.toml", sample().tables_text());
    for (auto _ : state) benchmark::DoNotOptimize(parse_toml(sources, file, findings));
    count_text(state);
}
BENCHMARK(toml_tree)->Unit(benchmark::kMicrosecond);

void tables_of_model(benchmark::State& state) {
    Sources sources;
    Findings findings;
    const std::uint32_t file = sources.add("tables.toml", sample().tables_text());
    for (auto _ : state) {
        Document document;
        document.standard = sample().document().standard;
        document.year = sample().document().year;
        document.unit = sample().document().unit;
        const std::optional<TomlNode> tree = parse_toml(sources, file, findings);
        TableReader reader(*tree, findings);
        TablesLoader loader(document, sources, findings);
        loader.load(reader);
        loader.finish();
        benchmark::DoNotOptimize(document.tables.data());
    }
    if (findings.has_errors()) throw std::runtime_error("the tables have errors");
    count_text(state);
}
BENCHMARK(tables_of_model)->Unit(benchmark::kMicrosecond);

}  // namespace

}  // namespace sitegen
