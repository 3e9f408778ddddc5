// Amounts and digests.
#include <benchmark/benchmark.h>

#include <numeric>
#include <string>
#include <variant>
#include <vector>

#include "model/amount_text.hpp"
#include "sample.hpp"
#include "text/sha256.hpp"

namespace sitegen {

namespace {

// The printed amounts of the sample.
std::vector<Amount> amounts() {
    std::vector<Amount> result;
    for (const Table& table : sample().document().tables) {
        for (const Side& side : table.sides) {
            for (const Row& row : side.rows) {
                for (const Cell& cell : row.cells) {
                    if (const std::optional<Amount> amount = cell.amount()) result.push_back(*amount);
                }
            }
        }
    }
    return result;
}

void amount_parse(benchmark::State& state) {
    std::vector<std::string> texts;
    for (const Amount& amount : amounts()) texts.push_back(amount.plain());
    for (auto _ : state) {
        for (const std::string& text : texts) benchmark::DoNotOptimize(Amount::parse(text));
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(texts.size()));
}
BENCHMARK(amount_parse);

// With its digits grouped, as pages have it.
void amount_format(benchmark::State& state) {
    const std::vector<Amount> all = amounts();
    std::string out;
    for (auto _ : state) {
        out.clear();
        for (const Amount& amount : all) append_amount(out, amount, sample().words().number_format());
        benchmark::DoNotOptimize(out.data());
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(all.size()));
}
BENCHMARK(amount_format);

void amount_add(benchmark::State& state) {
    const std::vector<Amount> all = amounts();
    for (auto _ : state) benchmark::DoNotOptimize(std::accumulate(all.begin(), all.end(), Amount(0, 2)));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(all.size()));
}
BENCHMARK(amount_add);

// A small download, a page, a large file.
void sha256(benchmark::State& state) {
    const std::string bytes(static_cast<std::size_t>(state.range(0)), 'x');
    for (auto _ : state) benchmark::DoNotOptimize(digest_of(bytes));
    state.SetBytesProcessed(state.iterations() * state.range(0));
}
BENCHMARK(sha256)->Arg(1500)->Arg(80'000)->Arg(8'000'000);

}  // namespace

}  // namespace sitegen
