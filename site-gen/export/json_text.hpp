// Writes the JSON files of a site as text, with one space of indentation for each level and a line feed at the end.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace sitegen {

inline constexpr int json_indentation = 1;

[[nodiscard]] inline std::string json_text(const nlohmann::ordered_json& json) { return json.dump(json_indentation) + "\n"; }

}  // namespace sitegen
