// What a document becomes: its page, drawings, downloads and prose. Bytes are those that come out, of prose those that go in.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>

#include "chart/draw_chart.hpp"
#include "derive/print_document.hpp"
#include "export/table_csv.hpp"
#include "sample.hpp"

namespace sitegen {

namespace {

void page_view(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(sample().page_view());
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(page_view)->Unit(benchmark::kMicrosecond);

void page_mustache(benchmark::State& state) {
    const RootView view = sample().page_view();
    const PageTemplate& page = sample().templates().find("document")->second;
    std::string html;
    for (auto _ : state) {
        html.clear();
        page.render(&view, html);
        benchmark::DoNotOptimize(html.data());
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(html.size()));
}
BENCHMARK(page_mustache)->Unit(benchmark::kMicrosecond);

// Each chart of the document, for the page and as a file.
void charts_svg(benchmark::State& state) {
    std::size_t byte_count = 0;
    for (auto _ : state) {
        for (const Chart& chart : sample().derived().charts) {
            const ChartSheets sheets = draw_chart(chart, sample().words());
            byte_count += sheets.in_page.size() + sheets.standalone.size();
        }
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(byte_count));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(sample().derived().charts.size()));
}
BENCHMARK(charts_svg)->Unit(benchmark::kMicrosecond);

// What all formats take: every table, with its files named.
void document_printed(benchmark::State& state) {
    const Sample& of = sample();
    for (auto _ : state) benchmark::DoNotOptimize(print_document(of.document(), of.department(), of.site(), of.words()));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(of.document().tables.size()));
}
BENCHMARK(document_printed)->Unit(benchmark::kMicrosecond);

void tables_csv(benchmark::State& state) {
    std::size_t byte_count = 0;
    std::string csv;
    for (auto _ : state) {
        for (const PrintedTable& table : sample().printed().tables) {
            csv.clear();
            append_table_csv(csv, table, sample().words());
            byte_count += csv.size();
        }
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(byte_count));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(sample().printed().tables.size()));
}
BENCHMARK(tables_csv)->Unit(benchmark::kMicrosecond);

// Every section: figures filled in, Markdown rendered, terms linked.
void narrative_markdown(benchmark::State& state) {
    const Document& document = sample().document();
    const GlossaryLinks glossary(sample().glossary());
    std::size_t byte_count = 0;
    for (const Narrative& text : document.narrative) byte_count += sample().sources().at(text.file).text.size();
    Findings findings;
    for (auto _ : state) {
        for (const Narrative& text : document.narrative) {
            const ProseSettings settings{&sample().derived().figures, &sample().words(), &glossary, "section-" + text.section, 4};
            benchmark::DoNotOptimize(render_prose(sample().sources(), text.file, settings, findings));
        }
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(byte_count));
}
BENCHMARK(narrative_markdown)->Unit(benchmark::kMicrosecond);

}  // namespace

}  // namespace sitegen
