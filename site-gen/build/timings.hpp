// How long each stage of a build takes: for `site-gen build --timings`.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

namespace sitegen {

enum class Stage {
    survey,       // what has changed: the status of inputs and outputs, the record of the last build
    resources,    // site.toml, theme, templates
    read,         // content files: open, read, hash
    load,         // TOML, structure, expressions
    derive,       // figures and charts as values
    csv,          // downloads
    facts,        // the files of all documents of a year and of the site
    charts,       // SVG
    checks,       // of cells and prose
    prose,        // Markdown
    page,         // Mustache: the document's page
    checks_page,  // the same and JSON: the document's checks
    write,        // hash and write
    search,       // data of the search
    site_pages,   // departments, home, glossary and so on
    bundle,       // the bundle that the site offers
    publish,      // manifest, disk, switch
    record,       // for the next build
    count
};

// Any number of threads may call this.
class Timings {
  public:
    using Clock = std::chrono::steady_clock;

    void add(Stage stage, Clock::duration time);
    // A table with each stage's time, summed over threads, per document and as a share of all. The end has wall time and processor
    // time.
    [[nodiscard]] std::string table(std::size_t document_count, Clock::duration wall) const;

  private:
    std::array<std::atomic<std::int64_t>, static_cast<std::size_t>(Stage::count)> nanoseconds_{};
};

// Adds the time from its construction to its destruction, or to the next stage that it is told about.
class StageTimer {
  public:
    StageTimer(Timings& timings, Stage stage) : timings_(timings), stage_(stage) {}
    ~StageTimer() { timings_.add(stage_, Timings::Clock::now() - started_); }
    StageTimer(const StageTimer&) = delete;
    StageTimer& operator=(const StageTimer&) = delete;

    void next(Stage stage) {
        const auto now = Timings::Clock::now();
        timings_.add(stage_, now - started_);
        stage_ = stage;
        started_ = now;
    }
    // Time that has been counted elsewhere.
    void leave_out(Timings::Clock::duration part) { started_ += part; }

  private:
    Timings& timings_;
    Stage stage_;
    Timings::Clock::time_point started_ = Timings::Clock::now();
};

}  // namespace sitegen
