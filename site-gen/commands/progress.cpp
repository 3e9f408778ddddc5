#include "commands/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace sitegen {

Progress::Progress(Verbosity verbosity) : is_shown_(verbosity != Verbosity::quiet && isatty(STDERR_FILENO) != 0) {}

Progress::~Progress() { clear(); }

void Progress::clear() {
    if (has_printed_) fmt::print(stderr, "\r\x1b[K");
    has_printed_ = false;
}

void Progress::show(std::size_t done, std::size_t total) {
    const auto now = Clock::now();
    if (!is_shown_ || now - started_ < std::chrono::milliseconds(500) || now - last_ < std::chrono::milliseconds(100)) return;
    last_ = now;
    has_printed_ = true;
    fmt::print(stderr, "\r\x1b[Kbuilding: {} of {} departments", done, total);
    std::fflush(stderr);
}

}  // namespace sitegen
