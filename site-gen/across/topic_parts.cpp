#include "across/topic_parts.hpp"

#include <algorithm>

namespace sitegen {

const TopicForm* find_topic(const AcrossGroup& group, const std::string& id) { return group.standard->overview.find_topic(id); }

std::size_t index_of(const AcrossGroup& group, const TopicForm& topic) {
    return static_cast<std::size_t>(&topic - group.standard->overview.topics.data());
}

const TopicSummary* topic_in(const AcrossEntry& entry, std::size_t index) {
    return index < entry.document->topics.size() ? &entry.document->topics[index] : nullptr;
}

bool is_in_other_topic(const AcrossGroup& group, const AcrossEntry& entry, std::size_t index) {
    return group.is_counted_elsewhere(entry, [index](const DocumentSummary& document) {
        return figure_in_topic(document, index, [](const TopicSummary& /*any*/) { return SummaryFigure(); });
    });
}

bool is_added(const AcrossGroup& group, const AcrossEntry& entry, std::size_t index, AcrossSum& sum) {
    const TopicSummary* topic = topic_in(entry, index);
    if (is_in_other_topic(group, entry, index)) {
        ++sum.contained_count;
        return false;
    }
    if (topic == nullptr) return false;
    if (topic->is_left_out) {
        ++sum.without_count;
        return false;
    }
    if (entry.container != nullptr) sum.parts.push_back(entry.department);
    ++sum.document_count;
    return true;
}

bool has_topic(const AcrossGroup& group, const TopicForm& topic) {
    const std::size_t index = index_of(group, topic);
    return std::any_of(group.entries.begin(), group.entries.end(), [index](const AcrossEntry& entry) {
        const TopicSummary* found = topic_in(entry, index);
        return found != nullptr && !found->is_left_out;
    });
}

SummaryFigure figure_of(const TopicRow& row) { return {row.state, row.amount}; }

SummaryFigure sum_of_rows(const TopicSummary& topic) {
    SummaryFigure sum;
    for (std::size_t i = 0; i < topic.rows.size(); ++i) {
        const TopicRow row = topic.rows[i];
        if (row.state != CellState::amount) continue;
        sum = {CellState::amount, sum.state == CellState::amount ? sum.amount + row.amount : row.amount};
    }
    return sum;
}

std::string name_of_code(const AcrossGroup& group, const TopicForm& topic, const std::string& code) {
    const auto classification = group.standard->classifications.find(topic.classification);
    const Code* found = classification == group.standard->classifications.end() ? nullptr : classification->second.find(code);
    return found == nullptr ? std::string() : found->name;
}

std::string code_with_name(const AcrossGroup& group, const TopicForm& topic, const std::string& code) {
    const std::string name = name_of_code(group, topic, code);
    return name.empty() ? code : code + " " + name;
}

OverviewCell code_cell(const AcrossGroup& group, const TopicForm& topic, const std::string& code, std::string path) {
    OverviewCell cell = text_cell(name_of_code(group, topic, code), std::move(path));
    cell.code = code;
    cell.ids = {code};
    return cell;
}

OverviewColumn code_column(std::string title) {
    OverviewColumn column = named_column("code", "row_name", std::move(title));
    column.has_codes = true;
    return column;
}

}  // namespace sitegen
