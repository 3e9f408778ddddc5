// Narrative: read, folded, proofread and printed, each alone; and texts of many lines, whose time must grow as their lines do.
#include <benchmark/benchmark.h>

#include <string>

#include "markdown/read_markdown.hpp"
#include "proofread/plain_text.hpp"
#include "proofread/proofread.hpp"
#include "render/markdown_html.hpp"
#include "render/narrative.hpp"
#include "sample.hpp"

namespace sitegen {

namespace {

// The sections of the sample, read.
struct Sections {
    std::vector<std::uint32_t> files;
    std::vector<MarkdownTree> trees;
    std::int64_t byte_count = 0;

    Sections() {
        Findings findings;
        const ProseSettings settings{&sample().derived().figures, &sample().words(), nullptr, {}, 4};
        for (const Narrative& text : sample().document().narrative) {
            files.push_back(text.file);
            trees.push_back(read_prose(sample().sources(), text.file, settings, findings));
            byte_count += static_cast<std::int64_t>(sample().sources().at(text.file).text.size());
        }
    }
};

const Sections& sections() {
    static const Sections result;
    return result;
}

// Figures filled in, Markdown parsed, each stretch of its text found in the source.
void narrative_reading(benchmark::State& state) {
    const ProseSettings settings{&sample().derived().figures, &sample().words(), nullptr, {}, 4};
    Findings findings;
    for (auto _ : state) {
        for (const std::uint32_t file : sections().files)
            benchmark::DoNotOptimize(read_prose(sample().sources(), file, settings, findings));
    }
    state.SetBytesProcessed(state.iterations() * sections().byte_count);
}
BENCHMARK(narrative_reading)->Unit(benchmark::kMicrosecond);

void narrative_folding(benchmark::State& state) {
    for (auto _ : state) {
        for (const MarkdownTree& tree : sections().trees) benchmark::DoNotOptimize(plain_text_of(tree));
    }
    state.SetBytesProcessed(state.iterations() * sections().byte_count);
}
BENCHMARK(narrative_folding)->Unit(benchmark::kMicrosecond);

void narrative_printing(benchmark::State& state) {
    const GlossaryLinks glossary(sample().glossary());
    const MarkdownHtmlSettings settings{"section", 4, &glossary};
    for (auto _ : state) {
        for (const MarkdownTree& tree : sections().trees)
            benchmark::DoNotOptimize(markdown_html(tree, settings, [](std::string_view) { return true; }));
    }
    state.SetBytesProcessed(state.iterations() * sections().byte_count);
}
BENCHMARK(narrative_printing)->Unit(benchmark::kMicrosecond);

// A section of so many lines, each of which is told of: read, proofread and printed, and its findings with their lines.
void proofread_lines(benchmark::State& state, const std::string& line) {
    std::string text;
    for (std::int64_t i = 0; i < state.range(0); ++i) text += line;
    const Document& document = sample().document();
    ProseLexicons lexicons(sample().words());
    const ProseFigures figures = labelled_figures_of(document, "", sample().derived().figures, lexicons.of(*document.standard));
    const ProseSettings settings{nullptr, nullptr, nullptr, {}, 4};
    for (auto _ : state) {
        Sources sources;
        const std::uint32_t file = sources.add("text.md", text);
        Findings findings;
        const MarkdownTree tree = read_prose(sources, file, settings, findings);
        DocumentRows rows(document, sample().derived().related);
        RoundingPractice practice;
        benchmark::DoNotOptimize(proofread(tree, {"text", file, sources, document, figures, rows, practice}));
        benchmark::DoNotOptimize(render_prose(sources, file, tree, settings, findings));
        Report report;
        report.add(findings, sources);
        benchmark::DoNotOptimize(report);
    }
    state.SetComplexityN(state.range(0));
}
BENCHMARK_CAPTURE(proofread_lines, tags, "word <b>x</b> \n")->RangeMultiplier(2)->Range(5000, 20000)->Complexity();
BENCHMARK_CAPTURE(proofread_lines, html_blocks, "<div>\n\n")->RangeMultiplier(2)->Range(12500, 50000)->Complexity();
BENCHMARK_CAPTURE(proofread_lines, amounts, "The cost is 18611.72 元.\n\n")->RangeMultiplier(2)->Range(1000, 4000)->Complexity();
BENCHMARK_CAPTURE(proofread_lines, one_sentence, "it is 18611.72 元, ")->RangeMultiplier(2)->Range(1000, 4000)->Complexity();

}  // namespace

}  // namespace sitegen
