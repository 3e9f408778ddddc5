// How long the checks of a document take, beside loading it and deriving its figures. SITE_GEN_BENCH_CONTENT: a folder that corpus
// has written.

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <stdexcept>

#include "build/document_checks.hpp"
#include "build/site_resources.hpp"
#include "check/check_document.hpp"
#include "derive/derive_document.hpp"
#include "derive/derive_figures.hpp"
#include "load/load_content.hpp"
#include "load/load_theme.hpp"

namespace {

using namespace sitegen;

const char* corpus_folder() {
    const char* folder = std::getenv("SITE_GEN_BENCH_CONTENT");
    if (folder == nullptr) throw std::runtime_error("SITE_GEN_BENCH_CONTENT names the content to measure");
    return folder;
}

struct Loaded {
    Sources sources;
    Findings findings;
    Content content;
    std::vector<std::pair<const Department*, const Document*>> documents;

    Loaded() {
        content = load_content(corpus_folder(), {SITE_GEN_STANDARDS_FOLDER}, sources, findings);
        if (findings.has_errors()) throw std::runtime_error("the content has errors");
        for (const Department& department : content.departments) {
            for (const Document& document : department.documents) documents.emplace_back(&department, &document);
        }
    }
};

const Loaded& loaded() {
    static const Loaded result;
    return result;
}

void load(benchmark::State& state) {
    std::size_t documents = 0;
    for (auto _ : state) {
        const Loaded content;
        documents += content.documents.size();
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(documents));
}
BENCHMARK(load)->Unit(benchmark::kMillisecond);

void derive_figures_of_a_document(benchmark::State& state) {
    (void)loaded();
    std::size_t next = 0;
    for (auto _ : state) {
        const auto& [department, document] = loaded().documents[next++ % loaded().documents.size()];
        Findings findings;
        benchmark::DoNotOptimize(derive_figures(*document, find_related(*department, *document), findings));
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(derive_figures_of_a_document)->Unit(benchmark::kMicrosecond);

// Figures, changes since last year and charts.
void derive_a_document(benchmark::State& state) {
    (void)loaded();
    std::size_t next = 0;
    for (auto _ : state) {
        const auto& [department, document] = loaded().documents[next++ % loaded().documents.size()];
        Findings findings;
        benchmark::DoNotOptimize(derive_document(*department, *document, findings));
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(derive_a_document)->Unit(benchmark::kMicrosecond);

void check_cells_of_a_document(benchmark::State& state) {
    (void)loaded();
    std::size_t next = 0;
    for (auto _ : state) {
        const auto& [department, document] = loaded().documents[next++ % loaded().documents.size()];
        benchmark::DoNotOptimize(check_document(*document, find_related(*department, *document), {}, "zh-CN"));
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(check_cells_of_a_document)->Unit(benchmark::kMicrosecond);

// Splitting the narrative included, figures not.
void check_cells_and_prose_of_a_document(benchmark::State& state) {
    (void)loaded();
    Sources sources;
    Findings findings;
    const ThemeChoice choice{"civic", {}, "zh-CN", {}};
    const Theme theme = load_theme({SITE_GEN_THEMES_FOLDER}, choice, required_words(), sources, findings).theme;
    ProseLexicons lexicons(theme.words);
    std::size_t next = 0;
    for (auto _ : state) {
        state.PauseTiming();
        const auto& [department, document] = loaded().documents[next++ % loaded().documents.size()];
        Findings found;
        const RelatedDocuments related = find_related(*department, *document);
        const Figures figures = derive_figures(*document, related, found);
        const DocumentToCheck input{*department, *document, related, figures, theme.words, loaded().sources, lexicons};
        state.ResumeTiming();
        benchmark::DoNotOptimize(run_checks(input, check_prose(input, split_narrative(input, found), found), found));
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(check_cells_and_prose_of_a_document)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
