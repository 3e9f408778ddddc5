// What happened to a department, in words: how it began, and what became of it or of a part of it.
#pragma once

#include <string>

#include "model/fiscal_year.hpp"
#include "model/history.hpp"
#include "text/words.hpp"

namespace sitegen {

// "renamed from Works and Parks". from: the names that those departments had in the year before, or its own former name.
[[nodiscard]] std::string origin_event(Origin::Kind kind, const std::string& from, const Words& words);

// "Parks split off": what the other department's origin is for one that it continues. name: of the other one.
[[nodiscard]] std::string successor_event(Origin::Kind kind, const std::string& name, const Words& words);

// "2024: Parks split off"
[[nodiscard]] std::string event_in_year(const FiscalYear& year, const std::string& event, const Words& words);

// "Figures from 2024 on cannot be compared with those before: Parks split off.", with the reason that content gives.
[[nodiscard]] std::string task_change_text(const TaskChange& change, const Words& words);

}  // namespace sitegen
