#include "build/timings.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <numeric>

namespace sitegen {

namespace {

constexpr std::array<const char*, static_cast<std::size_t>(Stage::count)> stage_names = {
    "survey", "resources", "read",        "load",  "derive", "csv",        "facts",  "charts",  "checks",
    "prose",  "page",      "checks page", "write", "search", "site pages", "bundle", "publish", "record"};

double seconds(const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6; }

}  // namespace

void Timings::add(Stage stage, Clock::duration time) {
    nanoseconds_[static_cast<std::size_t>(stage)] += std::chrono::nanoseconds(time).count();
}

std::string Timings::table(std::size_t document_count, Clock::duration wall) const {
    const auto sum = static_cast<double>(std::accumulate(nanoseconds_.begin(), nanoseconds_.end(), std::int64_t{0}));
    std::string text = fmt::format("{:<12} {:>9} {:>12} {:>6}\n", "stage", "seconds", "ms/document", "part");
    for (std::size_t i = 0; i < stage_names.size(); ++i) {
        const auto spent = static_cast<double>(nanoseconds_[i]);
        if (spent == 0) continue;
        text += fmt::format("{:<12} {:>9.3f} {:>12.3f} {:>5.1f}%\n", stage_names[i], spent * 1e-9,
                            document_count == 0 ? 0 : spent * 1e-6 / static_cast<double>(document_count), spent * 100 / sum);
    }
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const double wall_seconds = std::chrono::duration<double>(wall).count();
    const double processor = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    text += fmt::format("wall {:.3f} s, processor {:.3f} s ({:.2f} of it system), {:.2f} cores, peak memory {} MB\n", wall_seconds,
                        processor, seconds(usage.ru_stime), processor / wall_seconds, usage.ru_maxrss / 1024);
    return text;
}

}  // namespace sitegen
