// Exit status: 0 done, 1 the content has errors, 2 the command line is wrong, 3 the system failed, 4 a bug of this program. A
// command that a signal asks to end ends by that signal.

#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <iostream>
#include <new>
#include <string>
#include <string_view>
#include <system_error>

#include "commands/command_line.hpp"
#include "commands/exit_status.hpp"
#include "model/failure.hpp"
#include "publish/interruption.hpp"

namespace {

// If memory runs out in a destructor, for example of a library that allocates there, nothing can be caught any more. The next run
// removes what is left behind.
[[noreturn]] void end_without_memory() {
    try {
        if (const std::exception_ptr failure = std::current_exception()) std::rethrow_exception(failure);
    } catch (const std::bad_alloc&) {
        constexpr std::string_view message = "site-gen: out of memory\n";
        const ssize_t written = ::write(STDERR_FILENO, message.data(), message.size());
        static_cast<void>(written);
        std::_Exit(sitegen::exit_status::world_failed);
    } catch (...) {  // NOLINT(bugprone-empty-catch)
    }
    std::abort();
}

// Printed text may still be in a buffer. A report that is cut off must not look like one without findings.
void finish_output() {
    const bool is_printed = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
    if (std::cout.flush() && is_printed) return;
    throw sitegen::Failure(std::string("standard output cannot be written: ") + std::strerror(errno));
}

}  // namespace

int main(int argument_count, char** arguments) {
    std::signal(SIGXFSZ, SIG_IGN);  // reaching a file-size limit is an error of writing, reported as such
    std::set_terminate(end_without_memory);
    sitegen::watch_for_interruption();
    try {
        const int status = sitegen::run_command_line(argument_count, arguments);
        finish_output();
        return status;
    } catch (const sitegen::Failure& failure) {
        std::cerr << "site-gen: " << failure.what() << '\n';
        return sitegen::exit_status::world_failed;
    } catch (const sitegen::Interrupted& interrupted) {
        return sitegen::end_by_signal(interrupted.signal);
    } catch (const std::system_error& failure) {
        std::cerr << "site-gen: " << failure.what() << '\n';
        return sitegen::exit_status::world_failed;
    } catch (const std::bad_alloc&) {
        std::cerr << "site-gen: out of memory\n";
        return sitegen::exit_status::world_failed;
    } catch (const std::exception& bug) {
        std::cerr << "site-gen: this is a bug of site-gen, please report it: " << bug.what() << '\n';
        return sitegen::exit_status::bug;
    }
}
