// Runs another program and takes what it prints.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace sitegen {

struct ProgramOutput {
    int exit_status = 0;  // -1 if a signal ended it
    std::string output;   // of its standard output
    std::string errors;   // of its standard error
};

// arguments: the program's name, which is looked for on the path, and its arguments. No shell reads them, and its standard input is
// empty. Nothing if there is no such program. Output beyond the limit ends the program. Throws Failure if the system fails.
[[nodiscard]] std::optional<ProgramOutput> run_program(const std::vector<std::string>& arguments, std::size_t most_bytes);

}  // namespace sitegen
