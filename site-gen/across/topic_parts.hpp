// What the pages of topics share: topics and their codes.
#pragma once

#include <string>

#include "across/overview_parts.hpp"

namespace sitegen {

// The topic as the group's standard declares it; nothing if it does not.
[[nodiscard]] const TopicForm* find_topic(const AcrossGroup& group, const std::string& id);

// Its place in the group's standard, and so in each document's summary.
[[nodiscard]] std::size_t index_of(const AcrossGroup& group, const TopicForm& topic);

// A document's part of a topic. Nothing if the document was published without one.
[[nodiscard]] const TopicSummary* topic_in(const AcrossEntry& entry, std::size_t index);

[[nodiscard]] SummaryFigure figure_of(const TopicRow& row);

// The sum of a document's amounts. Throws AmountOverflow.
[[nodiscard]] SummaryFigure sum_of_rows(const TopicSummary& topic);

// Empty if the group's classification does not have the code.
[[nodiscard]] std::string name_of_code(const AcrossGroup& group, const TopicForm& topic, const std::string& code);

// "201 General public services". Only the code if the group's classification does not have it.
[[nodiscard]] std::string code_with_name(const AcrossGroup& group, const TopicForm& topic, const std::string& code);

// The same, as a cell of a column of codes.
[[nodiscard]] OverviewCell code_cell(const AcrossGroup& group, const TopicForm& topic, const std::string& code, std::string path);
[[nodiscard]] OverviewColumn code_column(std::string title);

}  // namespace sitegen
