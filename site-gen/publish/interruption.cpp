#include "publish/interruption.hpp"

#include <atomic>
#include <csignal>

namespace sitegen {

namespace {

// The program's only global variable. A signal has no other way to report itself.
std::atomic<int> requested_by = 0;
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler may use nothing else");

void request(int signal) { requested_by = signal; }

}  // namespace

void watch_for_interruption() {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction before {};
        if (::sigaction(signal, nullptr, &before) != 0 || before.sa_handler == SIG_IGN) continue;
        struct sigaction action {};
        action.sa_handler = request;
        action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
        ::sigaction(signal, &action, nullptr);
    }
}

bool is_interrupted() { return requested_by != 0; }

void require_uninterrupted() {
    if (const int signal = requested_by; signal != 0) throw Interrupted{signal};
}

int end_by_signal(int signal) {
    std::signal(signal, SIG_DFL);
    std::raise(signal);
    return 128 + signal;
}

}  // namespace sitegen
