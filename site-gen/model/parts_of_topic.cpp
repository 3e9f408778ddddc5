#include "model/parts_of_topic.hpp"

namespace sitegen {

namespace {

const Classification* classification_of(const TopicForm& form, const Standard& standard) {
    const auto found = standard.classifications.find(form.classification);
    return form.kind == TopicForm::Kind::codes && found != standard.classifications.end() ? &found->second : nullptr;
}

// A code that the classification does not have is named by itself.
std::string title_of(const TopicForm& form, const Classification* codes, const TopicRow& row) {
    const std::string id(row.id);
    if (const TopicItemForm* item = form.find_item(id)) return item->title;
    const Code* code = codes == nullptr ? nullptr : codes->find(id);
    if (code != nullptr) return code->name;
    return row.name.empty() ? id : std::string(row.name);
}

}  // namespace

std::vector<TopicPart> parts_of_topic(const TopicForm& form, const Standard& standard, const TopicSummary& topic) {
    const Classification* codes = classification_of(form, standard);
    std::vector<TopicPart> parts;
    for (std::size_t i = 0; i < topic.rows.size(); ++i) {
        const TopicRow row = topic.rows[i];
        if (row.state != CellState::amount || (codes != nullptr && codes->level_of(row.id) != 1)) continue;
        parts.push_back({std::string(row.id), title_of(form, codes, row), row.amount});
    }
    return parts;
}

}  // namespace sitegen
