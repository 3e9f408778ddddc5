#include "across/origin_text.hpp"

#include <array>

namespace sitegen {

std::string origin_event(Origin::Kind kind, const std::string& from, const Words& words) {
    static constexpr std::array names = {"origin-founded", "origin-renamed", "origin-merged", "origin-split"};
    return words.phrase(names[static_cast<std::size_t>(kind)], {{"from", from}});
}

std::string successor_event(Origin::Kind kind, const std::string& name, const Words& words) {
    const bool is_part = kind == Origin::Kind::split;
    return words.phrase(is_part ? "origin-split-off" : "origin-went-into", {{"name", name}});
}

std::string event_in_year(const FiscalYear& year, const std::string& event, const Words& words) {
    return words.phrase("event-in-year", {{"year", year.text()}, {"event", event}});
}

std::string task_change_text(const TaskChange& change, const Words& words) {
    const std::string text = words.phrase("tasks-changed", {{"year", change.year.text()}, {"event", change.event}});
    return change.reason.empty() ? text : words.phrase("tasks-changed-reason", {{"text", text}, {"reason", change.reason}});
}

}  // namespace sitegen
