// A command that is asked to end, by Ctrl-C or a service manager, stops where it can, leaves nothing behind and ends by that
// signal.
#pragma once

namespace sitegen {

// Thrown by what notices the request. Not an exception of the standard library's: nobody but main takes it for an error.
struct Interrupted {
    int signal = 0;
};

// From now on SIGINT, SIGTERM and SIGHUP are requests, where they are not ignored. A second one ends the process at once.
void watch_for_interruption();

[[nodiscard]] bool is_interrupted();

// Throws Interrupted where there has been a request. Called by whatever takes long, from any thread, before each of its parts.
void require_uninterrupted();

// Ends the process by the signal, as its parent expects it; main's last act. The exit status to return should that fail.
[[nodiscard]] int end_by_signal(int signal);

}  // namespace sitegen
