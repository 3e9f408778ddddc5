#include "template/open_sections.hpp"

#include <utility>

namespace sitegen {

void OpenSections::open(const ViewType* entered) {
    levels_.push_back(entered != nullptr ? Level{entered, levels_.size()} : levels_.back());
}

FoundName OpenSections::find(std::string_view path) const {
    FoundName found;
    TemplateName& name = found.name;
    std::size_t dot = path.find('.');
    for (auto level = levels_.rbegin(); level != levels_.rend() && name.field == nullptr; ++level) {
        found.searched.push_back(level->type);
        name.field = level->type->find(path.substr(0, dot));
        name.depth = level->depth;
    }
    while (name.field != nullptr && dot != std::string_view::npos) {
        path.remove_prefix(dot + 1);
        if (name.field->kind == FieldKind::words) {
            found.rest = path;
            return found;
        }
        // Only an object has fields. The items of a list have them only within its section.
        dot = path.find('.');
        found.searched.clear();
        const Field* owner = std::exchange(name.field, nullptr);
        if (owner->kind != FieldKind::object) break;
        name.objects.push_back(owner);
        found.searched.push_back(owner->type);
        name.field = owner->type->find(path.substr(0, dot));
    }
    found.rest = path.substr(0, dot);
    return found;
}

}  // namespace sitegen
