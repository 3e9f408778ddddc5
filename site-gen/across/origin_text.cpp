#include "across/origin_text.hpp"

#include <array>

namespace sitegen {

std::string names_before(const Origin& origin, const FindHistory& find, std::string_view separator) {
    std::string names;
    for (const std::string& slug : origin.from) {
        const std::optional<NamedHistory> from = find(slug);
        if (!names.empty()) names += separator;
        names += from ? from->name_in(origin.year.before()) : slug;
    }
    return names;
}

std::string origin_event(const Origin& origin, const NamedHistory& own, const FindHistory& find, const Words& words) {
    static constexpr std::array names = {"origin-founded", "origin-renamed", "origin-merged", "origin-split"};
    std::string from = names_before(origin, find, words.at("list-separator"));
    if (from.empty() && origin.kind == Origin::Kind::renamed) from = own.name_in(origin.year.before());
    return words.phrase(names[static_cast<std::size_t>(origin.kind)], {{"from", std::move(from)}});
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
