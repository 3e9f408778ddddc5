// The record of a build: a department of ten documents as the sample's, each with 17 readings and 14 files.
#include <benchmark/benchmark.h>

#include <fmt/format.h>

#include <cstdint>
#include <string>

#include "build/record_file.hpp"
#include "derive/derive_document.hpp"
#include "sample.hpp"

namespace sitegen {

namespace {

void add_files(const std::string& folder, int count, DepartmentRecord& record) {
    for (int i = 0; i < count; ++i) {
        const std::string path = fmt::format("{}/data/{:02}-general-expenditure.csv", folder, i);
        record.files.push_back({path, digest_of(path), 1234, 1'700'000'000'000'000'000 + i, static_cast<std::uint64_t>(i)});
    }
}

DepartmentRecord department_record() {
    const Department& department = sample().department();
    DepartmentRecord record;
    record.slug = department.slug;
    record.name = department.name;
    record.code = department.code;
    const DocumentSummary summary = summarize(sample().derived(), sample().words());
    for (int year = 2015; year < 2025; ++year) {
        const std::string folder = fmt::format("{}/budget", year);
        for (int i = 0; i < 17; ++i) {
            const std::string path = fmt::format("departments/{}/{}/narrative/{:02}-general-budget.md", record.slug, folder, i);
            record.readings.push_back({Reading::Kind::file, path, {2345, 1, 1, static_cast<std::uint64_t>(i)}, digest_of(path)});
        }
        record.documents.push_back({{}, summary});
        add_files(fmt::format("{}/{}", record.slug, year), 14, record);
    }
    return record;
}

void record_encode(benchmark::State& state) {
    const DepartmentRecord record = department_record();
    std::size_t byte_count = 0;
    for (auto _ : state) byte_count += encode(record).size();
    state.SetBytesProcessed(static_cast<std::int64_t>(byte_count));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(record.documents.size()));
}
BENCHMARK(record_encode)->Unit(benchmark::kMicrosecond);

void record_decode(benchmark::State& state) {
    const DepartmentRecord record = department_record();
    const std::string bytes = encode(record);
    for (auto _ : state) benchmark::DoNotOptimize(decode_department(bytes));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(record.documents.size()));
}
BENCHMARK(record_decode)->Unit(benchmark::kMicrosecond);

}  // namespace

}  // namespace sitegen
