// The part of a standard for the pages across departments and years.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/answer.hpp"
#include "model/expression.hpp"
#include "model/place.hpp"

namespace sitegen {

// A value with its title, such as one source of funds.
struct TopicItemForm {
    std::string id;
    std::string title;
    Expression value;
};

// A topic that all departments have and that gets its own pages: functions of government, projects, sources of funds.
struct TopicForm {
    enum class Kind : std::uint8_t {
        codes,  // rows of one classification: a page for each code
        rows,   // rows that each document names itself: a list by size
        items,  // a few values: a column for each
    };
    std::string id;  // its address: topics/<id>/
    std::string title;
    std::string description;  // a sentence below the title; may be empty
    Kind kind = Kind::items;
    std::optional<CellReference> rows;  // of codes and rows, with the column of the amounts
    std::string classification;         // of codes: its id
    std::vector<TopicItemForm> items;   // of items
    std::optional<Expression> total;    // the printed whole of all rows or items
    Place place;

    [[nodiscard]] const TopicItemForm* find_item(std::string_view item_id) const {
        for (const TopicItemForm& item : items) {
            if (item.id == item_id) return &item;
        }
        return nullptr;
    }
};

struct OverviewDeclaration {
    std::string size;                  // the figure by which departments are sorted and added up; empty: none
    std::vector<std::string> figures;  // the figures of amounts shown over the years; the size's figure comes first if there is one
    std::vector<TopicForm> topics;
    std::vector<AnswerForm> answers;  // about the sums of a year and stage

    [[nodiscard]] const TopicForm* find_topic(std::string_view topic_id) const {
        for (const TopicForm& topic : topics) {
            if (topic.id == topic_id) return &topic;
        }
        return nullptr;
    }
};

}  // namespace sitegen
