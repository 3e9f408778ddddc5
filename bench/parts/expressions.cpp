// The cell language, in the checks that the sample's standard declares.
#include <benchmark/benchmark.h>

#include <cstdint>

#include "check/declared.hpp"
#include "expression/evaluate.hpp"
#include "expression/parse.hpp"
#include "expression/resolve.hpp"
#include "sample.hpp"

namespace sitegen {

namespace {

const std::vector<CheckForm>& checks() { return sample().document().standard->checks; }

void expression_parse(benchmark::State& state) {
    std::size_t byte_count = 0;
    for (const CheckForm& check : checks()) byte_count += check.formula.size();
    Findings findings;
    for (auto _ : state) {
        for (const CheckForm& check : checks()) benchmark::DoNotOptimize(parse_comparison(check.formula, check.place, findings));
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(byte_count));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(checks().size()));
}
BENCHMARK(expression_parse)->Unit(benchmark::kMicrosecond);

void expression_resolve(benchmark::State& state) {
    Findings findings;
    for (auto _ : state) {
        for (const CheckForm& check : checks()) resolve_names(check.that, *sample().document().standard, findings);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(checks().size()));
}
BENCHMARK(expression_resolve)->Unit(benchmark::kMicrosecond);

// All declared checks; an item is a comparison that was made. With an evaluator of its own, as each document has.
void expression_evaluate(benchmark::State& state) {
    const Document& document = sample().document();
    std::size_t comparisons = 0;
    for (auto _ : state) {
        const Evaluator evaluator(document, sample().derived().related);
        CheckBuffers buffers;
        CheckReport report;
        for (const CheckForm& check : checks()) make_check(check, evaluator, "zh-CN", buffers, report);
        comparisons += report.counts().total();
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(comparisons));
}
BENCHMARK(expression_evaluate)->Unit(benchmark::kMicrosecond);

}  // namespace

}  // namespace sitegen
