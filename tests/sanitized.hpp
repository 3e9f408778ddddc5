// Whether what is tested runs with sanitizers, which take several times as long: what a test repeats is then repeated less.
#pragma once

#if defined(SITE_GEN_IS_SANITIZED)
inline constexpr bool is_sanitized = true;
#else
inline constexpr bool is_sanitized = false;
#endif
