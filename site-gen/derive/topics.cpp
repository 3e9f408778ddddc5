#include "derive/topics.hpp"

namespace sitegen {

const TopicForm* find_topic(const AcrossGroup& group, const std::string& id) { return group.standard->overview.find_topic(id); }

std::size_t index_of(const AcrossGroup& group, const TopicForm& topic) {
    return static_cast<std::size_t>(&topic - group.standard->overview.topics.data());
}

// What a document has of a topic; nothing where it was published without.
const TopicSummary* topic_in(const AcrossEntry& entry, std::size_t index) {
    return index < entry.document->topics.size() ? &entry.document->topics[index] : nullptr;
}

SummaryFigure figure_of(const TopicRow& row) { return {row.state, row.amount}; }

std::string name_of_code(const AcrossGroup& group, const TopicForm& topic, const std::string& code) {
    const auto classification = group.standard->classifications.find(topic.classification);
    if (classification == group.standard->classifications.end()) return code;
    const Code* found = classification->second.find(code);
    return found == nullptr ? code : found->name;
}

std::string code_with_name(const std::string& code, const std::string& name) {
    return name == code || name.empty() ? code : code + " " + name;
}

}  // namespace sitegen
