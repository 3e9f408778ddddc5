// Work shared out between as many threads as the machine has cores, or fewer where the system has none to give.
#pragma once

#include <cstddef>
#include <functional>

namespace sitegen {

// Calls work(i) once for each i below count, each on some thread. after: called on the calling thread after each of its own.
// Rethrows the first exception, after all threads have stopped; Interrupted where the process is asked to end.
void for_each_in_parallel(std::size_t count, const std::function<void(std::size_t)>& work,
                          const std::function<void(std::size_t)>& after = {});

}  // namespace sitegen
