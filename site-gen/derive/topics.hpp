// What the pages of topics and of codes look up alike.
#pragma once

#include <string>

#include "derive/across.hpp"

namespace sitegen {

// Of the group's standard; nothing where it has no such topic.
[[nodiscard]] const TopicForm* find_topic(const AcrossGroup& group, const std::string& id);
// Its place among the topics of the standard.
[[nodiscard]] std::size_t index_of(const AcrossGroup& group, const TopicForm& topic);
// What a document has of a topic; nothing where it was published without.
[[nodiscard]] const TopicSummary* topic_in(const AcrossEntry& entry, std::size_t index);
[[nodiscard]] SummaryFigure figure_of(const TopicRow& row);
// The code itself where the classification does not have it.
[[nodiscard]] std::string name_of_code(const AcrossGroup& group, const TopicForm& topic, const std::string& code);
[[nodiscard]] std::string code_with_name(const std::string& code, const std::string& name);

}  // namespace sitegen
