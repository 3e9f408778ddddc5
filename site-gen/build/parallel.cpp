#include "build/parallel.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <new>
#include <system_error>
#include <thread>
#include <vector>

#include "publish/interruption.hpp"

namespace sitegen {

namespace {

// The memory that a thread takes at its start: its stack, and what the allocator reserves for it. If jemalloc cannot get the
// latter, it ends the process by a signal. So a thread is only started if there is enough memory.
constexpr std::size_t room_of_thread = std::size_t{32} << 20U;

// For how many threads there is enough memory, up to count.
std::size_t count_with_room(std::size_t count) {
    for (; count > 0; --count) {
        const std::size_t room = count * room_of_thread;
        void* const reserved = ::mmap(nullptr, room, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (reserved == MAP_FAILED) continue;
        ::munmap(reserved, room);
        break;
    }
    return count;
}

// Uses fewer threads if the system has no more threads or memory. The calling thread alone can do all of the work.
template <typename Run>
std::vector<std::jthread> start_helpers(std::size_t count, const Run& run) {
    std::vector<std::jthread> helpers;
    helpers.reserve(count);
    try {
        while (helpers.size() < count) helpers.emplace_back(run, false);
    } catch (const std::system_error&) {  // NOLINT(bugprone-empty-catch)
    } catch (const std::bad_alloc&) {     // NOLINT(bugprone-empty-catch)
    }
    return helpers;
}

}  // namespace

void for_each_in_parallel(std::size_t count, const std::function<void(std::size_t)>& work,
                          const std::function<void(std::size_t)>& after) {
    std::atomic<std::size_t> next = 0;
    std::exception_ptr failure;
    std::mutex failure_mutex;
    const auto run = [&](bool is_caller) {
        try {
            for (std::size_t i = next++; i < count; i = next++) {
                require_uninterrupted();
                work(i);
                if (is_caller && after) after(i);
            }
        } catch (...) {
            const std::lock_guard lock(failure_mutex);
            if (!failure) failure = std::current_exception();
            next = count;
        }
    };
    const std::size_t most = std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), count);
    {
        const std::vector<std::jthread> helpers = start_helpers(count_with_room(most == 0 ? 0 : most - 1), run);
        run(true);
    }
    if (failure) std::rethrow_exception(failure);
}

}  // namespace sitegen
