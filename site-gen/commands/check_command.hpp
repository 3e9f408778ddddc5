// site-gen check: what people type and read.
#pragma once

#include "build/check_content.hpp"
#include "commands/message_language.hpp"

namespace sitegen {

// Prints the report to standard output; its text, but no other format, in that language. Returns the exit status: 0; 1 if a finding
// is an error; 2 if there is no such department or year. Throws Failure.
[[nodiscard]] int run_check(const CheckOptions& options, const MessageLanguage& language);

}  // namespace sitegen
