// A line on the terminal that says how far a long build has come.
#pragma once

#include <chrono>
#include <cstddef>

#include "commands/verbosity.hpp"

namespace sitegen {

class Progress {
  public:
    explicit Progress(Verbosity verbosity);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    // For one thread only.
    void show(std::size_t done, std::size_t total);
    // Removes the line.
    void clear();

  private:
    using Clock = std::chrono::steady_clock;

    bool is_shown_;
    Clock::time_point started_ = Clock::now();
    Clock::time_point last_;
    bool has_printed_ = false;
};

}  // namespace sitegen
