#include "derive/topic_parts.hpp"

namespace sitegen {

const TopicForm* find_topic(const AcrossGroup& group, const std::string& id) { return group.standard->overview.find_topic(id); }

std::size_t index_of(const AcrossGroup& group, const TopicForm& topic) {
    return static_cast<std::size_t>(&topic - group.standard->overview.topics.data());
}

const TopicSummary* topic_in(const AcrossEntry& entry, std::size_t index) {
    return index < entry.document->topics.size() ? &entry.document->topics[index] : nullptr;
}

SummaryFigure figure_of(const TopicRow& row) { return {row.state, row.amount}; }

std::string code_with_name(const AcrossGroup& group, const TopicForm& topic, const std::string& code) {
    const auto classification = group.standard->classifications.find(topic.classification);
    const Code* found = classification == group.standard->classifications.end() ? nullptr : classification->second.find(code);
    return found == nullptr || found->name.empty() || found->name == code ? code : code + " " + found->name;
}

}  // namespace sitegen
