// How much a command says.
#pragma once

namespace sitegen {

enum class Verbosity { quiet, normal, verbose };

}  // namespace sitegen
