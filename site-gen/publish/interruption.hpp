// Ctrl-C or a service manager can ask a command to end. The command then stops where it can, leaves nothing behind and ends by that
// signal.
#pragma once

namespace sitegen {

// Thrown where the request is noticed. It is not a standard exception, so that only main catches it.
struct Interrupted {
    int signal = 0;
};

// From now on SIGINT, SIGTERM and SIGHUP are requests, unless they are ignored. A second one ends the process at once.
void watch_for_interruption();

[[nodiscard]] bool is_interrupted();

// Throws Interrupted if there was a request. Long work calls it before each of its parts, from any thread.
void require_uninterrupted();

// Ends the process by the signal, as its parent expects. This is the last thing that main does. If it fails, returns the exit
// status for main.
[[nodiscard]] int end_by_signal(int signal);

}  // namespace sitegen
