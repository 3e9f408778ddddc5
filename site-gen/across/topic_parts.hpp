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

// value: SummaryFigure of the document's part of the topic. It is left out if the document does without the topic's tables.
template <typename Value>
[[nodiscard]] SummaryFigure figure_in_topic(const DocumentSummary& document, std::size_t index, const Value& value) {
    SummaryFigure figure;
    if (index >= document.topics.size()) return figure;
    if (!document.topics[index].is_left_out) return value(document.topics[index]);
    figure.is_left_out = true;
    return figure;
}

// The sum of such a value over a group. Throws AmountOverflow.
template <typename Value>
[[nodiscard]] AcrossSum sum_in_topic(const AcrossGroup& group, std::size_t index, const Value& value) {
    return Across::sum(group, [&](const DocumentSummary& document) { return figure_in_topic(document, index, value); });
}

// Whether the document's part of the topic is in that of a document that contains it.
[[nodiscard]] bool is_in_other_topic(const AcrossGroup& group, const AcrossEntry& entry, std::size_t index);

// Whether the document's part is added up with others. Counts in the sum why it is or is not.
[[nodiscard]] bool is_added(const AcrossGroup& group, const AcrossEntry& entry, std::size_t index, AcrossSum& sum);

// Whether any document of the group has a table of the topic. A stage may have none.
[[nodiscard]] bool has_topic(const AcrossGroup& group, const TopicForm& topic);

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
