// The exit statuses of all commands.
#pragma once

namespace sitegen::exit_status {

inline constexpr int done = 0;
inline constexpr int content_errors = 1;
inline constexpr int wrong_command_line = 2;
inline constexpr int world_failed = 3;
inline constexpr int bug = 4;

}  // namespace sitegen::exit_status
