#include "disk/run_program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

#include "disk/file.hpp"

extern char** environ;

namespace sitegen {

namespace {

struct Pipe {
    FileDescriptor read_end;
    FileDescriptor write_end;
};

Pipe make_pipe(const std::string& program) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw system_failure("cannot run", program);
    return {FileDescriptor(ends[0]), FileDescriptor(ends[1])};
}

// Takes what both pipes hold until both are closed. Returns false if there is more than the limit.
bool drain(const Pipe& out, const Pipe& err, ProgramOutput& result, std::size_t most_bytes) {
    std::array<pollfd, 2> waiting{pollfd{out.read_end.get(), POLLIN, 0}, pollfd{err.read_end.get(), POLLIN, 0}};
    std::array<std::string*, 2> texts{&result.output, &result.errors};
    std::array<char, 65536> buffer{};
    while (waiting[0].fd >= 0 || waiting[1].fd >= 0) {
        if (::poll(waiting.data(), waiting.size(), -1) < 0) {
            if (errno == EINTR) continue;
            throw system_failure("cannot read from", "a program");
        }
        for (std::size_t i = 0; i < waiting.size(); ++i) {
            if (waiting[i].fd < 0 || waiting[i].revents == 0) continue;
            const ssize_t count = ::read(waiting[i].fd, buffer.data(), buffer.size());
            if (count > 0) texts[i]->append(buffer.data(), static_cast<std::size_t>(count));
            if (count == 0) waiting[i].fd = -1;
            if (count < 0 && errno != EINTR) throw system_failure("cannot read from", "a program");
            if (result.output.size() + result.errors.size() > most_bytes) return false;
        }
    }
    return true;
}

}  // namespace

std::optional<ProgramOutput> run_program(const std::vector<std::string>& arguments, std::size_t most_bytes) {
    std::vector<char*> pointers;
    for (const std::string& argument : arguments) pointers.push_back(const_cast<char*>(argument.c_str()));
    pointers.push_back(nullptr);
    Pipe out = make_pipe(arguments.front());
    Pipe err = make_pipe(arguments.front());
    posix_spawn_file_actions_t actions{};
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions, out.write_end.get(), STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions, err.write_end.get(), STDERR_FILENO);
    pid_t child = 0;
    const int error = ::posix_spawnp(&child, arguments.front().c_str(), &actions, nullptr, pointers.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (error == ENOENT) return std::nullopt;
    if (error != 0) {
        errno = error;
        throw system_failure("cannot run", arguments.front());
    }
    // Only the program holds these ends now, so that its end is seen.
    out.write_end = FileDescriptor();
    err.write_end = FileDescriptor();
    ProgramOutput result;
    const bool is_whole = drain(out, err, result, most_bytes);
    if (!is_whole) ::kill(child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    result.exit_status = is_whole && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    // What glibc's spawn reports for a program that is not there, where it notices only in the child.
    constexpr int not_found = 127;
    if (result.exit_status == not_found && result.output.empty()) return std::nullopt;
    return result;
}

}  // namespace sitegen
