// Work divided among as many threads as the machine has cores, or fewer if the system provides fewer.
#pragma once

#include <cstddef>
#include <functional>

namespace sitegen {

// Calls work(i) once for each i below count, on any thread. The calling thread also calls after() after each of its own calls.
// Rethrows the first exception after all threads have stopped; Interrupted if the process is asked to end.
void for_each_in_parallel(std::size_t count, const std::function<void(std::size_t)>& work,
                          const std::function<void(std::size_t)>& after = {});

}  // namespace sitegen
