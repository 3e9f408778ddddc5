// Whether the tests and the program run with sanitizers, which take several times as long: what a test repeats is then repeated
// less.
#pragma once

#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool is_sanitized = true;
#else
inline constexpr bool is_sanitized = false;
#endif
