// The command line.
#pragma once

namespace sitegen {

// Runs the command that the arguments name and returns the exit status: 0 done, 1 the content has errors, 2 the command line is
// wrong. Throws Failure if the system fails.
int run_command_line(int argument_count, char** arguments);

}  // namespace sitegen
