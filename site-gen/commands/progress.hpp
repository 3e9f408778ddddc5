// A line on the terminal that says how far a long build has come.
#pragma once

#include <chrono>
#include <cstddef>

#include "build/build.hpp"

namespace sitegen {

class Progress {
  public:
    Progress(std::size_t total, Verbosity verbosity);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    // From one thread.
    void show(std::size_t done);

  private:
    using Clock = std::chrono::steady_clock;

    std::size_t total_;
    bool is_shown_;
    Clock::time_point started_ = Clock::now();
    Clock::time_point last_;
    bool has_printed_ = false;
};

}  // namespace sitegen
