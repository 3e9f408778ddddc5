// A failure of the system, such as a full disk or a folder without write permission. The message says what failed and why. main
// turns it into exit status 3. A fault of the content is a Finding, never a Failure.
#pragma once

#include <stdexcept>

namespace sitegen {

struct Failure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace sitegen
