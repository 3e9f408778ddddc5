#include "across/topic_whole.hpp"

#include <algorithm>

#include "across/topic_parts.hpp"
#include "model/amount_text.hpp"
#include "text/number_format.hpp"

namespace sitegen {

namespace {

// In the document's unit.
struct DocumentParts {
    Amount sum;
    std::size_t count = 0;  // parts that are amounts
    int decimals = 0;       // of the most exactly printed amount
    bool is_known = true;   // no part is withheld or missing
};

DocumentParts parts_of(const TopicSummary& topic, const std::function<bool(const TopicRow&)>& is_part) {
    DocumentParts parts;
    for (std::size_t i = 0; i < topic.rows.size(); ++i) {
        const TopicRow row = topic.rows[i];
        if (row.state == CellState::blank || !is_part(row)) continue;
        parts.is_known = parts.is_known && row.state == CellState::amount;
        if (row.state != CellState::amount) continue;
        parts.sum = parts.count == 0 ? row.amount : parts.sum + row.amount;
        parts.decimals = std::max(parts.decimals, row.amount.decimals());
        ++parts.count;
    }
    return parts;
}

// That many halves of the last place.
Amount half_units(std::size_t count, int decimals) {
    return {static_cast<std::int64_t>(count) * 5, std::min(decimals + 1, Amount::most_exact_decimals)};
}

}  // namespace

std::optional<std::string> whole_verdict(const AcrossGroup& group, std::size_t topic,
                                         const std::function<bool(const TopicRow&)>& is_part, const Words& words) {
    Amount sum;
    Amount whole;
    Amount tolerance;
    std::size_t count = 0;
    for (const AcrossEntry& entry : group.entries) {
        const TopicSummary* summary = topic_in(entry, topic);
        if (summary == nullptr || is_in_other_topic(group, entry, topic) || summary->total.state != CellState::amount) continue;
        const DocumentParts parts = parts_of(*summary, is_part);
        if (!parts.is_known || parts.count == 0) continue;
        const Amount& printed = summary->total.amount;
        const Amount slack = half_units(parts.count + 1, std::max(parts.decimals, printed.decimals()));
        sum = sum + group.in_unit(parts.sum, *entry.document);
        whole = whole + group.in_unit(printed, *entry.document);
        tolerance = tolerance + group.in_unit(slack, *entry.document);
        ++count;
    }
    if (count == 0) return std::nullopt;
    const Amount difference = (sum - whole).absolute();
    const auto say = [&](std::string_view name) {
        const NumberFormat& format = words.number_format();
        const auto placed = [&](const Amount& amount) { return place_unit(format_amount(amount, format), group.unit, format); };
        return words.phrase(name, {{"count", std::to_string(count)},
                                   {"parts", placed(sum).number},
                                   {"whole", placed(whole).number},
                                   {"difference", placed(difference).number},
                                   {"unit", placed(whole).unit}});
    };
    if (difference.is_zero()) return say("whole-agrees");
    return say(difference <= tolerance ? "whole-within-rounding" : "whole-differs");
}

}  // namespace sitegen
