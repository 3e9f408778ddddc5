// The standard of a comparison's documents.
#pragma once

#include <filesystem>

#include "plan.hpp"

namespace peers {

// folder: standards/peers. sources: a document's, whose names the donut of the first table's items shows.
void write_standard(const std::filesystem::path& folder, const Plan& plan, const Json& sources);

}  // namespace peers
