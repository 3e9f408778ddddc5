// What happened to a department, in words: how it began, and what became of it or of a part of it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "model/fiscal_year.hpp"
#include "model/history.hpp"
#include "text/words.hpp"

namespace sitegen {

// A department's name and its past. Refers to both.
struct NamedHistory {
    const std::string& name;
    const DepartmentHistory& history;

    [[nodiscard]] std::string name_in(const FiscalYear& year) const { return history.name_in(year, name); }
};

// The department with that folder. Nothing if there is none.
using FindHistory = std::function<std::optional<NamedHistory>(std::string_view slug)>;

// The names that the departments of an origin had in the year before, or their folders.
[[nodiscard]] std::string names_before(const Origin& origin, const FindHistory& find, std::string_view separator);

// "renamed from Works and Parks". own: of the department whose origin it is, which may have its former name from there.
[[nodiscard]] std::string origin_event(const Origin& origin, const NamedHistory& own, const FindHistory& find, const Words& words);

// "Parks split off": what the other department's origin is for one that it continues. name: of the other one.
[[nodiscard]] std::string successor_event(Origin::Kind kind, const std::string& name, const Words& words);

// "2024: Parks split off"
[[nodiscard]] std::string event_in_year(const FiscalYear& year, const std::string& event, const Words& words);

// "Figures from 2024 on cannot be compared with those before: Parks split off.", with the reason that content gives.
[[nodiscard]] std::string task_change_text(const TaskChange& change, const Words& words);

}  // namespace sitegen
