// Exit status: 0 done, 1 the content has errors, 2 the command line is wrong, 3 the world failed, 4 a bug of this program.

#include <csignal>
#include <exception>
#include <filesystem>
#include <iostream>
#include <new>

#include "commands/command_line.hpp"
#include "model/failure.hpp"

int main(int argument_count, char** arguments) {
    std::signal(SIGXFSZ, SIG_IGN);  // a file-size limit is an error of writing, reported as such
    try {
        return sitegen::run_command_line(argument_count, arguments);
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
