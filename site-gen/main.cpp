// Exit status: 0 done, 1 the content has errors, 2 the command line is wrong, 3 the world failed, 4 a bug of this program.

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <filesystem>
#include <iostream>
#include <new>
#include <string>

#include "commands/command_line.hpp"
#include "model/failure.hpp"

namespace {

// What was printed may still wait to be written. A report that is cut off must not look like one without findings.
void finish_output() {
    const bool is_printed = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
    if (std::cout.flush() && is_printed) return;
    throw sitegen::Failure(std::string("standard output cannot be written: ") + std::strerror(errno));
}

}  // namespace

int main(int argument_count, char** arguments) {
    std::signal(SIGXFSZ, SIG_IGN);  // a file-size limit is an error of writing, reported as such
    try {
        const int status = sitegen::run_command_line(argument_count, arguments);
        finish_output();
        return status;
    } catch (const sitegen::Failure& failure) {
        std::cerr << "site-gen: " << failure.what() << '\n';
        return 3;
    } catch (const std::filesystem::filesystem_error& failure) {
        std::cerr << "site-gen: " << failure.what() << '\n';
        return 3;
    } catch (const std::bad_alloc&) {
        std::cerr << "site-gen: out of memory\n";
        return 3;
    } catch (const std::exception& bug) {
        std::cerr << "site-gen: this is a bug of site-gen, please report it: " << bug.what() << '\n';
        return 4;
    }
}
