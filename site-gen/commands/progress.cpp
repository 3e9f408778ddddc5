#include "commands/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace sitegen {

Progress::Progress(std::size_t total, Verbosity verbosity)
    : total_(total), is_shown_(verbosity != Verbosity::quiet && isatty(STDERR_FILENO) != 0) {}

Progress::~Progress() {
    if (has_printed_) fmt::print(stderr, "\r\x1b[K");
}

void Progress::show(std::size_t done) {
    const auto now = Clock::now();
    if (!is_shown_ || now - started_ < std::chrono::milliseconds(500) || now - last_ < std::chrono::milliseconds(100)) return;
    last_ = now;
    has_printed_ = true;
    fmt::print(stderr, "\r\x1b[Kbuilding: {} of {} departments", done, total_);
    std::fflush(stderr);
}

}  // namespace sitegen
